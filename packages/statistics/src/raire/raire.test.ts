import { describe, expect, test } from 'vitest';
import { agrees, readReferenceCases } from '../../reference/agreement.ts';
import { answered } from '../../reference/answered.ts';
import { assert } from '../answer.ts';
import { calculate } from '../calculate/calculate.ts';
import { irvComparisonRisk } from '../risk/irv-comparison.ts';
import { irvComparisonSize } from '../sample-size/irv-comparison-size.ts';
import type { IrvAssertion } from './irv-assertion.ts';
import { raireAssertions } from './raire.ts';
import type { RaireAssertion } from './raire-assertion.ts';
import { preferencesOf, type RankedBallots, type RankedGroup, rankedBallots } from './ranked-ballots.ts';

function ballotsOf(choices: readonly string[], groups: readonly RankedGroup[]): RankedBallots {
  return answered(rankedBallots(choices, groups));
}

function assertionsFor(ballots: RankedBallots, winner: string): readonly RaireAssertion[] {
  return answered(raireAssertions({ ballots, winner }));
}

const keyOf = ({ type, winner, loser, eliminated }: IrvAssertion) =>
  JSON.stringify([type, winner, loser, eliminated.toSorted()]);

/** 60 A>B>C, 30 B>C>A, 10 C>B>A. */
const EXAMPLE = ballotsOf(
  ['A', 'B', 'C'],
  [
    { count: 60, preferences: ['A', 'B', 'C'] },
    { count: 30, preferences: ['B', 'C', 'A'] },
    { count: 10, preferences: ['C', 'B', 'A'] },
  ],
);

describe('the reference cases', () => {
  test('assertions agree as sets, with their difficulties', () => {
    for (const one of readReferenceCases('raire.json').filter((each) => each.method === 'raire.assertions')) {
      const found = calculate(one.method, one.input);
      assert(found.ok, 'an answer is given', one.id);
      expect(sortedAssertions(found.value), one.id).toEqual(sortedAssertions(one.output));
    }
  });

  test('pairs that cannot be eliminated in the wrong order agree', () => {
    for (const one of readReferenceCases('raire.json').filter((each) => each.method === 'raire.neb_matrix')) {
      expect(calculate(one.method, one.input), one.id).toEqual({ ok: true, value: one.output });
    }
  });

  test('rankings, sizes and risks agree', () => {
    for (const one of readReferenceCases('supersimple_raire.json')) {
      const found = calculate(one.method, one.input);
      expect(found.ok && agrees(one.output, found.value), one.id).toBe(true);
    }
  });

  test('the corrected risks differ only where draws passed for a full count or where there are no assertions', () => {
    for (const one of readReferenceCases('supersimple_raire.json').filter((each) => each.method.endsWith('p_value'))) {
      const sample = one.input.sample;
      assert(Array.isArray(sample), 'a case has a sample');
      const draws = sample.reduce((sum: number, card: { times_sampled: number }) => sum + card.times_sampled, 0);
      if (draws >= Number(one.input.total_ballots)) continue;
      const found = calculate(`${one.method}.corrected`, one.input);
      expect(found.ok && agrees(one.output, found.value), one.id).toBe(true);
    }
  });
});

function sortedAssertions(output: unknown): readonly string[] {
  const { assertions } = output as { assertions: readonly RaireAssertion[] };
  return assertions.map((each) => `${keyOf(each)} ${each.difficulty}`).toSorted();
}

