import type { DefinedContest } from '@plumbline/election';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseContestsCsv, parsePastedContests } from './contests-csv.ts';
import { type ContestsLayout, contestColumns } from './contests-csv-columns.ts';
import { contestsCsv, contestsTemplateCsv } from './write-contests-csv.ts';

const JURISDICTIONS = ['Alder', 'Birch', 'St. Clair, City of'];
const POLLING: ContestsLayout = { drawsFrom: 'cards', fromRecords: false };
const BATCHES: ContestsLayout = { drawsFrom: 'batches', fromRecords: false };
const RECORDS: ContestsLayout = { drawsFrom: 'cards', fromRecords: true };
const HEADER =
  'Contest,Choice,Votes,Winners,Votes Allowed,Audited As,Jurisdictions,Ballot Cards Cast,Cards With Contest';

function read(rows: readonly string[], layout: ContestsLayout = POLLING, header = HEADER) {
  const bytes = new TextEncoder().encode([header, ...rows].join('\n'));
  return parseContestsCsv({ name: 'contests.csv', bytes }, { ...layout, jurisdictions: JURISDICTIONS });
}
/** Code, row and column of each problem. */
const problems = (rows: readonly string[], layout?: ContestsLayout, header?: string) =>
  read(rows, layout, header).issues.map(({ severity, code, row, column }) =>
    [severity === 'ERROR' ? code : `${severity} ${code}`, row, column].join(' '),
  );
const contests = (rows: readonly string[], layout?: ContestsLayout, header?: string) => {
  const parsed = read(rows, layout, header);
  return parsed.accepted ? parsed.value.contests.map(({ contest }) => contest) : parsed.issues;
};

const MAYOR = ['Mayor,Ann,"1,200",1,1,targeted,all,2500,', 'Mayor,Ben,900,,,,,,'];

test('a row is a choice, and what is said of a contest stands in one of its rows', () => {
  expect(
    contests([
      ...MAYOR,
      'Council,Cid,300,,,,,,',
      'Council,Dan,200,2,2,Opportunistic,"Alder; St. Clair, City of",900,450',
      'Council,Eve,90,,,,,,',
    ]),
  ).toEqual([
    {
      name: 'Mayor',
      targeted: true,
      winners: 1,
      votesAllowed: 1,
      majorityOrRunoff: false,
      totalBallots: 2500,
      cardsBearing: null,
      pendingBallots: 0,
      choices: [
        { name: 'Ann', votes: 1200 },
        { name: 'Ben', votes: 900 },
      ],
      jurisdictions: 'all',
    },
    {
      name: 'Council',
      targeted: false,
      winners: 2,
      votesAllowed: 2,
      majorityOrRunoff: false,
      totalBallots: 900,
      cardsBearing: 450,
      pendingBallots: 0,
      choices: [
        { name: 'Cid', votes: 300 },
        { name: 'Dan', votes: 200 },
        { name: 'Eve', votes: 90 },
      ],
      jurisdictions: ['Alder', 'St. Clair, City of'],
    },
  ]);
});

test('batches ask neither for cards nor for what is targeted, and know ballots not yet counted and runoffs', () => {
  const header = 'Contest,Choice,Votes,Winners,Votes Allowed,Jurisdictions,Ballots Not Yet Counted,Majority or Runoff';
  expect(contests(['Mayor,Ann,5,1,1,all,12,y', 'Mayor,Ben,3,,,,,', 'Mayor,Cid,1,,,,,'], BATCHES, header)).toMatchObject(
    [{ targeted: true, totalBallots: null, pendingBallots: 12, majorityOrRunoff: true }],
  );
  expect(problems(['Mayor,Ann,5,1,1,all,x,perhaps', 'Mayor,Ben,3,,,,,'], BATCHES, header)).toEqual([
    'NOT_YES_NO 2 Majority or Runoff',
    'NOT_A_NUMBER 2 Ballots Not Yet Counted',
  ]);
});

