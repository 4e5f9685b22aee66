import { describe, expect, test } from 'vitest';
import { madeFile, madeZip, readFiles } from './reading-in-tests.ts';

const CVR = [
  'Cast Vote Record,Precinct,Ballot Style,Mayor,Council,Council',
  '1,101,S1,Ann,Lee,undervote',
  '2,101,S1,overvote,Lee,Kim',
  '10,101,S1,UNDERVOTE,overvote,overvote',
  '9,101,S2,Bob,,',
  '',
].join('\n');
const BALLOTS_HEADER =
  'Cast Vote Record,Batch,Ballot Status,Original Ballot Exception,Remaining Ballot Exception,Reporting Group,Tabulator CVR';
const ballots = (...rows: string[]) =>
  `Ballots,,,,,,\nGEN,,,,,,\n,,,,,,\n${BALLOTS_HEADER}\n${rows.join('\n')}\nTotal : ${rows.length},,,,,,\n\n`;
const PART_1 = ballots('9,B7,Not Reviewed,,,Mail,0012000009', '1,B7,Not Reviewed,,,Mail,0012000045');
const PART_2 = ballots('10,B7,Not Reviewed,,,Mail,0012000001', '2,B8,Not Reviewed,Overvote,,Mail,0012000044');

const read = (files: Record<string, string>, more = {}) => readFiles('ess', [madeZip('ess.zip', files)], more);

test('votes and places are joined by number, whatever the order of rows and parts', async () => {
  const reading = await read({ 'b.csv': PART_2, 'votes.csv': CVR, 'a.csv': PART_1 });
  expect(reading).toMatchObject({ accepted: true, codes: ['RECORD_ORDER_DIFFERS'] });
  expect(reading.plainCards).toEqual([
    { batch: '0012/B7', record: 45, row: 2, imprint: '0012000045', votes: { Mayor: 'Ann', Council: 'Lee' } },
    {
      batch: '0012/B8',
      record: 44,
      row: 3,
      imprint: '0012000044',
      votes: { Mayor: 'OVERVOTED', Council: 'Lee + Kim' },
    },
    { batch: '0012/B7', record: 1, row: 4, imprint: '0012000001', votes: { Mayor: '', Council: 'OVERVOTED' } },
    { batch: '0012/B7', record: 9, row: 5, imprint: '0012000009', votes: { Mayor: 'Bob' } },
  ]);
  // Repeated headers are one contest, in which as many votes are allowed as there are columns.
  expect(reading.contests.map(({ name, votesAllowed }) => [name, votesAllowed])).toEqual([
    ['Mayor', 1],
    ['Council', 2],
  ]);
  expect(reading.contests[1]?.tally).toMatchObject({ cards: 3, partial: 1, full: 1, overvoted: 1 });
});

test('numbers missing on either side and repeated ones are listed', async () => {
  const reading = await read({
    'votes.csv': CVR.replace('9,101,S2', '8,101,S2'),
    'a.csv': PART_1,
    'b.csv': PART_2,
    'c.csv': ballots('1,B7,Not Reviewed,,,Mail,0012000077'),
  });
  expect(reading.codes).toEqual(['CVR_BALLOTS_MISMATCH']);
  expect(reading.issues[0]?.message).toContain(
    'Only in the CVR export: 8. Only in the ballots exports: 9. Repeated: 1.',
  );
});

test('what each file was taken for is said where the upload is not complete', async () => {
  const twice = await read({ 'a.csv': CVR, 'b.csv': CVR, 'c.csv': PART_1 });
  expect(twice.codes).toEqual(['ESS_SEVERAL_CVR_FILES']);
  expect(twice.issues[0]?.message).toContain('Understood as CVR: a.csv, b.csv; as ballots: c.csv.');
  expect((await read({ 'a.csv': CVR })).codes).toEqual(['ESS_MISSING_BALLOTS_FILE']);
  expect((await read({ 'a.csv': PART_1 })).codes).toEqual(['ESS_MISSING_CVR_FILE']);
});

