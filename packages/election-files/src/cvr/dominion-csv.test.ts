import { describe, expect, test } from 'vitest';
import { madeFile, readFiles } from './reading-in-tests.ts';

const HEADER = 'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType';

/** A table of one contest for one vote and one for two, with the given rows below the header. */
function table(...rows: string[]): string {
  return [
    `Demo 2030,5.17.17.1${','.repeat(11)}`,
    ',,,,,,,,Mayor (Vote For=1),Mayor (Vote For=1),Council (Vote For=2),Council (Vote For=2),Council (Vote For=2)',
    ',,,,,,,,Ann,Bob,Cy,Di,Ed',
    `${HEADER},DEM,REP,,,`,
    ...rows,
    '',
  ].join('\n');
}

const read = (text: string, more = {}) => readFiles('dominion-csv', [madeFile('cvr.csv', text)], more);

test('the five states of a contest stay apart', async () => {
  const reading = await read(
    table(
      '1,10,3,1,10-3-1,Mail,101,A,,,1,1,0',
      '2,10,3,2,10-3-2,Mail,101,A,0,0,1,0,0',
      '3,10,3,3,10-3-3,Mail,101,A,1,0,0,0,0',
      '4,10,3,4,10-3-4,Mail,101,A,1,1,1,1,1',
    ),
  );
  expect(reading.plainCards.map(({ votes }) => votes)).toEqual([
    { Council: 'Cy + Di' },
    { Mayor: '', Council: 'Cy' },
    { Mayor: 'Ann', Council: '' },
    { Mayor: 'Ann + Bob', Council: 'Cy + Di + Ed' },
  ]);
  const [mayor, council] = reading.contests.map(({ tally }) => tally);
  expect(mayor).toEqual({ cards: 3, blank: 1, partial: 0, full: 1, overvoted: 1, undervotes: 1, votes: [1, 0] });
  // The marks of an overvote count for nobody.
  expect(council).toEqual({ cards: 4, blank: 1, partial: 1, full: 1, overvoted: 1, undervotes: 3, votes: [2, 1, 0] });
});

test('a position in a batch is the rank of the record id, whatever the order of the rows and the gaps', async () => {
  const reading = await read(
    table(
      '1,10,3,9,10-3-9,Mail,101,A,1,0,,,',
      '2,10,4,5,10-4-5,Mail,101,A,0,1,,,',
      '3,10,3,7,10-3-7,Mail,101,A,0,0,,,',
    ),
  );
  expect(reading.accepted).toBe(true);
  // Batch 10/3: record 7 is the third row and the first card.
  expect([...reading.order.ordinals]).toEqual([2, 0, 1]);
  expect([...reading.order.batchStart]).toEqual([0, 2, 3]);
});