test('where records tell, choices, votes, votes allowed and cards cast may be left out, and not by halves', () => {
  const header = 'Contest,Choice,Votes,Winners,Audited As,Jurisdictions';
  expect(
    contests(['Mayor,,,1,targeted,all', 'Clerk,Ann,,1,opportunistic,Alder', 'Clerk,Ben,,,,'], RECORDS, header),
  ).toMatchObject([
    { choices: null, votesAllowed: null, totalBallots: null },
    {
      choices: [
        { name: 'Ann', votes: null },
        { name: 'Ben', votes: null },
      ],
    },
  ]);
  expect(problems(['Mayor,Ann,5,1,targeted,all', 'Mayor,Ben,,,,', 'Mayor,,7,,,'], RECORDS, header)).toEqual([
    'BLANK_CELL 3 Votes',
    'BLANK_CELL 4 Choice',
  ]);
});

test('everything that is wrong is said at once, with its row and column', () => {
  expect(
    problems([
      'Mayor,Ann,many,0,1,perhaps,Alber,2500,',
      'Mayor,Ann,900,,2,,,,',
      'Clerk,Cid,-4,1,,targeted,all,,',
      'Mayor,Ben,3,,,,,,',
      ',Dan,3,,,,,,',
      'Judge,,3,5,1,targeted,all,100,',
      'judge,Eve,3,1,1,targeted,all,100,',
      'judge,EVE,3,,,,,,',
    ]).toSorted(),
  ).toEqual(
    [
      'NOT_A_NUMBER 2 Votes',
      'NUMBER_TOO_SMALL 2 Winners',
      'NOT_TARGETED_OR_OPPORTUNISTIC 2 Audited As',
      'UNKNOWN_JURISDICTION 2 Jurisdictions',
      'DUPLICATE_KEY 3 Choice',
      'ROWS_DISAGREE 3 Votes Allowed',
      'NEGATIVE_NUMBER 4 Votes',
      'BLANK_CELL 4 Votes Allowed',
      'BLANK_CELL 4 Ballot Cards Cast',
      'TOO_FEW_CHOICES 4 Choice',
      'CONTEST_ROWS_APART 5 Contest',
      'BLANK_CELL 6 Contest',
      'BLANK_CELL 7 Choice',
      'TOO_FEW_CHOICES 7 Choice',
      'NEAR_DUPLICATE_KEY 8 Contest',
      'NEAR_DUPLICATE_KEY 9 Choice',
    ].toSorted(),
  );
});

test('two contests of one name are never added up', () => {
  expect(problems([...MAYOR, 'Clerk,Cid,5,1,1,targeted,all,90,', 'Clerk,Dan,4,,,,,,', 'Mayor,Eve,4,,,,,,'])).toEqual([
    'CONTEST_ROWS_APART 6 Contest',
  ]);
});

test('more winners than can lose, more contests and longer names than can be kept are refused', () => {
  expect(problems(['Mayor,Ann,5,2,1,targeted,all,90,', 'Mayor,Ben,4,,,,,,'])).toEqual(['TOO_MANY_WINNERS 2 Winners']);
  expect(problems([`${'x'.repeat(501)},Ann,5,1,1,targeted,all,90,`, `${'x'.repeat(501)},Ben,4,,,,,,`])).toEqual([
    'NAME_TOO_LONG 2 Contest',
  ]);
  const many = Array.from({ length: 501 }, (_, place) => [
    `C${place},Ann,5,1,1,targeted,all,90,`,
    `C${place},Ben,4,,,,,,`,
  ]);
  expect(problems(many.flat())).toEqual(['TOO_MANY_CONTESTS  ']);
});

test('a header of another name, a missing and a repeated one are named', () => {
  expect(problems(MAYOR, POLLING, HEADER.replace('Winners', 'Seats'))).toEqual([
    'UNKNOWN_COLUMN 1 Seats',
    'MISSING_COLUMN 1 Winners',
  ]);
});

