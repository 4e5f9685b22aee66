import { type Answer, answer, refuse } from './answer.ts';
import { type ContestTally, reportedOutcome } from './contest-tally.ts';
import { isCount } from './numeric/count.ts';
import { claimSides, marginOf } from './risk/macro-claims.ts';

/**
 * What a complete hand tally of a contest says. It stands beside the measured risk and is never part of it.
 *
 *   winners   choices that won for sure, most votes first
 *   tied      choices level at the cut, in the contest's order; empty when the seats are decided
 *   agrees    the hand tally names the same winners as the report
 *   settled   every claim of the hand tally's own outcome still holds when all unseen cards go against it. A tie is never
 *             settled
 */
export type HandTallyOutcome =
  | { readonly complete: false }
  | {
      readonly complete: true;
      readonly winners: readonly string[];
      readonly tied: readonly string[];
      readonly agrees: boolean;
      readonly settled: boolean;
    };

/** What was counted by hand, in units: batches, or single cards. */
export type HandTally = {
  /** The contest as reported. */
  readonly contest: ContestTally;
  /** Votes counted by hand in all counted units together, in the order of the choices. */
  readonly counted: readonly number[];
  /** Every unit of the contest, and how many of them have been counted: drawn, extra or ordered. */
  readonly unitsTotal: number;
  readonly unitsCounted: number;
  /** Cards that may bear the contest and that nobody saw: pending, in no manifest, or not found. */
  readonly unseenCards: number;
};

/**
 * The outcome of a complete hand tally.
 *
 *   settled   for every claim of the hand outcome: margin − h · unseen > 0, or ≥ 0 where the claim is “no majority”
 *
 *   h         the most votes that one unseen card can take from the claim's margin
 *
 * The rule that without a majority two choices advance is applied to the hand totals. Where every choice wins there is
 * nothing to settle but whether there was a majority.
 *
 * Refuses    numbers that are no counts; more units counted than there are.
 * Example    505 to 480 with 24 cards unseen: settled. With 25: not, they could make it even.
 */
export function handTallyOutcome(tally: HandTally): Answer<HandTallyOutcome> {
  const { contest, counted, unitsTotal, unitsCounted, unseenCards } = tally;
  const reported = reportedOutcome(contest);
  if (!reported.ok) return reported;
  if (
    counted.length !== contest.choices.length ||
    ![...counted, unitsTotal, unitsCounted, unseenCards].every(isCount)
  ) {
    return refuse('counts-contradict', 'hand-tally-not-whole');
  }
  if (unitsCounted > unitsTotal) {
    return refuse('counts-contradict', 'hand-tally-above-units', { counted: unitsCounted, units: unitsTotal });
  }
  if (unitsTotal === 0 || unitsCounted < unitsTotal) return answer({ complete: false });

  const byHand: ContestTally = {
    ...contest,
    choices: contest.choices.map(({ id }, place) => ({ id, votes: counted[place] })),
  };
  const found = reportedOutcome(byHand);
  if (!found.ok) return found;
  const outcome = found.value;
  const atCut = levelAtCut(outcome.winners.at(-1)?.votes, outcome.losers[0]?.votes);
  const tied = byHand.choices.filter((choice) => choice.votes === atCut).map((choice) => choice.id);
  const winners = outcome.winners.filter((choice) => choice.votes !== atCut).map((choice) => choice.id);
  const reportedWinners = new Set(reported.value.winners.map((choice) => choice.id));
  const agrees =
    tied.length === 0 && winners.length === reportedWinners.size && winners.every((id) => reportedWinners.has(id));
  const holds = claimSides(byHand, outcome).every((claim) => {
    const left = marginOf(claim, counted) - claim.ballotHarm * unseenCards;
    return left > 0 || (claim.mayTie && left === 0);
  });
  return answer({ complete: true, winners, tied, agrees, settled: tied.length === 0 && holds });
}

/** The votes at which the last winner and the first loser are level; none when they are not. */
function levelAtCut(lastWinner: number | undefined, firstLoser: number | undefined): number | undefined {
  return lastWinner === firstLoser ? lastWinner : undefined;
}
