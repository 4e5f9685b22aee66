/** What is said about a list of participating jurisdictions. */
export const participants = {
  notEmail: 'Row {{row}}: “{{found}}” is not an e-mail address.',
  notEmailAdvice: 'Write one address in the cell. A second manager of the same jurisdiction goes on a row of its own.',
  spelledTwice: 'Rows {{first}} and {{row}} spell a jurisdiction in two ways: “{{firstName}}” and “{{name}}”.',
  spelledTwiceAdvice: 'They are taken as two jurisdictions. If they are one, spell it the same way everywhere.',
  removed_one: 'This file no longer names a jurisdiction of the audit: {{names}}.',
  removed_other: 'This file no longer names {{count}} jurisdictions of the audit: {{names}}.',
  removedAdvice: 'Confirm to remove them with their files, or add them to the file and upload it again.',
} as const;
