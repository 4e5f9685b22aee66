import { sampleSizeOptions, stratumOf, type Unit, unitKey, unitPlace } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { FIFTEEN_CARDS, fifteenCards, MANIFEST_OF_FIFTEEN } from '../testing/fifteen-cards.ts';
import { replayAudit } from './replay-audit.ts';

/*
 * A hybrid audit of two counties, each with 15 cards in batches with cast vote records and 10 in a batch without. Sizes,
 * draws and figures are those a published system gives for this audit, where nothing else is said.
 */

const MANIFEST: Table = [
  ...MANIFEST_OF_FIFTEEN.map((row, index) => [...row, index === 0 ? 'CVR' : 'Y']),
  ['TABULATOR3', 'BATCH1', 10, 'N'],
];

const FILES = {
  'J1-manifest.csv': csv(MANIFEST),
  'J2-manifest.csv': csv(MANIFEST),
  'J1-cvrs.csv': csv(fifteenCards()),
  'J2-cvrs.csv': csv(fifteenCards()),
};

const DESCRIBED = {
  name: 'Two counties',
  type: 'hybrid',
  riskLimit: 0.1,
  seed: '1234567890',
  contests: [
    {
      name: 'Contest 1',
      targeted: true,
      choices: [
        { name: '1-1', votes: 30 },
        { name: '1-2', votes: 10 },
      ],
    },
    {
      name: 'Contest 2',
      targeted: false,
      votesAllowed: 2,
      jurisdictions: ['J1'],
      choices: [
        { name: '2-1', votes: 20 },
        { name: '2-2', votes: 8 },
        { name: '2-3', votes: 10 },
      ],
    },
  ],
  jurisdictions: ['J1', 'J2'].map((name) => ({
    name,
    manifest: `${name}-manifest.csv`,
    cvrs: { format: 'dominion-csv', files: [`${name}-cvrs.csv`] },
  })),
  rounds: [{ results: 'round.csv' }],
};

const COLUMNS = ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];

/** What boards saw, where it is not what the record says. */
type Seen = Readonly<Record<string, readonly [string, string] | null>>;

/** Cards with a record are as recorded, the one without is found; those of the other batch are for 1-1 and 2-1. */
function results(seen: Seen): Table {
  const rows = ['J1', 'J2'].flatMap((jurisdiction) =>
    MANIFEST.slice(1).flatMap(([tabulator = '', batch = '', ballots = 0]) =>
      Array.from({ length: Number(ballots) }, (_, index) => {
        const card = `${jurisdiction} ${tabulator} ${batch} ${index + 1}`;
        const own = FIFTEEN_CARDS.filter(([t, b]) => `TABULATOR${t}` === tabulator && `BATCH${b}` === batch)[
          index
        ]?.[3];
        const said = card in seen ? seen[card] : asRecorded(own);
        const cells = [jurisdiction, tabulator, batch, index + 1];
        if (said === null || said === undefined) return [[...cells, '*', 'NOT_FOUND']];
        const [first, second] = said;
        return [[...cells, 'Contest 1', first], ...(jurisdiction === 'J1' ? [[...cells, 'Contest 2', second]] : [])];
      }).flat(),
    ),
  );
  return [COLUMNS, ...rows];
}

function asRecorded(marks: string | undefined): readonly [string, string] {
  if (marks === undefined) return ['1-1', '2-1'];
  const [first = '', second = ''] = marks.split(' ');
  const read = (bits: string, contest: number) => {
    if (bits.includes('-')) return 'CONTEST_NOT_ON_BALLOT';
    const choices = [...bits].flatMap((bit, index) => (bit === '1' ? [`${contest}-${index + 1}`] : []));
    return choices.join(';') || 'BLANK';
  };
  return [read(first, 1), read(second, 2)];
}

/** One card overstates the first contest by one vote, and two of the cards without a record are for its other choice. */
const SEEN: Seen = {
  'J2 TABULATOR2 BATCH1 1': ['BLANK', '2-1;2-2'],
  'J1 TABULATOR3 BATCH1 1': ['1-2', '2-1'],
  'J2 TABULATOR3 BATCH1 10': ['1-2', '2-1'],
};

const PUBLISHED = { ...DESCRIBED, compatibility: true };
const filesWith = (seen: Seen) => ({ ...FILES, 'round.csv': csv(results(seen)) });

