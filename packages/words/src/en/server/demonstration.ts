/** The names of the audits that wait to be played by hand. */
export const demonstration = {
  polling: 'Practice: ballot polling',
  batches: 'Practice: batch comparison',
  roundUnderWay: 'Practice: a round under way',
  secondAudit: 'Practice: second audit of the election',
  ballotRooms: 'Practice: the ballots of two counties',
  hybrid: 'Practice: a hybrid audit fed from its ballot room',
} as const;
