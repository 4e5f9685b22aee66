import { handTallyOutcome, rankedHandTallyOutcome } from '@plumbline/statistics';
import type { CountMethod } from './method.ts';

/** Every card is counted by hand, and the count is the outcome. */
export const FULL_COUNT: CountMethod = {
  evidence: 'every-card',
  outcome: handTallyOutcome,
  rankedOutcome: rankedHandTallyOutcome,
};
