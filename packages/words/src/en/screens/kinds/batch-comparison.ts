/** What a batch comparison audit is called, and what it asks of people. */
export const batchComparison = {
  name: 'Batch comparison',
  says: 'People count whole batches drawn at random and compare with the machine’s totals of the same batches. Needs a manifest and totals by batch.',
};
