import { describe, expect, test } from 'vitest';
import { readHead } from '../byte-source.ts';
import { contestSummaries } from './contest-summaries.ts';
import { madeFile, readFiles, referenceFile } from './reading-in-tests.ts';

/** Files in the forms in which people reported trouble with real ones (`reference/reports`): cast vote records. */
const read = (format: Parameters<typeof readFiles>[0], ...names: string[]) =>
  readFiles(
    format,
    names.map((name) => referenceFile(`reports/${name}`)),
  );
const contestsOf = ({ contests }: Awaited<ReturnType<typeof read>>) =>
  contestSummaries(contests).map(({ name, ranked, cards, blank, overvoted, choices }) => ({
    name,
    ranked,
    cards,
    blank,
    overvoted,
    votes: Object.fromEntries(choices.map((choice) => [choice.name, choice.votes])),
  }));

describe('the same seven ranked ballots in every format add up to the same', () => {
  test.each([
    ['dominion-csv', 'x7-ranked-dominion.csv'],
    ['clear-ballot', 'x7-ranked-clear.csv'],
    ['nist-cdf-json', 'x7-ranked.json'],
  ] as const)('%s', async (format, name) => {
    const reading = await read(format, name);
    expect(reading.accepted).toBe(true);
    expect(contestsOf(reading)).toEqual([
      { name: 'Mayor', ranked: true, cards: 7, blank: 1, overvoted: 1, votes: { Ann: 2, Bob: 1, Cy: 1 } },
    ]);
  });

  test('more are elected, and still a rank takes one mark', async () => {
    const text = [
      'Demo,5.17,,,,,,',
      `,,,,,,"${'Council (Number of positions=3, Number of ranks=1)","'.repeat(2).slice(0, -2)}`,
      ',,,,,,Ann(1),Bob(1)',
      'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,BallotType,,',
      '1,1,1,1,1-1-1,S1,1,1',
      '2,1,1,2,1-1-2,S1,0,1',
    ].join('\n');
    const reading = await readFiles('dominion-csv', [madeFile('cvr.csv', text)]);
    expect(contestsOf(reading)).toMatchObject([{ cards: 2, overvoted: 1, votes: { Ann: 0, Bob: 1 } }]);
  });
});

describe('headers that are no grid are refused by their columns', () => {
  test.each([
    ['b02-irv-repeated-rank1.csv', ['3: G, I', '3: L']],
    ['b03-irv-blank-choice.csv', ['3: L']],
    ['b07-plurality-blank-choice.csv', ['3: I']],
    ['b08-plurality-repeated-choice.csv', ['3: G, I']],
    ['b09-vote-for-0.csv', ['2: G']],
  ])('%s: %j', async (name, places) => {
    const reading = await read('dominion-csv', name);
    expect(reading.accepted).toBe(false);
    expect(new Set(reading.codes)).toEqual(new Set(['BAD_CONTEST_HEADER']));
    expect(reading.issues.map(({ row, column }) => `${row}: ${column}`)).toEqual(places);
  });

  test.each([
    ['a choice twice', 'Choice_1_1:Mayor:Vote For 1:Ann:D,Choice_2_1:Mayor:Vote For 1:Ann:R'],
    ['no choice', 'Choice_1_1:Mayor:Vote For 1:Ann:D,Choice_2_1:Mayor:Vote For 1::R'],
    ['no vote', 'Choice_1_1:Mayor:Vote For 0:Ann:D,Choice_2_1:Mayor:Vote For 0:Bob:R'],
    ['a rank left out', 'Choice_1_1:Mayor:1:Vote For 1:Ann:D,Choice_2_1:Mayor:2:Vote For 1:Bob:R'],
  ])('ClearBallot: %s', async (_, choices) => {
    const header = `RowNumber,BoxID,BoxPosition,BallotID,ScanComputerName,${choices}`;
    const reading = await readFiles('clear-ballot', [madeFile('cvr.csv', `${header}\n1,B1,1,B1+1,S1,1,0\n`)]);
    expect(reading.accepted).toBe(false);
    expect(new Set(reading.codes)).toEqual(new Set(['BAD_CONTEST_HEADER']));
  });
});

