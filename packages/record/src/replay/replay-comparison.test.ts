import { kindOf } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { FIFTEEN_CARDS, fifteenCards, MANIFEST_OF_FIFTEEN, type Names } from '../testing/fifteen-cards.ts';
import { replayAudit } from './replay-audit.ts';

/*
 * Ballot comparison of two counties with 15 cards each and the same cast vote records. One record is missing, one card is
 * overvoted twice, and three cards lack the first contest. The figures are those a published system gives for this audit,
 * where nothing else is said.
 */

const COLUMNS = ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];

/** What the boards saw, where it is not what the record says. */
const SEEN: Readonly<Record<string, readonly [string, string] | null>> = {
  'J1 1 1 1': ['1-2;INVALID_WRITE_IN', '2-1;2-2'],
  'J1 1 2 3': ['1-1;1-2', '2-2;2-3'],
  'J1 2 2 2': ['1-1;1-2', '2-1;2-2;2-3'],
  'J1 2 2 3': ['1-1', 'CONTEST_NOT_ON_BALLOT'],
  'J1 2 2 4': ['BLANK', 'BLANK'],
  'J1 2 2 5': ['CONTEST_NOT_ON_BALLOT', 'CONTEST_NOT_ON_BALLOT'],
  'J1 2 2 6': null,
  'J2 1 1 1': ['1-1', '2-1'],
  'J2 2 2 2': ['1-1;1-2', '2-1;2-2;2-3'],
  'J2 2 2 4': ['CONTEST_NOT_ON_BALLOT', '2-1;2-2'],
  'J2 2 2 6': ['1-1', '2-1;2-2'],
};

const RESULTS: Table = ['J1', 'J2'].flatMap((jurisdiction) =>
  [1, 2].flatMap((tabulator) =>
    [1, 2].flatMap((batch) =>
      Array.from({ length: tabulator === 2 && batch === 2 ? 6 : 3 }, (_, index) => {
        const place = `${jurisdiction} ${tabulator} ${batch} ${index + 1}`;
        const recorded = FIFTEEN_CARDS.filter(([t, b]) => t === tabulator && b === batch)[index]?.[3] ?? '-- 000';
        const seen = place in SEEN ? SEEN[place] : asRecorded(recorded);
        const cells = [jurisdiction, `TABULATOR${tabulator}`, `BATCH${batch}`, index + 1];
        if (seen === null || seen === undefined) return [[...cells, '*', 'NOT_FOUND']];
        return seen.map((text, contest) => [...cells, `Contest ${contest + 1}`, text]);
      }).flat(),
    ),
  ),
);

function asRecorded(marks: string): readonly [string, string] {
  const [first = '', second = ''] = marks.split(' ');
  const read = (bits: string, contest: number) => {
    if (bits.includes('-')) return 'CONTEST_NOT_ON_BALLOT';
    const choices = [...bits].flatMap((bit, index) => (bit === '1' ? [`${contest}-${index + 1}`] : []));
    return choices.join(';') || 'BLANK';
  };
  return [read(first, 1), read(second, 2)];
}

const DESCRIBED = {
  name: 'Two counties',
  type: 'ballot-comparison',
  riskLimit: 0.1,
  seed: '1234567890',
  contests: [
    { name: 'Contest 1', targeted: true },
    { name: 'Contest 2', targeted: false },
  ],
  jurisdictions: ['J1', 'J2'].map((name) => ({
    name,
    manifest: `${name}-manifest.csv`,
    cvrs: { format: 'dominion-csv', files: [`${name}-cvrs.csv`] },
  })),
  rounds: [{ results: 'round.csv' }],
};

const FILES = {
  'J1-manifest.csv': csv(MANIFEST_OF_FIFTEEN),
  'J2-manifest.csv': csv(MANIFEST_OF_FIFTEEN),
  'J1-cvrs.csv': csv(fifteenCards()),
  'J2-cvrs.csv': csv(fifteenCards()),
  'round.csv': csv([COLUMNS, ...RESULTS]),
};

const TWO_ROUNDS = [{ results: 'round.csv' }, { sampleSizes: { 'Contest 1': 10 }, results: 'round.csv' }];

