/** What is said about a list of participating jurisdictions. */
export const participants = {
  notEmail: 'Row {{row}}: “{{found}}” is not an e-mail address.',
  notEmailAdvice: 'Write one address in the cell. A second manager of the same jurisdiction goes on a row of its own.',
  sources: {
    'election-night-report': 'Election-night report',
    'poll-book': 'Poll book',
    'voter-history': 'Voter history',
  },
  aNumber: 'a number',
  unknownSource: 'Row {{row}}: “{{found}}” is no source of an expected number.',
  unknownSourceAdvice: 'Write “Election-night report”, “Poll book” or “Voter history”, or leave the cell empty.',
  sourceOfNothing: 'Row {{row}} says where a number comes from, and the number is missing.',
  sourceOfNothingAdvice: 'Fill in the expected number of ballots, or leave its source empty.',
  spelledTwice: 'Rows {{first}} and {{row}} spell a jurisdiction in two ways: “{{firstName}}” and “{{name}}”.',
  spelledTwiceAdvice: 'They are taken as two jurisdictions. If they are one, spell it the same way everywhere.',
  nameTooLongAdvice: 'Write the name of the jurisdiction, and nothing else.',
  removed_one: 'This file no longer names a jurisdiction of the audit: {{names}}.',
  removed_other: 'This file no longer names {{count}} jurisdictions of the audit: {{names}}.',
  removedAdvice: 'Confirm to remove them with their files, or add them to the file and upload it again.',
} as const;
