import {
  type Answer,
  assertionRisk,
  assertionTestFor,
  assorterMargin,
  type CardReading,
  type CardStyle,
  drawByCardStyle,
  marksFor,
  overstatement,
  overstatementAssorter,
  pluralityAssorter,
  type RandomSource,
  type StyledCard,
  superSimpleRiskCompatible,
} from '@plumbline/statistics';
import type { Outcome, SimulatedAudit, ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;

/**
 * North carries the contests mayor and sheriff, south only sheriff. The mayor's contest is audited with 150 cards. All
 * that is wrong with the sheriff's contest is in the south, where 25 votes for bo were reported for ann.
 */
const north: CardStyle = { contests: ['mayor', 'sheriff'] };
const south: CardStyle = { contests: ['sheriff'] };
const MAYOR_NEED = 150;
const SHERIFF_NEED = 400;
const SHERIFF_CARDS = 1000;
const sheriff = {
  choices: [
    { id: 'ann', votes: 500 },
    { id: 'bo', votes: 450 },
  ],
  ballots: SHERIFF_CARDS,
  winners: 1,
  votesAllowed: 1,
};

/** The sheriff's contest on one card. */
type SheriffCard = { readonly cvr: readonly string[]; readonly mvr: readonly string[] };

function cardsOf(outcome: Outcome): readonly { readonly card: SheriffCard; readonly style: CardStyle }[] {
  const read = outcome === 'wrong' ? ['bo'] : ['ann'];
  const cards = (count: number, style: CardStyle, cvr: readonly string[], mvr: readonly string[]) =>
    Array.from({ length: count }, () => ({ card: { cvr, mvr }, style }));
  return [
    ...cards(250, north, ['ann'], ['ann']),
    ...cards(225, north, ['bo'], ['bo']),
    ...cards(25, north, [], []),
    ...cards(225, south, ['ann'], ['ann']),
    ...cards(25, south, ['ann'], read),
    ...cards(225, south, ['bo'], ['bo']),
    ...cards(25, south, [], []),
  ];
}

const OPPORTUNISTIC = 'an opportunistic contest only half of whose cards are on targeted ballots';

/** Weakness 6: risks of opportunistic contests whose cards are not a random order of their own. */
export const opportunisticScenarios: readonly ValidityScenario[] = [
  {
    method: 'card-style',
    situation: OPPORTUNISTIC,
    form: 'published',
    riskLimit: RISK_LIMIT,
    start: (outcome) => auditing(outcome, new Map([['mayor', MAYOR_NEED]]), everyRetrievedCard),
  },
  {
    method: 'card-style',
    situation: OPPORTUNISTIC,
    form: 'default',
    riskLimit: RISK_LIMIT,
    refuses: 'its data end at the first of its cards that was passed over, which comes early',
    start: (outcome) => auditing(outcome, new Map([['mayor', MAYOR_NEED]]), cardsUpToThreshold),
  },
  {
    method: 'card-style',
    situation: 'two contests that share half of their cards, each with a need of its own',
    form: 'default',
    riskLimit: RISK_LIMIT,
    start: (outcome) =>
      auditing(
        outcome,
        new Map([
          ['mayor', MAYOR_NEED],
          ['sheriff', SHERIFF_NEED],
        ]),
        cardsUpToThreshold,
      ),
  },
];

type Sample = { readonly retrieved: readonly SheriffCard[]; readonly upToThreshold: readonly SheriffCard[] };

function auditing(
  outcome: Outcome,
  needs: ReadonlyMap<string, number>,
  audit: (sample: Sample) => SimulatedAudit,
): (random: RandomSource) => SimulatedAudit {
  const cards = [...cardsOf(outcome)];
  return (random) => {
    const ordered = drawOrder(cards, random);
    const sample = known(drawByCardStyle({ cards: ordered, needs }));
    const cardOf = ({ card }: StyledCard<SheriffCard>) => card;
    return audit({
      retrieved: sample.cards.map(cardOf),
      upToThreshold: (sample.contests.get('sheriff')?.cards ?? []).map(cardOf),
    });
  };
}

/** As published: every retrieved card whose jurisdiction has the contest counts as if drawn from all of its cards. */
function everyRetrievedCard({ retrieved }: Sample): SimulatedAudit {
  const compared = retrieved.map(({ cvr, mvr }) => ({
    count: 1,
    timesDrawn: 1,
    reported: new Map(cvr.map((choice) => [choice, 1 as const])),
    audited: new Map(mvr.map((choice) => [choice, 1 as const])),
  }));
  const risk = known(superSimpleRiskCompatible(sheriff, compared, RISK_LIMIT));
  return { confirmed: risk.finished, draws: retrieved.length };
}

const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
const comparing = overstatementAssorter(assorter, assorterMargin(0.5 + 50 / (2 * SHERIFF_CARDS)));

/** As this product does: the cards up to the contest's threshold, in ticket order. */
function cardsUpToThreshold({ upToThreshold }: Sample): SimulatedAudit {
  const values = upToThreshold.map(({ cvr, mvr }) =>
    comparing.value(overstatement({ cvr: readingOf(cvr), mvr: readingOf(mvr), assorter, cardStyles: 'known' }) ?? 0),
  );
  const hypothesis = { upperBound: comparing.upperBound, nullMean: 0.5, populationSize: SHERIFF_CARDS };
  const risk = known(assertionRisk({ values, hypothesis, riskLimit: RISK_LIMIT }, assertionTestFor.comparisonByAlpha));
  return { confirmed: risk.stopped !== 'no', draws: risk.stoppedAt ?? values.length };
}

function readingOf(choices: readonly string[]): CardReading {
  return marksFor(...choices);
}

/** All cards in a random order, with tickets that rise. */
function drawOrder<Card>(
  cards: { readonly card: Card; readonly style: CardStyle }[],
  random: RandomSource,
): readonly StyledCard<Card>[] {
  for (let last = cards.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [cards[last], cards[other]] = [cards[other], cards[last]];
  }
  return cards.map((card, place) => ({ ...card, ticket: TICKETS[place] }));
}

const TICKETS = Array.from({ length: SHERIFF_CARDS }, (_, place) => `0.${String(place).padStart(4, '0')}`);

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
