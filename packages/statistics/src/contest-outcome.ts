import type { HandTallyOutcome } from './hand-tally-outcome.ts';

/**
 * What an audit says of one contest.
 *
 *   nothing-to-confirm       there are no more choices than seats
 *   hand-tally-open          everything was counted by hand, but a tie, or cards that nobody saw, leave the winners open
 *   hand-tally-confirmed     everything was counted by hand, and the same choices won
 *   hand-tally-overturned    everything was counted by hand, and others won
 *   confirmed                the measured risk is within the limit, or what was drawn leaves no room for another outcome
 *   measured-not-confirmed   the measured risk is above the limit
 *   not-measured             nothing was seen that says anything about this contest: no risk, not a risk of 100 %
 */
export type ContestOutcome =
  | { readonly state: 'nothing-to-confirm' }
  | { readonly state: 'hand-tally-open' }
  | { readonly state: 'hand-tally-confirmed' }
  | { readonly state: 'hand-tally-overturned' }
  | { readonly state: 'confirmed'; readonly by: 'arithmetic' }
  | { readonly state: 'confirmed'; readonly by: 'statistics'; readonly pValue: number }
  | { readonly state: 'measured-not-confirmed'; readonly pValue: number }
  | { readonly state: 'not-measured' };

/** What a sample says of a contest: settled by arithmetic, a risk measured from so many units, or nothing at all. */
export type MeasuredContest =
  | { readonly by: 'arithmetic' }
  | { readonly by: 'sample'; readonly unitsMeasured: number; readonly pValue: number }
  | { readonly by: 'nothing' };

/**
 * The outcome of one contest: the first state that applies, in the order of `ContestOutcome`, arithmetic before “not
 * measured” and that before the risk.
 *
 * Risk and limit compare as doubles; whoever prints them rounds so that each stays on its side. `strict` asks for a risk
 * below the limit, not at it, as published comparison audits do.
 */
export function contestOutcome(contest: {
  /** Whether there are more choices than seats. */
  readonly contested: boolean;
  readonly handTally: HandTallyOutcome | undefined;
  readonly measured: MeasuredContest;
  readonly riskLimit: number;
  readonly strict?: boolean;
}): ContestOutcome {
  const { contested, handTally, measured, riskLimit, strict = false } = contest;
  if (!contested) return { state: 'nothing-to-confirm' };
  if (handTally?.complete) {
    if (!handTally.settled) return { state: 'hand-tally-open' };
    return { state: handTally.agrees ? 'hand-tally-confirmed' : 'hand-tally-overturned' };
  }
  if (measured.by === 'arithmetic') return { state: 'confirmed', by: 'arithmetic' };
  if (measured.by === 'nothing' || measured.unitsMeasured === 0) return { state: 'not-measured' };
  const { pValue } = measured;
  const isMet = strict ? pValue < riskLimit : pValue <= riskLimit;
  return isMet ? { state: 'confirmed', by: 'statistics', pValue } : { state: 'measured-not-confirmed', pValue };
}

/** A contest of an audit with its outcome. Targeted contests are those the audit must confirm. */
export type AuditedContest = {
  readonly name: string;
  readonly targeted: boolean;
  readonly outcome: Pick<ContestOutcome, 'state'>;
};

/**
 * What an audit says as a whole, of the contests it names and of no others.
 *
 *   an-outcome-was-overturned    `overturned`: a complete hand tally named other winners
 *   all-confirmed                every contest is confirmed, by a sample or a hand tally, or had nothing to confirm
 *   targets-confirmed            that is true of every targeted contest, and `others` are the rest
 *   not-all-targets-confirmed    `open`: targeted contests of which it is not true
 */
export type AuditOutcome =
  | { readonly state: 'an-outcome-was-overturned'; readonly overturned: readonly string[] }
  | { readonly state: 'all-confirmed' }
  | { readonly state: 'targets-confirmed'; readonly others: readonly string[] }
  | { readonly state: 'not-all-targets-confirmed'; readonly open: readonly string[] };

/** The outcome of an audit: the first state that applies, in the order of `AuditOutcome`. An audit has a target. */
export function auditOutcome(contests: readonly AuditedContest[]): AuditOutcome {
  const overturned = contests.filter(({ outcome }) => outcome.state === 'hand-tally-overturned');
  if (overturned.length > 0) return { state: 'an-outcome-was-overturned', overturned: namesOf(overturned) };
  const others = contests.filter(({ outcome }) => !isConfirmed(outcome));
  const open = others.filter((contest) => contest.targeted);
  if (open.length > 0 || contests.length === 0) return { state: 'not-all-targets-confirmed', open: namesOf(open) };
  return others.length === 0 ? { state: 'all-confirmed' } : { state: 'targets-confirmed', others: namesOf(others) };
}

/** Whether a contest needs no more work: confirmed by a sample or by hand, or nothing to confirm. */
export function isConfirmed({ state }: Pick<ContestOutcome, 'state'>): boolean {
  return state === 'confirmed' || state === 'hand-tally-confirmed' || state === 'nothing-to-confirm';
}

function namesOf(contests: readonly AuditedContest[]): readonly string[] {
  return contests.map((contest) => contest.name);
}
