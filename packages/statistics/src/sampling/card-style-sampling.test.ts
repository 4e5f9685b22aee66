import { expect, test } from 'vitest';
import { randomSource } from '../sample-size/random-source.ts';
import { type CardStyle, drawByCardStyle, type StyledCard } from './card-style-sampling.ts';

const styles: Record<string, CardStyle> = {
  both: { contests: ['mayor', 'sheriff'] },
  mayor: { contests: ['mayor'] },
  sheriff: { contests: ['sheriff'] },
  school: { contests: ['school'] },
  mayorSchool: { contests: ['mayor', 'school'] },
};
const deck = (...names: string[]): StyledCard<number>[] =>
  names.map((name, index) => ({
    card: index + 1,
    ticket: `0.${String(index + 1).padStart(2, '0')}`,
    style: styles[name],
  }));
const draw = (cards: Iterable<StyledCard<number>>, needs: Record<string, number>) => {
  const sample = drawByCardStyle({ cards, needs: new Map(Object.entries(needs)) });
  if (!sample.ok) throw new Error(sample.error.reason);
  return {
    cards: sample.value.cards.map(({ card }) => card),
    of: (contest: string) => {
      const found = sample.value.contests.get(contest);
      return found && { ...found, cards: found.cards.map(({ card }) => card) };
    },
  };
};

test('each contest takes the first cards that carry it, and one card serves several contests', () => {
  const cards = deck('sheriff', 'both', 'school', 'mayor', 'sheriff', 'mayor', 'both');
  const sample = draw(cards, { mayor: 2, sheriff: 2 });
  expect(sample.cards).toEqual([1, 2, 4]);
  expect(sample.of('mayor')).toEqual({ cards: [2, 4], threshold: '0.04', exhausted: false });
  expect(sample.of('sheriff')).toEqual({ cards: [1, 2], threshold: '0.02', exhausted: false });
});

test('a card above a contest’s threshold is no data for it, though it was retrieved', () => {
  const sample = draw(deck('mayor', 'both', 'sheriff'), { mayor: 1, sheriff: 1 });
  expect(sample.cards).toEqual([1, 2]);
  expect(sample.of('mayor')?.cards).toEqual([1]);
});

test('an opportunistic contest uses cards up to the first of its own that was passed over', () => {
  const cards = deck('mayorSchool', 'sheriff', 'school', 'mayorSchool', 'mayor');
  const sample = draw(cards, { mayor: 3 });
  expect(sample.cards).toEqual([1, 4, 5]);
  expect(sample.of('school')).toEqual({ cards: [1], threshold: '0.01', exhausted: false });
});

test('a contest with fewer cards than it needs is counted in full', () => {
  const sample = draw(deck('mayor', 'school', 'both'), { mayor: 5 });
  expect(sample.of('mayor')).toEqual({ cards: [1, 3], threshold: '0.03', exhausted: true });
  expect(sample.of('school')?.exhausted).toBe(false);
});

test('a contest that no card carries has no sample', () => {
  expect(draw(deck('mayor'), { mayor: 1, judge: 4 }).of('judge')).toEqual({
    cards: [],
    threshold: undefined,
    exhausted: true,
  });
});

test('cards are read only as far as the needs ask', () => {
  let read = 0;
  function* endless() {
    for (;;) {
      read += 1;
      yield { card: read, ticket: `0.${read}`, style: styles.mayor };
    }
  }
  expect(draw(endless(), { mayor: 3 }).cards).toEqual([1, 2, 3]);
  expect(read).toBeLessThanOrEqual(4);
});

test('larger needs extend the sample, and all data lie under their thresholds', () => {
  const random = randomSource('card styles');
  const names = Object.keys(styles);
  const cards = deck(...Array.from({ length: 90 }, () => names[random.below(names.length)]));
  const small = draw(cards, { mayor: 6, sheriff: 9 });
  const large = draw(cards, { mayor: 11, sheriff: 9, school: 4 });
  for (const contest of ['mayor', 'sheriff']) {
    const first = small.of(contest)?.cards ?? [];
    expect(large.of(contest)?.cards.slice(0, first.length)).toEqual(first);
  }
  for (const contest of ['mayor', 'sheriff', 'school']) {
    const carrying = cards.filter(({ style }) => style.contests.includes(contest)).map(({ card }) => card);
    const data = large.of(contest)?.cards ?? [];
    // The data are the first of the contest's own cards: a random order of them.
    expect(data).toEqual(carrying.slice(0, data.length));
  }
});

test('a need that is not a count is refused', () => {
  const sample = drawByCardStyle({ cards: deck('mayor'), needs: new Map([['mayor', -1]]) });
  expect(sample).toMatchObject({ ok: false, error: { code: 'parameter-out-of-range' } });
});
