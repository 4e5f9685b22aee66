/** What a ballot comparison audit is called, and what it asks of people. */
export const ballotComparison = {
  name: 'Ballot comparison',
  says: 'People look at single ballots drawn at random and compare each with what the machine recorded of it. Needs a manifest and the cast vote records.',
};