test('the published size is divided between the strata, and the published cards are drawn', async () => {
  const { rounds, inputs } = await replayed(folderWith(PUBLISHED, filesWith(SEEN)));
  const draws = rounds[0]?.draws ?? [];
  const of = (jurisdiction: string) => draws.filter((draw) => draw.jurisdiction === jurisdiction);
  const different = (jurisdiction: string) => new Set(of(jurisdiction).map(place)).size;
  expect([of('J1').length, different('J1')]).toEqual([13, 12]);
  expect([of('J2').length, different('J2')]).toEqual([10, 9]);
  const compared = draws.filter((draw) => stratumOf(inputs, draw) === 'cvr');
  const others = draws.filter((draw) => stratumOf(inputs, draw) === 'noCvr');
  expect([compared.length, others.length]).toEqual([14, 9]);
  // With replacement where there are records, a card of J1 is drawn twice and one of J2; without, none is.
  expect(new Set(compared.map(place)).size).toBe(12);
  expect(new Set(others.map(place)).size).toBe(9);
  // The first ticket of a card does not depend on what else is drawn.
  expect(compared[1]?.ticket).toBe('0.064984443990590400');
  expect(compared[2]?.ticket).toBe('0.069414660569975443');
});

function place(unit: Unit): string {
  return unitPlace(unit.jurisdiction, unitKey(unit));
}

test('the published risk, and the next size, come out again', async () => {
  const { audit, inputs, rounds } = await replayed(folderWith(PUBLISHED, filesWith(SEEN)));
  const [first, second] = rounds[0]?.measurements ?? [];
  expect(first?.pValue).toBeCloseTo(0.1394502521, 10);
  expect(first?.riskLimitMet).toBe(false);
  expect(second).toMatchObject({ contest: 'Contest 2', pValue: 1, riskLimitMet: false });
  const [{ options } = { options: [] }] = sampleSizeOptions(audit, inputs);
  expect(options.map(({ size, strata }) => ({ size, strata }))).toEqual([{ size: 33, strata: { cvr: 20, noCvr: 13 } }]);
});

test('each compared card counts once, over every way to divide the margin', async () => {
  const sizes = { 'Contest 1': { cvr: 14, noCvr: 9 } };
  const described = { ...DESCRIBED, rounds: [{ sampleSizes: sizes, results: 'round.csv' }] };
  const { rounds } = await replayed(folderWith(described, filesWith(SEEN)));
  // 12 different cards compared, one overstated by one vote; 9 polled, 7 : 2. By a search over 40,000 shares: 0.19607385.
  expect(rounds[0]?.measurements[0]?.pValue).toBeCloseTo(0.19607385, 7);
  expect(rounds[0]?.measurements[0]).toMatchObject({ draws: 23, distinct: 21, notFound: 0, discrepancies: 1 });
});

test('where a stratum was drawn as often as it has cards the published form has no figure, and the corrected one stands alone', async () => {
  const sizes = [
    { cvr: 14, noCvr: 9 },
    { cvr: 16, noCvr: 5 },
  ];
  const rounds = sizes.map((size) => ({ sampleSizes: { 'Contest 1': size }, results: 'round.csv' }));
  const [asPublished, corrected] = await Promise.all(
    [true, false].map(async (compatibility) => {
      const played = await replayed(folderWith({ ...DESCRIBED, compatibility, rounds }, filesWith(SEEN)));
      return played.rounds[1]?.measurements[0];
    }),
  );
  expect(asPublished).toMatchObject({ pValue: corrected?.pValue, riskLimitMet: false, corrected: null });
  expect(asPublished?.draws).toBe(44);
});

test('the second round extends both samples, and a county can be left without work', async () => {
  const rounds = [
    { sampleSizes: { 'Contest 1': { cvr: 14, noCvr: 9 } }, results: 'round.csv' },
    { sampleSizes: { 'Contest 1': { cvr: 0, noCvr: 3 } }, results: 'round.csv' },
  ];
  const { audit, inputs } = await replayed(folderWith({ ...DESCRIBED, rounds }, filesWith(SEEN)));
  assert('rounds' in audit, 'the audit has rounds');
  const [, second] = audit.rounds;
  expect(second?.strata).toEqual({ 'Contest 1': { cvr: 0, noCvr: 3 } });
  expect(second?.draws.map((draw) => stratumOf(inputs, draw))).toEqual(['noCvr', 'noCvr', 'noCvr']);
  const before = new Set(audit.rounds[0]?.draws.map(place));
  expect(second?.draws.filter((draw) => before.has(place(draw)))).toEqual([]);
});

const ONLY_FIRST = { ...FILES, 'round.csv': csv(results({}).filter((row) => row[4] !== 'Contest 2')) };

test('as many draws as there are cards are no full count where cards are put back', async () => {
  const sizes = { 'Contest 1': { cvr: 30, noCvr: 20 } };
  const rounds = [{ sampleSizes: sizes, results: 'round.csv' }];
  const described = { ...DESCRIBED, rounds, contests: [DESCRIBED.contests[0]] };
  const [first] = (await replayed(folderWith(described, ONLY_FIRST))).rounds;
  expect(first?.measurements[0]).toMatchObject({ draws: 50, handTally: null });
  expect(first?.measurements[0]?.distinct).toBeLessThan(50);
  expect(first?.measurements[0]?.pValue).toBeGreaterThan(0);
});

