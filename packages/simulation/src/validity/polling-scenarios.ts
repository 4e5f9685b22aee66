import {
  type Answer,
  bravoRisk,
  bravoRiskCompatible,
  type ContestTally,
  type PollingSample,
  universeOfOneNumber,
} from '@plumbline/statistics';
import { drawKinds, type KindsDrawn } from './draw-kinds.ts';
import type { Outcome, ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;

/** So many ballots on which people find these marks; `undefined` for a ballot that cannot be found. */
type Ballots = { readonly count: number; readonly marks: readonly string[] | undefined };

type Poll = {
  readonly situation: string;
  readonly contest: ContestTally;
  readonly tied: readonly Ballots[];
  readonly right: readonly Ballots[];
  /** The reported winner and loser who really tie. */
  readonly pair: readonly [string, string];
};

const polls: readonly Poll[] = [
  {
    situation: 'vote for one',
    contest: tally({ ann: 330, bo: 270 }, { ballots: 660, winners: 1, votesAllowed: 1 }),
    tied: [ballots(300, 'ann'), ballots(300, 'bo'), ballots(60)],
    right: [ballots(330, 'ann'), ballots(270, 'bo'), ballots(60)],
    pair: ['ann', 'bo'],
  },
  {
    situation: 'two votes allowed, two winners of four',
    contest: tally({ ann: 380, cy: 300, bo: 220, di: 60 }, { ballots: 600, winners: 2, votesAllowed: 2 }),
    tied: twoVoteBallots({ annAndCy: 190, annAndBo: 190 }),
    right: twoVoteBallots({ annAndCy: 230, annAndBo: 150 }),
    pair: ['cy', 'bo'],
  },
  {
    situation: 'ballots for the winner cannot be found',
    contest: tally({ ann: 330, bo: 270 }, { ballots: 660, winners: 1, votesAllowed: 1 }),
    tied: [ballots(300, 'ann'), ballots(260, 'bo'), { count: 40, marks: undefined }, ballots(60)],
    right: [ballots(330, 'ann'), ballots(260, 'bo'), { count: 10, marks: undefined }, ballots(60)],
    pair: ['ann', 'bo'],
  },
];

const [oneVote, twoVotes] = polls;

/** BRAVO, closed at whichever ballot suits the adversary. */
export const pollingScenarios: readonly ValidityScenario[] = [
  ...polls.map((poll) => bravo(poll, 'default')),
  // Weakness 4: votes drawn pass for ballots seen. With two votes allowed half of the ballots are enough, and with one
  // vote as many draws, though some ballots were drawn twice.
  bravo(oneVote, 'published'),
  bravo(twoVotes, 'published'),
];

function bravo(poll: Poll, form: ValidityScenario['form']): ValidityScenario {
  return {
    method: 'bravo',
    situation: poll.situation,
    form,
    riskLimit: RISK_LIMIT,
    start(outcome) {
      const kinds = ballotsOf(poll, outcome);
      return drawKinds({
        counts: kinds.map(({ count }) => count),
        evidence: kinds.map(({ marks }) => logRatio(poll, marks)),
        riskLimit: RISK_LIMIT,
        drawsMost: 8 * poll.contest.ballots,
        confirms: (drawn) => verdict(form, poll.contest, sampleOf(kinds, drawn)),
        ...(form === 'published' ? { alsoClose: (drawn) => votesDrawn(kinds, drawn) >= poll.contest.ballots } : {}),
      });
    },
  };
}

function verdict(form: ValidityScenario['form'], contest: ContestTally, sample: PollingSample): boolean {
  if (form === 'published') return known(bravoRiskCompatible(contest, sample.rounds, RISK_LIMIT)).finished;
  return known(bravoRisk(contest, sample, RISK_LIMIT)).stopped !== 'no';
}

/** ln of the factor by which one ballot multiplies the likelihood ratio of the pair that ties. */
function logRatio({ contest, pair: [winner, loser] }: Poll, marks: readonly string[] | undefined): number {
  const votes = (id: string) => contest.choices.find((choice) => choice.id === id)?.votes ?? 0;
  const share = votes(winner) / (votes(winner) + votes(loser));
  const forLoser = marks === undefined || marks.includes(loser);
  return (marks?.includes(winner) ? Math.log(2 * share) : 0) + (forLoser ? Math.log(2 - 2 * share) : 0);
}

function sampleOf(kinds: readonly Ballots[], drawn: KindsDrawn): PollingSample {
  const notFoundIn = (counts: Float64Array) =>
    kinds.reduce((sum, { marks }, kind) => sum + (marks === undefined ? counts[kind] : 0), 0);
  const cards = kinds.reduce((sum, { count }) => sum + count, 0);
  const once = {
    cards: drawn.distinct,
    notFound: notFoundIn(drawn.distinctOf),
    votes: votesIn(kinds, drawn.distinctOf),
  };
  return {
    universe: universeOfOneNumber(cards),
    rounds: [
      {
        size: drawn.draws,
        votes: votesIn(kinds, drawn.drawsOf),
        cardsForBoth: [],
        notFound: notFoundIn(drawn.drawsOf),
        phantoms: 0,
      },
    ],
    lookedAt: once,
  };
}

function votesIn(kinds: readonly Ballots[], counts: Float64Array): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  kinds.forEach(({ marks = [] }, kind) => {
    for (const choice of marks) votes.set(choice, (votes.get(choice) ?? 0) + counts[kind]);
  });
  return votes;
}

function votesDrawn(kinds: readonly Ballots[], drawn: KindsDrawn): number {
  return kinds.reduce((sum, { marks = [] }, kind) => sum + marks.length * drawn.drawsOf[kind], 0);
}

function ballotsOf({ tied, right }: Poll, outcome: Outcome): readonly Ballots[] {
  return outcome === 'wrong' ? tied : right;
}

function twoVoteBallots(at: { readonly annAndCy: number; readonly annAndBo: number }): readonly Ballots[] {
  return [
    ballots(at.annAndCy, 'ann', 'cy'),
    ballots(at.annAndBo, 'ann', 'bo'),
    ballots(70, 'cy'),
    ballots(70, 'bo'),
    ballots(60, 'di'),
    ballots(20),
  ];
}

function ballots(count: number, ...marks: readonly string[]): Ballots {
  return { count, marks };
}

function tally(votes: Readonly<Record<string, number>>, contest: Omit<ContestTally, 'choices'>): ContestTally {
  return { ...contest, choices: Object.entries(votes).map(([id, count]) => ({ id, votes: count })) };
}

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
