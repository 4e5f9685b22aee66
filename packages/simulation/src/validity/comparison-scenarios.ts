import {
  type Answer,
  type CardVotes,
  type ComparedCards,
  type ContestTally,
  cardsLookedAt,
  ERROR_INFLATOR,
  type ReportedOutcome,
  reportedOutcome,
  superSimpleRisk,
  superSimpleRiskCompatible,
  universeOfOneNumber,
  worstDiscrepancy,
} from '@plumbline/statistics';
import { drawKinds, type KindsDrawn } from './draw-kinds.ts';
import type { ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;

/** So many cards that were reported so and read so. */
type Cards = { readonly count: number } & Pick<ComparedCards, 'reported' | 'audited'>;

type Comparison = {
  readonly situation: string;
  readonly contest: ContestTally;
  readonly tied: readonly Cards[];
};

const ann = marks('ann');
const bo = marks('bo');
const cy = marks('cy');
const blank = marks();

const comparisons: readonly Comparison[] = [
  {
    situation: 'votes for the loser were reported for the winner',
    contest: tally({ ann: 500, bo: 450 }, 1000),
    tied: [same(475, ann), { count: 25, reported: ann, audited: bo }, same(450, bo), same(50, blank)],
  },
  {
    situation: 'blank cards were reported for the winner',
    contest: tally({ ann: 500, bo: 450 }, 1000),
    tied: [same(450, ann), { count: 50, reported: ann, audited: blank }, same(450, bo), same(50, blank)],
  },
  {
    situation: 'votes for a distant loser were reported for the winner, who ties with a close one',
    contest: tally({ ann: 600, bo: 550, cy: 50 }, 1250),
    tied: [same(550, ann), { count: 50, reported: ann, audited: cy }, same(550, bo), same(50, cy), same(50, blank)],
  },
  {
    situation: 'two votes allowed',
    contest: { ...tally({ ann: 500, bo: 450, cy: 300, di: 275 }, 1000), votesAllowed: 2 },
    tied: [
      same(300, marks('ann', 'cy')),
      same(175, marks('ann', 'bo')),
      { count: 25, reported: marks('ann'), audited: marks('bo') },
      same(275, marks('bo', 'di')),
      same(225, blank),
    ],
  },
  {
    situation: 'cards for the winner cannot be found',
    contest: tally({ ann: 500, bo: 450 }, 1000),
    tied: [same(475, ann), { count: 25, reported: ann, audited: 'not-found' }, same(450, bo), same(50, blank)],
  },
  {
    situation: 'cards for the loser are absent from the CVRs',
    contest: tally({ ann: 480, bo: 430 }, 1000),
    tied: [same(480, ann), same(430, bo), same(40, blank), { count: 50, reported: 'not-in-cvrs', audited: bo }],
  },
];

/** Super-simple, closed at whichever card suits the adversary. */
export const comparisonScenarios: readonly ValidityScenario[] = [
  ...comparisons.map((comparison) => superSimple(comparison, 'default')),
  // Weakness 3: the greatest error in votes decides which pair counts, and so hides an error against a close loser.
  superSimple(comparisons[2], 'published'),
  // Weakness 4: as many draws as there are ballots pass for a full count, though a third of the ballots were never seen.
  superSimple(comparisons[0], 'published', { untilDrawsPassForAll: true }),
];

function superSimple(
  comparison: Comparison,
  form: ValidityScenario['form'],
  { untilDrawsPassForAll = false } = {},
): ValidityScenario {
  const { situation, contest, tied } = comparison;
  return {
    method: 'super-simple',
    situation,
    form,
    riskLimit: RISK_LIMIT,
    start(outcome) {
      const kinds = outcome === 'wrong' ? tied : tied.map((kind) => agreeing(kind));
      const read = known(reportedOutcome(contest));
      const confirms = (drawn: KindsDrawn) => verdict(form, contest, comparedCards(kinds, drawn));
      return drawKinds({
        counts: kinds.map(({ count }) => count),
        evidence: kinds.map((card) => logFactor({ contest, outcome: read, card })),
        riskLimit: RISK_LIMIT,
        drawsMost: form === 'default' ? 3 * contest.ballots : contest.ballots - (untilDrawsPassForAll ? 0 : 1),
        // The published form's own reckoning differs from ours, so its rounds are closed every 20 cards as well.
        ...(form === 'published' ? { alsoClose: ({ draws }: KindsDrawn) => draws % 20 === 0 } : {}),
        confirms,
      });
    },
  };
}

function verdict(form: ValidityScenario['form'], contest: ContestTally, cards: readonly ComparedCards[]): boolean {
  if (form === 'published') return known(superSimpleRiskCompatible(contest, cards, RISK_LIMIT)).finished;
  const comparison = {
    universe: universeOfOneNumber(contest.ballots),
    cards,
    phantomDraws: 0,
    lookedAt: cardsLookedAt(cards, contest.votesAllowed),
  };
  return known(superSimpleRisk(contest, comparison, RISK_LIMIT)).stopped !== 'no';
}

/** −ln of the factor by which one card multiplies the risk. */
function logFactor(at: {
  readonly contest: ContestTally;
  readonly outcome: ReportedOutcome;
  readonly card: Cards;
}): number {
  const margin = at.outcome.smallestMargin ?? 0;
  const worst = worstDiscrepancy(at);
  const error = worst ? Math.max(0, worst.countedAs) / (worst.pair.winner.votes - worst.pair.loser.votes) : 0;
  const perDraw = Math.log1p(-at.outcome.dilutedMargin / (2 * ERROR_INFLATOR));
  return Math.log1p((-error * margin) / (2 * ERROR_INFLATOR)) - perDraw;
}

function comparedCards(kinds: readonly Cards[], { drawnTimes }: KindsDrawn): readonly ComparedCards[] {
  return kinds.flatMap(({ reported, audited }, kind) =>
    [...drawnTimes(kind)].map(([timesDrawn, count]) => ({ count, timesDrawn, reported, audited })),
  );
}

/** The card as it would be read if its CVR were right; where there is none, a blank card whose CVR says so. */
function agreeing({ count, reported }: Cards): Cards {
  return same(count, reported === 'not-in-cvrs' ? blank : reported);
}

function same(count: number, votes: CardVotes): Cards {
  return { count, reported: votes, audited: votes };
}

function marks(...choices: readonly string[]): CardVotes {
  return new Map(choices.map((choice) => [choice, 1 as const]));
}

function tally(votes: Readonly<Record<string, number>>, ballots: number): ContestTally {
  const choices = Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
  return { choices, ballots, winners: 1, votesAllowed: 1 };
}

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
