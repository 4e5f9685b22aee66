import {
  type AssertionTest,
  type Assorter,
  assertionTestFor,
  assortedMvr,
  assorterMargin,
  type CardReading,
  type CardStyles,
  overstatement,
  overstatementAssorter,
  pooledMeans,
  type RandomSource,
  reportedMean,
  startMeanTest,
  startPlay,
  type ValueCount,
  valueDeck,
} from '@plumbline/statistics';
import type { SimulatedAudit } from './validity-scenario.ts';

/** So many cards that were reported so and read so; `pool` where the report says only which pool they lie in. */
export type CardPairs = {
  readonly count: number;
  readonly cvr: CardReading;
  readonly mvr: CardReading;
  readonly pool?: string;
};

/**
 * Audits one assertion by comparing cards, drawn without replacement, with their CVRs or the mean of their pool. The
 * values come from the product's own assorters, the verdict from its own test after every card.
 */
export function compareCards({
  cards,
  assorter,
  cardStyles,
  test,
  riskLimit,
}: {
  readonly cards: readonly CardPairs[];
  readonly assorter: Assorter;
  readonly cardStyles: CardStyles;
  readonly test: AssertionTest;
  readonly riskLimit: number;
}): (random: RandomSource) => SimulatedAudit {
  const mean = reportedMean({
    readings: cards.map(({ cvr }) => cvr),
    counts: cards.map(({ count }) => count),
    assorter,
    cardStyles,
  });
  if (!mean.ok) throw new Error(mean.error.reason);
  const compared = overstatementAssorter(assorter, assorterMargin(mean.value.mean));
  const pools = pooledMeans({ cards: pooledCards(cards), assorter, cardStyles });
  const values = cards.flatMap(({ count, cvr, mvr, pool }) => {
    const reportedValue = pool === undefined ? undefined : pools.get(pool);
    const omega = overstatement({ cvr, mvr, assorter, cardStyles, reportedValue });
    return omega === undefined ? [] : [{ value: compared.value(omega), count }];
  });
  return auditValues({ values, upperBound: compared.upperBound, test, riskLimit });
}

/** Audits one assertion by reading cards drawn without replacement, with no CVR to compare. */
export function pollCards({
  cards,
  assorter,
  test = assertionTestFor.polling(reportedPollingMean),
  riskLimit,
}: {
  readonly cards: readonly Pick<CardPairs, 'count' | 'mvr'>[];
  readonly assorter: Assorter;
  readonly test?: AssertionTest;
  readonly riskLimit: number;
}): (random: RandomSource) => SimulatedAudit {
  const values = cards.map(({ count, mvr }) => ({ count, value: assortedMvr(mvr, assorter, 'unknown') }));
  return auditValues({ values, upperBound: assorter.upperBound, test, riskLimit });
}

/** What a polling audit was told to expect of the assorter mean. */
const reportedPollingMean = 0.55;

/** Draws card after card until the test meets the risk limit or every card was read. */
export function auditValues({
  values,
  upperBound,
  test,
  riskLimit,
}: {
  readonly values: readonly ValueCount[];
  readonly upperBound: number;
  readonly test: AssertionTest;
  readonly riskLimit: number;
}): (random: RandomSource) => SimulatedAudit {
  const cards = values.reduce((sum, { count }) => sum + count, 0);
  const hypothesis = { upperBound, nullMean: 0.5, populationSize: cards };
  return (random) => {
    const deck = valueDeck({ values, replacement: 'without', random });
    const measured = startMeanTest(hypothesis, startPlay(test, hypothesis));
    for (let draws = 1; draws <= cards; draws += 1) {
      const evidence = measured.observe(deck.draw());
      if (measured.settled()) return { confirmed: true, draws };
      if (measured.complete()) break;
      if (1 / evidence <= riskLimit) return { confirmed: true, draws };
    }
    return { confirmed: false, draws: cards };
  };
}

function* pooledCards(cards: readonly CardPairs[]) {
  for (const { count, cvr, pool } of cards) {
    if (pool === undefined) continue;
    for (let card = 0; card < count; card += 1) yield { pool, cvr };
  }
}
