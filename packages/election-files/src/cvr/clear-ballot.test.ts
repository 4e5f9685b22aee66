import { expect, test } from 'vitest';
import { madeFile, madeZip, readFiles } from './reading-in-tests.ts';

const META =
  'RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,BallotStyleID,PrecinctStyleName,ScanComputerName,Status,Remade';

const read = (headers: readonly string[], ...rows: string[]) =>
  readFiles('clear-ballot', [madeFile('cvr.csv', `${[META, ...headers].join(',')}\n${rows.join('\n')}\n`)]);

test('box, position and scanner place a card; its contests are read from their headers', async () => {
  const reading = await read(
    [
      'Choice_1_1:Mayor:Vote For 1:Ann:Democratic',
      'Choice_2_1:Mayor:Vote For 1:Bob:Republican',
      'Choice_9_1:Clerk:Vote For 1:Cy:',
    ],
    '1,VBM-0001,2,VBM-0001+10005,17,3,P17,Station1,0,0,1,0,',
    '2,VBM-0001,1,VBM-0001+10003,17,3,P17,Station1,0,1,0,0,1',
  );
  expect(reading).toMatchObject({ accepted: true, issues: [] });
  expect(reading.plainCards).toEqual([
    { batch: 'Station1/VBM-0001', record: 2, row: 2, imprint: 'VBM-0001+10005', votes: { Mayor: 'Ann' } },
    { batch: 'Station1/VBM-0001', record: 1, row: 3, imprint: 'VBM-0001+10003', votes: { Mayor: '', Clerk: 'Cy' } },
  ]);
  expect([...reading.order.ordinals]).toEqual([1, 0]);
});

test('contest names may contain commas, colons and words of the header itself', async () => {
  const { contests } = await read(
    [
      '"Choice_1_1:Measure 7A - Harbor: Yes, or: No?:Vote For 1:Yes:"',
      '"Choice_2_1:Vote For 2: a history:Vote For 2:Bob: the, builder:REP"',
    ],
    '1,B,1,B+1,,,,S,0,0,1,1',
  );
  expect(contests.map(({ name, votesAllowed, choices }) => [name, votesAllowed, choices[0]?.name])).toEqual([
    ['Measure 7A - Harbor: Yes, or: No?', 1, 'Yes'],
    ['Vote For 2: a history', 2, 'Bob: the, builder'],
  ]);
});

test('a number before “Vote For” is a rank only where the contest has several', async () => {
  const reading = await read(
    [
      'Choice_1_1:Governor:1:Vote For 1:Ann:DEM',
      'Choice_2_1:Governor:1:Vote For 1:Bob:REP',
      'Choice_1_1:Governor:2:Number of Winners 1:Ann:DEM',
      'Choice_2_1:Governor:2:Number of Winners 1:Bob:REP',
      'Choice_5_1:Ward: 12:Vote For 1:Cy:',
    ],
    '1,B,1,B+1,,,,S,0,0,0,1,1,0,1',
  );
  expect(reading.contests.map(({ name, ranks }) => [name, ranks])).toEqual([
    ['Governor', 2],
    ['Ward: 12', 0],
  ]);
  expect(reading.plainCards[0]?.votes).toEqual({ Governor: '1.Bob + 2.Ann', 'Ward: 12': 'Cy' });
});

test('required columns and readable headers are asked for all at once', async () => {
  const reading = await readFiles('clear-ballot', [
    madeFile('cvr.csv', 'RowNumber,BoxID,Choice_1_1:Mayor:Ann\n1,B,1\n'),
  ]);
  expect(reading.codes).toEqual(['BAD_CONTEST_HEADER', 'MISSING_COLUMN']);
});

test('the older export in several files is joined by its numbers, because two contests may share a name', async () => {
  const reading = await readFiles('clear-ballot', [
    madeZip('export.zip', {
      'e.cvr.csv': `${META},Choice_1_1,Choice_2_1,Choice_3_1\n1,B,1,B+1,,,,S,0,0,1,0,\n`,
      'e.choices.csv': 'ChoiceID,ContestID,ChoiceName\n1,10,Ann\n2,10,Bob\n3,20,Cy\n',
      'e.contests.csv': 'ContestID,ContestName\n10,Trustee\n20,Trustee\n',
      'e.parties.csv': 'PartyID,PartyName\n',
    }),
  ]);
  expect(reading).toMatchObject({ accepted: true, needsConfirmation: true });
  expect(reading.contests.map(({ name }) => name)).toEqual(['Trustee', 'Trustee (20)']);
  expect(reading.plainCards[0]?.votes).toEqual({ Trustee: 'Ann' });
});

test('a table with contest names in a row of their own is read', async () => {
  const text = [
    `${','.repeat(9)},Mayor (Vote For 1),Mayor (Vote For 1)`,
    `${META.replace('ScanComputerName', 'Tabulator')},Ann:DEM,Bob:REP`,
    '1,B,1,B+1,,,,S,0,0,0,1',
  ].join('\n');
  const reading = await readFiles('clear-ballot', [madeFile('cvr.csv', text)]);
  expect(reading.plainCards).toMatchObject([{ batch: 'S/B', votes: { Mayor: 'Bob' } }]);
});
