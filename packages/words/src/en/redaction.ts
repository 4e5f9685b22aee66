/** What reports say in place of a text that people typed and that is not there any more. */
export const redaction = {
  redacted: 'Redacted on {{date}} at {{time}} UTC by {{by}}: {{reason}}',
  missing: 'The text is missing, and the log does not say that anybody redacted it',
} as const;
