import {
  type Answer,
  type ContestTally,
  minervaRisk,
  type PollingRound,
  type PollingSample,
  providenceRisk,
  providenceRiskCompatible,
  type RandomSource,
  universeOfOneNumber,
} from '@plumbline/statistics';
import type { Outcome, SimulatedAudit, ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.1;
const BALLOTS = 100_000;

/** Ann is reported to win 60 to 40. */
const reported = contest(60_000, 40_000);
/** A tie, reported as one. */
const reportedTie = contest(50_000, 50_000);

type Round = { readonly winnerVotes: number; readonly size: number };

/** Chooses how many ballots the next round draws, from what was found so far; `undefined` counts everything. */
type ChooseSize = (rounds: readonly Round[], riskSoFar: number) => number | undefined;

/** Half as many again in every round, as planned before the first draw. */
const schedule = [40, 60, 90, 135, 200];
const asPlanned: ChooseSize = (rounds) => schedule[rounds.length];

/** Someone who knows every interpretation: a few ballots more when the limit is near, many when it is far. */
const adversary: ChooseSize = (rounds, riskSoFar) => {
  if (rounds.length >= 8) return undefined;
  if (rounds.length === 0) return 40;
  if (riskSoFar < 2 * RISK_LIMIT) return 3;
  return riskSoFar < 0.5 ? 15 : 120;
};

/** Someone who hopes that one of many long rounds looks good by itself. */
const patientAdversary: ChooseSize = (rounds) => (rounds.length < 8 ? 120 : undefined);

type MeasureRounds = (rounds: readonly PollingRound[]) => { readonly pValue: number; readonly finished: boolean };

const byMinerva: MeasureRounds = (rounds) => measured(known(minervaRisk(reported, sampleOf(rounds), RISK_LIMIT)));
const byProvidence: MeasureRounds = (rounds) => measured(known(providenceRisk(reported, sampleOf(rounds), RISK_LIMIT)));
const tieByProvidence: MeasureRounds = (rounds) =>
  measured(known(providenceRisk(reportedTie, sampleOf(rounds), RISK_LIMIT)));
const tieAsPublished: MeasureRounds = (rounds) => known(providenceRiskCompatible(reportedTie, rounds, RISK_LIMIT));

const REPORTED_TIE = 'a contest reported as tied';

/** Methods that are evaluated at the end of rounds only, under the assumptions of their papers. */
export const roundPollingScenarios: readonly ValidityScenario[] = [
  {
    method: 'minerva',
    situation: 'vote for one, five rounds planned beforehand',
    form: 'default',
    riskLimit: RISK_LIMIT,
    assumes: 'round sizes that were fixed before the first draw',
    start: (outcome) => inRounds({ outcome, chooseSize: asPlanned, measure: byMinerva }),
  },
  {
    method: 'providence',
    situation: 'vote for one, round sizes chosen by an adversary',
    form: 'default',
    riskLimit: RISK_LIMIT,
    assumes: 'draws that cannot be foreseen when the size of a round is chosen',
    start: (outcome) => inRounds({ outcome, chooseSize: adversary, measure: byProvidence }),
  },
  {
    method: 'providence',
    situation: 'vote for one, many long rounds',
    form: 'default',
    riskLimit: RISK_LIMIT,
    assumes: 'draws that cannot be foreseen when the size of a round is chosen',
    start: (outcome) => inRounds({ outcome, chooseSize: patientAdversary, measure: byProvidence }),
  },
  {
    method: 'providence',
    situation: REPORTED_TIE,
    form: 'default',
    riskLimit: RISK_LIMIT,
    refuses: 'only a full hand count can settle a reported tie',
    start: () => inRounds({ outcome: 'wrong', chooseSize: adversary, measure: tieByProvidence }),
  },
  {
    method: 'providence',
    situation: REPORTED_TIE,
    form: 'published',
    riskLimit: RISK_LIMIT,
    start: () => inRounds({ outcome: 'wrong', chooseSize: adversary, measure: tieAsPublished }),
  },
];

function inRounds(at: {
  readonly outcome: Outcome;
  readonly chooseSize: ChooseSize;
  readonly measure: MeasureRounds;
}): (random: RandomSource) => SimulatedAudit {
  const winnerShare = at.outcome === 'wrong' ? 0.5 : 0.6;
  const measure = remembering(at.measure);
  return (random) => {
    const rounds: Round[] = [];
    let draws = 0;
    let risk = 1;
    for (;;) {
      const size = at.chooseSize(rounds, risk);
      // What is left is a full hand count, which shows the tie, and confirms a right report.
      if (size === undefined) return { confirmed: at.outcome === 'right', draws: BALLOTS };
      draws += size;
      rounds.push({ size, winnerVotes: countWinnerVotes(random, size, winnerShare) });
      const { pValue, finished } = measure(rounds);
      risk = pValue;
      if (finished) return { confirmed: true, draws };
    }
  };
}

/** The same rounds come up again and again in thousands of audits, and measuring them is what takes time. */
function remembering(measure: MeasureRounds): (rounds: readonly Round[]) => ReturnType<MeasureRounds> {
  const known = new Map<string, ReturnType<MeasureRounds>>();
  return (rounds) => {
    const key = rounds.map(({ size, winnerVotes }) => `${size}:${winnerVotes}`).join(' ');
    const found = known.get(key);
    if (found) return found;
    const fresh = measure(rounds.map(pollingRound));
    known.set(key, fresh);
    return fresh;
  };
}

function pollingRound({ size, winnerVotes }: Round): PollingRound {
  const votes = new Map([
    ['ann', winnerVotes],
    ['bo', size - winnerVotes],
  ]);
  return { size, votes, cardsForBoth: [], notFound: 0, phantoms: 0 };
}

function sampleOf(rounds: readonly PollingRound[]): PollingSample {
  // Far fewer than all cards, so that no full count decides.
  return { universe: universeOfOneNumber(reported.ballots), rounds, lookedAt: undefined };
}

function measured(risk: { readonly pValue: number; readonly stopped: string }): ReturnType<MeasureRounds> {
  return { pValue: risk.pValue, finished: risk.stopped !== 'no' };
}

function countWinnerVotes(random: RandomSource, size: number, winnerShare: number): number {
  let votes = 0;
  for (let ballot = 0; ballot < size; ballot += 1) if (random.uniform() < winnerShare) votes += 1;
  return votes;
}

function contest(winner: number, loser: number): ContestTally {
  return {
    choices: [
      { id: 'ann', votes: winner },
      { id: 'bo', votes: loser },
    ],
    ballots: BALLOTS,
    winners: 1,
    votesAllowed: 1,
  };
}

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
