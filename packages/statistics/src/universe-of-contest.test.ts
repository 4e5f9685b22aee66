import { describe, expect, test } from 'vitest';
import { answered } from '../reference/answered.ts';
import type { ContestVotes } from './contest-tally.ts';
import { ballotKey, batchKey, phantomKey } from './sampling/python-repr.ts';
import { checkUniverse, universeOfContest } from './universe-of-contest.ts';

const town: ContestVotes = {
  choices: [
    { id: 'ann', votes: 24 },
    { id: 'ben', votes: 12 },
  ],
  winners: 1,
  votesAllowed: 1,
};

const inOneTown = {
  contest: town,
  listedByJurisdiction: new Map([['Sea Ranch', 900]]),
  castByJurisdiction: new Map<string, number>(),
  bearing: 40,
};

test('any card of a town’s contest may be among those that were cast and are not listed', () => {
  const cast = (cards: number) =>
    answered(universeOfContest({ ...inOneTown, castByJurisdiction: new Map([['Sea Ranch', cards]]) }));
  expect(cast(925)).toMatchObject({ listed: 900, bearing: 40, phantoms: 25, cards: 925 });
  // Forty cards bear the contest, so no more than forty can be missing.
  expect(cast(2000)).toMatchObject({ phantoms: 40, cards: 940 });
  expect(cast(900)).toMatchObject({ phantoms: 0, findings: ['contest-on-part'] });
});

test('cards cast that are known for all jurisdictions together are held against the sum of the manifests', () => {
  const two = {
    ...inOneTown,
    listedByJurisdiction: new Map([
      ['Sea Ranch', 500],
      ['Point Arena', 400],
    ]),
  };
  expect(answered(universeOfContest({ ...two, castInAll: 930 }))).toMatchObject({ listed: 900, phantoms: 30 });
  // One jurisdiction lists 20 too few, the other 20 too many: the sum hides it, the jurisdictions do not.
  const castByJurisdiction = new Map([
    ['Sea Ranch', 520],
    ['Point Arena', 380],
  ]);
  expect(answered(universeOfContest({ ...two, castByJurisdiction, castInAll: 900 }))).toMatchObject({ phantoms: 20 });
});

test('cards cast in a jurisdiction without the contest do not matter', () => {
  const castByJurisdiction = new Map([['Elsewhere', 10_000]]);
  expect(answered(universeOfContest({ ...inOneTown, castByJurisdiction })).phantoms).toBe(0);
});

describe('is refused', () => {
  const code = { ok: false, error: { code: 'counts-contradict' } };
  test.each([
    ['a typed number that cannot hold the votes', { bearing: 35 }],
    ['a part of a card', { bearing: 40.5 }],
    [
      'no card at all',
      { listedByJurisdiction: new Map(), bearing: null, contest: { ...town, choices: [{ id: 'ann', votes: 0 }] } },
    ],
    ['cards cast below 0', { castInAll: -1 }],
  ])('%s', (_, changes) => {
    expect(universeOfContest({ ...inOneTown, ...changes })).toMatchObject(code);
  });

  test.each([
    ['more unlisted cards than bear the contest', { listed: 100, bearing: 40, phantoms: 41 }],
    ['fewer cards in all than bear the contest', { listed: 30, bearing: 40, phantoms: 9 }],
    ['fewer cards that bear the contest than its votes need', { listed: 100, bearing: 35, phantoms: 0 }],
  ])('%s', (_, universe) => {
    expect(checkUniverse(town, universe)).toMatchObject(code);
  });
});

test('a phantom’s key is no ballot’s and no batch’s, whatever a contest is called', () => {
  expect(phantomKey("Sheriff, St. Mary's", 1)).toBe(`('phantom', "Sheriff, St. Mary's", 1)`);
  const ballot = ballotKey({ jurisdiction: 'phantom', tabulator: 'Mayor', batch: '1' }, 1);
  const batch = batchKey({ jurisdiction: 'phantom', batch: 'Mayor' });
  expect(new Set([phantomKey('Mayor', 1), phantomKey('Mayor', 2), ballot, batch]).size).toBe(4);
});
