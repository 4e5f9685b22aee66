import { type Answer, answer, refuse } from '../answer.ts';

/**
 * The number of ballots by which a BRAVO audit that looks after every ballot has stopped with a given chance.
 *
 *   The audit stops at the first n with  k ln 2p + (n − k) ln(2 − 2p) ≥ ln(1/α) , k of the n votes being for the winner.
 *
 *   p   winner's share of the votes for the two, both as reported and in truth     α   risk limit
 *
 * Source     Lindeman, Stark & Yates (2012), BRAVO, EVT/WOTE, Table I (there by simulation).
 * Assumes    every ballot shows a vote for one of the two. Judged at the end of rounds an audit takes longer: see
 *            `quantileSize`.
 * Numerics   the exact distribution of k among audits that go on, one ballot at a time, in doubles; work grows with n².
 * Example    p = 0.6, α = 10 %, chance 90 %: 244 ballots.
 */
export function bravoStoppingTime(at: {
  readonly winnerShare: number;
  readonly riskLimit: number;
  readonly chance: number;
}): Answer<number> {
  const { winnerShare, riskLimit, chance } = at;
  const areFractions = [riskLimit, chance].every((value) => value > 0 && value < 1);
  if (!areFractions || !(winnerShare > 0.5 && winnerShare < 1)) {
    return refuse('parameter-out-of-range', 'winner-share-not-above-half');
  }
  const plus = Math.log(2 * winnerShare);
  const minus = Math.log(2 - 2 * winnerShare);
  const needed = Math.log(1 / riskLimit);
  // goingOn[k] is the chance that the audit has not stopped and has seen k votes for the winner.
  let goingOn = Float64Array.of(1);
  let stopped = 0;
  for (let ballots = 1; ballots <= BALLOTS_MAX; ballots += 1) {
    const next = new Float64Array(ballots + 1);
    for (let winnerVotes = 0; winnerVotes < ballots; winnerVotes += 1) {
      next[winnerVotes] += goingOn[winnerVotes] * (1 - winnerShare);
      next[winnerVotes + 1] += goingOn[winnerVotes] * winnerShare;
    }
    for (let winnerVotes = ballots; winnerVotes >= 0; winnerVotes -= 1) {
      if (winnerVotes * plus + (ballots - winnerVotes) * minus < needed) break;
      stopped += next[winnerVotes];
      next[winnerVotes] = 0;
    }
    if (stopped >= chance) return answer(ballots);
    goingOn = next;
  }
  return refuse('no-answer-found', 'stopping-time-too-long', { most: BALLOTS_MAX });
}

/** Beyond this the exact distribution takes longer than anyone waits. */
const BALLOTS_MAX = 20_000;
