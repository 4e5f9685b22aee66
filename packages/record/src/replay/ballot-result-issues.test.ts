import { type AuditEvent, assertBegun, type ContestMeasurement, evolveAll, NOT_BEGUN, unitKey } from '@plumbline/audit';
import { type Contest, type InterpretationWith, Sha256Schema } from '@plumbline/election';
import type { BallotResult } from '@plumbline/election-files';
import { describe, expect, test } from 'vitest';
import { issuesOfBallots } from './ballot-interpretations.ts';

/* Results of cards, held against the contests of their county and against what was recorded in a round before. */

function contest(name: string, change: Partial<Contest> = {}): Contest {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 2,
    majorityOrRunoff: false,
    totalBallots: 100,
    cardsBearing: null,
    pendingBallots: 0,
    choices: ['Ada', 'Ben', 'Write-in'].map((choice) => ({ name: choice, votes: 10 })),
    jurisdictions: 'all',
    ...change,
  };
}

const CONTESTS = [
  contest('Mayor', { writeIns: { choice: 'Write-in', names: ['Jo Fox', 'Al Orr'] } }),
  contest('Levy', { targeted: false, jurisdictions: ['Adams'] }),
  contest('Clerk', { jurisdictions: ['Adams'], countedBy: 'instant-runoff' }),
];
const SHA256 = Sha256Schema.parse('ab'.repeat(32));
const cardAt = (position: number) => unitKey({ tabulator: null, batch: 'B1', position });

type Interpretation = InterpretationWith<null>;
const vote = (choices: readonly string[], rest: object = {}): Interpretation => {
  return { kind: 'vote', choices, invalidWriteIn: false, note: null, ...rest };
};
const rank = (...choices: readonly string[]) => ({ choices, invalidWriteIn: false });

function recorded(position: number, seen: Readonly<Record<string, Interpretation>> | null): AuditEvent {
  return {
    type: 'ballot-recorded',
    version: 6,
    jurisdiction: 'Adams',
    board: 'Board 1',
    ballot: cardAt(position),
    record: seen === null ? { state: 'not-found' } : { state: 'audited', interpretations: seen },
  };
}

const OPENED: readonly AuditEvent[] = [
  {
    type: 'audit-created',
    version: 2,
    practice: false,
    name: 'A',
    organization: 'O',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  },
  { type: 'contests-defined', version: 5, contests: CONTESTS },
  { type: 'inputs-committed', commitment: SHA256 },
  { type: 'seed-set', seed: '1' },
  {
    type: 'round-opened',
    version: 2,
    round: 1,
    sampleSizes: { Mayor: 5 },
    drawnFrom: 'universe',
    draws: [1, 2, 3, 4, 5].map((position) => {
      return { contest: 'Mayor', jurisdiction: 'Adams', tabulator: null, batch: 'B1', position, ticket: '0.1' };
    }),
    phantomDraws: [],
    extraBatches: [],
  },
  recorded(1, { Mayor: vote(['Ada', 'Ben']), Levy: { kind: 'blank', invalidWriteIn: false, note: null } }),
  recorded(2, null),
  recorded(3, { Mayor: vote(['Write-in'], { writeIns: ['Jo Fox'] }) }),
  recorded(4, { Clerk: vote(['Ada', 'Ben'], { ranks: [rank('Ada'), rank('Ben')] }) }),
  recorded(5, { Mayor: { kind: 'contest-not-on-ballot', note: null }, Clerk: vote(['Ada', 'Ben']) }),
];

function measured(name: string, riskLimitMet: boolean): ContestMeasurement {
  const drawn = { sampleSize: 1, draws: 1, distinct: 1, phantomDraws: 0, notFound: 0, discrepancies: 0 };
  const outcome = riskLimitMet ? 'confirmed' : 'measured-not-confirmed';
  const found = { pValue: riskLimitMet ? 0.01 : 0.5, riskLimitMet, outcome, corrected: null } as const;
  return { contest: name, targeted: true, ...drawn, ...found, handTally: null, charges: [] };
}

/** After the round the mayor has met its limit, and the clerk has not. */
const CLOSED: readonly AuditEvent[] = [
  ...OPENED,
  {
    type: 'round-closed',
    version: 4,
    round: 1,
    measurements: [measured('Mayor', true), measured('Clerk', false)],
    fieldwork: {},
  },
];