describe('all ways of quoting give the same cards', () => {
  const plain = table('1,10,3,7,10-3-7,Mail,101 (101),Style 1,1,0,,,');
  const quoteAll = (text: string) =>
    text
      .split('\n')
      .map((line) =>
        line === ''
          ? ''
          : line
              .split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
      )
      .join('\n');
  const formulas = plain.replace('1,10,3,7,10-3-7,Mail', '="1",="10",="3",="7",="10-3-7",Mail');
  const everyCell = table('="1",="10",="3",="7",="10-3-7",="Mail",="101 (101)",="Style 1",="1",="0",,,');
  const doubled = table(
    '"=""1""","=""10""","=""3""","=""7""","=""10-3-7""",Mail,101 (101),Style 1,"=""1""","0","","",""',
  );

  test.each([
    ['all cells quoted', quoteAll(plain)],
    ['identifiers as formulas', formulas],
    ['every cell as a formula', everyCell],
    ['formulas inside quotes', doubled],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${plain}`],
    ['no newline at the end', plain.trimEnd()],
  ])('%s', async (_, text) => {
    const expected = await read(plain);
    const reading = await read(text);
    expect(reading.issues).toEqual([]);
    expect(reading.plainCards).toEqual(expected.plainCards);
    expect(reading.plainCards[0]).toEqual({
      batch: '10/3',
      record: 7,
      row: 5,
      imprint: undefined,
      votes: { Mayor: 'Ann' },
    });
  });
});

describe('headers', () => {
  const withContest = (header: string, choices: string) =>
    `Demo,5.10\n,,,,,"${header}","${header}"\n,,,,,${choices}\nCvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,,\n1,1,1,1,1-1-1,1,0\n`;

  test('line breaks and doubled spaces in a contest’s name are one space', async () => {
    const { contests } = await read(withContest('State  House\n(Vote For=1)', 'Ann,Bob'));
    expect(contests[0]).toMatchObject({ name: 'State House', votesAllowed: 1 });
  });

  test('choices keep what is inside their names', async () => {
    const { contests } = await read(withContest('Mayor (Vote For=1)', '"Rhonda  Fields",Bob'));
    expect(contests[0]?.choices[0]?.name).toBe('Rhonda  Fields');
  });

  test('a contest without “(Vote For=…)” must be confirmed, because guessing 1 would make overvotes of votes', async () => {
    const reading = await read(withContest('Mayor', 'Ann,Bob'));
    expect(reading).toMatchObject({ accepted: true, needsConfirmation: true, codes: ['VOTES_ALLOWED_UNKNOWN'] });
    expect(reading.contests[0]?.votesAllowed).toBeUndefined();
  });

  test('votes allowed come from the set-up of the audit where the file does not say, and are compared where it does', async () => {
    const contests = [{ name: 'Mayor', votesAllowed: 2 }];
    expect((await read(withContest('Mayor', 'Ann,Bob'), { contests })).contests[0]?.votesAllowed).toBe(2);
    expect((await read(withContest('Mayor (Vote For=1)', 'Ann,Bob'), { contests })).codes).toEqual([
      'VOTES_ALLOWED_DIFFERS',
    ]);
  });

  test('two column groups with one header are one contest; one name with different votes is two', async () => {
    const text = [
      'Demo,5.10',
      ',,,,,A (Vote For=1),B (Vote For=1),A (Vote For=1),A (Vote For=2)',
      ',,,,,x,y,z,w',
      'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,,,,',
      '1,1,1,1,1-1-1,0,,1,',
      '',
    ].join('\n');
    const reading = await read(text);
    expect(reading.contests.map(({ name, choices }) => [name, choices.length])).toEqual([
      ['A', 2],
      ['B', 1],
      ['A', 1],
    ]);
    expect(reading.plainCards[0]?.votes).toEqual({ A: 'z' });
    expect(reading.codes).toEqual(['VOTES_ALLOWED_DIFFERS']);
  });

  test('several write-in lines of one contest stay apart', async () => {
    const reading = await read(withContest('Council (Vote For=2)', 'Write-in,Write-in').replace(',1,0\n', ',1,1\n'));
    expect(reading.contests[0]?.choices.map(({ id, writeIn }) => [id, writeIn])).toEqual([
      ['1', true],
      ['2', true],
    ]);
    expect(reading.contests[0]?.tally).toMatchObject({ full: 1, overvoted: 0, votes: [1, 1] });
  });

  test('rank columns are one choice at several ranks', async () => {
    const ranked = 'Mayor (Number of positions=1, Number of ranks=2)';
    const text = [
      'Demo,5.10',
      `,,,,,${[1, 2, 3, 4].map(() => `"${ranked}"`).join(',')}`,
      ',,,,,Ann(1),Bob(1),Ann(2),Bob(2)',
      'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,,,,',
      '1,1,1,1,1-1-1,1,0,0,1',
      '2,1,1,2,1-1-2,1,1,0,0',
      '',
    ].join('\n');
    const reading = await read(text);
    expect(reading.contests[0]).toMatchObject({ name: 'Mayor', ranks: 2, votesAllowed: 1 });
    expect(reading.plainCards.map(({ votes }) => votes.Mayor)).toEqual(['1.Ann + 2.Bob', '1.Ann + 1.Bob']);
    expect(reading.contests[0]?.tally).toMatchObject({ cards: 2, overvoted: 1, votes: [1, 0] });
  });

  test('a file without the four header rows is told so', async () => {
    expect((await read('a,b\n1,2\n')).codes).toEqual(['CVR_HEADER_NOT_FOUND']);
  });
});

describe('cells', () => {
  test('redacted rows stop the file and count as no cards', async () => {
    const reading = await read(
      table(
        '1,10,3,1,10-3-1,Mail,101,A,1,0,,,',
        'Redacted and Aggregated - A cards,,,,,,,,7,4,,,',
        'AGGREGATED-1,1,1,1,1-1-1,,,,7,4,,,',
      ),
    );
    expect(reading).toMatchObject({ accepted: false, cards: 1 });
    expect(reading.issues).toMatchObject([{ code: 'REDACTED_ROWS', row: 6, count: 2 }]);
  });

  test('one card twice names both rows', async () => {
    const reading = await read(table('1,10,3,1,x,Mail,101,A,1,0,,,', '2,10,3,1,y,Mail,101,A,1,0,,,'));
    expect(reading.issues).toMatchObject([{ code: 'DUPLICATE_BALLOT', row: 6 }]);
    expect(reading.issues[0]?.message).toContain('Rows 5 and 6');
  });

  test('one imprint on two cards is a warning', async () => {
    const reading = await read(table('1,10,3,1,Z9,Mail,101,A,1,0,,,', '2,10,3,2,Z9,Mail,101,A,1,0,,,'));
    expect(reading).toMatchObject({ accepted: true, codes: ['DUPLICATE_IMPRINT'] });
  });

  test('a contest with some blank cells is on the card, and said to be odd', async () => {
    const reading = await read(table('1,10,3,1,10-3-1,Mail,101,A,1,,,,'));
    expect(reading).toMatchObject({ accepted: true, codes: ['PARTLY_BLANK_CONTEST'] });
    expect(reading.plainCards[0]?.votes).toEqual({ Mayor: 'Ann' });
  });

  test('the voting identifier stands in for a blank imprint; both blank is an error', async () => {
    const text = (imprint: string, voting: string) =>
      `Demo,5.2\n,,,,,,A (Vote For=1)\n,,,,,,x\nCvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,UniqueVotingIdentifier,\n1,1,1,1,${imprint},${voting},1\n`;
    expect((await read(text('', 'V-7'))).plainCards[0]?.imprint).toBe('V-7');
    expect((await read(text('', ''))).codes).toEqual(['BLANK_CELL']);
  });

  test('all problems are told at once, each with row and column', async () => {
    const reading = await read(
      table(
        '1,10,3,X,10-3-X,Mail,101,A,1,0,,,',
        '2,10,,2,10--2,Mail,101,A,1,0,,,',
        '3,10,3,3,5/1/2007,Mail,101,A,1,7,,,',
        '4,10,3,4,10-3-4,Mail,101,A,1,0',
        '5,10,3,5,10-3-5,Mail,101,A,"1"x,0,,,',
      ),
    );
    expect(reading.issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['BAD_RECORD_ID', 5, 'RecordId'],
      ['BLANK_CELL', 6, 'BatchId'],
      ['BAD_VOTE_VALUE', 7, 'Mayor (Vote For=1) / Bob'],
      ['CELL_COUNT', 8, undefined],
      ['BAD_QUOTING', 9, undefined],
      ['EXCEL_DAMAGE', 7, 'ImprintedId'],
    ]);
  });

  test('the first hundred problems are kept and all are counted', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `${index},10,3,X${index},10-3-1,Mail,101,A,1,0,,,`);
    const reading = await read(table(...rows));
    expect(reading.issues.length).toBe(100);
    expect(reading.issueCount).toBe(500);
  });
});

describe('manifests', () => {
  const rows = [
    '1,10,3,1,10-3-1,Mail,101,A,1,0,,,',
    '2,10,3,2,10-3-2,Mail,101,A,1,0,,,',
    '3,10,04,1,10-04-1,Mail,101,A,1,0,,,',
  ];

  test('different counts are confirmed, batch by batch', async () => {
    const manifest = {
      batches: [
        { tabulator: '10', name: '3', ballots: 3 },
        { tabulator: '10', name: '04', ballots: 1 },
        { tabulator: '11', name: '9', ballots: 5 },
      ],
    };
    const reading = await read(table(...rows), { manifest });
    expect(reading).toMatchObject({ accepted: true, needsConfirmation: true, codes: ['CVR_COUNT_DIFFERS'] });
    expect(reading.comparison).toEqual([
      { tabulator: '10', batch: '3', manifestBallots: 3, cvrCards: 2 },
      { tabulator: '10', batch: '04', manifestBallots: 1, cvrCards: 1 },
      { tabulator: '11', batch: '9', manifestBallots: 5, cvrCards: null },
    ]);
  });

  test('a batch the manifest lacks stops the file and names the nearest, and what differs', async () => {
    const manifest = {
      batches: [
        { tabulator: '10', name: '3', ballots: 2 },
        { tabulator: '10', name: '4', ballots: 1 },
      ],
    };
    const reading = await read(table(...rows), { manifest });
    expect(reading.accepted).toBe(false);
    expect(reading.issues[0]).toMatchObject({ code: 'BATCH_NOT_IN_MANIFEST', found: '10 / 04', expected: '10 / 4' });
    expect(reading.issues[0]?.message).toContain('only leading zeros differ');
  });

  test('a manifest without tabulators is matched by batch name', async () => {
    const manifest = {
      batches: [
        { tabulator: null, name: '3', ballots: 2 },
        { tabulator: null, name: '04', ballots: 1 },
      ],
    };
    expect(await read(table(...rows), { manifest })).toMatchObject({ accepted: true, needsConfirmation: false });
  });
});
