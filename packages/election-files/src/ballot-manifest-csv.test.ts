import type { ManifestForm } from '@plumbline/election';
import { expect, test } from 'vitest';
import {
  GEORGIA_COUNTING_GROUPS,
  type ManifestContext,
  manifestTemplateCsv,
  parseBallotManifestCsv,
} from './ballot-manifest-csv.ts';

const parse = (text: string, context: Partial<ManifestContext> = {}) =>
  parseBallotManifestCsv(
    { name: 'manifest.csv', bytes: new TextEncoder().encode(text) },
    { form: 'by-batch', ...context },
  );
const issuesOf = (text: string, context: Partial<ManifestContext> = {}) =>
  parse(text, context).issues.map(({ severity, code, row, column }) => [severity, code, row, column]);

test('batches are read in the order of the file', () => {
  const parsed = parse('Container,Batch Name,Number of Ballots\nBox 2,B 2,"1,200"\nBox 1,B 1,17\n');
  expect(parsed.accepted && parsed.value).toEqual({
    rows: [
      { batch: 'B 2', tabulator: null, container: 'Box 2', ballots: 1200, hasCvrs: null, row: 2 },
      { batch: 'B 1', tabulator: null, container: 'Box 1', ballots: 17, hasCvrs: null, row: 3 },
    ],
    ballots: 1217,
    key: 'batch',
  });
});

test('a byte order mark, padded headers, other capitals, blank rows and nameless blank columns do no harm', () => {
  const parsed = parse('\ufeff Batch name ,NUMBER OF  BALLOTS,,\r\n\r\n Bin 1 ,"1,200",,\r\n,,,\r\nBin 2,17\r\n');
  expect(parsed.accepted && parsed.value.ballots).toBe(1217);
  expect(parsed.issues).toEqual([]);
});

test('a batch is named by itself in a polling audit, and with its tabulator in a ballot comparison', () => {
  const text = 'Tabulator,Batch Name,Number of Ballots\nT1,1,10\nT2,1,20\n';
  expect(issuesOf(text, { form: 'by-batch' })).toEqual([['ERROR', 'DUPLICATE_KEY', 3, 'Batch Name']]);
  expect(issuesOf(text, { form: 'by-tabulator' })).toEqual([]);
  expect(issuesOf(text, { form: 'any' })).toEqual([]);
});

test('0012 and 12 are two batches', () => {
  expect(issuesOf('Batch Name,Number of Ballots\n0012,5\n12,6\n')).toEqual([]);
});

test('batch names that differ only in spaces or capitals are remarked on', () => {
  expect(issuesOf('Batch Name,Number of Ballots\nBin 1,5\nBIN  1,6\n')).toEqual([
    ['WARNING', 'NEAR_DUPLICATE_KEY', 3, 'Batch Name'],
  ]);
});

test('a hybrid audit needs to know which batches have cast vote records', () => {
  const text = 'Tabulator,Batch Name,Number of Ballots,CVR\nT1,1,5,yes\nT1,2,6,N\nT1,3,7,perhaps\n';
  expect(issuesOf(text, { form: 'by-tabulator-with-cvrs' })).toEqual([['ERROR', 'NOT_YES_NO', 4, 'CVR']]);
  const parsed = parse(text.replace('perhaps', 'y'), { form: 'by-tabulator-with-cvrs' });
  expect(parsed.accepted && parsed.value.rows.map(({ hasCvrs }) => hasCvrs)).toEqual([true, false, true]);
});

test('a column CVR outside a hybrid audit is refused, because it would break the sample', () => {
  expect(issuesOf('Batch Name,Number of Ballots,CVR\n1,5,Y\n')).toEqual([['ERROR', 'UNKNOWN_COLUMN', 1, 'CVR']]);
});

test('batches of zero ballots are to be confirmed, with the rows of the spreadsheet', () => {
  const parsed = parse('Batch Name,Number of Ballots\nA,5\n\nB,0\nC,0\n');
  expect(parsed.issues).toMatchObject([{ severity: 'CONFIRM', code: 'ZERO_BALLOTS', row: 4 }]);
  expect(parsed.issues[0]?.message).toBe('2 batches have 0 ballots: rows 4, 5.');
  expect(parsed.accepted && parsed.value.rows).toHaveLength(3);
});

