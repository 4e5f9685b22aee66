/** What is said about a ballot manifest. */
export const manifest = {
  rowIsNotACounting: 'Row {{row}}: “{{container}}” is not a counting group.',
  useOneOf: 'Use one of: {{countingGroups}}.',
  rowInCvrMustBe: 'Row {{row}}: “{{found}}” in “CVR” must be Y or N.',
  writeYWhereTheBatch: 'Write Y where the batch has cast vote records, N where it has none.',
  emptyBatches_one: 'A batch has 0 ballots: row {{rows}}.',
  removeThemOrConfirmThat: 'Remove them, or confirm that they are empty. An empty batch is kept and never sampled.',
  theManifestListsBallotsMore: 'The manifest lists {{ballots}} ballots, more than any jurisdiction has.',
  lookForANumberIn:
    'Look for a number in the column “Number of Ballots” that is something else, such as an identifier.',
  theManifestHasBallotsWere: 'The manifest has {{ballots}} ballots, {{expected}} were expected ({{difference}}).',
  findOutWhichOfThe: 'Find out which of the two is right before the sample is drawn.',
  emptyBatches_other: '{{count}} batches have 0 ballots: rows {{rows}}.',
} as const;
