import { expect, test } from 'vitest';
import {
  type CandidateTotalsContext,
  candidateTotalsTemplateCsv,
  parseCandidateTotalsCsv,
  parseCandidateTotalsTable,
} from './candidate-totals-csv.ts';

const MAYOR = { name: 'Mayor', choices: ['Ann', 'Bob'], votesAllowed: 1 };
const COUNCIL = { name: 'Council - At Large', choices: ['Cid', 'Dan - Jr.'], votesAllowed: 2 };
const MANIFEST = [
  { batch: 'B 1', ballots: 10 },
  { batch: 'B 2', ballots: 20 },
];
const file = (text: string) => ({ name: 'totals.csv', bytes: new TextEncoder().encode(text) });
const parse = (text: string, context: Partial<CandidateTotalsContext> = {}) =>
  parseCandidateTotalsCsv(file(text), { contests: [MAYOR], manifest: MANIFEST, ...context });

test('votes are read per batch, contest and choice, in the order of the file', () => {
  const parsed = parse('Bob,Batch Name,Ann\n1,B 2,10\n3,B 1,4\n');
  expect(parsed.accepted && parsed.value).toEqual({
    batches: [
      { batch: 'B 2', row: 2, votes: { Mayor: { Ann: 10, Bob: 1 } } },
      { batch: 'B 1', row: 3, votes: { Mayor: { Ann: 4, Bob: 3 } } },
    ],
    columns: [
      { header: 'Ann', total: 14 },
      { header: 'Bob', total: 4 },
    ],
  });
});

test('with several contests headers are compared whole, never split at a hyphen', () => {
  const text =
    'Batch Name,Mayor - Ann,Mayor - Bob,Council - At Large - Cid,Council - At Large - Dan - Jr.\nB 1,1,2,3,4\nB 2,5,6,7,8\n';
  const parsed = parse(text, { contests: [MAYOR, COUNCIL] });
  expect(parsed.accepted && parsed.value.batches[0]?.votes).toEqual({
    Mayor: { Ann: 1, Bob: 2 },
    'Council - At Large': { Cid: 3, 'Dan - Jr.': 4 },
  });
});

test('a jurisdiction with one of several contests of the audit writes the contest before the choice too', () => {
  const bare = parse('Batch Name,Ann,Bob\nB 1,1,2\nB 2,1,2\n', { contestsInAudit: 2 });
  expect(bare.issues.map(({ code }) => code)).toEqual(['UNKNOWN_COLUMN', 'UNKNOWN_COLUMN', 'MISSING_COLUMN']);
  expect(parse('Batch Name,Mayor - Ann,Mayor - Bob\nB 1,1,2\nB 2,1,2\n', { contestsInAudit: 2 }).accepted).toBe(true);
});

test('a missing choice and an extra one are both named', () => {
  const { issues } = parse('Batch Name,Ann,Bobby\nB 1,1,2\nB 2,3,4\n');
  expect(issues.map(({ code, found, expected }) => [code, found, expected])).toEqual([
    ['UNKNOWN_COLUMN', 'Bobby', 'Bob'],
    ['MISSING_COLUMN', 'Batch Name, Ann, Bobby', 'Bob'],
  ]);
});

test('batches that differ from the manifest are named in both directions, with the nearest name', () => {
  const { issues } = parse('Batch Name,Ann,Bob\nB 1,1,2\nB2,3,4\n');
  expect(issues).toMatchObject([{ code: 'BATCH_SET_MISMATCH', found: 'B2', expected: 'B 2' }]);
  expect(issues[0]?.message).toBe(
    'Batches differ from the manifest. Not in manifest: “B2” (nearest: “B 2”). Missing here: “B 2”.',
  );
});

test('many differing batches are shown as five and a count, and are complete in the download', () => {
  const manifest = Array.from({ length: 8 }, (_, index) => ({ batch: `Bin ${index + 1}`, ballots: 9 }));
  const { issues } = parse('Batch Name,Ann,Bob\nBin 1,1,2\n', { manifest });
  expect(issues[0]?.message).toContain('“Bin 2”, “Bin 3”, “Bin 4”, “Bin 5”, “Bin 6” and 2 more');
  expect(issues[0]?.expected).toBe('Bin 2; Bin 3; Bin 4; Bin 5; Bin 6; Bin 7; Bin 8');
});

test('a name with other inner spaces is taken for the one of the manifest once confirmed', () => {
  const parsed = parse('Batch Name,Ann,Bob\nB  1,1,2\nB 2,3,4\n');
  expect(parsed.issues).toMatchObject([
    { severity: 'CONFIRM', code: 'BATCH_NAMES_MATCHED', row: 2, found: 'B  1', expected: 'B 1' },
  ]);
  expect(parsed.accepted && parsed.value.batches[0]?.batch).toBe('B 1');
});