test('sixteen hexadecimal digits order the cards of a batch, and the machine is the tabulator', async () => {
  const header = 'Cast Vote Record,Batch,Ballot Status,Machine,Tabulator CVR';
  const text = `${header}\n1,B1,x,M-9,00000000FFFFFFFF\n2,B1,x,M-9,0000000100000000\n3,B1,x,M-9,0000000000000001\n`;
  const cvr = 'Cast Vote Record,Precinct,Ballot Style,Mayor\n1,p,s,Ann\n2,p,s,Ann\n3,p,s,Ann\n';
  const reading = await read({ 'a.csv': text, 'b.csv': cvr });
  expect(reading).toMatchObject({ accepted: true, codes: ['RECORD_ORDER_DIFFERS'] });
  expect(reading.plainCards.map(({ batch, record, imprint }) => [batch, record, imprint])).toEqual([
    ['M-9/B1', 2, '00000000FFFFFFFF'],
    ['M-9/B1', 3, '0000000100000000'],
    ['M-9/B1', 1, '0000000000000001'],
  ]);
});

test('commas without quotes in the exceptions are put together again', async () => {
  const broken = PART_2.replace('Not Reviewed,Overvote,,', 'Not Reviewed,Overvote, Undervote,,');
  const reading = await read({ 'v.csv': CVR, 'a.csv': PART_1, 'b.csv': broken });
  expect(reading).toMatchObject({ accepted: true, cards: 4, codes: ['RECORD_ORDER_DIFFERS', 'CELL_COUNT'] });
  expect(reading.issues[1]?.severity).toBe('WARNING');
});

test('a comma inside a candidate’s name is refused with the way around it', async () => {
  const reading = await read({ 'v.csv': CVR.replace('Ann', 'King, Ann'), 'a.csv': PART_1, 'b.csv': PART_2 });
  expect(reading.codes).toContain('CELL_COUNT');
});

describe('CVR exports that say themselves where cards lie', () => {
  test('with the columns of the ballots export', async () => {
    const text = 'Cast Vote Record,Batch,Tabulator CVR,Mayor\n1,B1,0001000002,Ann\n2,B1,0001000001,Bob\n';
    const reading = await read({ 'cvr.csv': text });
    expect(reading).toMatchObject({ accepted: true, cards: 2 });
    expect(reading.plainCards.map(({ batch, record }) => [batch, record])).toEqual([
      ['0001/B1', 2],
      ['0001/B1', 1],
    ]);
  });

  test('with box and position', async () => {
    const text =
      'seqno,Cast Vote Record,Style,Serial Number,BoxNum,BoxPosition,Mayor\n1,82777,6,166,P5,2,Ann\n2,82778,6,167,P5,1,undervote\n';
    const reading = await read({ 'cvr.csv': text });
    expect(reading.plainCards.map(({ batch, record, votes }) => [batch, record, votes.Mayor])).toEqual([
      ['P5', 2, 'Ann'],
      ['P5', 1, ''],
    ]);
  });

  test('with a batch only, where the number orders the cards', async () => {
    const reading = await readFiles('ess-single', [
      madeFile('s.csv', 'Cast Vote Record,Batch Name,Mayor\n7,B 1,Ann\n'),
    ]);
    expect(reading.plainCards).toMatchObject([{ batch: 'B 1', record: 7 }]);
    const without = await readFiles('ess-single', [madeFile('s.csv', 'Cast Vote Record,Precinct,Mayor\n7,p,Ann\n')]);
    expect(without.codes).toEqual(['MISSING_COLUMN']);
  });
});

test('a workbook is read as the table it shows', async () => {
  const rows = [
    ['Cast Vote Record', 'Batch', 'Mayor'],
    ['1', 'B 1', 'King, Ann'],
    ['2', 'B 1', 'undervote'],
  ];
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
  const workbook = madeZip('cvr.xlsx', {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  });
  const reading = await readFiles(undefined, [workbook]);
  expect(reading).toMatchObject({ format: 'ess-single', accepted: true, cards: 2 });
  expect(reading.plainCards[0]).toMatchObject({ row: 2, votes: { Mayor: 'King, Ann' } });
});

