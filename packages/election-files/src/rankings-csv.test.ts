import { expect, test } from 'vitest';
import { parseRankingsCsv } from './rankings-csv.ts';

const read = (...rows: readonly string[]) =>
  parseRankingsCsv({ name: 'rankings.csv', bytes: new TextEncoder().encode(['Ranking,Ballots', ...rows].join('\n')) }, [
    'Ann',
    'Bo',
    'Cy',
  ]);
const codes = (...rows: readonly string[]) => read(...rows).issues.map(({ code, row }) => [code, row]);

test('every row is a way of marking the contest, with its ballots', () => {
  const at = (...choices: string[]) => ({ choices, invalidWriteIn: false });
  expect(
    read('Ann; Bo,12', '; Cy,3', 'Ann; Bo = Cy,4', 'INVALID_WRITE_IN; Ann,1', 'BLANK,2', 'CONTEST_NOT_ON_BALLOT,7'),
  ).toMatchObject({
    accepted: true,
    value: {
      piles: [
        { ranks: [at('Ann'), at('Bo')], cards: 12 },
        { ranks: [at(), at('Cy')], cards: 3 },
        { ranks: [at('Ann'), at('Bo', 'Cy')], cards: 4 },
        { ranks: [{ choices: [], invalidWriteIn: true }, at('Ann')], cards: 1 },
        { ranks: [], cards: 2 },
      ],
      without: 7,
    },
  });
});

test.each([
  ['a name that is no choice', ['Ann; Di,1'], [['BAD_INTERPRETATION', 2]]],
  ['a ranking twice', ['Ann; Bo,1', 'Cy,1', 'Ann; Bo,2'], [['DUPLICATE_KEY', 4]]],
  [
    'a ranking twice, with two names at one rank in another order',
    ['Ann = Bo,1', 'Bo = Ann;,2'],
    [['DUPLICATE_KEY', 3]],
  ],
  ['ballots without the contest twice', ['CONTEST_NOT_ON_BALLOT,1', 'CONTEST_NOT_ON_BALLOT,1'], [['DUPLICATE_KEY', 3]]],
  ['a ballot that nobody saw', ['NOT_FOUND,1'], [['BAD_INTERPRETATION', 2]]],
  ['no contest beside a choice', ['CONTEST_NOT_ON_BALLOT; Ann,1'], [['BAD_INTERPRETATION', 2]]],
  ['no mark beside a choice at one rank', ['Ann = BLANK,1'], [['BAD_INTERPRETATION', 2]]],
  ['no number', ['Ann,many'], [['NOT_A_NUMBER', 2]]],
  ['less than none', ['Ann,-1'], [['NEGATIVE_NUMBER', 2]]],
])('%s is refused', (_, rows, issues) => {
  expect(codes(...rows)).toEqual(issues);
  expect(read(...rows).accepted).toBe(false);
});