test('the bytes of every file that is registered are kept by their digest, cast vote records among them', async () => {
  const { audit, contents } = await replayed(folderWith(DESCRIBED, FILES));
  expect(audit.files.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['participants', 'manifest', 'cvrs']));
  for (const { sha256, bytes } of audit.files) expect(contents.get(sha256)).toHaveLength(bytes);
  expect([...contents.values()]).toContainEqual(FILES['J1-cvrs.csv']);
});

test('choices, votes and votes allowed come from the cast vote records', async () => {
  const { audit } = await replayed(folderWith(DESCRIBED, FILES));
  expect(audit.plan.contests).toMatchObject([
    {
      name: 'Contest 1',
      votesAllowed: 1,
      choices: [
        { name: '1-1', votes: 14 },
        { name: '1-2', votes: 6 },
      ],
    },
    {
      name: 'Contest 2',
      votesAllowed: 2,
      choices: [
        { name: '2-1', votes: 24 },
        { name: '2-2', votes: 10 },
        { name: '2-3', votes: 14 },
      ],
    },
  ]);
});

test('the sample is the published one', async () => {
  const { rounds } = await replayed(folderWith({ ...DESCRIBED, rounds: TWO_ROUNDS, compatibility: true }, FILES));
  const [first, second] = rounds;
  const inJurisdiction = (round: typeof first, name: string) => {
    const own = (round?.draws ?? []).filter(({ jurisdiction }) => jurisdiction === name);
    return [own.length, new Set(own.map(({ tabulator, batch, position }) => `${tabulator} ${batch} ${position}`)).size];
  };
  expect(first?.measurements[0]?.sampleSize).toBe(20);
  expect([inJurisdiction(first, 'J1'), inJurisdiction(first, 'J2')]).toEqual([
    [9, 8],
    [11, 9],
  ]);
  expect([inJurisdiction(second, 'J1'), inJurisdiction(second, 'J2')]).toEqual([
    [4, 4],
    [6, 5],
  ]);
  const tickets = first?.draws
    .filter(({ jurisdiction, tabulator, batch, position }) =>
      ['J1', 'TABULATOR2', 'BATCH2', 4].every(
        (part, place) => part === [jurisdiction, tabulator, batch, position][place],
      ),
    )
    .map(({ ticket }) => ticket);
  expect(tickets).toEqual(['0.064984443990590400', '0.069414660569975443']);
});

test('thirty draws of twenty cards are no full count, though published systems take them for one', async () => {
  const described = { ...DESCRIBED, rounds: TWO_ROUNDS };
  const sound = await replayed(folderWith(described, FILES));
  const published = await replayed(folderWith({ ...described, compatibility: true }, FILES));
  const figures = ({ rounds }: typeof sound) =>
    rounds.map(({ measurements }) => measurements.map(({ pValue, riskLimitMet }) => ({ pValue, riskLimitMet })));
  const NOT_MET = { pValue: 1, riskLimitMet: false };
  expect(figures(sound)).toEqual([
    [NOT_MET, NOT_MET],
    [NOT_MET, NOT_MET],
  ]);
  expect(figures(published)).toEqual([
    [NOT_MET, NOT_MET],
    [{ pValue: 0, riskLimitMet: true }, NOT_MET],
  ]);
  expect(published.rounds[1]?.measurements[0]?.corrected?.pValue).toBe(1);
  // Five cards differ in the first contest: two without a record, one of them lost, and three with another vote.
  expect(sound.rounds[0]?.measurements[0]).toMatchObject({ draws: 20, distinct: 17, discrepancies: 5 });
});

