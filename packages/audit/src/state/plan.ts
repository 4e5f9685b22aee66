import type { Contest, Jurisdiction } from '@plumbline/election';
import type { AuditMethod } from '../methods/audit-method.ts';
import type { RegisteredFile } from './audit-state.ts';
import type { AuditType } from './audit-type.ts';

/** What the administrator decides besides contests and files. */
export type Settings = {
  readonly electionName: string;
  /** Two-letter code of the state, such as `GA`. */
  readonly state: string;
  /** In percent: 5 means that a wrong outcome is confirmed with a chance of at most 5 %. */
  readonly riskLimitPercent: number;
  readonly dataEntry: DataEntry;
};

/** Online: audit boards enter each ballot. Offline: totals or tally sheets are entered. */
export type DataEntry = 'online' | 'offline';

/** Everything that is decided before the seed is known. It is committed to together with the files. */
export type Plan = {
  readonly name: string;
  readonly organization: string;
  readonly type: AuditType;
  readonly method: AuditMethod;
  /** Repeat the behaviour of published systems instead of the corrected methods. */
  readonly compatibility: boolean;
  readonly settings: Settings | null;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly contests: readonly Contest[];
  /** Jurisdictions of which the administrator recorded that they hold no ballots of this audit. */
  readonly withoutBallots: readonly string[];
  /**
   * The draws of each round, by targeted contest, where the method asks for sizes that are fixed before the seed. Absent
   * where nobody planned any.
   */
  readonly roundSizes?: RoundSizes;
};

/** How many draws each round adds, first round first, by contest. */
export type RoundSizes = Readonly<Record<string, readonly number[]>>;

/** An audit whose inputs are decided or being decided. */
export type Planned = { readonly plan: Plan; readonly files: readonly RegisteredFile[] };

/** The risk limit as a fraction. */
export function riskLimitOf(settings: Settings): number {
  return settings.riskLimitPercent / 100;
}