describe('ES&S', () => {
  const ranked = { ranked: true, cards: 6, blank: 1, overvoted: 1, votes: { Ann: 2, Bob: 1 } };

  test.each([
    ['e3-cvr.csv', 'Mayor'],
    ['e5-cvr.csv', 'DEM Mayor Citywide'],
    ['e6-cvr.csv', 'Mayor'],
    ['e7-cvr.csv', 'Mayor'],
  ])('%s is one ranked contest', async (file, name) => {
    const reading = await read('ess', file, 'e1-ballots.csv');
    expect(reading).toMatchObject({ accepted: true, issues: [] });
    expect(contestsOf(reading)).toEqual([{ name, ...ranked }]);
  });

  test('columns that differ only in a number are asked about', async () => {
    const reading = await read('ess', 'e4-cvr.csv', 'e1-ballots.csv');
    expect(reading.codes).toEqual(['CONTESTS_NUMBERED']);
    const setUp = { contests: [{ name: 'Council', votesAllowed: 2 }] };
    const files = [referenceFile('reports/e4-cvr.csv'), referenceFile('reports/e1-ballots.csv')];
    const told = await readFiles('ess', files, setUp);
    expect(told.codes).toEqual([]);
    expect(contestsOf(told)).toEqual([
      { name: 'Council', ranked: false, cards: 6, blank: 1, overvoted: 1, votes: { Ann: 4, Bob: 2, Cy: 1 } },
    ]);
  });

  const single = (header: string, ...rows: string[]) =>
    readFiles('ess-single', [
      madeFile('cvr.csv', `Cast Vote Record,Batch,Precinct,Ballot Style,${header}\n${rows.join('\n')}\n`),
    ]);

  test.each([
    ['At Large 1st Seat,At Large 2nd Seat', []],
    ['Council District 1,Council District 2', []],
    ['Council 1 Citywide,Council 2 Citywide', ['CONTESTS_NUMBERED']],
    ['1 Council,2 Council', ['CONTESTS_NUMBERED']],
  ])('%s: %j', async (header, codes) => {
    expect((await single(header, '1,B1,p,s,Ann,Bob')).codes).toEqual(codes);
  });

  test('a rank without a column is refused: its votes would be missed', async () => {
    const reading = await single('Mayor Choice 2 of 3,Mayor Choice 3 of 3', '1,B1,p,s,Ann,Bob');
    expect(reading.codes).toEqual(['BAD_CONTEST_HEADER']);
  });

  test.each([
    ['Over-vote', 'overvote'],
    ['over vote', 'overvote'],
    ['ov', 'overvote'],
    ['Under Vote', 'undervote'],
    ['Skipped', 'undervote'],
    ['N/A', 'undervote'],
    ['no vote', 'undervote'],
  ])('“%s” is no candidate, and is asked about', async (word, state) => {
    const reading = await single('Mayor', `1,B1,p,s,${word}`, '2,B1,p,s,Ann');
    expect(reading).toMatchObject({ accepted: true, needsConfirmation: true });
    expect(reading.issues).toMatchObject([{ code: 'CHOICE_DOUBTFUL', found: word, expected: state }]);
    const [mayor] = contestsOf(reading);
    expect(mayor?.votes).toEqual({ Ann: 1 });
    expect(mayor).toMatchObject({ blank: state === 'undervote' ? 1 : 0, overvoted: state === 'overvote' ? 1 : 0 });
  });

  test('a name made of other choices is asked about, a ticket is not', async () => {
    const joined = await single('Mayor', '1,B1,p,s,Ann; Bob', '2,B1,p,s,Ann', '3,B1,p,s,Bob');
    expect(joined.issues).toMatchObject([{ code: 'CHOICE_DOUBTFUL', found: 'Ann; Bob' }]);
    expect((await single('Mayor', '1,B1,p,s,Ann / Bob', '2,B1,p,s,Cy / Di')).codes).toEqual([]);
  });

  test('rows in another order than the record numbers are asked about, with the first difference', async () => {
    const rows = ['1,B1,p,s,Ann', '7,B1,p,s,Ann', '9,B1,p,s,Ann', '4,B1,p,s,Ann'];
    const reading = await single('Mayor', ...rows);
    expect(reading).toMatchObject({ accepted: true, needsConfirmation: true });
    expect(reading.issues).toMatchObject([
      { code: 'RECORD_ORDER_DIFFERS', row: 3, found: 'record number 7', expected: 'record number 4' },
    ]);
    expect(reading.issues[0]?.message).toContain('Ballot 2 ');
    // The rank of the record number stays the ballot number.
    expect([...reading.order.ordinals]).toEqual([0, 3, 1, 2]);
    expect((await single('Mayor', '1,B1,p,s,Ann', '5,B2,p,s,Ann', '4,B1,p,s,Ann')).codes).toEqual([]);
  });
});