test('with the names matched, other names in one county give the same audit', async () => {
  const theirs: Names = { contests: ['First', 'Second'], choices: ['A', 'B', 'C', 'D', 'E'] };
  const files = { ...FILES, 'J2-cvrs.csv': csv(fifteenCards(theirs)) };
  const [one, two] = DESCRIBED.jurisdictions;
  const choices = { 'Contest 1': { A: '1-1', B: '1-2' }, 'Contest 2': { C: '2-1', D: '2-2', E: '2-3' } };
  const named = { ...two, contestNames: { First: 'Contest 1', Second: 'Contest 2' }, choiceNames: choices };
  const { rounds } = await replayed(folderWith({ ...DESCRIBED, jurisdictions: [one, named] }, files));
  expect(rounds).toEqual((await replayed(folderWith(DESCRIBED, FILES))).rounds);

  const missing = await replayAudit(folderWith(DESCRIBED, files));
  expect(missing).toMatchObject({
    ok: false,
    error: {
      code: 'command-refused',
      refusal: {
        code: 'plan-incomplete',
        missing: [
          { what: 'contest-not-in-cvrs', jurisdiction: 'J2', contest: 'Contest 1' },
          { what: 'contest-not-in-cvrs', jurisdiction: 'J2', contest: 'Contest 2' },
        ],
      },
    },
  });
  const onlyContests = { ...two, contestNames: named.contestNames };
  const unmatched = await replayAudit(folderWith({ ...DESCRIBED, jurisdictions: [one, onlyContests] }, files));
  expect(unmatched).toMatchObject({
    ok: false,
    error: {
      refusal: {
        missing: [
          { what: 'choices-not-matched', jurisdiction: 'J2', contest: 'Contest 1', choices: ['A', 'B'] },
          { what: 'choices-not-matched', jurisdiction: 'J2', contest: 'Contest 2', expected: ['2-1', '2-2', '2-3'] },
        ],
      },
    },
  });
});

test('typed votes that the records do not add up to are refused, with the choice and both figures', async () => {
  const typed = [
    {
      ...DESCRIBED.contests[0],
      choices: [
        { name: '1-1', votes: 15 },
        { name: '1-2', votes: 6 },
      ],
    },
    DESCRIBED.contests[1],
  ];
  expect(await replayAudit(folderWith({ ...DESCRIBED, contests: typed }, FILES))).toMatchObject({
    ok: false,
    error: {
      refusal: {
        missing: [{ what: 'totals-differ-from-cvrs', contest: 'Contest 1', choice: '1-1', inCvrs: 14, reported: 15 }],
      },
    },
  });
});

test('by card style a contest is drawn from the cards that bear it and those without a record', async () => {
  const described = {
    ...DESCRIBED,
    cardStyles: true,
    rounds: [{ sampleSizes: { 'Contest 1': 12 }, results: 'round.csv' }],
  };
  const { audit, rounds } = await replayed(folderWith(described, FILES));
  const [first, second] = audit.plan.contests;
  // Of 15 cards in each county, 11 records bear the first contest and 14 the second; one card has no record.
  expect(first && kindOf(audit.plan).universe(audit, first)).toMatchObject({ value: { listed: 24, phantoms: 0 } });
  expect(second && kindOf(audit.plan).universe(audit, second)).toMatchObject({ value: { listed: 30, phantoms: 0 } });
  const draws = rounds.flatMap((round) => round.draws);
  expect(draws.length).toBe(12);
  const lacking = draws.filter(
    ({ tabulator, batch, position }) =>
      tabulator === 'TABULATOR2' && batch === 'BATCH2' && [3, 4, 5].includes(position ?? 0),
  );
  expect(lacking).toEqual([]);
});

test('the jurisdictions and choice names of a contest may stand in a list of standardized contests', async () => {
  const list = csv([
    ['Contest Name', 'Jurisdictions', 'Choice Names'],
    ['Contest 1', 'J1', '1-2; 1-1'],
    ['Contest 2', 'all', '2-1; 2-2; 2-3'],
  ]);
  const rounds = [{ sampleSizes: { 'Contest 1': 5 }, results: 'round.csv' }];
  const described = { ...DESCRIBED, standardizedContests: 'contests.csv', rounds };
  const results = RESULTS.filter(([jurisdiction, , , , contest]) => jurisdiction === 'J1' || contest !== 'Contest 1');
  const files = { ...FILES, 'contests.csv': list, 'round.csv': csv([COLUMNS, ...results]) };
  const { audit, contents } = await replayed(folderWith(described, files));
  const listed = audit.files.find(({ kind }) => kind === 'standardized-contests');
  expect(listed).toMatchObject({ jurisdiction: null, name: 'contests.csv', bytes: list.length });
  expect(listed && contents.get(listed.sha256)).toEqual(list);
  expect(audit.plan.contests[0]).toMatchObject({
    jurisdictions: ['J1'],
    choices: [
      { name: '1-2', votes: 3 },
      { name: '1-1', votes: 7 },
    ],
  });
});
