import { type Answer, answer, assert, refuse } from './answer.ts';
import { isCount } from './numeric/count.ts';

/** One choice of a contest with its reported votes. */
export type ChoiceTally = { readonly id: string; readonly votes: number };

/**
 * What was reported for one contest: all that the methods need to know of it.
 *
 * `choices` are in the contest's own order, which breaks ties. `ballots` is N: ballots cast (polling), cards of the
 * contest's manifests (comparison, hybrid), or CVRs that contain the contest (card-style sampling).
 * `pendingBallots` are known but not yet in the tallies; `majorityOrRunoff` says that without a majority two choices
 * advance. Both concern batch comparison only.
 */
export type ContestTally = {
  readonly choices: readonly ChoiceTally[];
  readonly ballots: number;
  readonly winners: number;
  readonly votesAllowed: number;
  readonly pendingBallots?: number;
  readonly majorityOrRunoff?: boolean;
};

/**
 * Who was reported to have won and lost, and by how much.
 *
 *   winners, losers   by votes, most first; equal votes keep the contest's order
 *   seats             winners after the majority rule: 2 when no choice has more than half of the votes
 *   totalVotes        T, the votes for all choices
 *   smallestMargin    least votes between a winner and a loser; `undefined` without losers
 *   dilutedMargin     μ = min (t_w − t_l) / N, at most 1; −1 without losers
 */
export type ReportedOutcome = {
  readonly winners: readonly ChoiceTally[];
  readonly losers: readonly ChoiceTally[];
  readonly seats: number;
  readonly totalVotes: number;
  readonly smallestMargin: number | undefined;
  readonly dilutedMargin: number;
};

/** A reported winner with a reported loser: the claim "winner beat loser" that every method tests. */
export type ChoicePair = { readonly winner: ChoiceTally; readonly loser: ChoiceTally };

/** Winners and losers in the order that breaks ties everywhere, or why the counts cannot be read as an outcome. */
export function reportedOutcome(contest: ContestTally): Answer<ReportedOutcome> {
  const checked = checkContest(contest);
  if (!checked.ok) return checked;
  const totalVotes = contest.choices.reduce((sum, choice) => sum + choice.votes, 0);
  const seats = seatsAfterMajorityRule(contest, totalVotes);
  const byVotes = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const winners = byVotes.slice(0, seats);
  const losers = byVotes.slice(seats);
  const lastWinner = winners.at(-1);
  const firstLoser = losers[0];
  const smallestMargin = lastWinner && firstLoser ? lastWinner.votes - firstLoser.votes : undefined;
  return answer({
    winners,
    losers,
    seats,
    totalVotes,
    smallestMargin,
    dilutedMargin: smallestMargin === undefined ? -1 : Math.min(1, smallestMargin / contest.ballots),
  });
}

/** Every winner with every loser, winners first: the order in which "the first maximum" is taken. */
export function choicePairs(outcome: ReportedOutcome): readonly ChoicePair[] {
  return outcome.winners.flatMap((winner) => outcome.losers.map((loser) => ({ winner, loser })));
}

/** p = t/N: the share of the ballots that carry a vote for the choice. */
export function shareOfBallots(choice: ChoiceTally, contest: ContestTally): number {
  return choice.votes / contest.ballots;
}

/** s = t/T: the share of the votes that are for the choice. Asks for a contest in which somebody voted. */
export function shareOfVotes(choice: ChoiceTally, outcome: ReportedOutcome): number {
  assert(outcome.totalVotes > 0, 'a share of votes needs votes', choice);
  return choice.votes / outcome.totalVotes;
}

/**
 * σ_wl = s_w / (s_w + s_l): the winner's share of the votes for the two. One half when neither has a vote.
 *
 * The shares are formed first, in doubles, because published figures were computed so.
 */
export function pairShare({ winner, loser }: ChoicePair, outcome: ReportedOutcome): number {
  if (winner.votes + loser.votes === 0) return 0.5;
  const winnerShare = shareOfVotes(winner, outcome);
  const loserShare = shareOfVotes(loser, outcome);
  return winnerShare / (winnerShare + loserShare);
}

/** Refuses a contest whose ballots cannot hold its votes. Methods that use N as the size of the population ask this. */
export function checkVotesFitBallots(contest: ContestTally): Answer<ContestTally> {
  const overfull = contest.choices.find((choice) => choice.votes > contest.ballots);
  if (overfull) {
    return refuse(
      'counts-contradict',
      `“${overfull.id}” has ${overfull.votes} votes, but the contest has ${contest.ballots} ballots. Correct one of them.`,
    );
  }
  const totalVotes = contest.choices.reduce((sum, choice) => sum + choice.votes, 0);
  const votesPossible = contest.ballots * contest.votesAllowed;
  if (totalVotes > votesPossible) {
    return refuse(
      'counts-contradict',
      `The choices have ${totalVotes} votes together, but ${contest.ballots} ballots can hold ${votesPossible}. Correct one of them.`,
    );
  }
  return answer(contest);
}

function checkContest(contest: ContestTally): Answer<ContestTally> {
  const { choices, ballots, winners, votesAllowed, pendingBallots = 0 } = contest;
  if (choices.length === 0) return refuse('counts-contradict', 'The contest has no choices. Add at least one.');
  if (new Set(choices.map((choice) => choice.id)).size < choices.length) {
    return refuse('counts-contradict', 'Two choices of the contest have the same id. Give each its own.');
  }
  const unreadable = choices.find((choice) => !isCount(choice.votes));
  if (unreadable) {
    return refuse('counts-contradict', `The votes of “${unreadable.id}” must be a whole number, 0 or more.`);
  }
  if (!isCount(ballots) || ballots < 1) {
    return refuse('counts-contradict', `The contest must have at least 1 ballot. Found ${ballots}.`);
  }
  if (!isCount(winners) || winners < 1) {
    return refuse('counts-contradict', `The contest must have at least 1 winner. Found ${winners}.`);
  }
  if (!isCount(votesAllowed) || votesAllowed < 1) {
    return refuse('counts-contradict', `The contest must allow at least 1 vote. Found ${votesAllowed}.`);
  }
  if (!isCount(pendingBallots)) {
    return refuse('counts-contradict', `Pending ballots must be a whole number, 0 or more. Found ${pendingBallots}.`);
  }
  return answer(contest);
}

/** Exactly half of the votes is no majority. */
function seatsAfterMajorityRule(contest: ContestTally, totalVotes: number): number {
  if (!contest.majorityOrRunoff) return contest.winners;
  const most = contest.choices.reduce((max, choice) => Math.max(max, choice.votes), 0);
  return most <= totalVotes - most ? 2 : contest.winners;
}
