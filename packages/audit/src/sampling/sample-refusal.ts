import type { Refusal } from '@plumbline/statistics';

/** Why a contest cannot be sampled or measured. `contest` is empty where the whole audit cannot. */
export type SampleRefusal = { readonly contest: string } & (
  | { readonly code: 'no-seed' | 'no-settings' }
  /** Nobody said how many to draw in each round, and no size can be proposed. */
  | { readonly code: 'no-size-proposed' }
  /** No number of draws would do; `population` ballots or batches are to be counted. */
  | { readonly code: 'no-size'; readonly population: number }
  | { readonly code: 'size-above-population'; readonly asked: number; readonly population: number }
  /** A method of the statistics declined. */
  | { readonly code: 'method-declined'; readonly why: Refusal }
);
