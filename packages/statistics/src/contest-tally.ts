import { type Answer, answer, assert, refuse } from './answer.ts';
import { isCount } from './numeric/count.ts';

/** One choice of a contest with its reported votes. */
export type ChoiceTally = { readonly id: string; readonly votes: number };

/**
 * What was reported for one contest: who stood, how many win, and the votes.
 *
 * `choices` are in the contest's own order, which breaks ties. `pendingBallots` are known but not yet in the tallies;
 * `majorityOrRunoff` says that without a majority two choices advance. Both concern batch comparison only.
 */
export type ContestVotes = {
  readonly choices: readonly ChoiceTally[];
  readonly winners: number;
  readonly votesAllowed: number;
  readonly pendingBallots?: number;
  readonly majorityOrRunoff?: boolean;
};

/**
 * A contest with one number for its size, as published systems have it: `ballots` is N where all cards of the contest
 * are listed and every listed card bears it. Where these differ the methods ask for a `CardUniverse`, which keeps them
 * apart.
 */
export type ContestTally = ContestVotes & { readonly ballots: number };

/**
 * Who was reported to have won and lost, and by how much.
 *
 *   winners, losers   by votes, most first; equal votes keep the contest's order
 *   seats             winners after the majority rule: 2 when no choice has more than half of the votes
 *   totalVotes        T, the votes for all choices
 *   smallestMargin    least votes between a winner and a loser; `undefined` without losers
 */
export type ReportedWinners = {
  readonly winners: readonly ChoiceTally[];
  readonly losers: readonly ChoiceTally[];
  readonly seats: number;
  readonly totalVotes: number;
  readonly smallestMargin: number | undefined;
};

/** The same with the diluted margin μ = min (t_w − t_l) / N, at most 1; −1 without losers. */
export type ReportedOutcome = ReportedWinners & { readonly dilutedMargin: number };

/** A reported winner with a reported loser: the claim "winner beat loser" that every method tests. */
export type ChoicePair = { readonly winner: ChoiceTally; readonly loser: ChoiceTally };

/** Winners and losers in the order that breaks ties everywhere, or why the counts cannot be read as an outcome. */
export function reportedWinners(contest: ContestVotes): Answer<ReportedWinners> {
  const checked = checkContestVotes(contest);
  if (!checked.ok) return checked;
  const totalVotes = contest.choices.reduce((sum, choice) => sum + choice.votes, 0);
  const seats = seatsAfterMajorityRule(contest, totalVotes);
  const byVotes = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const winners = byVotes.slice(0, seats);
  const losers = byVotes.slice(seats);
  const lastWinner = winners.at(-1);
  const firstLoser = losers[0];
  const smallestMargin = lastWinner && firstLoser ? lastWinner.votes - firstLoser.votes : undefined;
  return answer({ winners, losers, seats, totalVotes, smallestMargin });
}

/** `reportedWinners` with the diluted margin of a contest that has one number for its size. */
export function reportedOutcome(contest: ContestTally): Answer<ReportedOutcome> {
  const { ballots } = contest;
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  if (!isCount(ballots) || ballots < 1) {
    return refuse('counts-contradict', 'contest-without-ballots', { found: ballots });
  }
  const { smallestMargin } = read.value;
  return answer({
    ...read.value,
    dilutedMargin: smallestMargin === undefined ? -1 : Math.min(1, smallestMargin / ballots),
  });
}

/** Every winner with every loser, winners first: the order in which "the first maximum" is taken. */
export function choicePairs(outcome: Pick<ReportedWinners, 'winners' | 'losers'>): readonly ChoicePair[] {
  return outcome.winners.flatMap((winner) => outcome.losers.map((loser) => ({ winner, loser })));
}

/** p = t/N: the share of the ballots that carry a vote for the choice. */
export function shareOfBallots(choice: ChoiceTally, contest: ContestTally): number {
  return choice.votes / contest.ballots;
}

/** s = t/T: the share of the votes that are for the choice. Asks for a contest in which somebody voted. */
export function shareOfVotes(choice: ChoiceTally, outcome: ReportedWinners): number {
  assert(outcome.totalVotes > 0, 'a share of votes needs votes', choice);
  return choice.votes / outcome.totalVotes;
}

/**
 * σ_wl = s_w / (s_w + s_l): the winner's share of the votes for the two. One half when neither has a vote.
 *
 * The shares are formed first, in doubles, because published figures were computed so.
 */
export function pairShare({ winner, loser }: ChoicePair, outcome: ReportedWinners): number {
  if (winner.votes + loser.votes === 0) return 0.5;
  const winnerShare = shareOfVotes(winner, outcome);
  const loserShare = shareOfVotes(loser, outcome);
  return winnerShare / (winnerShare + loserShare);
}

/** Refuses a contest whose ballots cannot hold its votes. Methods that use N as the size of the population ask this. */
export function checkVotesFitBallots(contest: ContestTally): Answer<ContestTally> {
  const overfull = contest.choices.find((choice) => choice.votes > contest.ballots);
  if (overfull) {
    return refuse('counts-contradict', 'choice-above-ballots', {
      choice: overfull.id,
      votes: overfull.votes,
      ballots: contest.ballots,
    });
  }
  const totalVotes = contest.choices.reduce((sum, choice) => sum + choice.votes, 0);
  const votesPossible = contest.ballots * contest.votesAllowed;
  if (totalVotes > votesPossible) {
    return refuse('counts-contradict', 'votes-above-ballots', {
      votes: totalVotes,
      ballots: contest.ballots,
      possible: votesPossible,
    });
  }
  return answer(contest);
}

/** Refuses a contest whose choices, seats or votes cannot be read as an outcome. */
export function checkContestVotes(contest: ContestVotes): Answer<ContestVotes> {
  const { choices, winners, votesAllowed, pendingBallots = 0 } = contest;
  if (choices.length === 0) return refuse('counts-contradict', 'contest-without-choices');
  if (new Set(choices.map((choice) => choice.id)).size < choices.length) {
    return refuse('counts-contradict', 'choice-ids-repeated');
  }
  const unreadable = choices.find((choice) => !isCount(choice.votes));
  if (unreadable) {
    return refuse('counts-contradict', 'votes-not-whole', { choice: unreadable.id });
  }
  if (!isCount(winners) || winners < 1) {
    return refuse('counts-contradict', 'winners-too-few', { found: winners });
  }
  if (!isCount(votesAllowed) || votesAllowed < 1) {
    return refuse('counts-contradict', 'votes-allowed-too-few', { found: votesAllowed });
  }
  if (!isCount(pendingBallots)) {
    return refuse('counts-contradict', 'pending-not-whole', { found: pendingBallots });
  }
  return answer(contest);
}

/** Exactly half of the votes is no majority. */
function seatsAfterMajorityRule(contest: ContestVotes, totalVotes: number): number {
  if (!contest.majorityOrRunoff) return contest.winners;
  const most = contest.choices.reduce((max, choice) => Math.max(max, choice.votes), 0);
  return most <= totalVotes - most ? 2 : contest.winners;
}
