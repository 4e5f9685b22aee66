/** How cards of a ranked contest are called by what is marked on them. */
export const rankings = {
  /** Between what is marked at one rank and at the next. */
  next: ' > ',
  /** Between choices at one rank. */
  same: ' = ',
  skipped: '(rank skipped)',
  invalidWriteIn: '(invalid write-in)',
  blank: 'Nothing marked',
  pile: '{{ranking}}: {{cards, number}}',
  without: 'Contest not on the ballot',
} as const;
