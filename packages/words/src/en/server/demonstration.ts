/** The names of the audits that wait to be played by hand, and what somebody of a county wrote. */
export const demonstration = {
  polling: 'Practice: ballot polling',
  batches: 'Practice: batch comparison',
  roundUnderWay: 'Practice: a round under way',
  secondAudit: 'Practice: second audit of the election',
  ballotRooms: 'Practice: one county reconciled, another in progress',
  hybrid: 'Practice: a hybrid audit of a reconciled county',
  returnedBecause: 'The hand count cannot be read on the paper.',
} as const;
