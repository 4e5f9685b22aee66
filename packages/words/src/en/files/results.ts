/** What is said about the results of an audit. */
export const results = {
  rankingOfNoChoice: 'Row {{row}}: “{{choice}}” is no choice of this contest.',
  rankingChoicesAdvice:
    'Write choices as they stand here. A semicolon goes between ranks, and “ = ” between choices at one rank. Write BLANK where nothing is marked.',
  rankingWordMisplaced: 'Row {{row}}: {{word}} is no ranking, or stands beside other marks.',
  rankingWordMisplacedAdvice:
    'Give BLANK and CONTEST_NOT_ON_BALLOT a row of their own. Leave out ballots that were not found: nobody saw what is marked on them.',
  rowWasNotFoundSays: 'Row {{row}}: {{ballot}} was not found, says one row, and another says what people saw on it.',
  keepTheRowWithNot: 'Keep the row with NOT_FOUND, or those with what people saw.',
} as const;
