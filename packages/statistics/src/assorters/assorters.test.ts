import { expect, test } from 'vitest';
import { approvalAssorter } from './approval.ts';
import { type Assorter, type CardReading, marksFor } from './assorter.ts';
import { notEliminatedBeforeAssorter, notEliminatedNextAssorter } from './irv.ts';
import { pooledMeans, pooledPluralityMean, pooledSupermajorityMean } from './oneaudit.ts';
import { assorterMargin, countReadings, overstatement, overstatementAssorter, reportedMean } from './overstatement.ts';
import { pluralityAssorter } from './plurality.ts';
import { noMajorityAssorter, supermajorityAssorter } from './supermajority.ts';

const readAs = (assorter: Assorter, ...choices: string[]) => {
  const reading = marksFor(...choices);
  return reading.kind === 'votes' ? assorter.value(reading.votes) : undefined;
};
const ranked = (...choices: string[]) => new Map(choices.map((choice, index) => [choice, index + 1]));
const phantom: CardReading = { kind: 'phantom' };
const absent: CardReading = { kind: 'contest-absent' };

test('a plurality assorter gives 1 for the winner, 0 for the loser, ½ for anything else', () => {
  const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
  expect([
    readAs(assorter, 'ann'),
    readAs(assorter, 'bo'),
    readAs(assorter),
    readAs(assorter, 'cy'),
    readAs(assorter, 'ann', 'cy'),
  ]).toEqual([1, 0, 0.5, 0.5, 0.5]);
});

test('in vote for two a card may vote for the winner and a third choice, but not for three', () => {
  const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 2 });
  expect([readAs(assorter, 'ann', 'cy'), readAs(assorter, 'bo', 'cy'), readAs(assorter, 'ann', 'cy', 'di')]).toEqual([
    1, 0, 0.5,
  ]);
  expect(readAs(approvalAssorter({ winner: 'ann', loser: 'bo' }), 'ann', 'cy', 'di')).toBe(1);
});

test('a super-majority margin from cards equals q (p/f − 1)', () => {
  const built = supermajorityAssorter({ winner: 'yes', shareToWin: 0.6 });
  if (!built.ok) throw new Error('the share is within 0..1');
  const readings = [marksFor('yes'), marksFor('no'), marksFor(), marksFor('yes', 'no')];
  const counts = [70, 20, 5, 5];
  const mean = reportedMean({ readings, counts, assorter: built.value, cardStyles: 'unknown' });
  expect(mean.ok && assorterMargin(mean.value.mean)).toBeCloseTo(0.9 * (70 / 90 / 0.6 - 1), 14);
});

test('nobody reached a majority when every choice lacks one', () => {
  const margin = (choice: string, counts: number[]) => {
    const built = noMajorityAssorter({ choice, share: 0.5 });
    if (!built.ok) throw new Error('the share is within 0..1');
    const readings = [marksFor('ann'), marksFor('bo'), marksFor('cy'), marksFor()];
    const mean = reportedMean({ readings, counts, assorter: built.value, cardStyles: 'unknown' });
    return mean.ok ? assorterMargin(mean.value.mean) : Number.NaN;
  };
  expect(margin('ann', [45, 40, 15, 10])).toBeCloseTo(10 / 110, 14);
  expect(margin('ann', [50, 40, 10, 10])).toBeCloseTo(0, 14);
  expect(margin('ann', [51, 40, 9, 10])).toBeLessThan(0);
});

test('a share of 0 or 1 cannot be tested', () => {
  expect(supermajorityAssorter({ winner: 'yes', shareToWin: 0 })).toMatchObject({ ok: false });
  expect(noMajorityAssorter({ choice: 'yes', share: 1 })).toMatchObject({ ok: false });
});

test('IRV assorters follow eliminations', () => {
  const before = notEliminatedBeforeAssorter({ winner: 'ann', loser: 'bo' });
  expect([ranked('ann', 'bo'), ranked('cy', 'ann', 'bo'), ranked('cy', 'bo'), ranked('cy')].map(before.value)).toEqual([
    1, 0.5, 0, 0.5,
  ]);
  const next = notEliminatedNextAssorter({ winner: 'ann', loser: 'bo', eliminated: ['cy'] });
  expect([ranked('cy', 'ann'), ranked('cy', 'bo', 'ann'), ranked('di', 'ann'), ranked('cy')].map(next.value)).toEqual([
    1, 0, 0.5, 0.5,
  ]);
});

test('IRV assorters read ranks as assertions are found: nothing from a rank given twice, and gaps closed', () => {
  const before = notEliminatedBeforeAssorter({ winner: 'ann', loser: 'bo' });
  const next = notEliminatedNextAssorter({ winner: 'ann', loser: 'bo', eliminated: ['cy'] });
  const ranks = (marked: Readonly<Record<string, number>>) => new Map(Object.entries(marked));
  const bothFirst = ranks({ ann: 1, bo: 1 });
  const firstSkipped = ranks({ ann: 2, bo: 3 });
  const outWithAnother = ranks({ cy: 1, di: 1, ann: 2 });
  const secondTwice = ranks({ cy: 1, ann: 2, bo: 2 });
  const cards = [bothFirst, firstSkipped, outWithAnother, secondTwice];
  expect(cards.map(before.value)).toEqual([0.5, 1, 0.5, 0.5]);
  expect(cards.map(next.value)).toEqual([0.5, 1, 0.5, 0.5]);
});