describe('what does not fit is said before the commitment', () => {
  const refusedFor = async (change: object, files: Readonly<Record<string, Uint8Array>> = {}) => {
    const replay = await replayAudit(folderWith({ ...DESCRIBED, ...change }, { ...filesWith({}), ...files }));
    return replay.ok ? 'replayed' : replay.error;
  };
  const missing = (...inputs: readonly object[]) => ({
    code: 'command-refused',
    command: 'commit-inputs',
    refusal: { code: 'plan-incomplete', missing: inputs },
  });
  const contest = (...votes: readonly [number, number]) => [
    {
      name: 'Contest 1',
      targeted: true,
      choices: [
        { name: '1-1', votes: votes[0] },
        { name: '1-2', votes: votes[1] },
      ],
    },
  ];

  test('a choice with more votes in the records than were reported in all', async () => {
    const found = { what: 'cvrs-above-totals', contest: 'Contest 1', choice: '1-1', inCvrs: 14, reported: 13 };
    expect(await refusedFor({ contests: contest(13, 10) })).toEqual(missing(found));
  });

  test('more votes without a record than cards without one', async () => {
    // 40 and 10 less 14 and 6 in the records: 30 votes on 20 cards.
    const found = { what: 'cards-without-cvr-too-few', contest: 'Contest 1', needed: 30, cards: 20 };
    expect(await refusedFor({ contests: contest(40, 10) })).toEqual(missing(found));
    // If ten cards more were cast, they may bear them: then they are drawn as cards that no manifest lists.
    const cast = contest(40, 10).map((one) => ({ ...one, totalBallots: 60 }));
    const sizes = { 'Contest 1': { cvr: 10, noCvr: 20 } };
    const rounds = [{ sampleSizes: sizes, results: 'round.csv' }];
    const { rounds: played } = await replayed(folderWith({ ...DESCRIBED, contests: cast, rounds }, ONLY_FIRST));
    expect(played[0]?.phantomDraws.length).toBeGreaterThan(0);
    expect(played[0]?.measurements[0]?.phantomDraws).toBe(played[0]?.phantomDraws.length);
  });

  test('records of cards that the manifest does not list', async () => {
    const shorter = MANIFEST.map((row) =>
      row[0] === 'TABULATOR1' && row[1] === 'BATCH1' ? [...row.slice(0, 2), 2, 'Y'] : row,
    );
    const found = { what: 'cvrs-without-card', jurisdiction: 'J1', cards: 1 };
    expect(await refusedFor({ contests: contest(30, 10) }, { 'J1-manifest.csv': csv(shorter) })).toEqual(
      missing(found),
    );
  });

  test('a county whose manifest has batches with records, and no records', async () => {
    const [one] = DESCRIBED.jurisdictions;
    const change = { jurisdictions: [one, { name: 'J2', manifest: 'J2-manifest.csv' }] };
    expect(await refusedFor(change)).toEqual(missing({ what: 'cvrs', jurisdiction: 'J2' }));
    const without = MANIFEST.map((row, index) => (index === 0 ? row : [...row.slice(0, 3), 'N']));
    expect(await refusedFor(change, { 'J2-manifest.csv': csv(without) })).toBe('replayed');
  });

  test('a manifest that does not say which batches have records', async () => {
    const untold = MANIFEST.map((row) => row.slice(0, 3));
    expect(await refusedFor({}, { 'J1-manifest.csv': csv(untold) })).toMatchObject({ code: 'files-refused' });
  });
});

test('a round that does not say how many of each stratum are drawn is refused', async () => {
  const described = { ...DESCRIBED, rounds: [{ sampleSizes: { 'Contest 1': 23 }, results: 'round.csv' }] };
  const replay = await replayAudit(folderWith(described, filesWith({})));
  expect(replay).toMatchObject({ error: { code: 'sample-refused', refusal: { code: 'strata-missing' } } });
});

test('more draws than a stratum has cards are refused, and it is said of which', async () => {
  const sizes = { 'Contest 1': { cvr: 1, noCvr: 21 } };
  const described = { ...DESCRIBED, rounds: [{ sampleSizes: sizes, results: 'round.csv' }] };
  const replay = await replayAudit(folderWith(described, filesWith({})));
  expect(replay).toMatchObject({
    error: { refusal: { code: 'size-above-population', asked: 21, population: 20, stratum: 'noCvr' } },
  });
});
