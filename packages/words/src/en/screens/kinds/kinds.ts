import { ballotComparison } from './ballot-comparison.ts';
import { ballotPolling } from './ballot-polling.ts';
import { batchComparison } from './batch-comparison.ts';
import { fullHandTally } from './full-hand-tally.ts';
import { hybrid } from './hybrid.ts';

/** The words of each type of audit. */
export const kinds = {
  'ballot-polling': ballotPolling,
  'batch-comparison': batchComparison,
  'ballot-comparison': ballotComparison,
  'full-hand-tally': fullHandTally,
  hybrid,
};