type Written = Readonly<Record<string, string>> | null;

const result = (position: number, interpretations: Written, jurisdiction = 'Adams'): BallotResult => {
  return { jurisdiction, tabulator: null, batch: 'B1', position, interpretations };
};

function issuesOf(
  results: readonly BallotResult[],
  { fresh = [], events = OPENED }: { readonly fresh?: readonly number[]; readonly events?: readonly AuditEvent[] } = {},
) {
  const audit = assertBegun(evolveAll(NOT_BEGUN, events));
  return issuesOfBallots(audit, { file: 'r.csv', results, isFresh: ({ position }) => fresh.includes(position) });
}

const ISSUE = { severity: 'ERROR', file: 'r.csv', count: 1 };

describe('what is written of a contest', () => {
  test.each<readonly [string, string]>([
    ['Mayor', 'Ada;Ben'],
    ['Mayor', 'Jo Fox;INVALID_WRITE_IN'],
    ['Mayor', 'BLANK;INVALID_WRITE_IN'],
    ['Levy', 'Write-in'],
    ['Clerk', 'Ada = Ben;;Write-in'],
    ['Clerk', 'CONTEST_NOT_ON_BALLOT'],
  ])('%s: “%s” can be read', (name, written) => {
    expect(issuesOf([result(9, { [name]: written })])).toEqual([]);
  });

  test.each<readonly [string, string, string]>([
    ['Adams', 'Sheriff', 'Ada'],
    // Baker does not vote on the levy.
    ['Baker', 'Levy', 'Ada'],
  ])('%s has no contest “%s”', (jurisdiction, name, written) => {
    expect(issuesOf([result(9, { Mayor: 'Ada', [name]: written }, jurisdiction)])).toEqual([
      {
        ...ISSUE,
        code: 'UNKNOWN_CONTEST',
        column: 'Contest',
        found: name,
        message: `${jurisdiction}, B1, ballot 9: “${name}” is no contest of this jurisdiction.`,
        advice: 'Write the contest as it stands in audit.json.',
      },
    ]);
  });

  test.each<readonly [string, string, string]>([
    ['Mayor', 'Ada;BLANK', 'BLANK'],
    ['Mayor', 'CONTEST_NOT_ON_BALLOT;Jo Fox', 'CONTEST_NOT_ON_BALLOT'],
    ['Clerk', 'Ada = BLANK', 'BLANK'],
  ])('%s: “%s” says two things', (name, written, without) => {
    expect(issuesOf([result(9, { [name]: written })])).toEqual([
      {
        ...ISSUE,
        code: 'BAD_INTERPRETATION',
        column: 'Interpretation',
        found: written,
        message: `Adams, B1, ballot 9: “${written}” says that “${name}” has no vote, and names one.`,
        advice: `Write either ${without} or the choices that people saw.`,
      },
    ]);
  });

  test.each<readonly [string, string, readonly string[], string]>([
    ['Levy', 'Zed;Ada;Yak', ['Zed', 'Yak'], 'Ada; Ben; Write-in'],
    // Where a list was given, a write-in has a name.
    ['Mayor', 'Write-in;Jo Fox;Ada', ['Write-in'], 'Ada; Ben; Jo Fox; Al Orr'],
    ['Clerk', 'Ada = Zed;Ben', ['Zed'], 'Ada; Ben; Write-in'],
    ['Levy', 'Ada = Ben', ['Ada = Ben'], 'Ada; Ben; Write-in'],
  ])('%s: “%s” names who is no choice', (name, written, unknown, expected) => {
    expect(issuesOf([result(9, { [name]: written })])).toEqual(
      unknown.map((found) => ({
        ...ISSUE,
        code: 'BAD_INTERPRETATION',
        column: 'Interpretation',
        found,
        expected,
        message: `Adams, B1, ballot 9: “${found}” is no choice of “${name}”.`,
        advice: 'Write choices as they stand in audit.json, joined by semicolons.',
      })),
    );
  });
});