describe('an example worked by hand', () => {
  test('A cannot be eliminated before B, nor before C: 60 cards against 40', () => {
    const found = assertionsFor(EXAMPLE, 'A');
    expect(found.map(keyOf).toSorted()).toEqual(
      [
        { type: 'NEB', winner: 'A', loser: 'B', eliminated: [] },
        { type: 'NEB', winner: 'A', loser: 'C', eliminated: [] },
      ]
        .map((each) => keyOf(each as IrvAssertion))
        .toSorted(),
    );
    expect(found.map((each) => each.margin)).toEqual([20, 20]);
  });

  test('23 draws without errors meet 10 %, 22 do not, and one card read as B>A>C undoes it', () => {
    const assertions = assertionsFor(EXAMPLE, 'A');
    const exact = (draws: number) => ({
      count: 1,
      timesDrawn: draws,
      reported: ['A', 'B', 'C'],
      audited: ['A', 'B', 'C'],
    });
    const risk = (compared: Parameters<typeof irvComparisonRisk>[0]['compared']) => {
      const measured = irvComparisonRisk({
        assertions,
        universe: { listed: 100, phantoms: 0 },
        compared,
        phantomDraws: 0,
        riskLimit: 0.1,
      });
      assert(measured.ok, 'the risk can be measured', measured);
      return measured.value;
    };
    expect(risk([exact(22)]).stopped).toBe('no');
    expect(risk([exact(23)]).stopped).toBe('by-statistics');
    const wrong = { count: 1, timesDrawn: 1, reported: ['A', 'B', 'C'], audited: ['B', 'A', 'C'] };
    expect(risk([exact(22), wrong]).stopped).toBe('no');
    // At the assumed rates n₀ = 23, so one one-vote error each way: ⌈2γ (2.302585 + 0.656260 − 0.392874) / 0.2⌉ = ⌈26.66⌉.
    expect(irvComparisonSize({ assertions, universe: { listed: 100, phantoms: 0 }, riskLimit: 0.1 })).toEqual({
      ok: true,
      value: 27,
    });
  });

  test('nothing shows a winner who did not win', () => {
    expect(assertionsFor(EXAMPLE, 'C')).toEqual([]);
    expect(
      irvComparisonRisk({
        assertions: [],
        universe: { listed: 100, phantoms: 0 },
        compared: [],
        phantomDraws: 0,
        riskLimit: 0.1,
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'full-count-needed' },
    });
  });
});

test('a margin of more cards than the contest has is refused, for the risk and for the size', () => {
  const assertions = [{ type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin: 11 }] as const;
  const contradicted = { ok: false, error: { code: 'counts-contradict' } };
  expect(
    irvComparisonRisk({
      assertions,
      universe: { listed: 10, phantoms: 0 },
      compared: [],
      phantomDraws: 0,
      riskLimit: 0.1,
    }),
  ).toMatchObject(contradicted);
  expect(irvComparisonSize({ assertions, universe: { listed: 10, phantoms: 0 }, riskLimit: 0.1 })).toMatchObject(
    contradicted,
  );
});

test.each([
  ['a choice against itself', { type: 'NEB', winner: 'A', loser: 'A', eliminated: [] }],
  ['a winner who is out', { type: 'NEN', winner: 'A', loser: 'B', eliminated: ['A'] }],
  ['an eliminated choice that does not stand', { type: 'NEN', winner: 'A', loser: 'B', eliminated: ['Z'] }],
])('an assertion about %s is not understood', (_name, assertion) => {
  const groups = [{ count: 10, ranking: { A: 1, B: 2, C: 3 } }];
  const audit = { candidates: ['A', 'B', 'C'], groups, assertions: [assertion], total_ballots: 10, risk_limit: 10 };
  expect(calculate('supersimple_raire.p_value.corrected', { ...audit, sample: [] })).toMatchObject({
    ok: false,
    error: { code: 'input-not-understood' },
  });
});

test('what is written on cards is read as it counts', () => {
  expect(
    preferencesOf([
      ['A', 2],
      ['B', 1],
      ['C', 0],
    ]),
  ).toEqual(['B', 'A']);
  expect(
    preferencesOf([
      ['A', 1],
      ['B', 3],
      ['C', 3],
      ['D', 4],
    ]),
  ).toEqual(['A']);
});

test('a draw of an unlisted card counts against every assertion', () => {
  const assertions = [{ type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin: 20 }] as const;
  const exact = { count: 1, timesDrawn: 23, reported: ['A'], audited: ['A'] };
  const stopped = (phantomDraws: number) =>
    irvComparisonRisk({
      assertions,
      universe: { listed: 98, phantoms: 2 },
      compared: [exact],
      phantomDraws,
      riskLimit: 0.1,
    });
  expect(stopped(0)).toMatchObject({ ok: true, value: { stopped: 'by-statistics' } });
  expect(stopped(1)).toMatchObject({ ok: true, value: { stopped: 'no' } });
});