test('more votes than ballots allow are refused, batch by batch', () => {
  const { issues } = parse('Batch Name,Ann,Bob\nB 1,6,5\nB 2,10,10\n');
  expect(issues).toMatchObject([
    { code: 'TOO_MANY_VOTES', row: 2, column: 'Mayor', found: '11', expected: 'at most 10' },
  ]);
});

test('a ballot has one vote for each choice, however many votes it has', () => {
  const council = { name: 'Council', choices: ['Ann', 'Bob'], votesAllowed: 2 };
  const { issues } = parse('Batch Name,Ann,Bob\nB 1,10,10\nB 2,21,0\n', { contests: [council] });
  expect(issues).toMatchObject([
    { severity: 'WARNING', code: 'TOO_MANY_VOTES', row: 3, column: 'Ann', found: '21', expected: 'at most 20' },
  ]);
});

test('a blank is no zero', () => {
  const { issues } = parse('Batch Name,Ann,Bob\nB 1,,0\nB 2,1,1\n');
  expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([['BLANK_CELL', 2, 'Ann']]);
});

test('a manifest in this place is named for what it is', () => {
  expect(parse('Batch Name,Number of Ballots\nB 1,10\n').issues.map(({ code }) => code)).toEqual([
    'WRONG_FILE_MANIFEST',
  ]);
});

test('a choice may be called __proto__', () => {
  const contest = { name: '__proto__', choices: ['__proto__', 'constructor'], votesAllowed: 1 };
  const parsed = parse('Batch Name,__proto__,constructor\nB 1,1,2\nB 2,3,4\n', { contests: [contest] });
  const votes = parsed.accepted ? parsed.value.batches[1]?.votes : undefined;
  expect(Object.entries(votes ?? {}).map(([name, choices]) => [name, Object.entries(choices)])).toEqual([
    [
      '__proto__',
      [
        ['__proto__', 3],
        ['constructor', 4],
      ],
    ],
  ]);
});

test('the template has the batches of the manifest, every choice, and is accepted', () => {
  const text = candidateTotalsTemplateCsv({ contests: [MAYOR, COUNCIL], batches: ['B 1', 'B 2'] });
  expect(text.split('\r\n')[0]).toBe(
    'Batch Name,Mayor - Ann,Mayor - Bob,Council - At Large - Cid,Council - At Large - Dan - Jr.',
  );
  expect(parse(text, { contests: [MAYOR, COUNCIL] }).accepted).toBe(true);
});

test('a choice that looks like a formula survives the way out and back', () => {
  const contest = { name: 'Measure', choices: ['=Yes', '-No'], votesAllowed: 1 };
  const text = candidateTotalsTemplateCsv({ contests: [contest], batches: ['B 1', 'B 2'] });
  expect(text).toContain("'=Yes");
  expect(parse(text, { contests: [contest] }).accepted).toBe(true);
});

test('totals of unknown contests are read column by column', () => {
  const parsed = parseCandidateTotalsTable(file('Batch Name,Ann,Bob\nB 1,1,2\nB 2,3,4\n'), { manifest: null });
  expect(parsed.accepted && parsed.value.columns).toEqual([
    { header: 'Ann', total: 4 },
    { header: 'Bob', total: 6 },
  ]);
});

test('votes in a contest that is not voted on here are called by the contest, not column by column', () => {
  const text =
    'Batch Name,Mayor - Ann,Mayor - Bob,Council - At Large - Cid,Council - At Large - Dan - Jr.\nB 1,1,2,3,4\n';
  const parsed = parse(text, { contestsInAudit: 2, contestsElsewhere: [COUNCIL] });
  expect(parsed).toMatchObject({
    accepted: false,
    issues: [{ severity: 'ERROR', code: 'NO_CONTESTS', row: 1, column: 'Council - At Large' }],
  });
  expect(parsed.issueCount).toBe(1);
});

test('where none of the contests is voted on, that is said, whatever the file holds', () => {
  const here = { contests: [], contestsElsewhere: [MAYOR] };
  const named = parse('Batch Name,Ann,Bob\nB 1,1,2\n', here);
  expect(named.issues).toMatchObject([{ code: 'NO_CONTESTS', column: 'Mayor' }]);
  const other = parse('Batch Name,Eve\nB 1,1\n', here);
  expect(other.issues).toMatchObject([{ code: 'NO_CONTESTS', found: 'Batch Name, Eve' }]);
  expect(other.issues[0]?.message).toContain('votes on none of its contests');
});
