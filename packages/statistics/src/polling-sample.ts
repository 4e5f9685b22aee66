import { type Answer, answer, refuse } from './answer.ts';
import { type ChoicePair, type ContestTally, choicePairs, type ReportedOutcome } from './contest-tally.ts';
import { isCount } from './numeric/count.ts';
import { type RiskMeasure, riskByArithmetic } from './risk/risk-measure.ts';

/**
 * What one round of a ballot-polling audit found. `size` counts draws, as often as a ballot was drawn; `votes` are
 * those of this round only, and a choice that is absent has none; draws whose ballot could not be found are counted in
 * `ballotsNotFound`.
 */
export type PollingRound = {
  readonly size: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly ballotsNotFound: number;
};

/**
 * All rounds so far, and what is needed to recognise a full count: how many different ballots were looked for, how many
 * of these were not found, and the votes on them with each ballot counted once (left out where no ballot came twice).
 */
export type PollingSample = {
  readonly rounds: readonly PollingRound[];
  readonly distinctBallots: number;
  readonly notFound: number;
  readonly distinctVotes?: ReadonlyMap<string, number>;
};

/** The measured risk of one claim "winner beat loser". */
export type PairRisk = { readonly winner: string; readonly loser: string; readonly pValue: number };

/** The measured risk of a contest, with that of each claim it rests on. */
export type PollingRisk = RiskMeasure & { readonly pairs: readonly PairRisk[] };

/**
 * The cumulative sample of one winner–loser pair after a round: k votes for the winner among the n *relevant* ballots,
 * which are those with a vote for one of the two.
 */
export type PairSample = { readonly winnerVotes: number; readonly relevant: number };

/**
 * The pair's cumulative sample after each round. A ballot that could not be found counts as a vote for the loser, so
 * that losing ballots can never help a wrong outcome (Bañuelos & Stark 2012).
 */
export function pairSamples({ winner, loser }: ChoicePair, rounds: readonly PollingRound[]): readonly PairSample[] {
  let winnerVotes = 0;
  let relevant = 0;
  return rounds.map((round) => {
    const found = round.votes.get(winner.id) ?? 0;
    winnerVotes += found;
    relevant += found + (round.votes.get(loser.id) ?? 0) + round.ballotsNotFound;
    return { winnerVotes, relevant };
  });
}

/** Ballots drawn in all rounds together. */
export function ballotsDrawn(rounds: readonly PollingRound[]): number {
  return rounds.reduce((sum, round) => sum + round.size, 0);
}

/** Refuses a sample whose counts contradict one another or name a choice that the contest does not have. */
export function checkPollingSample(contest: ContestTally, sample: PollingSample): Answer<true> {
  const checked = checkPollingRounds(contest, sample.rounds);
  if (!checked.ok) return checked;
  const { rounds, distinctBallots, notFound, distinctVotes: votes } = sample;
  if (!isCount(distinctBallots) || !isCount(notFound)) {
    return refuse('counts-contradict', 'The different ballots, and those not found, must be whole numbers, 0 or more.');
  }
  // Without each ballot's votes counted once, no full count follows from them.
  if (!votes) return answer(true);
  const drawn = ballotsDrawn(rounds);
  if (distinctBallots > drawn) {
    return refuse(
      'counts-contradict',
      `${distinctBallots} different ballots cannot come from ${drawn} draws. Correct one of them.`,
    );
  }
  const fits = checkPollingRounds(contest, [{ size: distinctBallots, votes, ballotsNotFound: 0 }]);
  if (fits.ok) return fits;
  return refuse(
    'counts-contradict',
    `The votes with each ballot counted once do not fit ${distinctBallots} different ballots. Correct one of them.`,
  );
}

function checkPollingRounds(contest: ContestTally, rounds: readonly PollingRound[]): Answer<true> {
  const choices = new Set(contest.choices.map((choice) => choice.id));
  for (const [index, round] of rounds.entries()) {
    const counts = [round.size, round.ballotsNotFound, ...round.votes.values()];
    if (!counts.every(isCount)) {
      return refuse('counts-contradict', `The counts of round ${index + 1} must be whole numbers, 0 or more.`);
    }
    const unknown = [...round.votes.keys()].find((id) => !choices.has(id));
    if (unknown !== undefined) {
      return refuse('counts-contradict', `Round ${index + 1} has votes for “${unknown}”, who is not in the contest.`);
    }
    const found = round.size - round.ballotsNotFound;
    const mostForOne = Math.max(0, ...round.votes.values());
    const total = [...round.votes.values()].reduce((sum, votes) => sum + votes, 0);
    if (mostForOne > found || total > found * contest.votesAllowed) {
      return refuse(
        'counts-contradict',
        `Round ${index + 1} has more votes than its ${found} ballots can hold. Correct the votes or the ballots drawn.`,
      );
    }
  }
  return answer(true);
}

/**
 * The measure of a sample that holds every ballot: arithmetic, not chance. `undefined` while ballots are missing or the
 * votes with each ballot counted once are not known. A pair holds if its hand count stays ahead after every lost ballot
 * went to the loser.
 */
export function fullCountRisk(
  contest: ContestTally,
  outcome: ReportedOutcome,
  sample: PollingSample,
): PollingRisk | undefined {
  if (sample.distinctBallots < contest.ballots) return undefined;
  const votes = distinctVotes(sample);
  if (!votes) return undefined;
  const pairs = choicePairs(outcome).map(({ winner, loser }) => {
    const margin = (votes.get(winner.id) ?? 0) - (votes.get(loser.id) ?? 0) - sample.notFound;
    return { winner: winner.id, loser: loser.id, pValue: margin > 0 ? 0 : 1 };
  });
  const confirmed = pairs.every((pair) => pair.pValue === 0);
  return { ...(confirmed ? riskByArithmetic : { pValue: 1, stopped: 'no' as const }), pairs };
}

/** The votes with each ballot counted once, if they are known. */
function distinctVotes({
  rounds,
  distinctBallots,
  distinctVotes: known,
}: PollingSample): PollingRound['votes'] | undefined {
  if (known) return known;
  const drawn = rounds.reduce((sum, round) => sum + round.size, 0);
  if (drawn !== distinctBallots) return undefined;
  const votes = new Map<string, number>();
  for (const round of rounds) {
    for (const [id, count] of round.votes) votes.set(id, (votes.get(id) ?? 0) + count);
  }
  return votes;
}
