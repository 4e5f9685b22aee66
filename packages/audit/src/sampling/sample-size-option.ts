import type { JointChance } from '@plumbline/statistics';
import type { StratumSizes } from './stratum.ts';

/**
 * A size that may be asked for: additional draws, and the chance that every claim of the contest meets the limit at the end
 * of the round if the report is right.
 */
export type SampleSizeOption = {
  /** `asn`, `0.7`, `0.8`, `0.9`, `default` or `all-ballots`. */
  readonly key: string;
  readonly size: number;
  /** How it is divided, where cards with and without cast vote records are drawn apart. */
  readonly strata?: StratumSizes;
  /** Null where the method gives no chance. */
  readonly probability: number | null;
  /** How the chance is known; null where there is none. */
  readonly known: JointChance['known'] | 'published' | null;
  /** Where the size is a published one: the chance by the corrected method. */
  readonly corrected: { readonly probability: number; readonly known: JointChance['known'] } | null;
};
