import { describe, expect, test } from 'vitest';
import { parseRoomFile } from './parse-room-file.ts';
import { ROOM_FILE_KINDS, type RoomFileKind } from './room-file.ts';
import { voterColumns } from './voter-columns.ts';

const LISTS = {
  containerKinds: ['ballot-box', 'bag'],
  channels: ['election-day', 'mail'],
  duties: ['custodian', 'site-lead'],
  contests: [],
};

function read(kind: RoomFileKind, lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return parseRoomFile({ name: 'file.csv', bytes }, kind, LISTS);
}

const codes = (kind: RoomFileKind, lines: readonly string[]) =>
  read(kind, lines).issues.map(({ severity, code, row, column }) => [severity, code, row, column]);

describe('a column about single voters', () => {
  const HEADERS = [
    'Voter',
    'Voter Name',
    'VoterID',
    'VOTER_ID',
    'voter number',
    "Voter's Name",
    'Voter Names',
    'VUID',
    'Registrant',
    'Elector',
    'Registration Number',
    'Registration No.',
    'Date of Birth',
    'DOB',
    'SSN',
    'Driver’s License',
  ];

  test.each(HEADERS)('“%s” refuses every kind of file, and no cell of it is said again', (header) => {
    for (const kind of ROOM_FILE_KINDS) {
      const found = read(kind, [`Site,Kind,Check-ins,Container,Tabulator,${header}`, 'Zoë Vale,Zoë Vale,Zoë Vale,1']);
      expect({ kind, codes: found.issues.map(({ code }) => code) }).toEqual({ kind, codes: ['VOTER_COLUMN'] });
      expect(JSON.stringify(found)).not.toContain('Zoë');
    }
  });

  test.each([
    'Name',
    'First Name',
    'LastName',
    'Surname',
    'Street',
    'Zip',
    'Phone',
    'E-mail',
    'Signature',
    'Party',
    'Age',
  ])('“%s” is about a person, and refuses a file about places and things', (header) => {
    for (const kind of ['check-ins', 'tabulator-batches', 'cvr-batches', 'containers'] as const) {
      expect({ kind, found: voterColumns(kind, [header]) }).toEqual({ kind, found: [header] });
    }
  });

  test.each([
    'Voters',
    'Check-ins',
    'Site',
    'Site Name',
    'Precinct',
    'Day',
    'Kind',
    'Batch',
    'Voters checked in',
    'Page',
  ])('“%s” is about no single voter', (header) => {
    expect(voterColumns('check-ins', [header])).toEqual([]);
  });

  test('is found in whatever place and beside whatever else is wrong', () => {
    expect(codes('check-ins', ['Check-ins;Voter ID;Site', '1;2;3'])).toContainEqual([
      'ERROR',
      'VOTER_COLUMN',
      1,
      'Voter ID',
    ]);
  });
});

