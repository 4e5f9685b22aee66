import { describe, expect, test } from 'vitest';
import { type PublishedEntry, readPublishedEntries } from '../../reference/agreement.ts';
import { alphaRisk } from '../risk/alpha.ts';
import { fixedAlternative } from '../risk/alternative-estimator.ts';
import { randomSource } from '../sample-size/random-source.ts';
import { pooledPluralityMean } from './oneaudit.ts';
import { overstatementAssorter } from './overstatement.ts';
import { pluralityAssorter } from './plurality.ts';

describe('Kalamazoo 2018: 8 cards with CVRs, without error, and 32 of one pool', () => {
  // Stark (2023), ONEAudit, arXiv:2303.03335, Tables 4 and 5; SUITE gave 0.0374.
  const cards = { withCvr: 5294, pooled: 22_372 };
  const lead = { withCvr: 3765 - 1349, pooled: 16_934 - 4220 };
  const dilutedMargin = (lead.withCvr + lead.pooled) / (cards.withCvr + cards.pooled);

  test('the risk is that of the paper’s formula, and lower than SUITE’s', () => {
    const votes = new Map([
      ['w', 16_934],
      ['s', 4220],
    ]);
    const poolMean = pooledPluralityMean({ cards: cards.pooled, votes }, { winner: 'w', loser: 's' });
    if (!poolMean.ok) throw new Error(poolMean.error.reason);
    const risk = overRandomOrders({ margin: dilutedMargin, poolMean: poolMean.value });
    expect(risk.mean).toBeLessThan(0.0374);
    expectRow(risk, row('oneaudit-kalamazoo'));
  });

  test('the risk that the paper prints, an erratum, comes out where the lead per card stands for the assorter’s mean', () => {
    // The mean of the assorter is Ā = (1 + d)/2 for a lead of d votes per card, so the margin 2Ā − 1 is d. Table 5's figures
    // are those of Ā = d, in the pool and for the contest. That is sound but weak: it demands a true mean above 0.552.
    const printed = { expected: { mean_p: 0.0201, sd: 0.01, p90: 0.0321 }, tolerance: { abs: 0.002 } };
    expectRow(overRandomOrders({ margin: 2 * dilutedMargin - 1, poolMean: lead.pooled / cards.pooled }), printed);
  });

  function expectRow(
    risk: ReturnType<typeof overRandomOrders>,
    { expected, tolerance }: Pick<PublishedEntry, 'expected' | 'tolerance'>,
  ) {
    const within = tolerance.abs ?? 0;
    expect(Math.abs(risk.mean - Number(expected.mean_p))).toBeLessThanOrEqual(within);
    expect(Math.abs(risk.deviation - Number(expected.sd))).toBeLessThanOrEqual(within);
    expect(Math.abs(risk.ninetieth - Number(expected.p90))).toBeLessThanOrEqual(within);
  }

  /** The p-value over random orders of the 40 cards, with the fixed alternative 0.99 · 2u/(2u − v). */
  function overRandomOrders({ margin, poolMean }: { readonly margin: number; readonly poolMean: number }) {
    const compared = overstatementAssorter(pluralityAssorter({ winner: 'w', loser: 's', votesAllowed: 1 }), margin);
    const values = [
      ...Array<number>(8).fill(compared.value(0)),
      ...Array<number>(23).fill(compared.value(poolMean - 1)),
      ...Array<number>(8).fill(compared.value(poolMean)),
      compared.value(poolMean - 0.5),
    ];
    const hypothesis = {
      upperBound: compared.upperBound,
      nullMean: 0.5,
      populationSize: cards.withCvr + cards.pooled,
    };
    const estimator = fixedAlternative(0.99 * compared.upperBound);
    const random = randomSource('Kalamazoo');
    const orders = 5000;
    const risks = Array.from({ length: orders }, () => {
      for (let last = values.length - 1; last > 0; last -= 1) {
        const other = random.below(last + 1);
        [values[last], values[other]] = [values[other], values[last]];
      }
      const risk = alphaRisk({ values, hypothesis, riskLimit: 0.05 }, estimator);
      if (!risk.ok) throw new Error(risk.error.reason);
      return risk.value.pValue;
    }).toSorted((a, b) => a - b);
    const mean = risks.reduce((sum, risk) => sum + risk, 0) / orders;
    const deviation = Math.sqrt(risks.reduce((sum, risk) => sum + (risk - mean) ** 2, 0) / orders);
    return { mean, deviation, ninetieth: risks[orders * 0.9] };
  }
});

function row(id: string) {
  const entry = readPublishedEntries().find((each) => each.id === id);
  if (!entry) throw new Error(`${id} is not in the published tables`);
  return entry;
}