test('a row that says total is to be confirmed, not refused: Total Wine Store is a place', () => {
  const parsed = parse('Batch Name,Number of Ballots\nTotal Wine Store,5\nTotally other,6\nSubtotals,7\n');
  expect(parsed.accepted).toBe(true);
  expect(parsed.issues.map(({ severity, code, row, found }) => [severity, code, row, found])).toEqual([
    ['CONFIRM', 'TOTAL_ROW', 2, 'Total Wine Store'],
    ['CONFIRM', 'TOTAL_ROW', 4, 'Subtotals'],
  ]);
});

test('a last row that equals the sum of those above is to be confirmed, from the third row on', () => {
  expect(issuesOf('Batch Name,Number of Ballots\nA,5\nB,6\nC,11\n')).toEqual([
    ['CONFIRM', 'LOOKS_LIKE_TOTAL_ROW', 4, undefined],
  ]);
  expect(issuesOf('Batch Name,Number of Ballots\nA,5\nB,5\n')).toEqual([]);
});

test('headers of another system are proposed as a mapping to confirm', () => {
  const parsed = parse('County,Device ID,Batch ,# of Ballot Cards,Location\nLake,1,7,25,Vault\n', {
    form: 'by-tabulator',
  });
  expect(parsed.needsConfirmation).toBe(true);
  expect(parsed.issues.map(({ code }) => code)).toEqual(['HEADERS_MAPPED']);
  expect(parsed.accepted && parsed.value).toEqual({
    rows: [{ batch: '7', tabulator: '1', container: 'Vault', ballots: 25, hasCvrs: null, row: 2 }],
    ballots: 25,
    key: 'tabulator-and-batch',
    headerMapping: {
      County: null,
      'Device ID': 'Tabulator',
      Batch: 'Batch Name',
      '# of Ballot Cards': 'Number of Ballots',
      Location: 'Container',
    },
  });
});

test('a mapping that a person confirmed is used without asking again', () => {
  const headerMapping = { Sack: 'Batch Name', Sheets: 'Number of Ballots', Remarks: null };
  const parsed = parse('Sack,Sheets,Remarks\nA,5,\nB,6,wet\n', { headerMapping });
  expect(parsed.issues).toEqual([]);
  expect(parsed.accepted && parsed.value.ballots).toBe(11);
});

test('an unknown header beside those we write is refused, with the column it may mean', () => {
  const parsed = parse('Location,Batch Name,Number of Ballots\nBox,A,5\n');
  expect(parsed.issues).toMatchObject([{ severity: 'ERROR', code: 'UNKNOWN_COLUMN', expected: 'Container' }]);
});

test('a header that no system uses is refused, with the one it may mean', () => {
  expect(parse('Batch Name,Numbr of Balots\nA,5\n').issues.map(({ code, expected }) => [code, expected])).toEqual([
    ['UNKNOWN_COLUMN', 'Number of Ballots'],
    ['MISSING_COLUMN', 'Number of Ballots'],
  ]);
});

test('all missing columns are named at once', () => {
  const { issues } = parse('Batch Name,Nummer\nA,5\n', { form: 'by-tabulator-with-cvrs' });
  expect(issues.find(({ code }) => code === 'MISSING_COLUMN')?.expected).toBe('Tabulator, Number of Ballots, CVR');
});

test('with counting groups every container is one of them, whatever its capitals and spaces', () => {
  const countingGroups = Object.keys(GEORGIA_COUNTING_GROUPS);
  const text = 'Container,Batch Name,Number of Ballots\nElection Day ,A,5\nabsentee by mail,B,6\nMail,C,7\n';
  const parsed = parse(text, { form: 'by-batch', countingGroups });
  expect(parsed.issues).toMatchObject([{ code: 'BAD_COUNTING_GROUP', row: 4, found: 'Mail' }]);
  const corrected = parse(text.replace('Mail,C', 'Provisional,C'), { form: 'by-batch', countingGroups });
  expect(corrected.accepted && corrected.value.rows.map(({ container }) => container)).toEqual([
    'Election Day',
    'Absentee by Mail',
    'Provisional',
  ]);
});