describe('cells', () => {
  test('a day is read as it is written here, and one that is none is refused', () => {
    const rows = ['2026-11-03', '11/3/2026', '11/03/2026', '3.11.2026', '2026-02-29', '2028-02-29', '11/3/26'];
    const found = read('check-ins', [
      'Site,Day,Kind,Check-ins',
      ...rows.map((day, at) => `S${at},${day},regular,${at}`),
    ]);
    expect(found.issues.map(({ code, row, found: cell }) => [code, row, cell])).toEqual([
      ['NOT_A_DAY', 5, '3.11.2026'],
      ['NOT_A_DAY', 6, '2026-02-29'],
      ['NOT_A_DAY', 8, '11/3/26'],
    ]);
  });

  test('the same day written in two ways is one day', () => {
    const rows = ['P-01,2026-11-03,regular,5', 'P-01,11/3/2026,Regular,6'];
    expect(codes('check-ins', ['Site,Day,Kind,Check-ins', ...rows])).toEqual([
      ['ERROR', 'DUPLICATE_KEY', 3, 'Site, Day, Kind'],
    ]);
  });

  test('a cell that cannot be read is no second problem of another row', () => {
    const rows = ['P-01,,regular,5', 'P-01,,both,7', 'P-01,tomorrow,regular,9'];
    expect(codes('check-ins', ['Site,Day,Kind,Check-ins', ...rows])).toEqual([
      ['ERROR', 'NOT_IN_LIST', 3, 'Kind'],
      ['ERROR', 'NOT_A_DAY', 4, 'Day'],
    ]);
  });

  test('words are read however they are spelled, and positions of seals once each', () => {
    const found = read('containers', [
      'Container,Kind,Seal Positions,Holds Voted Ballots',
      'B1,Ballot Box,front; lid;front,yes',
      'B2,BAG,,N',
    ]);
    expect(found).toMatchObject({
      accepted: true,
      value: {
        rows: [
          { container: 'B1', kind: 'ballot-box', positions: ['front', 'lid'], holdsVoted: true },
          { container: 'B2', kind: 'bag', positions: null, holdsVoted: false },
        ],
      },
    });
  });

  test('a position of a seal is a name, and none is a word that every object knows', () => {
    const header = 'Container,Kind,Seal Positions,Holds Voted Ballots';
    expect(codes('containers', [header, 'B1,bag,__proto__,Y', 'B2,bag,front;constructor,Y'])).toEqual([
      ['ERROR', 'RESERVED_NAME', 2, 'Seal Positions'],
      ['ERROR', 'RESERVED_NAME', 3, 'Seal Positions'],
    ]);
  });

  test('a cell that is written as a formula has no blank ends either, and is blank where nothing else is in it', () => {
    const people = read('people', ['Person,Name,Party', '=" a ",="\u00a0Ann Lane ",=" "']);
    expect(people).toMatchObject({ accepted: true, value: { rows: [{ person: 'a', name: 'Ann Lane', party: null }] } });
    expect(codes('people', ['Person,Name', '=" ",Ann', 'b,="\u00a0"'])).toEqual([
      ['ERROR', 'BLANK_CELL', 2, 'Person'],
      ['ERROR', 'BLANK_CELL', 3, 'Name'],
    ]);
  });

  test('a duty has a first day, and a first day a duty', () => {
    const header = 'Person,Name,Duty,From,Place';
    expect(codes('people', [header, 'a,Ann,custodian,,', 'b,Bo,,2026-10-01,', 'c,Cy,,,P-01'])).toEqual([
      ['ERROR', 'BLANK_CELL', 2, 'From'],
      // With row 4, which is said with it.
      ['ERROR', 'BLANK_CELL', 3, 'Duty'],
    ]);
  });

  test('counts of batches are not taken for a manifest, and a manifest is said to be one', () => {
    expect(codes('tabulator-batches', ['Tabulator,Batch,Cards', 'T1,1,5'])).toEqual([]);
    expect(codes('tabulator-batches', ['Tabulator,Batch Name,Number of Ballots', 'T1,1,5'])).toEqual([
      ['ERROR', 'WRONG_FILE_MANIFEST', undefined, undefined],
    ]);
  });

  test('a row that looks like the total of the others waits for somebody', () => {
    const rows = ['T1,1,5', 'T1,2,6', 'T1,3,11'];
    expect(codes('tabulator-batches', ['Tabulator,Batch,Cards', ...rows])).toEqual([
      ['CONFIRM', 'LOOKS_LIKE_TOTAL_ROW', 4, undefined],
    ]);
  });
});

test('a file of more rows than are decided at once is refused before they are read, and says how many there are', () => {
  const of = (rows: number) => ['Site,Kind,Check-ins', ...Array.from({ length: rows }, (_, at) => `P-${at},regular,1`)];
  expect(codes('check-ins', of(20_000))).toEqual([]);
  expect(read('check-ins', of(20_001)).issues).toMatchObject([
    { severity: 'ERROR', code: 'TOO_MANY_ROWS', found: '20001', expected: '20000' },
  ]);
});