test('another of our files is named for what it is', () => {
  expect(problems(['Alder,a@b.example'], POLLING, 'Jurisdiction,Admin Email')).toEqual(['WRONG_FILE_PARTICIPANTS  ']);
});

test('cells copied from a spreadsheet are read like a file', () => {
  const text = [
    HEADER.replaceAll(',', '\t'),
    'Mayor\tAnn "Annie" Lee\t1,200\t1\t1\ttargeted\tAlder, Birch\t2500\t',
    'Mayor\t"Ben\n""Big"" Roe"\t900\t\t\t\t\t\t',
  ];
  const pasted = parsePastedContests(text.join('\r\n'), { ...POLLING, jurisdictions: JURISDICTIONS }, 'pasted');
  expect(pasted.accepted && pasted.value.contests).toMatchObject([
    {
      row: 2,
      contest: {
        choices: [{ name: 'Ann "Annie" Lee' }, { name: 'Ben\n"Big" Roe' }],
        jurisdictions: ['Alder', 'Birch'],
      },
    },
  ]);
});

test('the rows of what was pasted are counted as they stand, blank ones too', () => {
  const text = `${HEADER.replaceAll(',', '\t')}\n\nMayor\tAnn\tmany\t1\t1\ttargeted\tall\t2500\t\nMayor\tBen\t5\n`;
  const pasted = parsePastedContests(text, { ...POLLING, jurisdictions: JURISDICTIONS }, 'pasted');
  expect(pasted.issues.map(({ code, row }) => [code, row])).toEqual([['NOT_A_NUMBER', 3]]);
});

test('the example is read without a problem', () => {
  for (const layout of [POLLING, BATCHES, RECORDS]) {
    const bytes = new TextEncoder().encode(contestsTemplateCsv(layout, JURISDICTIONS));
    const parsed = parseContestsCsv({ name: 'template.csv', bytes }, { ...layout, jurisdictions: JURISDICTIONS });
    expect(parsed.issues).toEqual([]);
    expect(parsed.accepted && parsed.value.contests).toHaveLength(2);
  }
});

test('forty contests of ten choices are read at once', () => {
  const rows = Array.from({ length: 40 }, (_, contest) =>
    Array.from({ length: 10 }, (_each, choice) =>
      choice === 0 ? `Contest ${contest},A${choice},1,1,1,targeted,all,100,` : `Contest ${contest},A${choice},1,,,,,,`,
    ),
  );
  expect(contests(rows.flat())).toHaveLength(40);
});

/* What is written is read as what it was, whatever the names. */

const PIECE = fc.constantFrom('Ann', 'é', '=1+1', '@b', '-c', '"', ',', ';', "'", '\n', ' ', '0012', '(x)', 'ß', '7');
const NAME = fc
  .array(PIECE, { minLength: 1, maxLength: 5 })
  .map((pieces) => `n${pieces.join('')}z`.replace(/\s+/g, ' '));
const FORMULA = fc.constantFrom('=SUM(A1)', '@home', '-', '+cmd|x', '="12"');
const COUNT = fc.integer({ min: 0, max: 2_147_483_647 });

