import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import facts from '../../reference/facts.json' with { type: 'json' };
import { parseBallotManifestCsv } from '../ballot-manifest-csv.ts';
import { memorySource } from '../byte-source.ts';
import { parseCandidateTotalsCsv } from '../candidate-totals-csv.ts';
import { nodeInflater } from '../node.ts';
import type { PreparationContest } from './match-contests.ts';
import { nameBatches, type PreparedBatches } from './name-batches.ts';
import { preparationManifestCsv, preparationTotalsCsv, preparationWorksheetCsv } from './preparation-files.ts';
import { type PreparationSystem, readBatchesFromCvrs } from './read-batches-from-cvrs.ts';

const MAYOR: PreparationContest = { name: 'Mayor', choices: ['Ann', 'Bob'], votesAllowed: 1 };
const SCANNERS = [
  { id: '1', name: 'North' },
  { id: '2', name: 'South' },
];

/** A Dominion export: one contest “Mayor (Vote For=1)” with Ann, Bob and a write-in, rows as given. */
const dominion = (rows: readonly string[], header = 'Mayor (Vote For=1)') =>
  [
    'Demo 2030,5.17.17.1',
    `,,,,,,"${header}","${header}","${header}"`,
    ',,,,,,Ann,Bob,Write-in',
    'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,,,',
    ...rows,
  ].join('\n');
const ROWS = [
  '1,1,5,1,1-5-1,Mail,1,0,0',
  '2,1,5,2,1-5-2,Mail,0,1,0',
  '3,2,5,1,2-5-1,Election Day,1,0,0',
  '4,2,5,2,2-5-2,Election Day,,,',
];

const read = (text: string | Uint8Array, contests = [MAYOR], system: PreparationSystem = 'dominion') =>
  readBatchesFromCvrs({
    system,
    files: [{ name: 'cvr', source: memorySource(typeof text === 'string' ? new TextEncoder().encode(text) : text) }],
    contests,
    inflater: nodeInflater,
  });
const prepare = async (text: string, contests = [MAYOR], tabulators = SCANNERS): Promise<PreparedBatches> => {
  const exported = await read(text, contests);
  if (!exported.accepted) throw new Error(JSON.stringify(exported.issues));
  const prepared = nameBatches('cvr', exported.value, tabulators);
  if (!prepared.accepted) throw new Error(JSON.stringify(prepared.issues));
  return prepared.value;
};
const issuesOf = async (text: string, contests = [MAYOR]) =>
  (await read(text, contests)).issues.map(({ severity, code, found }) => [severity, code, found]);

test('a Dominion export becomes a manifest and totals that are accepted, and a worksheet that is not', async () => {
  const prepared = await prepare(dominion(ROWS));
  const manifestCsv = preparationManifestCsv(prepared);
  expect(manifestCsv).toBe(
    'Container,Batch Name,Number of Ballots\r\nMail,North - 5,2\r\nElection Day,South - 5,2\r\n',
  );
  expect(preparationTotalsCsv(prepared, 1)).toBe('Batch Name,Ann,Bob\r\nNorth - 5,1,1\r\nSouth - 5,1,0\r\n');
  expect(preparationTotalsCsv(prepared, 2)).toContain('Batch Name,Mayor - Ann,Mayor - Bob\r\n');

  const asFile = (text: string) => ({ name: 'f.csv', bytes: new TextEncoder().encode(text) });
  const manifest = parseBallotManifestCsv(asFile(manifestCsv), { form: 'by-batch' });
  const totals = parseCandidateTotalsCsv(asFile(preparationTotalsCsv(prepared, 1)), {
    contests: [MAYOR],
    manifest: manifest.accepted ? manifest.value.rows : null,
  });
  expect([manifest.accepted, totals.accepted]).toEqual([true, true]);
  const worksheet = parseBallotManifestCsv(asFile(preparationWorksheetCsv(prepared)), {
    form: 'by-batch',
  });
  expect(worksheet.issues).toMatchObject([{ code: 'WRONG_FILE_WORKSHEET' }]);
});

test('the worksheet lists counting groups, then batches, with room to type Yes or No', async () => {
  expect(preparationWorksheetCsv(await prepare(dominion(ROWS))).split('\r\n')).toEqual([
    'Batch Inventory Worksheet',
    '',
    'Section 1: Check Ballot Groups',
    'Compare each count with your own record of the group. Type Yes when both agree.',
    'Ballot Group,CVR Ballot Count,Checked? (Type Yes/No)',
    'Election Day,2,',
    'Mail,2,',
    '',
    'Section 2: Check Batches',
    'Find each batch in storage. Compare its label and its count. Type Yes when both agree.',
    'Batch,CVR Ballot Count,Checked? (Type Yes/No)',
    'North - 5,2,',
    'South - 5,2,',
    '',
  ]);
});

