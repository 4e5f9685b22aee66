/** What is said about rows, columns and cells of a table, whatever it holds. */
export const tables = {
  sameKey: 'Rows {{first}} and {{row}} have the same {{columns}}: {{key}}.',
  sameKeyAdvice: 'Remove one of the two rows, or correct the name of one.',
  alikeKey:
    'Rows {{first}} and {{row}} differ only in spaces, capitals or marks that look alike in {{columns}}: {{firstKey}} and {{key}}.',
  alikeKeyAdvice: 'Check that they are two different things and not one entered twice.',
  column: '“{{name}}”',
  both: '{{first}} and {{second}}',
} as const;
