/** What is said about a list of participating jurisdictions. */
export const participants = {
  notEmail: 'Row {{row}}: “{{found}}” is not an e-mail address.',
  notEmailAdvice: 'Write one address in the cell. A second manager of the same jurisdiction goes on a row of its own.',
  spelledTwice: 'Rows {{first}} and {{row}} spell a jurisdiction in two ways: “{{firstName}}” and “{{name}}”.',
  spelledTwiceAdvice: 'They are taken as two jurisdictions. If they are one, spell it the same way everywhere.',
} as const;