test('a mark for a choice and one for a write-in that is not audited are an overvote together', async () => {
  const prepared = await prepare(dominion(['1,1,5,1,1-5-1,Mail,1,0,1', '2,1,5,2,1-5-2,Mail,1,0,0']));
  expect(prepared.batches).toMatchObject([{ ballots: 2, votes: { Mayor: { Ann: 1, Bob: 0 } } }]);
});

test('with several votes allowed every vote counts until there are too many', async () => {
  const council = { ...MAYOR, name: 'Council', votesAllowed: 2 };
  const rows = ['1,1,5,1,1-5-1,Mail,1,1,0', '2,1,5,2,1-5-2,Mail,1,1,1', '3,1,5,3,1-5-3,Mail,0,1,0'];
  const prepared = await prepare(dominion(rows, 'Council\n(Vote For=2)'), [council]);
  expect(prepared.batches).toMatchObject([{ ballots: 3, votes: { Council: { Ann: 1, Bob: 2 } } }]);
});

test('every contest must be in the export with as many votes allowed', async () => {
  expect(await issuesOf(dominion(ROWS), [{ ...MAYOR, votesAllowed: 2 }])).toEqual([
    ['ERROR', 'CONTEST_NOT_FOUND', '“Mayor” with 1 vote allowed'],
  ]);
  expect(await issuesOf(dominion(ROWS), [{ ...MAYOR, name: 'Mayer' }])).toEqual([
    ['ERROR', 'CONTEST_NOT_FOUND', '“Mayor” with 1 vote allowed'],
  ]);
});

test('every choice must be in the export, and one that is there and not audited is remarked on', async () => {
  expect(await issuesOf(dominion(ROWS), [{ ...MAYOR, choices: ['Ann', 'Cid'] }])).toEqual([
    ['ERROR', 'CHOICE_NOT_FOUND', undefined],
    ['WARNING', 'UNKNOWN_CHOICE', 'Bob'],
  ]);
});

test('a batch in two counting groups is listed under the larger one once confirmed', async () => {
  const rows = ['1,1,5,1,1-5-1,Mail,1,0,0', '2,1,5,2,1-5-2,Provisional,1,0,0', '3,1,5,3,1-5-3,Provisional,1,0,0'];
  expect(await issuesOf(dominion(rows))).toEqual([
    ['CONFIRM', 'SEVERAL_COUNTING_GROUPS', 'tabulator 1, batch 5: Mail (1), Provisional (2)'],
  ]);
  expect((await prepare(dominion(rows))).batches).toMatchObject([{ container: 'Provisional', ballots: 3 }]);
});

test('without counting groups there are no containers to write', async () => {
  expect(await issuesOf(dominion(['1,1,5,1,1-5-1,,1,0,0']))).toEqual([['ERROR', 'MISSING_COLUMN', undefined]]);
  expect(await issuesOf(dominion([...ROWS, '5,1,5,3,1-5-3,,1,0,0']))).toEqual([
    ['ERROR', 'BLANK_CELL', 'tabulator 1, batch 5'],
  ]);
});

test('every scanner must be in the tabulator status report', async () => {
  const exported = await read(dominion(ROWS));
  if (!exported.accepted) throw new Error(JSON.stringify(exported.issues));
  expect(nameBatches('cvr', exported.value, [{ id: '2', name: 'South' }]).issues).toMatchObject([
    { code: 'TABULATOR_NOT_IN_STATUS', found: '1' },
  ]);
});

test('two scanners of the same name keep their batches apart', async () => {
  const prepared = await prepare(
    dominion(ROWS),
    [MAYOR],
    [
      { id: '1', name: 'Central' },
      { id: '2', name: 'Central' },
    ],
  );
  expect(prepared.batches.map(({ name }) => name)).toEqual(['Central (1) - 5', 'Central (2) - 5']);
});

test('an export of another system is named for what it is', async () => {
  const report = await read(dominion(ROWS), [MAYOR], 'hart');
  expect(report.issues).toMatchObject([
    { code: 'WRONG_FILE_CVR', found: 'cast vote records of another system (dominion-csv)' },
  ]);
  expect((await read('Batch Name,Number of Ballots\nA,5\n')).issues).toMatchObject([{ code: 'WRONG_FILE_MANIFEST' }]);
});

