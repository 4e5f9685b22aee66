import { describe, expect, test } from 'vitest';
import { readPublishedEntries } from '../../reference/agreement.ts';
import { suiteRiskCompatible } from '../compatibility/suite.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import { suiteSampleSize } from '../sample-size/suite-size.ts';
import {
  type HybridAudit,
  type HybridPair,
  hybridPairsToTest,
  type PollingLook,
  suiteShareRange,
} from './hybrid-audit.ts';
import { suiteRisk } from './suite.ts';
import { logComparisonRisk, logPollingRisk } from './suite-strata.ts';

/** Two choices, ann before ben: ballots and votes of the strata, and what the samples hold. */
type TwoChoices = {
  readonly cvr: readonly [ballots: number, ann: number, ben: number];
  readonly polling: readonly [ballots: number, ann: number, ben: number];
  readonly compared?: number;
  readonly errors?: { readonly o1?: number; readonly o2?: number; readonly u1?: number; readonly u2?: number };
  readonly polled?: readonly [ballots: number, ann: number, ben: number];
  readonly countedFirst?: 'cvr' | 'polling';
  readonly riskLimit?: number;
};

function hybrid({
  cvr,
  polling,
  compared = 0,
  errors = {},
  polled = [0, 0, 0],
  countedFirst,
  riskLimit = 0.05,
}: TwoChoices): HybridAudit {
  const votesOf = (ann: number, ben: number) => new Map(Object.entries({ ann, ben }));
  const isCountedFirst = (stratum: 'cvr' | 'polling') => ({ countedFirst: countedFirst === stratum });
  return {
    contest: {
      choices: [
        { id: 'ann', votes: cvr[1] + polling[1] },
        { id: 'ben', votes: cvr[2] + polling[2] },
      ],
      ballots: cvr[0] + polling[0],
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit,
    cvr: { ballots: cvr[0], votes: votesOf(cvr[1], cvr[2]), sampled: compared, ...isCountedFirst('cvr') },
    polling: {
      ballots: polling[0],
      votes: votesOf(polling[1], polling[2]),
      sampled: polled[0],
      ...isCountedFirst('polling'),
    },
    pairs: [
      {
        winner: 'ann',
        loser: 'ben',
        o1: 0,
        o2: 0,
        u1: 0,
        u2: 0,
        ...errors,
        pollingWinner: polled[1],
        pollingLoser: polled[2],
      },
    ],
  };
}

function riskOf(audit: HybridAudit): number {
  const risk = suiteRisk(audit);
  if (!risk.ok) throw new Error(risk.error.reason);
  return risk.value.pValue;
}

function onlyPair(audit: HybridAudit): HybridPair {
  const pairs = hybridPairsToTest(audit);
  if (!pairs.ok) throw new Error(pairs.error.reason);
  return pairs.value[0];
}

/** Kalamazoo 2018, Whitmer and Schuette; ONEAudit, arXiv:2303.03335, Tables 4 and 5. */
const kalamazoo = hybrid({
  cvr: [5294, 3765, 1349],
  polling: [22_372, 16_934, 4220],
  compared: 8,
  polled: [32, 23, 8],
});

test('Kalamazoo 2018 has the published risk', () => {
  expect(riskOf(kalamazoo)).toBeCloseTo(0.0374, 4);
  const published = suiteRiskCompatible(kalamazoo);
  if (!published.ok) throw new Error(published.error.reason);
  expect(published.value.pValue).toBeCloseTo(0.037414, 6);
  expect(published.value.finished).toBe(true);
});

test('the size of the published example is near the published one', () => {
  // Whole votes make the expected risk fall in a saw-tooth; the two searches end at neighbouring teeth, 3,800 + 200 theirs.
  const audit = hybrid({ cvr: [1_900_000, 960_000, 940_000], polling: [100_000, 51_000, 49_000] });
  expect(suiteSampleSize(audit)).toEqual({ ok: true, value: { cvr: 3838, polling: 202, isFullCount: false } });
});

describe('the published power, where the polling sample is looked at as it grows', () => {
  const rows = readPublishedEntries().filter(({ method }) => method === 'suite.power');
  test.each(rows)('$id', ({ input, expected }) => {
    const { n1, n2, N1, N_w1, N_l1, N2, N_w2, N_l2, alpha } = input as Record<string, number>;
    const rate = Number(expected.stop_rate);
    const random = randomSource('published power of SUITE');
    const audits = 300;
    let stopped = 0;
    for (let audit = 0; audit < audits; audit += 1) {
      const looks = looksAtSample(random, [N_w2, N_l2, N2 - N_w2 - N_l2], n2);
      const { winner, loser } = looks[looks.length - 1];
      const sampled = hybrid({
        cvr: [N1, N_w1, N_l1],
        polling: [N2, N_w2, N_l2],
        compared: n1,
        polled: [n2, winner, loser],
        riskLimit: alpha,
      });
      const risk = riskOf({ ...sampled, pairs: sampled.pairs.map((pair) => ({ ...pair, earlierLooks: looks })) });
      if (risk <= alpha) stopped += 1;
    }
    // The table's tolerance for two simulations, and two standard errors of ours, which is the shorter.
    const monteCarloError = Math.sqrt((rate * (1 - rate)) / audits);
    expect(Math.abs(stopped / audits - rate)).toBeLessThanOrEqual(0.02 + 2 * monteCarloError);
  });
});

/** A sample as it stood after some of its draws, 25 looks in all: looks in between could only lower the risk further. */
function looksAtSample(random: RandomSource, counts: readonly number[], draws: number): readonly PollingLook[] {
  let left = counts;
  const found = [0, 0];
  const every = draws / 25;
  return Array.from({ length: 25 }, (_, look) => {
    const drawn = drawWithoutReplacement(random, left, every);
    left = left.map((count, kind) => count - drawn[kind]);
    found[0] += drawn[0];
    found[1] += drawn[1];
    return { sampled: (look + 1) * every, winner: found[0], loser: found[1] };
  });
}

/** Counts of each kind among `draws` of a population with `counts` of each kind. */
function drawWithoutReplacement(random: RandomSource, counts: readonly number[], draws: number): readonly number[] {
  const left = [...counts];
  let population = left.reduce((sum, count) => sum + count, 0);
  const drawn = counts.map(() => 0);
  for (let draw = 0; draw < draws; draw += 1) {
    let at = random.below(population);
    const kind = left.findIndex((count) => {
      at -= count;
      return at < 0;
    });
    left[kind] -= 1;
    drawn[kind] += 1;
    population -= 1;
  }
  return drawn;
}

test('the risk is the largest over the shares: a grid as fine as one likes finds no more, and nearly as much', () => {
  const cases = [
    kalamazoo,
    hybrid({ cvr: [3000, 1600, 1200], polling: [2000, 1000, 900], compared: 60, polled: [90, 50, 36] }),
    hybrid({
      cvr: [9000, 4600, 4200],
      polling: [500, 300, 180],
      compared: 200,
      errors: { o1: 1 },
      polled: [60, 30, 25],
    }),
    hybrid({ cvr: [90, 60, 25], polling: [1000, 560, 400], compared: 20, errors: { u1: 2 }, polled: [120, 70, 44] }),
  ];
  for (const audit of cases) {
    const pair = onlyPair(audit);
    const { least, most } = suiteShareRange(pair);
    const polling = logPollingRisk(pair.polling, pair.margin);
    let largest = -Infinity;
    for (let i = 0; i <= 20_000; i += 1) {
      const share = least + ((most - least) * i) / 20_000;
      largest = Math.max(largest, logComparisonRisk(pair.comparison, pair.margin, share) + polling(1 - share));
    }
    const onGrid = chiSquareUpperTail(4, -2 * largest);
    expect(riskOf(audit)).toBeGreaterThanOrEqual(onGrid * (1 - 1e-12));
    // Where the risk has a kink the grid misses it by up to a step.
    expect(riskOf(audit)).toBeLessThanOrEqual(onGrid * (1 + 1e-3));
  }
});

test('the polling risk over real numbers of ballots is at least that over whole numbers', () => {
  const stratum = { ballots: 120, winnerVotes: 70, loserVotes: 40, sampled: 25, sampleWinner: 13, sampleLoser: 9 };
  const falling = (x: number, n: number) =>
    Array.from({ length: n }, (_, i) => x - i).reduce((product, factor) => product * factor, 1);
  for (const nullMargin of [-40, -5, 0, 1, 12, 29]) {
    let largest = 0;
    for (let x = Math.max(13, 9 + nullMargin); 120 - 2 * x + nullMargin >= 3; x += 1) {
      const likelihood = falling(x, 13) * falling(x - nullMargin, 9) * falling(120 - 2 * x + nullMargin, 3);
      largest = Math.max(largest, likelihood / (falling(70, 13) * falling(40, 9) * falling(10, 3)));
    }
    const found = Math.exp(logPollingRisk(stratum, 30)((30 - nullMargin) / 30));
    expect(found).toBeGreaterThanOrEqual(Math.min(1, largest) * (1 - 1e-12));
    expect(found).toBeLessThanOrEqual(largest * 1.05);
  }
});

describe('a stratum counted in full is known, not tested', () => {
  const strata = { cvr: [1000, 600, 350], polling: [400, 230, 150] } as const;
  const cvrsFirst = { ...strata, compared: 1000, countedFirst: 'cvr' } as const;

  test('all CVRs compared first, without error: the polls alone must hide the whole margin', () => {
    const audit = hybrid({ ...cvrsFirst, polled: [80, 47, 29] });
    const { polling, margin } = onlyPair(audit);
    expect(riskOf(audit)).toBeCloseTo(Math.exp(logPollingRisk(polling, margin)(1)), 14);
    expect(suiteRiskCompatible(audit)).toMatchObject({ ok: false, error: { code: 'method-does-not-apply' } });
  });

  test('all CVRs compared first, and their errors leave a part of the margin to the polls', () => {
    const audit = hybrid({ ...cvrsFirst, errors: { o2: 100, o1: 30, u1: 10 }, polled: [80, 47, 29] });
    const { polling, margin } = onlyPair(audit);
    expect(riskOf(audit)).toBeCloseTo(Math.exp(logPollingRisk(polling, margin)(1 - 220 / 330)), 14);
    expect(riskOf(audit)).toBeGreaterThan(riskOf(hybrid({ ...cvrsFirst, polled: [80, 47, 29] })));
  });

  test('more than the uncounted ballots could hide is settled by arithmetic', () => {
    const counted = { cvr: [1000, 800, 150], polling: [100, 50, 40], compared: 1000 } as const;
    expect(suiteRisk(hybrid(counted))).toMatchObject({ ok: true, value: { pValue: 0, stopped: 'by-arithmetic' } });
    expect(riskOf(hybrid({ ...counted, errors: { o2: 300 } }))).toBe(1);
  });

  test('all polled first: the CVRs must hide what the hand count left of the margin', () => {
    const audit = hybrid({ ...strata, compared: 60, polled: [400, 220, 160], countedFirst: 'polling' });
    const { comparison, margin } = onlyPair(audit);
    expect(riskOf(audit)).toBeCloseTo(Math.exp(logComparisonRisk(comparison, margin, 1 - 20 / 330)), 14);
  });

  test('counted only after samples were looked at, it leaves one share, and the combination stays', () => {
    const compared = hybrid({ ...strata, compared: 1000, polled: [80, 47, 29] });
    const alone = Math.exp(logPollingRisk(onlyPair(compared).polling, onlyPair(compared).margin)(1));
    expect(riskOf(compared)).toBeCloseTo(alone * (1 - Math.log(alone)), 14);
    const polled = hybrid({ ...strata, compared: 60, polled: [400, 220, 160] });
    const { comparison, margin } = onlyPair(polled);
    const left = Math.exp(logComparisonRisk(comparison, margin, 1 - 20 / 330));
    expect(riskOf(polled)).toBeCloseTo(left * (1 - Math.log(left)), 14);
  });

  test('one that was not counted cannot have been counted first', () => {
    const code = { ok: false, error: { code: 'counts-contradict' } };
    expect(suiteRisk(hybrid({ ...strata, compared: 999, countedFirst: 'cvr' }))).toMatchObject(code);
  });

  test('both counted: arithmetic decides', () => {
    const counted = (errors: TwoChoices['errors'], ann: number, ben: number) =>
      suiteRisk(hybrid({ ...strata, compared: 1000, errors, polled: [400, ann, ben] }));
    expect(counted({}, 230, 150)).toMatchObject({ ok: true, value: { pValue: 0, stopped: 'by-arithmetic' } });
    expect(counted({ o2: 124 }, 230, 150)).toMatchObject({ ok: true, value: { stopped: 'by-arithmetic' } });
    expect(counted({ o2: 125 }, 190, 190)).toMatchObject({ ok: true, value: { pValue: 1, stopped: 'no' } });
  });

  test('an empty stratum leaves a comparison or a polling audit by itself', () => {
    const compared = hybrid({ cvr: [1000, 600, 350], polling: [0, 0, 0], compared: 30 });
    expect(riskOf(compared)).toBeCloseTo((1 - 250 / (2 * 1.03905 * 1000)) ** 30, 12);
    const polled = hybrid({ cvr: [0, 0, 0], polling: [1000, 600, 350], polled: [60, 40, 18] });
    expect(riskOf(polled)).toBeGreaterThan(0);
    expect(riskOf(polled)).toBeLessThan(0.1);
  });
});

describe('a wrong outcome is not confirmed more often than the risk limit allows', () => {
  test('with a small polled stratum the published grid steps over every possible share, and ours does not', () => {
    // Reported: ann leads by 2,700. True: 1,350 CVRs for ann are really for ben, and the contest is tied.
    const strata = { cvr: [9000, 5800, 3100], polling: [100, 50, 50] } as const;
    const random = randomSource('published grid of SUITE');
    const riskLimit = 0.1;
    const audits = 400;
    let published = 0;
    let ours = 0;
    for (let audit = 0; audit < audits; audit += 1) {
      const [o2] = drawWithoutReplacement(random, [1350, 7650], 20);
      const [ann, ben] = drawWithoutReplacement(random, [50, 50], 10);
      const sampled = hybrid({ ...strata, compared: 20, errors: { o2 }, polled: [10, ann, ben], riskLimit });
      const compatible = suiteRiskCompatible(sampled);
      if (compatible.ok && compatible.value.finished) published += 1;
      if (riskOf(sampled) <= riskLimit) ours += 1;
    }
    expect(published).toBe(audits);
    expect(ours / audits).toBeLessThanOrEqual(riskLimit + 3 * Math.sqrt((riskLimit * (1 - riskLimit)) / audits));
  });

  test('with errors in both strata that make up the margin', () => {
    // Reported: ann leads by 300 and 60. True: 75 CVRs are the other way round, and the polled stratum has 210 fewer.
    const strata = { cvr: [3000, 1600, 1300], polling: [1000, 520, 460] } as const;
    const random = randomSource('SUITE at a tie');
    const riskLimit = 0.1;
    const audits = 1500;
    let stopped = 0;
    for (let audit = 0; audit < audits; audit += 1) {
      const [o2] = drawWithoutReplacement(random, [75, 2925], 150);
      const [ann, ben] = drawWithoutReplacement(random, [415, 565, 20], 100);
      const sampled = hybrid({ ...strata, compared: 150, errors: { o2 }, polled: [100, ann, ben], riskLimit });
      if (riskOf(sampled) <= riskLimit) stopped += 1;
    }
    expect(stopped / audits).toBeLessThanOrEqual(riskLimit + 3 * Math.sqrt((riskLimit * (1 - riskLimit)) / audits));
  });
});

test('more overstatements never lower the risk, and understatements never raise it', () => {
  const strata = {
    cvr: [3000, 1600, 1200],
    polling: [2000, 1000, 900],
    compared: 200,
    polled: [200, 104, 84],
  } as const;
  let before = 0;
  for (let o2 = 0; o2 <= 20; o2 += 1) {
    const risk = riskOf(hybrid({ ...strata, errors: { o2 } }));
    expect(risk).toBeGreaterThanOrEqual(before);
    before = risk;
  }
  expect(riskOf(hybrid({ ...strata, errors: { u1: 3 } }))).toBeLessThanOrEqual(riskOf(hybrid(strata)));
});

describe('sizes', () => {
  const strata = { cvr: [3000, 1600, 1200], polling: [2000, 1000, 900] } as const;

  test('are additional to what was drawn', () => {
    const first = suiteSampleSize(hybrid(strata));
    if (!first.ok) throw new Error(first.error.reason);
    const half = Math.floor(first.value.polling / 2);
    const sampled = hybrid({
      ...strata,
      compared: Math.floor(first.value.cvr / 2),
      polled: [half, Math.round(half * 0.5), Math.round(half * 0.45)],
    });
    const next = suiteSampleSize(sampled);
    if (!next.ok) throw new Error(next.error.reason);
    expect(next.value.cvr + next.value.polling).toBeLessThan(0.8 * (first.value.cvr + first.value.polling));
  });

  test('ask for all ballots where no sample can confirm the outcome', () => {
    const tied = hybrid({ cvr: [3000, 1400, 1400], polling: [2000, 950, 950] });
    expect(suiteSampleSize(tied)).toEqual({ ok: true, value: { cvr: 3000, polling: 2000, isFullCount: true } });
    expect(riskOf(tied)).toBe(1);
  });

  test('are refused once the risk limit is met, and for counts that contradict one another', () => {
    const done = hybrid({ ...strata, compared: 1500, polled: [1000, 500, 450] });
    expect(suiteSampleSize(done)).toMatchObject({ ok: false, error: { code: 'audit-already-complete' } });
    const code = { ok: false, error: { code: 'counts-contradict' } };
    expect(suiteRisk(hybrid({ ...strata, compared: 5, errors: { o2: 6 } }))).toMatchObject(code);
    expect(suiteRisk(hybrid({ ...strata, polled: [10, 8, 3] }))).toMatchObject(code);
    expect(suiteRisk(hybrid({ ...strata, compared: 3001 }))).toMatchObject(code);
    expect(suiteRisk({ ...hybrid(strata), pairs: [] })).toMatchObject(code);
    expect(suiteRisk(hybrid({ cvr: [5, 5, 3], polling: [100, 40, 20] }))).toMatchObject(code);
    const elsewhere = hybrid(strata);
    const cvr = { ...elsewhere.cvr, votes: new Map([['ann', 1599]]) };
    expect(suiteRisk({ ...elsewhere, cvr })).toMatchObject(code);
  });

  test('are found for two hundred million ballots and a margin of a thousandth, and for one ballot', () => {
    const large = {
      cvr: [100_000_000, 50_050_000, 49_950_000],
      polling: [100_000_000, 50_050_000, 49_950_000],
    } as const;
    const size = suiteSampleSize(hybrid(large));
    if (!size.ok) throw new Error(size.error.reason);
    expect(size.value.isFullCount).toBe(false);
    const reached = size.value.polling;
    const votes = [Math.round(reached * 0.5005), Math.round(reached * 0.4995)] as const;
    const sampled = hybrid({ ...large, compared: size.value.cvr, polled: [votes[0] + votes[1], ...votes] });
    expect(riskOf(sampled)).toBeLessThan(0.06);
    const one = hybrid({ cvr: [1, 1, 0], polling: [0, 0, 0] });
    expect(riskOf(one)).toBe(1);
    expect(suiteSampleSize(one)).toEqual({ ok: true, value: { cvr: 1, polling: 0, isFullCount: true } });
  });
});

test('what was polled can settle the outcome before the compared stratum was looked at', () => {
  // Ann has 80 of the first 80 polled ballots; the other 20 and the 10 with a CVR cannot undo that.
  const audit = hybrid({ cvr: [10, 5, 5], polling: [100, 90, 10], polled: [80, 80, 0] });
  expect(suiteRisk(audit)).toMatchObject({ value: { pValue: 0, stopped: 'by-arithmetic' } });
});

test('once every ballot was seen, understatements by two votes make up for as many overstated ones', () => {
  // Reported 4 : 6 and 7 : 3. Two CVRs understate by two, so that the compared ballots are 6 : 4; the polled ones are 5 : 5.
  const seen = { cvr: [10, 4, 6], polling: [10, 7, 3], compared: 10, polled: [10, 5, 5] } as const;
  expect(suiteRisk(hybrid({ ...seen, errors: { u2: 2 } }))).toMatchObject({ value: { stopped: 'by-arithmetic' } });
  expect(suiteRisk(hybrid({ ...seen, errors: { u2: 1 } }))).toMatchObject({ value: { pValue: 1, stopped: 'no' } });
});

test('a stratum counted first that uses up the margin leaves a risk of 1, whatever was polled', () => {
  // The margin is 30; 15 CVRs with a vote for Ann were ballots for Ben, so that the compared ballots are 45 : 55.
  const audit = hybrid({
    cvr: [100, 60, 40],
    polling: [100, 55, 45],
    compared: 100,
    errors: { o2: 15 },
    polled: [20, 0, 20],
    countedFirst: 'cvr',
  });
  const phantoms = { ...audit.polling, phantoms: 5 };
  for (const polling of [audit.polling, phantoms]) {
    expect(suiteRisk({ ...audit, polling })).toMatchObject({ value: { pValue: 1, stopped: 'no' } });
  }
});

test('once every ballot was seen, a wrong outcome has a risk of 1, by however much it is wrong', () => {
  // 4 : 6 and 7 : 3 reported; the compared ballots are right, the polled ones turn out to be 2 : 8, 3 : 7, 4 : 6 or 5 : 5.
  for (const forAnn of [2, 3, 4, 5]) {
    const seen = { cvr: [10, 4, 6], polling: [10, 7, 3], compared: 10, polled: [10, forAnn, 10 - forAnn] } as const;
    expect(suiteRisk(hybrid(seen))).toMatchObject({ value: { pValue: 1, stopped: 'no' } });
  }
});

test('a contest without an outcome to test is refused', () => {
  const audit = hybrid({ cvr: [10, 4, 6], polling: [10, 7, 3] });
  const refused = (winners: number) => expect(hybridPairsToTest({ ...audit, contest: { ...audit.contest, winners } }));
  refused(0).toMatchObject({ error: { code: 'counts-contradict' } });
  refused(2).toMatchObject({ error: { code: 'no-losers' } });
});
