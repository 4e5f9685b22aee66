/** What a ballot polling audit is called, and what it asks of people. */
export const ballotPolling = {
  name: 'Ballot polling',
  says: 'People look at single ballots drawn at random. Needs a ballot manifest from each jurisdiction, nothing from the machines.',
};