test('a card that is missing counts as the worst card there could be', () => {
  const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
  const of = (cvr: CardReading, mvr: CardReading, cardStyles: 'known' | 'unknown') =>
    overstatement({ cvr, mvr, assorter, cardStyles });
  expect(of(marksFor('ann'), phantom, 'unknown')).toBe(1);
  expect(of(phantom, phantom, 'unknown')).toBe(0.5);
  expect(of(phantom, marksFor('ann'), 'unknown')).toBe(-0.5);
  expect(of(marksFor('ann'), absent, 'unknown')).toBe(0.5);
  expect(of(marksFor('ann'), absent, 'known')).toBe(1);
  expect(of(absent, marksFor('bo'), 'known')).toBeUndefined();
  expect(of(absent, marksFor('bo'), 'unknown')).toBe(0.5);
});

test('the overstatement assorter of a 10 % margin', () => {
  const assorter = overstatementAssorter(pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 }), 0.1);
  expect(assorter.withoutError).toBeCloseTo(0.5263157894736842, 15);
  expect(assorter.value(0.5)).toBeCloseTo(0.2631578947368421, 15);
  expect(assorter.value(1)).toBe(0);
  expect(assorter.value(-1)).toBe(assorter.upperBound);
});

test('the mean of B exceeds ½ exactly when the mean of A over the true cards does', () => {
  const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
  const readings = [marksFor('ann'), marksFor('bo'), marksFor()];
  const reported = [60, 30, 10];
  // What people would see on the same hundred cards: the first 15 winner cards are truly the loser's.
  for (const flips of [0, 14, 15, 16]) {
    const mean = reportedMean({ readings, counts: reported, assorter, cardStyles: 'unknown' });
    if (!mean.ok) throw new Error('there are cards');
    const compared = overstatementAssorter(assorter, assorterMargin(mean.value.mean));
    const meanOfB = (flips * compared.value(1) + (100 - flips) * compared.value(0)) / 100;
    expect(meanOfB > 0.5 + 1e-12).toBe(60 - flips > 30 + flips);
  }
});

test('pools keep the margin and spread what is not known of their cards', () => {
  const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
  const cards = [
    { pool: 'A', cvr: marksFor('ann') },
    { pool: 'A', cvr: marksFor('ann') },
    { pool: 'A', cvr: marksFor() },
    { pool: 'B', cvr: marksFor('bo') },
    { pool: 'B', cvr: absent },
  ];
  const unknown = pooledMeans({ cards, assorter, cardStyles: 'unknown' });
  expect(unknown.get('A')).toBeCloseTo(5 / 6, 15);
  expect(unknown.get('B')).toBe(0.25);
  expect(pooledMeans({ cards, assorter, cardStyles: 'known' }).get('B')).toBe(0);
  const fromTally = pooledPluralityMean({ cards: 3, votes: new Map([['ann', 2]]) }, { winner: 'ann', loser: 'bo' });
  expect(fromTally.ok && fromTally.value).toBeCloseTo(5 / 6, 15);
});

test('a pool’s super-majority mean equals the mean over its cards', () => {
  const built = supermajorityAssorter({ winner: 'yes', shareToWin: 0.6 });
  if (!built.ok) throw new Error('the share is within 0..1');
  const cards = [marksFor('yes'), marksFor('yes'), marksFor('no'), marksFor()].map((cvr) => ({ pool: 'P', cvr }));
  const votes = new Map([
    ['yes', 2],
    ['no', 1],
  ]);
  const fromTally = pooledSupermajorityMean({ cards: 4, votes }, { winner: 'yes', shareToWin: 0.6 });
  const fromCards = pooledMeans({ cards, assorter: built.value, cardStyles: 'unknown' }).get('P') ?? 0;
  expect(fromTally.ok && fromTally.value).toBeCloseTo(fromCards, 15);
});

test('a pool with more votes than cards is refused', () => {
  const pool = { cards: 3, votes: new Map([['ann', 4]]) };
  expect(pooledPluralityMean(pool, { winner: 'ann', loser: 'bo' })).toMatchObject({
    ok: false,
    error: { code: 'counts-contradict' },
  });
  expect(pooledSupermajorityMean(pool, { winner: 'ann', shareToWin: 0.5 })).toMatchObject({ ok: false });
});

test('a column is counted once for all assertions of its contest', () => {
  const column = { readings: [marksFor('ann'), marksFor('bo'), absent], cards: Uint8Array.of(0, 0, 1, 2, 0) };
  const counts = countReadings(column);
  expect([...counts]).toEqual([3, 1, 1]);
  const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
  const mean = (cardStyles: 'known' | 'unknown') =>
    reportedMean({ readings: column.readings, counts, assorter, cardStyles });
  expect(mean('known')).toEqual({ ok: true, value: { mean: 0.75, cards: 4 } });
  expect(mean('unknown')).toEqual({ ok: true, value: { mean: 0.7, cards: 5 } });
});