function contestArbitrary(layout: ContestsLayout): fc.Arbitrary<DefinedContest> {
  const areCards = layout.drawsFrom === 'cards';
  return fc
    .record({
      name: fc.oneof(NAME, FORMULA),
      targeted: areCards ? fc.boolean() : fc.constant(true),
      votesAllowed: layout.fromRecords
        ? fc.option(fc.integer({ min: 1, max: 1000 }))
        : fc.integer({ min: 1, max: 1000 }),
      majorityOrRunoff: areCards ? fc.constant(false) : fc.boolean(),
      totalBallots: areCards ? (layout.fromRecords ? fc.option(COUNT) : COUNT) : fc.constant(null),
      cardsBearing: areCards ? fc.option(COUNT) : fc.constant(null),
      pendingBallots: areCards ? fc.constant(0) : COUNT,
      choices: fc.uniqueArray(fc.record({ name: fc.oneof(NAME, FORMULA), votes: COUNT }), {
        minLength: 3,
        maxLength: 6,
        selector: ({ name }) => likeness(name),
      }),
      left: layout.fromRecords ? fc.constantFrom('nothing', 'votes', 'all') : fc.constant('nothing'),
      winners: fc.integer({ min: 1, max: 2 }),
      names: fc.option(
        fc.uniqueArray(
          NAME.map((name) => name.replaceAll(';', '').trim()).filter((name) => name !== ''),
          { maxLength: 3 },
        ),
      ),
      jurisdictions: fc.oneof(fc.constant('all' as const), fc.subarray([...JURISDICTIONS, 'All'], { minLength: 1 })),
    })
    .map(({ left, choices, names, ...contest }) => ({
      ...contest,
      ...(names && { writeIns: { choice: choices[0]?.name ?? '', names } }),
      choices: left === 'all' ? null : left === 'votes' ? choices.map(({ name }) => ({ name, votes: null })) : choices,
    }));
}

/** Coarser than what is refused as alike, so that no name made here is. */
const likeness = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}=@+-]/gu, '');

test.each([POLLING, BATCHES, RECORDS])('what is written is read as the same contests: %o', (layout) => {
  const some = fc.uniqueArray(contestArbitrary(layout), {
    minLength: 1,
    maxLength: 5,
    selector: ({ name }) => likeness(name),
  });
  fc.assert(
    fc.property(some, (written) => {
      const bytes = new TextEncoder().encode(contestsCsv(written, layout));
      const jurisdictions = [...JURISDICTIONS, 'All'];
      const parsed = parseContestsCsv({ name: 'contests.csv', bytes }, { ...layout, jurisdictions });
      expect(parsed.issues.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
      expect(parsed.accepted && parsed.value.contests.map(({ contest }) => contest)).toEqual(written);
    }),
    { numRuns: 300 },
  );
});

test('the columns of each kind of audit', () => {
  expect(contestColumns(BATCHES).map(({ name }) => name)).toEqual([
    'Contest',
    'Choice',
    'Votes',
    'Winners',
    'Votes Allowed',
    'Jurisdictions',
    'Ballots Not Yet Counted',
    'Majority or Runoff',
    'Write-Ins Reported As',
    'Qualified Write-Ins',
  ]);
  expect(contestColumns(POLLING).map(({ name }) => name)).toEqual([
    ...HEADER.split(','),
    'Write-Ins Reported As',
    'Qualified Write-Ins',
  ]);
});

test('names of qualified write-ins stand between semicolons, and belong to a choice', () => {
  const header = `${HEADER},Write-Ins Reported As,Qualified Write-Ins`;
  const read = (as: string, names: string) =>
    contests([`Mayor,Ann,5,1,1,targeted,all,90,,${as},${names}`, 'Mayor,Others,3,,,,,,,,'], POLLING, header);
  expect(read('Others', 'Jo Fox; Al Orr;')).toMatchObject([
    { writeIns: { choice: 'Others', names: ['Jo Fox', 'Al Orr'] } },
  ]);
  expect(read('Others', '')).toMatchObject([{ writeIns: { choice: 'Others', names: [] } }]);
  expect(read('', '')).toEqual([expect.not.objectContaining({ writeIns: expect.anything() })]);
  expect(read('', 'Jo Fox')).toMatchObject([{ code: 'BLANK_CELL', column: 'Write-Ins Reported As' }]);
  expect(read('Others', `${'x'.repeat(501)};Al Orr`)).toMatchObject([
    { code: 'NAME_TOO_LONG', column: 'Qualified Write-Ins' },
  ]);
});
