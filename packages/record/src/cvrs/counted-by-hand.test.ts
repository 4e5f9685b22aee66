import { type BallotManifest, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { damagedPack, type MadeCard, madePack } from '../testing/made-pack.ts';
import { contestRankings } from './contest-rankings.ts';
import { cvrFiguresOf } from './cvr-figures.ts';
import { fetchCvrs } from './fetch-cvrs.ts';

/* Small exports whose every figure is counted by hand from the rows below. */

function manifestOf(...batches: readonly (readonly [string, number, boolean?])[]): BallotManifest {
  return {
    batches: batches.map(([name, ballots, inCvr]) => {
      return { tabulator: 'T1', name, container: null, ballots, ...(inCvr !== undefined && { inCvr }) };
    }),
  };
}

const COLUMNS = [
  ['Mayor (Vote For=1)', 'Ann'],
  ['Mayor (Vote For=1)', 'Bob'],
  ['Council (Vote For=2)', 'Cy'],
  ['Council (Vote For=2)', 'Write-in'],
  ['Council (Vote For=2)', 'Write-in'],
] as const;

const CARDS: readonly MadeCard[] = [
  ['T1', 'B1', 1, '10000'],
  ['T1', 'B1', 2, '01110'],
  // Two lines of one name: one vote for it.
  ['T1', 'B1', 3, '10011'],
  // Three marks where two are allowed: for nobody.
  ['T1', 'B1', 4, '10111'],
  ['T1', 'B1', 5, '11001'],
  ['T1', 'B2', 1, '--101'],
  ['T1', 'B2', 2, '01---'],
  ['T1', 'B3', 1, '--010'],
];
const AS_READ = manifestOf(['B1', 5], ['B2', 2], ['B3', 1]);

/** What the cards above add up to, whatever the manifest says. */
const MAYOR = {
  name: 'Mayor',
  votesAllowed: 1,
  ranked: false,
  cards: 6,
  choices: [
    { name: 'Ann', votes: 3 },
    { name: 'Bob', votes: 2 },
  ],
};
const COUNCIL = {
  name: 'Council',
  votesAllowed: 2,
  ranked: false,
  cards: 7,
  choices: [
    { name: 'Cy', votes: 2 },
    { name: 'Write-in', votes: 5 },
  ],
};
const FILES = [{ name: 'cvrs.csv', bytes: 1, sha256: Sha256Schema.parse('ab'.repeat(32)) }];

type Held = Readonly<Record<'withoutCvr' | 'withoutCard' | 'mayor' | 'council', number>>;

test.each<readonly [string, BallotManifest, Held]>([
  ['each listed card has its record', AS_READ, { withoutCvr: 0, withoutCard: 0, mayor: 0, council: 0 }],
  [
    'cards without a record, in a batch that has some and in one that has none',
    manifestOf(['B1', 7], ['B2', 2], ['B3', 1], ['B4', 10]),
    { withoutCvr: 2 + 10, withoutCard: 0, mayor: 0, council: 0 },
  ],
  [
    // The third to fifth of B1, and the second of B2, which lacks the council; the missing card of B3 fills no gap.
    'records beyond the listed cards, and fewer records elsewhere',
    manifestOf(['B1', 2], ['B2', 1], ['B3', 2]),
    { withoutCvr: 1, withoutCard: 4, mayor: 4, council: 3 },
  ],
  [
    'records of a batch that the manifest does not list, and of one in which none is expected',
    manifestOf(['B1', 5], ['B2', 2, false], ['B5', 3, false]),
    { withoutCvr: 0, withoutCard: 2 + 1, mayor: 1, council: 2 },
  ],
])('an upload is held against the manifest card by card: %s', async (_name, manifest, expected) => {
  const pack = await madePack(COLUMNS, CARDS, AS_READ);
  const figures = await cvrFiguresOf(pack, manifest, FILES);
  const { withoutCvr, withoutCard, mayor, council } = expected;
  expect(figures).toEqual({
    ok: true,
    value: {
      kind: 'cvrs',
      scope: 'every-card',
      format: 'dominion-csv',
      cards: 8,
      batches: 3,
      withoutCvr,
      withoutCard,
      contests: [
        { ...MAYOR, withoutCard: mayor },
        { ...COUNCIL, withoutCard: council },
      ],
      files: FILES,
    },
  });
});

const RANKED_COLUMNS = [1, 2, 3].flatMap((rank) =>
  ['Ann', 'Bob', 'Write-in'].map(
    (choice) => ['Mayor (Number of positions=1, Number of ranks=3)', `${choice}(${rank})`] as const,
  ),
);
const RANKED_CARDS: readonly MadeCard[] = [
  ['T1', 'B1', 1, '100010001'],
  ['T1', 'B1', 2, '100010001'],
  ['T1', 'B1', 3, '010000000'],
  // A skipped rank is passed over.
  ['T1', 'B1', 4, '000010100'],
  // Two choices at the first rank: for nobody.
  ['T1', 'B1', 5, '110001000'],
  ['T1', 'B1', 6, '000000000'],
  ['T1', 'B1', 7, '---------'],
  // A choice that is ranked twice counts at its first place.
  ['T1', 'B1', 8, '010010100'],
];

test('cards that rank a contest alike are one group, in the names by which its choices are read', async () => {
  const pack = await madePack(RANKED_COLUMNS, RANKED_CARDS, manifestOf(['B1', 8]));
  const rankings = await contestRankings(pack, 'Mayor', (name) => (name === 'Ann' ? 'Ann Lee' : name));
  assert(rankings.ok, 'the pack can be read', rankings);
  const { groups, ...others } = rankings.value;
  expect(others).toEqual({ ranks: 3, writeIns: ['Write-in'] });
  const counted = groups.map(({ preferences, count }) => [preferences.join(' > '), count]);
  expect(counted.toSorted()).toEqual(
    [
      ['Ann Lee > Bob > Write-in', 2],
      ['Bob', 1],
      ['Bob > Ann Lee', 2],
      // Two at the first rank, and nothing at any.
      ['', 2],
    ].toSorted(),
  );
});

test('a contest that no card of the pack bears has no ranks and no groups', async () => {
  const pack = await madePack(RANKED_COLUMNS, RANKED_CARDS, manifestOf(['B1', 8]));
  expect(await contestRankings(pack, 'Levy', (name) => name)).toEqual({ ok: true, value: { ranks: 0, groups: [] } });
});

/** More than one block of cards: the first 8,192 do not bear the levy, which the next two do, one with a vote. */
const LEVY = [
  ['Levy (Vote For=2)', 'Yes'],
  ['Levy (Vote For=2)', 'Write-in'],
  ['Levy (Vote For=2)', 'Write-in'],
  ['Other (Vote For=1)', 'Dee'],
] as const;
const IN_BLOCKS: readonly MadeCard[] = [
  ...Array.from({ length: 8192 }, (_, place) => ['T1', 'B1', place + 1, '---1'] as const),
  ['T1', 'B2', 1, '000-'],
  ['T1', 'B2', 2, '---0'],
  ['T1', 'B2', 3, '110-'],
];

test('cards are counted and found by contest across the blocks in which a pack keeps them', async () => {
  const manifest = manifestOf(['B1', 8192], ['B2', 3]);
  const pack = await madePack(LEVY, IN_BLOCKS, manifest);
  expect(await cvrFiguresOf(pack, manifest, [])).toMatchObject({
    value: {
      cards: 8195,
      contests: [
        {
          name: 'Levy',
          cards: 2,
          choices: [
            { name: 'Yes', votes: 1 },
            { name: 'Write-in', votes: 1 },
          ],
        },
        { name: 'Other', cards: 8193, choices: [{ name: 'Dee', votes: 8192 }] },
      ],
    },
  });
  expect(await contestRankings(pack, 'Levy', (name) => name)).toEqual({
    ok: true,
    value: { ranks: 0, groups: [{ preferences: [], count: 2 }], writeIns: ['Write-in'] },
  });
  const fetched = await fetchCvrs(pack, manifest, { cards: [], bearing: ['Levy', 'Other', 'Nowhere'] });
  assert(fetched.ok, 'the pack can be read', fetched);
  const { bearing } = fetched.value;
  const positions = (contest: string, batch: string) => Array.from(bearing(contest, { tabulator: 'T1', batch }));
  expect([positions('Levy', 'B1'), positions('Levy', 'B2')]).toEqual([[], [1, 3]]);
  expect(positions('Other', 'B1')).toEqual(Array.from({ length: 8192 }, (_, place) => place + 1));
  expect(positions('Other', 'B2')).toEqual([2]);
  expect([positions('Nowhere', 'B2'), positions('Levy', 'B3')]).toEqual([[], []]);
  expect(() => bearing('Mayor', { tabulator: 'T1', batch: 'B1' })).toThrow('the cards of this contest were fetched');
});

test('of every card that was asked for its record is found, or that it has none', async () => {
  const pack = await madePack(COLUMNS, CARDS, AS_READ);
  const place = (batch: string, position: number | null) => ({ tabulator: 'T1', batch, position });
  const cards = [place('B1', 3), place('B1', 6), place('B9', 1), place('B1', null)];
  const fetched = await fetchCvrs(pack, AS_READ, { cards, bearing: [] });
  assert(fetched.ok, 'the pack can be read', fetched);
  const { find, cardsIn } = fetched.value;
  const [third, ...none] = cards;
  assert(third !== undefined, 'a card was asked for');
  expect(find(third)).toEqual({
    imprintedId: 'T1-B1-3',
    recordId: '3',
    remade: false,
    votes: new Map([
      ['Mayor', { choices: ['Ann'], counted: 'counted' }],
      ['Council', { choices: ['Write-in'], counted: 'counted' }],
    ]),
  });
  expect(none.map(find)).toEqual([undefined, undefined, undefined]);
  expect(() => find(place('B1', 1))).toThrow('the cast vote record of this card was fetched');
  expect(['B1', 'B2', 'B9'].map((batch) => cardsIn({ tabulator: 'T1', batch }))).toEqual([5, 2, 0]);
});

test('a pack that is not as it was written is said to be damaged by whatever is asked of it', async () => {
  const damaged = { ok: false, error: { code: 'damaged-card-pack' } };
  const pack = await damagedPack(COLUMNS, CARDS, AS_READ);
  // The council has two lines of one name, whose cards have to be counted.
  expect(await cvrFiguresOf(pack, AS_READ, [])).toMatchObject(damaged);
  expect(await cvrFiguresOf(pack, manifestOf(['B1', 4], ['B2', 2], ['B3', 1]), [])).toMatchObject(damaged);
  const cards = [{ tabulator: 'T1', batch: 'B1', position: 1 }];
  expect(await fetchCvrs(pack, AS_READ, { cards, bearing: [] })).toMatchObject(damaged);
  expect(await fetchCvrs(pack, AS_READ, { cards: [], bearing: ['Mayor'] })).toMatchObject(damaged);
  expect(await contestRankings(pack, 'Mayor', (name) => name)).toMatchObject(damaged);
  // What is known without the cards is known all the same.
  const plain = COLUMNS.slice(0, 2);
  const mayorAlone = await damagedPack(plain, [['T1', 'B1', 1, '10']], manifestOf(['B1', 1]));
  expect(await cvrFiguresOf(mayorAlone, manifestOf(['B1', 1]), [])).toMatchObject({
    ok: true,
    value: { contests: [{ name: 'Mayor', cards: 1 }] },
  });
});
