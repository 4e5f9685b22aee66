import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { type AuditedAssertion, type ComparedRankings, irvComparisonRisk } from './irv-comparison.ts';

/* The formula of the method, reckoned draw by draw: (1 − μ/2γ) / (1 − e/2γ), with γ = 1.03905. */

const INFLATOR = 2 * 1.03905;
const UNIVERSE = { listed: 990, phantoms: 10 };

/** Ann was not eliminated before Ben, by 600 of 1,000 cards; once Ben is out, Ann has 400 more than Cy. */
const BEFORE_BEN: AuditedAssertion = { type: 'NEB', winner: 'ann', loser: 'ben', eliminated: [], margin: 600 };
const NOT_NEXT: AuditedAssertion = { type: 'NEN', winner: 'ann', loser: 'cy', eliminated: ['ben'], margin: 400 };

type Compared = Pick<ComparedRankings, 'reported' | 'audited'>;

/** Each card, by how many votes its record overstates the first and the second assertion, and how often it was drawn. */
const COMPARED: readonly (Compared & {
  readonly errors: readonly [number, number];
  readonly drawn: readonly number[];
})[] = [
  { reported: ['ann'], audited: ['ann'], errors: [0, 0], drawn: Array(60).fill(1) },
  // Ben is out before Cy is reached, so that the second assertion is not harmed.
  { reported: ['ann', 'ben'], audited: ['ben', 'ann'], errors: [2, 0], drawn: [2] },
  // Understatements earn nothing.
  { reported: ['ben', 'cy', 'ann'], audited: ['ann'], errors: [0, 0], drawn: [1] },
  { reported: ['ann'], audited: [], errors: [1, 1], drawn: [1] },
  { reported: 'not-in-cvrs', audited: ['ann'], errors: [2, 2], drawn: [1] },
  { reported: ['cy'], audited: 'not-found', errors: [2, 2], drawn: [1] },
];

function cardsOf(compared: typeof COMPARED): readonly ComparedRankings[] {
  return compared.flatMap(({ reported, audited, drawn }) =>
    [...Map.groupBy(drawn, (times) => times)].map(([timesDrawn, all]) => {
      return { count: all.length, timesDrawn, reported, audited };
    }),
  );
}

/** The risk of one assertion over all draws, with so many of cards that no manifest lists. */
function riskByHand(margin: number, place: 0 | 1, phantoms: number): number {
  const errors = COMPARED.flatMap(({ errors: own, drawn }) => drawn.flatMap((times) => Array(times).fill(own[place])));
  const all: readonly number[] = [...errors, ...Array(phantoms).fill(2)];
  return all.reduce((risk, error) => risk * ((1 - margin / 1000 / INFLATOR) / (1 - error / INFLATOR)), 1);
}

type Asked = Partial<Parameters<typeof irvComparisonRisk>[0]>;

function ask(change: Asked) {
  return irvComparisonRisk({
    assertions: [BEFORE_BEN, NOT_NEXT],
    universe: UNIVERSE,
    compared: cardsOf(COMPARED),
    phantomDraws: 1,
    riskLimit: 0.05,
    ...change,
  });
}

test('the risk is that of the assertion with the largest, every draw at its own error', () => {
  const [before, next] = [riskByHand(600, 0, 1), riskByHand(400, 1, 1)];
  expect(before).toBeLessThan(next);
  const both = answered(ask({}));
  expect(both.pValue / next).toBeCloseTo(1, 10);
  expect(both.stopped).toBe('by-statistics');
  expect(answered(ask({ assertions: [NOT_NEXT, BEFORE_BEN] }))).toEqual(both);
  expect(answered(ask({ assertions: [BEFORE_BEN] })).pValue / before).toBeCloseTo(1, 10);
  expect(answered(ask({ riskLimit: next * 0.999 })).stopped).toBe('no');
});

test('a draw of a card that no manifest lists costs as much as two votes', () => {
  const none = answered(ask({ phantomDraws: 0, assertions: [BEFORE_BEN] })).pValue;
  expect(none / riskByHand(600, 0, 0)).toBeCloseTo(1, 10);
  const two = answered(ask({ phantomDraws: 2, assertions: [BEFORE_BEN] })).pValue;
  expect(two / riskByHand(600, 0, 2)).toBeCloseTo(1, 10);
  // With a third the product is above 1, which no risk is.
  expect(riskByHand(600, 0, 3)).toBeGreaterThan(1);
  expect(answered(ask({ phantomDraws: 3, assertions: [BEFORE_BEN] }))).toEqual({ pValue: 1, stopped: 'no' });
});

test('an assertion that the records do not show is not confirmed, whatever was drawn', () => {
  for (const margin of [0, -1]) {
    expect(ask({ assertions: [NOT_NEXT, { ...BEFORE_BEN, margin }] })).toEqual({
      ok: true,
      value: { pValue: 1, stopped: 'no' },
    });
  }
});

describe('what cannot be measured is refused', () => {
  test('nothing to be shown confirms nothing', () => {
    expect(ask({ assertions: [] })).toMatchObject({
      ok: false,
      error: { code: 'full-count-needed', reason: 'no-assertions' },
    });
  });

  test.each([1001, 600.5, Number.NaN])('a margin of %d of 1,000 cards', (margin) => {
    expect(ask({ assertions: [NOT_NEXT, { ...BEFORE_BEN, margin }] })).toMatchObject({
      ok: false,
      error: { code: 'counts-contradict', reason: 'assertion-margin-too-large', data: { cards: 1000 } },
    });
  });

  test('a margin of every card is one that can be', () => {
    expect(ask({ assertions: [{ ...BEFORE_BEN, margin: 1000 }] })).toMatchObject({ ok: true });
  });

  test.each([
    [-1, 10],
    [0.5, 10],
    [1, 0],
  ])('%d draws of unlisted cards where there are %d', (phantomDraws, phantoms) => {
    const universe = { listed: 1000 - phantoms, phantoms };
    expect(ask({ phantomDraws, universe })).toMatchObject({
      ok: false,
      error: { code: 'counts-contradict', reason: 'unlisted-draws-not-possible', data: { draws: phantomDraws } },
    });
  });

  test('no draw of unlisted cards can be where there are none', () => {
    expect(ask({ phantomDraws: 0, universe: { listed: 1000, phantoms: 0 } })).toMatchObject({ ok: true });
  });
});
