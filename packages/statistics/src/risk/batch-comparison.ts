import type { ContestTally } from '../contest-tally.ts';
import type { ReportedBatches } from './macro-claims.ts';

/**
 * The contest and its batches as reported. `combined` lists batches (by place) that the committed plan makes one unit,
 * because they lie mixed or can only be counted together: groups made before the seed was known.
 *
 * `cardsUnlisted` is how many cards are known to have been cast and are in no batch, those not yet counted among them; 0
 * when absent. Published methods know no such number.
 */
export type BatchComparison = {
  readonly contest: ContestTally;
  readonly batches: ReportedBatches;
  readonly combined?: readonly (readonly number[])[];
  readonly cardsUnlisted?: number;
};

/**
 * What has been drawn and counted by hand.
 *
 *   draws               place of each draw's batch, as often as it was drawn for this contest
 *   audited             hand count of each counted batch in the order of the choices; that of a group of the plan stands at
 *                       any of its batches. `undefined` says that the counted batch does not contain the contest. Counts of
 *                       batches that were not drawn are extra results: they never touch the risk
 *   combinedAfterSeed   batches that were mixed once the seed, and so the draws, were known
 */
export type BatchSample = {
  readonly draws: readonly number[];
  readonly audited: ReadonlyMap<number, readonly number[] | undefined>;
  readonly combinedAfterSeed?: readonly CombinedAfterSeed[];
};

/**
 * Batches that were mixed after the seed and could only be counted together, whether any of them was drawn or not. Members
 * that could be told apart again (cards sorted back, bundles counted before mixing) have counts of their own and do not
 * belong here.
 */
export type CombinedAfterSeed = {
  /** The mixed batches by place, each in one group only. */
  readonly members: readonly number[];
  /** What was counted on all their cards together, in the order of the choices; `undefined` while it has not been. */
  readonly audited: readonly number[] | undefined;
  /** Cards that belong to no member, or to nobody knows which batch, are among them. */
  readonly holdsOtherCards?: boolean;
};

/** The reported votes of batches together, by choice; none where a batch does not contain the contest. */
export function reportedVotes({ contest, batches }: BatchComparison, members: readonly number[]): readonly number[] {
  if (members.length === 1) return batches[members[0]]?.votes ?? contest.choices.map(() => 0);
  return contest.choices.map((_, choice) =>
    members.reduce((total, place) => total + (batches[place]?.votes[choice] ?? 0), 0),
  );
}