test('a total other than the expected one is remarked on', () => {
  const parsed = parse('Batch Name,Number of Ballots\nA,5\nB,6\n', { expectedBallots: 12 });
  expect(parsed.issues).toMatchObject([
    { severity: 'WARNING', code: 'EXPECTED_COUNT_DIFFERS', found: '11', expected: '12' },
  ]);
  expect(parsed.issues[0]?.message).toBe('The manifest has 11 ballots, 12 were expected (−1).');
});

test('117.0 is read as 117 and remarked on', () => {
  const parsed = parse('Batch Name,Number of Ballots\nA,117.0\n');
  expect(parsed.accepted && parsed.value.ballots).toBe(117);
  expect(parsed.issues).toMatchObject([{ severity: 'WARNING', code: 'NOT_A_NUMBER', found: '117.0', expected: '117' }]);
});

test('a row that is short only of blank cells is taken; any other is named', () => {
  const short = parse('Batch Name,Number of Ballots,,\nA,5\nB\n');
  expect(short.issues).toMatchObject([{ code: 'CELL_COUNT', row: 3, found: '1 cell' }]);
  const long = parse('Batch Name,Number of Ballots\nA,5,,\nSmith, Ann,6\n');
  expect(long.issues).toMatchObject([{ code: 'CELL_COUNT', row: 3, found: '3 cells' }]);
});

test('another of our files in this place is named for what it is', () => {
  const codeOf = (text: string) => issuesOf(text).map(([, code]) => code);
  expect(codeOf('Batch Inventory Worksheet\n\nSection 1\n')).toEqual(['WRONG_FILE_WORKSHEET']);
  expect(codeOf('Jurisdiction,Admin Email\nA,a@example.org\n')).toEqual(['WRONG_FILE_PARTICIPANTS']);
  expect(codeOf('Contest Name,Jurisdictions\nMayor,all\n')).toEqual(['WRONG_FILE_CONTESTS']);
  expect(codeOf('Batch Name,Ann,Bob\nA,5,6\n')).toEqual(['WRONG_FILE_TOTALS']);
  expect(codeOf('RowNumber,BoxID,BoxPosition,Choice_1_1:Mayor:Vote For 1:Ann:\n1,B,1,1\n')).toEqual(['WRONG_FILE_CVR']);
  expect(codeOf('Cast Vote Record,Precinct,Ballot Style,Mayor\n1,P,S,Ann\n')).toEqual(['WRONG_FILE_CVR']);
});

test.each<ManifestForm>(['by-batch', 'by-tabulator', 'by-tabulator-with-cvrs'])(
  'the template of the form %s is a file that is accepted',
  (form) => {
    const parsed = parse(manifestTemplateCsv(form), { form });
    expect(parsed.accepted && parsed.value.ballots).toBe(600);
  },
);

test('a batch cannot have a name under which every object holds something: it would count as counted', () => {
  const rows = ['constructor,10', 'toString,20', '__proto__,30', 'constructor 1,40'];
  const issues = parse(`Batch Name,Number of Ballots\n${rows.join('\n')}\n`).issues;
  expect(issues.map(({ code, row }) => [code, row])).toEqual([
    ['RESERVED_NAME', 2],
    ['RESERVED_NAME', 3],
    ['RESERVED_NAME', 4],
  ]);
});

test('a manifest of more ballots than any jurisdiction has is refused: a draw would look at each of them', () => {
  expect(issuesOf('Batch Name,Number of Ballots\nA,2000000000\nB,5\n')).toEqual([
    ['ERROR', 'FILE_TOO_LARGE', undefined, 'Number of Ballots'],
  ]);
  expect(issuesOf('Batch Name,Number of Ballots\nA,60000000\nB,40000000\n')).toEqual([]);
});