describe('rows that a spreadsheet program has shortened', () => {
  test('a workbook stores no blank cells at the end of a row: the contest there is not on the card', async () => {
    const reading = await read('dominion-csv', 'b41-dominion-trailing-blank.xlsx');
    expect(reading).toMatchObject({ accepted: true, issues: [], cards: 3 });
    expect(reading.plainCards.map(({ votes }) => votes)).toEqual([
      { Mayor: 'Ann', Clerk: 'Kim' },
      { Mayor: 'Bob' },
      { Clerk: 'Lee' },
    ]);
  });

  test.each([
    ['dominion-csv', 'b42-dominion-short-rows.csv'],
    ['clear-ballot', 'b44-clear-short.csv'],
  ] as const)('%s: a CSV is refused, and it is said why commas may be missing', async (format, name) => {
    const reading = await read(format, name);
    expect(reading.codes).toEqual(['CELL_COUNT']);
    expect(reading.issues[0]?.advice).toContain('leave out the commas');
  });
});

test('a batch called like a date is asked about', async () => {
  const reading = await read('dominion-csv', 'b52-dominion-date-batch.csv');
  expect(reading).toMatchObject({ accepted: true, needsConfirmation: true, cards: 2 });
  expect(reading.issues).toMatchObject([{ code: 'EXCEL_DAMAGE', row: 5, column: 'batch', found: '1-Jan' }]);
});

test('contests of other parties are not on a primary card', async () => {
  const reading = await read('ess', 'b56-2145.csv');
  expect(contestsOf(reading)).toMatchObject([
    { name: 'REP Governor', cards: 2, blank: 0, votes: { Ann: 1, Bob: 1 } },
    { name: 'DEM Governor', cards: 2, blank: 1, votes: { Lee: 1 } },
  ]);
});

test('an export sent twice names both files', async () => {
  const file = referenceFile('reports/b10-cvr.csv');
  const reading = await readFiles('dominion-csv', [
    { ...file, name: 'monday.csv' },
    { ...file, name: 'tuesday.csv' },
  ]);
  expect(new Set(reading.codes)).toEqual(new Set(['DUPLICATE_BALLOT']));
  expect(reading.issues[0]?.message).toContain('Row 5 and row 5 of monday.csv and tuesday.csv');
});

test('the parts of an export are one election: their contests are not doubled', async () => {
  const text = new TextDecoder().decode(await readHead(referenceFile('reports/b10-cvr.csv').source, 10_000));
  const parts = [
    madeFile('1.csv', text),
    madeFile('2.csv', text.replace('1,1,1,1,', '3,1,1,3,').replace('2,1,1,2,', '4,1,1,4,')),
  ];
  const reading = await readFiles('dominion-csv', parts);
  expect(reading).toMatchObject({ accepted: true, issues: [], cards: 4 });
  expect(contestsOf(reading)).toMatchObject([{ name: 'Mayor', cards: 4, votes: { Ann: 2, Bob: 2 } }]);
  const ess = await readFiles('ess-single', [
    madeFile('1.csv', 'Cast Vote Record,Batch,Precinct,Mayor\n1,B1,p,Ann\n'),
    madeFile('2.csv', 'Cast Vote Record,Batch,Precinct,Mayor\n2,B1,p,Bob\n3,B1,p,Ann\n'),
  ]);
  expect(contestsOf(ess)).toMatchObject([{ name: 'Mayor', cards: 3, votes: { Ann: 2, Bob: 1 } }]);
});

test('a remade card is marked', async () => {
  const reading = await read('clear-ballot', 'b45-clear-remade.csv');
  expect(reading).toMatchObject({ accepted: true, cards: 3 });
  expect(contestsOf(reading)).toMatchObject([{ votes: { Ann: 1, Bob: 2 } }]);
});

describe('reports in the common data format', () => {
  test('only the current snapshot counts', async () => {
    const reading = await read('nist-cdf-json', 'x1-interpreted.json');
    expect(contestsOf(reading)).toMatchObject([{ blank: 2, overvoted: 1, votes: { Ann: 0, Bob: 1 } }]);
  });

  test('a record without its current snapshot is refused', async () => {
    const reading = await read('nist-cdf-json', 'x2-missing-snapshot.json');
    expect(reading.issues[0]).toMatchObject({ severity: 'ERROR', code: 'CDF_UNSUPPORTED', row: 1 });
  });

  test('an identifier of two records is remarked on', async () => {
    const reading = await read('nist-cdf-json', 'x3-same-unique-id.json');
    expect(reading.codes).toEqual(['CDF_NO_BLANKS', 'DUPLICATE_IMPRINT']);
  });

  test('two votes for one selection are an overvote where one is allowed', async () => {
    const reading = await read('nist-cdf-json', 'x4-number-votes-2.json');
    expect(contestsOf(reading)).toMatchObject([{ cards: 2, overvoted: 1, votes: { Ann: 0, Bob: 1 } }]);
  });

  test('the two sheets of a ballot may bear one number', async () => {
    const reading = await read('nist-cdf-json', 'x5-two-sheets.json');
    expect(reading).toMatchObject({ accepted: true, cards: 2, codes: ['CDF_NO_BLANKS'] });
  });
});
