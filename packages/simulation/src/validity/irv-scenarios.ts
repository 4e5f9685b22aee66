import {
  type Answer,
  assertionOverstatement,
  type ComparedRankings,
  ERROR_INFLATOR,
  irvComparisonRisk,
  raireAssertions,
  rankedBallots,
} from '@plumbline/statistics';
import { drawKinds, type KindsDrawn } from './draw-kinds.ts';
import type { ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;
const CARDS = 1000;

type AuditedAssertion = Parameters<typeof irvComparisonRisk>[0]['assertions'][number];

/** So many cards that were reported so and read so. */
type Cards = { readonly count: number } & Pick<ComparedRankings, 'reported' | 'audited'>;

/**
 * Ann is reported to win: cy is eliminated first, then ann beats bo by 50 of 1,000 cards. As people read the cards, those
 * two tie.
 */
const situations: readonly { readonly situation: string; readonly tied: readonly Cards[] }[] = [
  {
    situation: 'a ranked contest whose last elimination really ties',
    tied: [
      same(325, 'ann', 'bo'),
      same(175, 'cy', 'ann'),
      { count: 25, reported: ['cy', 'ann'], audited: ['cy', 'bo'] },
      same(475, 'bo', 'ann'),
    ],
  },
  {
    situation: 'a ranked contest, cards that cannot be found',
    tied: [
      same(325, 'ann', 'bo'),
      same(175, 'cy', 'ann'),
      { count: 25, reported: ['cy', 'ann'], audited: 'not-found' },
      same(475, 'bo', 'ann'),
    ],
  },
  {
    situation: 'a ranked contest, cards for the loser are absent from the CVRs',
    tied: [
      same(325, 'ann', 'bo'),
      same(175, 'cy', 'ann'),
      same(450, 'bo', 'ann'),
      { count: 50, reported: 'not-in-cvrs', audited: ['bo', 'cy'] },
    ],
  },
];

/** Super-simple for every assertion of a ranked contest, closed at whichever card suits the adversary. */
export const irvScenarios: readonly ValidityScenario[] = situations.map(({ situation, tied }) => ({
  method: 'raire',
  situation,
  form: 'default',
  riskLimit: RISK_LIMIT,
  start(outcome) {
    const kinds = outcome === 'wrong' ? tied : tied.map(agreeing);
    const assertions = assertionsFrom(tied);
    // The hardest comes first: that ann outlasts bo once cy is out, which is the one that ties.
    const [hardest] = assertions;
    return drawKinds({
      counts: kinds.map(({ count }) => count),
      evidence: kinds.map((card) => logFactor(hardest, card)),
      riskLimit: RISK_LIMIT,
      drawsMost: 3 * CARDS,
      confirms: (drawn) => verdict(assertions, kinds, drawn),
    });
  },
}));

/** What RAIRE asks of the sample, from the rankings as reported. */
function assertionsFrom(cards: readonly Cards[]): readonly AuditedAssertion[] {
  const groups = cards.flatMap(({ count, reported }) =>
    reported === 'not-in-cvrs' ? [] : [{ count, preferences: reported }],
  );
  const ballots = known(rankedBallots(['ann', 'bo', 'cy'], groups));
  return known(raireAssertions({ ballots, winner: 'ann' }));
}

function verdict(assertions: readonly AuditedAssertion[], kinds: readonly Cards[], { drawsOf }: KindsDrawn): boolean {
  // The risk depends on draws alone, so each kind may be told as one card drawn as often as all of its cards.
  const compared = kinds.map(({ reported, audited }, kind) => ({
    count: 1,
    timesDrawn: drawsOf[kind],
    reported,
    audited,
  }));
  const universe = { listed: CARDS, phantoms: 0 };
  const risk = known(irvComparisonRisk({ assertions, universe, compared, phantomDraws: 0, riskLimit: RISK_LIMIT }));
  return risk.stopped !== 'no';
}

/** −ln of the factor by which one card multiplies the risk of the assertion. */
function logFactor(assertion: AuditedAssertion, card: Cards): number {
  const error = Math.max(0, assertionOverstatement(assertion, card));
  return Math.log1p(-error / (2 * ERROR_INFLATOR)) - Math.log1p(-assertion.margin / CARDS / (2 * ERROR_INFLATOR));
}

/** The card as it would be read if its CVR were right; where there is none, a blank card whose CVR says so. */
function agreeing(card: Cards): Cards {
  const reported = card.reported === 'not-in-cvrs' ? [] : card.reported;
  return { ...card, reported, audited: reported };
}

function same(count: number, ...preferences: readonly string[]): Cards {
  return { count, reported: preferences, audited: preferences };
}

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
