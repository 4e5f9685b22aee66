import type { Refusal } from '@plumbline/statistics';
import type { Stratum } from './stratum.ts';

/** Why a contest cannot be sampled or measured. `contest` is empty where the whole audit cannot. */
export type SampleRefusal = { readonly contest: string } & (
  | { readonly code: 'no-seed' | 'no-settings' }
  /** Nobody said how many to draw in each round, and no size can be proposed. */
  | { readonly code: 'no-size-proposed' }
  /** No number of draws would do; `population` ballots or batches are to be counted. */
  | { readonly code: 'no-size'; readonly population: number }
  | {
      readonly code: 'size-above-population';
      readonly asked: number;
      readonly population: number;
      /** Where it is one stratum that has too few. */
      readonly stratum?: Stratum;
    }
  /** Cards with and without cast vote records are drawn apart, and nobody said how many of each. */
  | { readonly code: 'strata-missing' }
  /** A method of the statistics declined. */
  | { readonly code: 'method-declined'; readonly why: Refusal }
);