describe('a card that is looked at for the first time', () => {
  const missing = (position: number, name: string) => ({
    ...ISSUE,
    code: 'BAD_INTERPRETATION',
    column: 'Contest',
    expected: name,
    message: `Adams, B1, ballot ${position}: there is no row for “${name}”.`,
    advice: 'Write what people saw, BLANK, or CONTEST_NOT_ON_BALLOT.',
  });

  test('has a row for every contest of its county', () => {
    const fresh = [9];
    expect(issuesOf([result(9, { Mayor: 'Ada', Levy: 'Ada', Clerk: 'Ada' })], { fresh })).toEqual([]);
    expect(issuesOf([result(9, { Levy: 'Ada' })], { fresh })).toEqual([missing(9, 'Mayor'), missing(9, 'Clerk')]);
    expect(issuesOf([result(9, { Mayor: 'Ada' }, 'Baker')], { fresh })).toEqual([]);
    expect(issuesOf([result(9, null)], { fresh })).toEqual([]);
    expect(issuesOf([result(8, { Levy: 'Ada' })], { fresh })).toEqual([]);
  });

  test('may lack a targeted contest that has met its limit, and no other', () => {
    const fresh = [9];
    expect(issuesOf([result(9, {})], { fresh, events: CLOSED })).toEqual([missing(9, 'Levy'), missing(9, 'Clerk')]);
    // Before the first round every contest is outstanding.
    const events = OPENED.slice(0, 4);
    expect(issuesOf([result(9, {})], { fresh, events })).toEqual(CONTESTS.map(({ name }) => missing(9, name)));
  });
});

describe('a second result of a card', () => {
  test.each<readonly [number, Written]>([
    [1, { Mayor: 'Ben;Ada' }],
    [1, { Mayor: 'Ada;Ben', Levy: 'BLANK;INVALID_WRITE_IN' }],
    // Nothing was said of this contest before.
    [1, { Clerk: 'Ben' }],
    [2, null],
    [3, { Mayor: 'Jo Fox' }],
    [4, { Clerk: 'Ada;Ben' }],
    // The earlier one does not say which rank they have.
    [5, { Clerk: 'Ben;Ada' }],
    [5, { Mayor: 'CONTEST_NOT_ON_BALLOT' }],
    [6, { Mayor: 'Ben' }],
  ])('of ballot %d, %j, takes nothing back', (position, written) => {
    expect(issuesOf([result(position, written)])).toEqual([]);
  });

  test.each<readonly [number, Written]>([
    [1, { Mayor: 'Ada' }],
    [1, { Mayor: 'Ada;Ben;Jo Fox' }],
    [1, { Mayor: 'BLANK' }],
    [1, { Mayor: 'Ada;Ben', Levy: 'Ada' }],
    [1, { Levy: 'CONTEST_NOT_ON_BALLOT' }],
    [1, null],
    [2, { Mayor: 'Ada' }],
    [2, {}],
    [3, { Mayor: 'Al Orr' }],
    [3, { Mayor: 'Jo Fox;Al Orr' }],
    [4, { Clerk: 'Ben;Ada' }],
    [4, { Clerk: 'Ada' }],
    [5, { Clerk: 'Ada' }],
    [5, { Mayor: 'BLANK' }],
  ])('of ballot %d, %j, is refused', (position, written) => {
    expect(issuesOf([result(position, written)])).toEqual([
      {
        ...ISSUE,
        code: 'RESULT_CHANGED',
        message: `Adams, B1, ballot ${position}: round 1 has another result of this ballot.`,
        advice: 'A ballot is looked at once. Correct the round in which it was, or leave its rows out here.',
      },
    ]);
    // It is one of its own county, and of a round.
    expect(issuesOf([result(position, written && { Mayor: 'Ada' }, 'Baker')])).toEqual([]);
    expect(issuesOf([result(position, written)], { events: OPENED.slice(0, 4) })).toEqual([]);
  });

  test('every card has its issues, in the order of the file', () => {
    const results = [result(2, { Mayor: 'Zed' }), result(9, { Sheriff: 'Ada' }), result(1, null)];
    expect(issuesOf(results, { fresh: [9] }).map(({ code }) => code)).toEqual([
      'BAD_INTERPRETATION',
      'RESULT_CHANGED',
      'UNKNOWN_CONTEST',
      'BAD_INTERPRETATION',
      'BAD_INTERPRETATION',
      'BAD_INTERPRETATION',
      'RESULT_CHANGED',
    ]);
  });
});
