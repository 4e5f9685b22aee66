/** What a full hand tally is called, and what it asks of people. */
export const fullHandTally = {
  name: 'Full hand tally',
  says: 'People count every ballot of every batch by hand, and what they count is the outcome. Nothing is left to chance: no seed, no sample, no risk. Needs a ballot manifest from each jurisdiction.',
};
