/** What is said about the results of an audit. */
export const results = {
  rankingOfNoChoice: 'Row {{row}}: “{{choice}}” is no choice of this contest.',
  rankingChoicesAdvice:
    'Write choices as they stand here. A semicolon goes between ranks, and “ = ” between choices at one rank. Write BLANK where nothing is marked.',
  rowWasNotFoundSays: 'Row {{row}}: {{ballot}} was not found, says one row, and another says what people saw on it.',
  keepTheRowWithNot: 'Keep the row with NOT_FOUND, or those with what people saw.',
} as const;