describe('columns and names', () => {
  const readColumns = (header: string, rows: readonly string[], more = {}) =>
    readFiles(
      'ess-single',
      [
        madeFile(
          's.csv',
          `Cast Vote Record,Batch,${header}\n${rows.map((row, at) => `${at + 1},B,${row}`).join('\n')}\n`,
        ),
      ],
      more,
    );

  test('numbers appended to names are the vendor’s own and are not shown', async () => {
    const { contests } = await readColumns('For Mayor (45)', ['"Mills, Janet T. (5463)"']);
    expect(contests[0]).toMatchObject({
      id: '45',
      name: 'For Mayor',
      choices: [{ id: '5463', name: 'Mills, Janet T.' }],
    });
  });

  test('“Choice 1” and “1st Choice” are ranks of one contest', async () => {
    const reading = await readColumns('Mayor Choice 1 (45),Mayor Choice 2 (45),Clerk 1st Choice,Clerk 2nd Choice', [
      'Ann,Bob,Cy,undervote',
    ]);
    expect(reading.contests.map(({ name, ranks, votesAllowed }) => [name, ranks, votesAllowed])).toEqual([
      ['Mayor', 2, 1],
      ['Clerk', 2, 1],
    ]);
    expect(reading.plainCards[0]?.votes).toEqual({ Mayor: '1.Ann + 2.Bob', Clerk: '1.Cy' });
  });

  test('numbered columns stay apart and are asked about, unless the set-up says they are one contest', async () => {
    const apart = await readColumns('Council 1,Council 2,Ward 1,Ward 2', ['Ann,Bob,Cy,Di']);
    expect(apart.contests.length).toBe(4);
    expect(apart.issues).toMatchObject([{ code: 'CONTESTS_NUMBERED', severity: 'CONFIRM', column: 'Council' }]);
    const joined = await readColumns('Council 1,Council 2', ['Ann,Bob'], {
      contests: [{ name: 'Council', votesAllowed: 2 }],
    });
    expect(joined.contests).toMatchObject([{ name: 'Council', votesAllowed: 2, tally: { full: 1, votes: [1, 1] } }]);
    expect(joined.issues).toEqual([]);
  });

  test('unknown columns before the last known one are no contests', async () => {
    const { contests } = await readFiles('ess-single', [
      madeFile('s.csv', 'Cast Vote Record,Something,Batch,Else,Precinct,Mayor\n1,x,B,y,p,Ann\n'),
    ]);
    expect(contests.map(({ name }) => name)).toEqual(['Mayor']);
  });
});

describe('Maryland snapshots', () => {
  const HEADER = 'Cast Vote Record,Precinct,Ballot Style,Mayor\n';
  const rows = [
    '1,01-001,s,Ann\n',
    '2,01-001,s,Bob\n',
    '3,02-001,s,Ann\n',
    '4,02-001,s,overvote\n',
    '5,01-001,s,Ann\n',
  ];
  const stages = ['EV', 'ED', 'MIB1', 'MIB2', 'Prov'];
  const snapshots = () =>
    Object.fromEntries(stages.map((stage, index) => [`${stage}.csv`, HEADER + rows.slice(0, index + 1).join('')]));

  test('a row belongs to the first snapshot that has it', async () => {
    const reading = await readFiles('ess-md', [
      madeZip('md.zip', { ...snapshots(), '__MACOSX/EV.csv': 'x', '.DS_Store': 'x' }),
    ]);
    expect(reading).toMatchObject({ accepted: true, cards: 5 });
    expect(reading.batches).toEqual(
      ['EV - 01-001', 'ED - 01-001', 'MIB1 - 02-001', 'MIB2 - 02-001', 'Prov - 01-001'].map((name) => ({
        tabulator: '',
        name,
        cards: 1,
      })),
    );
  });

  test('files too many, a changed row and a shorter snapshot are refused', async () => {
    const codes = async (files: Record<string, string>) =>
      (await readFiles('ess-md', [madeZip('md.zip', files)])).codes;
    expect(await codes({ ...snapshots(), 'extra.csv': HEADER })).toEqual(['SNAPSHOT_FILES_UNEXPECTED']);
    expect(
      await codes({
        ...snapshots(),
        'MIB2.csv': HEADER + rows.slice(0, 4).join('').replace('2,01-001,s,Bob', '2,01-001,s,Ann'),
      }),
    ).toEqual(['SNAPSHOT_MISMATCH']);
    expect(await codes({ ...snapshots(), 'Prov.csv': HEADER + rows.slice(0, 2).join('') })).toEqual([
      'SNAPSHOT_TRUNCATED',
    ]);
  });
});
