/** What a hybrid audit is called, and what it asks of people. */
export const hybrid = {
  name: 'Hybrid',
  says: 'For places where some batches have cast vote records and others have none. Single ballots are drawn from both; those with a record are compared with it. Needs a manifest that tells the two apart, and the cast vote records.',
};
