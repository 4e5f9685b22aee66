/** What is said about the results of an audit. */
export const results = {
  rowWasNotFoundSays: 'Row {{row}}: {{ballot}} was not found, says one row, and another says what people saw on it.',
  keepTheRowWithNot: 'Keep the row with NOT_FOUND, or those with what people saw.',
} as const;