const PINELAND = new URL('../../reference/synthetic-pineland/', import.meta.url);
const GOVERNOR = {
  name: 'Governor',
  choices: ['Kim Voss', 'Fay Marsh', 'Ana Novak', 'Ana Stone', 'Write-in'],
  votesAllowed: 1,
};
const BOND = { name: 'Question 1: Water Bond', choices: ['Yes', 'No'], votesAllowed: 1 };
const prepareFile = async (path: string, system: PreparationSystem): Promise<PreparedBatches> => {
  const exported = await read(new Uint8Array(readFileSync(new URL(path, PINELAND))), [GOVERNOR, BOND], system);
  if (!exported.accepted) throw new Error(JSON.stringify(exported.issues));
  const prepared = nameBatches(path, exported.value, null);
  if (!prepared.accepted) throw new Error(JSON.stringify(prepared.issues));
  return prepared.value;
};

test('an ES&S export in one file: nine batches, one ballot a row whatever the number of contests', async () => {
  const { batches } = await prepareFile('Hazel/ess-single.csv', 'ess');
  expect(
    batches.map(({ name, ballots, votes }) => [
      name,
      ballots,
      GOVERNOR.choices.map((choice) => votes.Governor?.[choice]),
    ]),
  ).toEqual(facts.pineland.Hazel.perBatch);
  expect(batches.every(({ container }) => container === null)).toBe(true);
});

test('ES&S snapshots: a row belongs to the stage in which it was counted, and the stage is the container', async () => {
  const { batches } = await prepareFile('Gum/ess-md-snapshots.zip', 'ess-md');
  const expected = new Map(facts.pineland.Gum.batches.map(([name, ...rest]) => [name, rest]));
  expect(batches).toHaveLength(expected.size);
  for (const { name, container, ballots, votes } of batches) {
    expect([ballots, votes.Governor, votes[BOND.name]]).toEqual(expected.get(name));
    expect(name.startsWith(`${container} - `)).toBe(true);
  }
});

test('a choice of an ES&S export that is none of the contest is named with its row', async () => {
  const text =
    'Cast Vote Record,Batch,Precinct,Ballot Style,Mayor\n1,B 1,P,S,Ann\n2,B 1,P,S,Anne\n3,B 1,P,S,write-in\n';
  const report = await read(text, [MAYOR], 'ess');
  expect(report.issues).toMatchObject([
    { severity: 'ERROR', code: 'UNKNOWN_CHOICE', row: 3, found: 'Anne', expected: 'Ann' },
  ]);
});

const SHARED = new URL('../../../../../shared/data/synthetic-pineland/', import.meta.url);
const ALDER = new URL('Alder/', SHARED);
if (!existsSync(ALDER)) console.info('Skipped: the CVRs of a whole made county are read only if ../shared is there.');

test.skipIf(!existsSync(ALDER))(
  'beside the checkout: the totals of 36 batches are those its maker counted',
  async () => {
    const contests = [
      { name: 'Governor', choices: ['Kim Voss', 'Fay Marsh', 'Ana Novak', 'Ana Stone', 'Write-in'], votesAllowed: 1 },
      {
        name: 'City Council At-Large',
        choices: ['Joe Stone', 'Ida Price', 'Dev Quinn', 'Fay Okoye', 'Bo Marsh', 'Dev Voss', 'Write-in'],
        votesAllowed: 3,
      },
    ];
    const text = readFileSync(new URL('cvr.csv', ALDER), 'utf8');
    const prepared = await prepare(
      text,
      contests,
      ['10', '20', '30'].map((id) => ({ id, name: id })),
    );
    const expected = readFileSync(new URL('candidate-totals-by-batch--two-contests.csv', ALDER), 'utf8');
    const lines = (csv: string) => csv.split(/\r?\n/).sort();
    expect(lines(preparationTotalsCsv(prepared, 2))).toEqual(lines(expected));
  },
);

test.skipIf(!existsSync(ALDER))(
  'beside the checkout: a Hart export adds up to the votes its maker counted',
  async () => {
    const bytes = new Uint8Array(readFileSync(new URL('Cedar/hart-cvrs.zip', SHARED)));
    const exported = await read(bytes, [GOVERNOR], 'hart');
    if (!exported.accepted) throw new Error(JSON.stringify(exported.issues));
    const { contests, ballots } = facts.pineland.Cedar;
    const counted = GOVERNOR.choices.map((choice) => [
      choice,
      exported.value.batches.reduce((sum, { votes }) => sum + (votes.Governor?.[choice] ?? 0), 0),
    ]);
    expect(counted).toEqual(contests.find(({ contest }) => contest === 'Governor')?.votes);
    expect(exported.value.batches.reduce((sum, batch) => sum + batch.ballots, 0)).toBe(ballots);
  },
);
