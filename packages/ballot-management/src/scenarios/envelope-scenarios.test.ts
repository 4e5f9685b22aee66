import { lookUp } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import type { FilledForm } from '../forms/filled-form.ts';
import type { Profile } from '../profiles/profile.ts';
import { MICHIGAN, WASHINGTON } from '../profiles/profiles.ts';
import { cureDeadline } from '../reports/cure-deadline.ts';
import { daysOff } from '../reports/envelopes-carried.ts';
import { envelopesToDate } from '../reports/envelopes-to-date.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { OpenRoom } from '../state/room.ts';
import { play, refusalOf, text } from '../testing/play-room.ts';
import { approved, entered, reviewed } from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

/* Envelopes whose signature is challenged, from one day to the next. The figures are reckoned by hand. */

const SITTING = {
  postal: 0,
  dropBoxes: 0,
  siteDropOffs: 0,
  counter: 0,
  accepted: 0,
  late: 0,
  repeated: 0,
  otherReason: 0,
  sentUnsigned: 0,
  sentMismatch: 0,
  sentWitness: 0,
  sentOther: 0,
};
const FIRST = { reviewer: 'eze', reviewerWith: 'ibarra' };
const OTHERS = { reviewer: 'diaz', reviewerWith: 'kim' };
const CURE = { curedOf: 0, rejectedOf: 0 };

/** 120 by mail and 40 from boxes; 148 accepted, 4 unsigned, 5 that do not match, 2 late, 1 returned twice: 148 + 9 + 3 = 160. */
const DAY_ONE = {
  sittings: [
    {
      ...SITTING,
      ...FIRST,
      postal: 120,
      dropBoxes: 40,
      accepted: 148,
      sentUnsigned: 4,
      sentMismatch: 5,
      late: 2,
      repeated: 1,
    },
  ],
  cures: [
    { sentOn: '2026-11-03', cause: 'unsigned', ...FIRST, ...CURE, sent: 4 },
    { sentOn: '2026-11-03', cause: 'mismatch', ...FIRST, ...CURE, sent: 5 },
  ],
};
const ONE = {
  returned: 160,
  accepted: 148,
  late: 2,
  unsigned: 0,
  mismatch: 0,
  repeated: 1,
  otherReason: 0,
  pendingCure: 9,
  cured: 0,
  postal: 120,
  dropBoxes: 40,
  siteDropOffs: 0,
  counter: 0,
};
/** 30 by mail and 10 at the counter: 35 accepted, 2 without a witness, 3 late. Of the day before, 3 + 1 are cured and 2 that do not match rejected. */
const DAY_TWO = {
  sittings: [{ ...SITTING, ...OTHERS, postal: 30, counter: 10, accepted: 35, sentWitness: 2, late: 3 }],
  cures: [
    { sentOn: '2026-11-03', cause: 'unsigned', ...FIRST, sent: 4, curedOf: 3, rejectedOf: 0 },
    {
      ...{ sentOn: '2026-11-03', cause: 'mismatch', ...FIRST, sent: 5, curedOf: 1, rejectedOf: 2 },
      ...{ rejectedBy: 'diaz', rejectedWith: 'kim' },
    },
    { sentOn: '2026-11-04', cause: 'witness', ...OTHERS, ...CURE, sent: 2 },
  ],
};
const TWO = {
  returned: 200,
  accepted: 187,
  late: 5,
  unsigned: 0,
  mismatch: 2,
  repeated: 1,
  otherReason: 0,
  pendingCure: 5,
  cured: 4,
  postal: 150,
  dropBoxes: 40,
  siteDropOffs: 0,
  counter: 10,
};

const name = (day: string) => `F-12 ${day}`;
function day(date: string, people: string, { fields, tables }: FilledForm): readonly BallotCommand[] {
  const [one = '', other = ''] = people.split(' ');
  const at = on(date);
  return [
    by(one, { type: 'start-form', filled: name(date), form: 'F-12', place: 'mail', capture: 'live' }, at),
    entered(name(date), people, { fields: { ...fields, votersCredited: fields.accepted ?? 0 }, tables }, at),
    by(one, { type: 'sign-form', filled: name(date) }, at),
    by(other, { type: 'sign-form', filled: name(date) }, at),
  ];
}
const complete = (date: string, person: string) =>
  by(person, { type: 'complete-form', filled: name(date), isUnexplained: false }, on(date));

function office(profile?: Profile): OpenRoom {
  const duty = { type: 'assign-duty', duty: 'processor', place: null, from: '2026-09-01', until: null } as const;
  return play(setUp(profile), ...['diaz', 'kim'].map((person) => by('osei', { ...duty, person, isExternal: false })));
}
function twoDays(room: OpenRoom, second = DAY_TWO): OpenRoom {
  return play(
    room,
    ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }),
    complete('2026-11-03', 'eze'),
    ...day('2026-11-04', 'diaz kim', { fields: TWO, tables: second }),
  );
}

test('the figures to date are those of the day before, and what was looked at, cured and rejected since', () => {
  expect(envelopesToDate({ tables: DAY_ONE }, undefined)).toEqual(ONE);
  expect(envelopesToDate({ tables: DAY_TWO }, { fields: ONE, tables: DAY_ONE })).toEqual(TWO);
});

test('the accounts take the newest day, and every envelope has a place in them', () => {
  const room = play(twoDays(office()), complete('2026-11-04', 'diaz'));
  const { units, figures } = reconciliationOf(room);
  const at = (line: string) => figures.at('mail', line)?.value;
  // 187 + (5 + 0 + 2 + 1 + 0) + 5 = 200, and 150 + 40 + 0 + 10.
  expect(['returned', 'accepted', 'rejected', 'pendingCure'].map(at)).toEqual([200, 187, 8, 5]);
  const ofMail = units.filter(({ equation, place }) => place === 'mail' && ['E11', 'E12'].includes(equation));
  expect(ofMail.map(({ delta }) => delta)).toEqual([0, 0]);
});

test('a day that does not go on where the one before it ended is not completed', () => {
  const room = twoDays(office());
  // One more is said to be accepted, and to have come by mail: it adds up, and was never there.
  const fields = { ...TWO, returned: 201, postal: 151, accepted: 188, votersCredited: 188 };
  const wrong = play(
    room,
    entered(name('2026-11-04'), 'diaz', { fields, tables: DAY_TWO }, on('2026-11-04')),
    ...['diaz', 'kim'].map((one) => by(one, { type: 'sign-form', filled: name('2026-11-04') }, on('2026-11-04'))),
  );
  expect(refusalOf(wrong, complete('2026-11-04', 'diaz'))).toEqual({
    code: 'envelopes-not-carried',
    filled: name('2026-11-04'),
  });
  expect(refusalOf(room, complete('2026-11-04', 'diaz'))).toBeUndefined();
});

test.each([
  [
    'an envelope that was challenged and is on no line',
    { ...DAY_TWO, cures: DAY_TWO.cures.slice(0, 2) },
    'open-cures-are-pending',
  ],
  [
    'rejected by one of those who challenged it',
    { ...DAY_TWO, cures: DAY_TWO.cures.map((row) => (row.cause === 'mismatch' ? { ...row, rejectedBy: 'eze' } : row)) },
    'rejected-by-others',
  ],
  [
    'looked at by one person twice',
    { ...DAY_TWO, sittings: DAY_TWO.sittings.map((row) => ({ ...row, reviewerWith: 'diaz' })) },
    'looked-at-by-two',
  ],
  [
    'one pair, cause and day twice',
    { ...DAY_TWO, cures: [...DAY_TWO.cures, { ...DAY_TWO.cures[2], sent: 0 }] },
    'cure-once',
  ],
])('%s keeps the day from being completed', (_, tables, check) => {
  const room = twoDays(office(), tables as typeof DAY_TWO);
  const refusal = refusalOf(room, complete('2026-11-04', 'diaz'));
  expect(refusal?.code === 'checks-fail' ? refusal.checks : refusal).toEqual([check]);
});

test('no more are cured than were challenged, whatever the other rows say', () => {
  // Of four, five are cured: the rest waits as one less, so that all rows together still fit.
  const cures = [{ ...DAY_TWO.cures[0], curedOf: 5 }, ...DAY_TWO.cures.slice(1)] as typeof DAY_TWO.cures;
  const tables = { ...DAY_TWO, cures };
  const fields = { ...TWO, accepted: 189, cured: 6, pendingCure: 3, votersCredited: 189 };
  const room = play(
    twoDays(office()),
    entered(name('2026-11-04'), 'diaz', { fields, tables }, on('2026-11-04')),
    ...['diaz', 'kim'].map((one) => by(one, { type: 'sign-form', filled: name('2026-11-04') }, on('2026-11-04'))),
  );
  expect(refusalOf(room, complete('2026-11-04', 'diaz'))).toMatchObject({
    code: 'checks-fail',
    checks: ['cures-within-challenges'],
  });
});

test('where the state wants it, two others than those who challenged an envelope reject it', () => {
  const named = new Set(['rejectedBy', 'rejectedWith']);
  const cures = DAY_TWO.cures.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !named.has(field))),
  );
  const alone = { ...DAY_TWO, cures } as unknown as typeof DAY_TWO;
  const refused = { code: 'rejected-without-others', filled: name('2026-11-04'), row: 2 };
  const first = play(
    office(WASHINGTON),
    ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }),
    complete('2026-11-03', 'eze'),
  );
  const [start, enter, ...signed] = day('2026-11-04', 'diaz kim', { fields: TWO, tables: alone }) as [
    BallotCommand,
    BallotCommand,
    BallotCommand,
    BallotCommand,
  ];
  expect(refusalOf(play(first, start), enter)).toEqual(refused);
  // Off a sheet of paper it is typed as it stands there, and not completed.
  const onPaper = { ...start, capture: 'paper' } as BallotCommand;
  const pages = [{ text: 'page 1', salt: 'a'.repeat(64) }];
  const verified = by('eze', { type: 'verify-image', filled: name('2026-11-04'), pages }, on('2026-11-04'));
  const typed = play(first, onPaper, enter, ...signed, verified);
  expect(refusalOf(typed, complete('2026-11-04', 'diaz'))).toEqual(refused);
  expect(refusalOf(twoDays(office(MICHIGAN), alone), complete('2026-11-04', 'diaz'))).toBeUndefined();
  expect(refusalOf(twoDays(office(WASHINGTON)), complete('2026-11-04', 'diaz'))).toBeUndefined();
});

test('an amendment rejects no more than the two others who are there when it is entered', () => {
  const at = on('2026-11-05');
  const room = play(
    office(WASHINGTON),
    ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }),
    complete('2026-11-03', 'eze'),
  );
  const stands = approved(room, name('2026-11-03'), 'reyes', at);
  // Of five that do not match, the day itself is to have rejected two: 5 - 2 = 3, and 9 - 2 = 7 wait.
  const amend = (people: string) =>
    by(
      people,
      {
        type: 'amend-form',
        filled: name('2026-11-03'),
        fields: { ...ONE, mismatch: 2, pendingCure: 7, votersCredited: 148 },
        tables: {
          ...DAY_ONE,
          cures: DAY_ONE.cures.map((row) =>
            row.cause === 'mismatch' ? { ...row, rejectedOf: 2, rejectedBy: 'diaz', rejectedWith: 'kim' } : row,
          ),
        },
        reason: 'transcription',
        text: text('Two were rejected that evening, and nobody wrote it down'),
        evidence: [{ kind: 'log', ref: 'desk log' }],
      },
      at,
    );
  // Whoever challenged them names two others who are not there.
  expect(refusalOf(stands, amend('eze'))).toEqual({
    code: 'rejected-without-others',
    filled: name('2026-11-03'),
    row: 2,
  });
  const amended = play(stands, amend('diaz kim'));
  // The day after goes on from it, whoever enters that.
  const second = name('2026-11-04');
  const begun = play(
    amended,
    by('eze', { type: 'start-form', filled: second, form: 'F-12', place: 'mail', capture: 'live' }, at),
  );
  const cures = lookUp(amended.forms, name('2026-11-03'))?.versions.at(-1)?.tables.cures ?? [];
  const carried = (rejectedOf: number) =>
    entered(
      second,
      'eze ibarra',
      {
        fields: {},
        tables: { cures: cures.map((row) => (row.cause === 'mismatch' ? { ...row, rejectedOf } : row)) },
      },
      at,
    );
  expect(refusalOf(begun, carried(2))).toBeUndefined();
  expect(refusalOf(begun, carried(3))).toMatchObject({ code: 'rejected-without-others' });
});

test('no envelope was challenged on a day that was not here yet when it was entered', () => {
  const cures = DAY_TWO.cures.map((row) => (row.cause === 'witness' ? { ...row, sentOn: '2026-11-05' } : row));
  const room = twoDays(office(), { ...DAY_TWO, cures });
  expect(refusalOf(room, complete('2026-11-04', 'diaz'))).toEqual({
    code: 'challenge-in-the-future',
    filled: name('2026-11-04'),
    day: '2026-11-05',
  });
});

test('a challenged envelope does not go away overnight, and what was said of it is not taken back the day after', () => {
  const before = play(
    office(),
    ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }),
    complete('2026-11-03', 'eze'),
  );
  const refused = { code: 'envelopes-not-carried', filled: name('2026-11-04') };
  // By hand, without rows: nine waited, and none does any more.
  const byHand = { ...ONE, accepted: 157, pendingCure: 0 };
  const gone = play(before, ...day('2026-11-04', 'diaz kim', { fields: byHand, tables: {} }));
  expect(refusalOf(gone, complete('2026-11-04', 'diaz'))).toEqual(refused);
  const second = play(
    twoDays(office()),
    complete('2026-11-04', 'diaz'),
    // The day after, one that was cured waits again, and another is cured: the sums are what they were.
    ...day('2026-11-05', 'diaz kim', {
      fields: { ...TWO, cured: 0 },
      tables: {
        cures: DAY_TWO.cures.map((row) => {
          if (row.cause === 'unsigned') return { ...row, curedOf: 2 };
          return row.cause === 'witness' ? { ...row, curedOf: 1 } : row;
        }),
      },
    }),
  );
  expect(refusalOf(second, complete('2026-11-05', 'diaz'))).toEqual({
    code: 'challenges-not-carried',
    filled: name('2026-11-05'),
  });
});

test('a form that was filled in without rows is asked for none', () => {
  const before = { fields: { ...ONE, pendingCure: 9 }, tables: {} };
  const room = play(office(WASHINGTON), ...day('2026-11-03', 'eze ibarra', before));
  expect(refusalOf(room, complete('2026-11-03', 'eze'))).toBeUndefined();
});

test('of two pairs who read the form before either entered anything, the second is told', () => {
  const room = play(office(), ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }).slice(0, 1));
  const enter = (person: string, timesEntered: number) =>
    by(
      person,
      {
        type: 'enter-form',
        filled: name('2026-11-03'),
        fields: ONE,
        tables: DAY_ONE,
        counters: [],
        witnesses: [],
        custodians: [],
        timesEntered,
      },
      on('2026-11-03'),
    );
  const first = play(room, enter('eze', 0));
  expect(refusalOf(first, enter('diaz', 0))).toEqual({
    code: 'form-entered-meanwhile',
    filled: name('2026-11-03'),
  });
  expect(refusalOf(first, enter('diaz', 1))).toBeUndefined();
});

const again = (tables: FilledForm['tables'], fields: Readonly<Record<string, number>> = TWO) => [
  entered(
    name('2026-11-04'),
    'diaz',
    { fields: { ...fields, votersCredited: fields.accepted ?? 0 }, tables },
    on('2026-11-04'),
  ),
  ...['diaz', 'kim'].map((one) => by(one, { type: 'sign-form', filled: name('2026-11-04') }, on('2026-11-04'))),
];
const cureRow = (at: number) => DAY_TWO.cures[at] as (typeof DAY_TWO.cures)[number];

test.each([
  ['on no line at all', []],
  // Nothing is open but what waits: the sums hold in each of these.
  ['of others than yesterday', [{ ...cureRow(0), ...OTHERS }, cureRow(1), cureRow(2)]],
  ['of another day', [{ ...cureRow(0), sentOn: '2026-11-02' }, cureRow(1), cureRow(2)]],
  ['moved from one line to another', [{ ...cureRow(0), sent: 3 }, { ...cureRow(1), sent: 6 }, cureRow(2)]],
  ['of another cause than the tray says', [cureRow(0), cureRow(1), { ...cureRow(2), cause: 'other' }]],
  ['on a line twice', [...DAY_TWO.cures, { ...cureRow(2), reviewer: 'kim', reviewerWith: 'diaz', sent: 0 }]],
])('challenged envelopes that are %s keep the day from being completed', (_, cures) => {
  // Nobody is cured or rejected on that day, so that no other figure is off: 183 accepted, 11 wait.
  const still = cures.map(({ sentOn, cause, reviewer, reviewerWith, sent }) => {
    return { sentOn, cause, reviewer, reviewerWith, sent, ...CURE };
  });
  const fields = { ...TWO, accepted: 183, mismatch: 0, pendingCure: 11, cured: 0 };
  const room = play(twoDays(office()), ...again({ ...DAY_TWO, cures: still }, fields));
  expect(refusalOf(room, complete('2026-11-04', 'diaz'))).toEqual({
    code: 'challenges-not-carried',
    filled: name('2026-11-04'),
  });
});

test('a day by hand after a day with rows leaves nothing behind', () => {
  // By hand 9 that waited are not said any more: 151 = 148 + 3.
  const fields = { ...ONE, returned: 151, pendingCure: 0, postal: 111 };
  const room = twoDays(office());
  const byHand = play(room, ...again({}, fields));
  expect(refusalOf(byHand, complete('2026-11-04', 'diaz'))).toMatchObject({ code: 'envelopes-not-carried' });
  const same = play(room, ...again({}, ONE));
  expect(refusalOf(same, complete('2026-11-04', 'diaz'))).toMatchObject({ code: 'challenges-not-carried' });
});

test('envelopes that waited on no line the day before are put on one', () => {
  const before = { fields: { ...ONE, pendingCure: 9 }, tables: {} };
  const cures = [
    { sentOn: '2026-11-02', cause: 'unsigned', ...FIRST, ...CURE, sent: 9 },
    { sentOn: '2026-11-04', cause: 'witness', ...OTHERS, ...CURE, sent: 2 },
  ];
  const fields = { ...TWO, accepted: 183, mismatch: 0, pendingCure: 11, cured: 0 };
  const room = play(
    office(),
    ...day('2026-11-03', 'eze ibarra', before),
    complete('2026-11-03', 'eze'),
    ...day('2026-11-04', 'diaz kim', { fields, tables: { ...DAY_TWO, cures } }),
  );
  expect(refusalOf(room, complete('2026-11-04', 'diaz'))).toBeUndefined();
});

test('a day is not completed while the day before is open', () => {
  const room = play(
    office(),
    ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }),
    ...day('2026-11-04', 'diaz kim', { fields: TWO, tables: DAY_TWO }),
  );
  expect(refusalOf(room, complete('2026-11-04', 'diaz'))).toEqual({
    code: 'day-before-open',
    filled: name('2026-11-04'),
    before: name('2026-11-03'),
  });
  expect(refusalOf(play(room, complete('2026-11-03', 'eze')), complete('2026-11-04', 'diaz'))).toBeUndefined();
});

test('a day is not approved once the day before was corrected to something else', () => {
  const room = play(twoDays(office()), complete('2026-11-04', 'diaz'));
  const first = name('2026-11-03');
  const at = on('2026-11-05');
  const reason = { text: 'One was late.', salt: 'b'.repeat(64) };
  // One that was accepted was late: 147 + 9 + 4 = 160.
  const fields = { ...ONE, accepted: 147, late: 3, votersCredited: 147 };
  const tables = { ...DAY_ONE, sittings: DAY_ONE.sittings.map((row) => ({ ...row, accepted: 147, late: 3 })) };
  const corrected = play(
    room,
    by('reyes', { type: 'begin-review', filled: first }, at),
    by('reyes', { type: 'return-form', filled: first, reasons: [{ field: 'accepted', reason }] }, at),
    entered(first, 'eze ibarra', { fields, tables }, at),
    ...['eze', 'ibarra'].map((one) => by(one, { type: 'sign-form', filled: first }, at)),
    by('eze', { type: 'complete-form', filled: first, isUnexplained: false }, at),
  );
  const approval = (of: OpenRoom) => {
    const steps = reviewed(of, name('2026-11-04'), 'reyes', at);
    return [play(of, ...steps.slice(0, -1)), steps.at(-1)] as [OpenRoom, BallotCommand];
  };
  expect(refusalOf(...approval(room))).toBeUndefined();
  expect([daysOff(room), daysOff(corrected)]).toEqual([[], [name('2026-11-04')]]);
  expect(refusalOf(...approval(corrected))).toEqual({
    code: 'envelopes-not-carried',
    filled: name('2026-11-04'),
  });
});

test('whoever a tray names has the duty, and its training', () => {
  const room = play(setUp(), ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }).slice(0, 1));
  const trays = (people: object) => ({ ...DAY_ONE, sittings: DAY_ONE.sittings.map((row) => ({ ...row, ...people })) });
  const enter = (people: object) =>
    entered(name('2026-11-03'), 'eze', { fields: ONE, tables: trays(people) }, on('2026-11-03'));
  // Diaz is enrolled, and no processor.
  expect(refusalOf(room, enter({ reviewerWith: 'diaz' }))).toMatchObject({ code: 'duty-missing', person: 'diaz' });
  expect(refusalOf(room, enter({}))).toBeUndefined();
});

test('where the state wants two others to reject, they are there when it is entered', () => {
  const room = play(
    office(WASHINGTON),
    ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }),
    complete('2026-11-03', 'eze'),
    ...day('2026-11-04', 'diaz kim', { fields: {}, tables: {} }).slice(0, 1),
  );
  const enter = (people: string) =>
    entered(name('2026-11-04'), people, { fields: TWO, tables: DAY_TWO }, on('2026-11-04'));
  const refused = { code: 'rejected-without-others', filled: name('2026-11-04'), row: 2 };
  // Those who challenged them say that others rejected them; one of the others is alone.
  expect(refusalOf(room, enter('eze ibarra'))).toEqual(refused);
  expect(refusalOf(room, enter('diaz'))).toEqual(refused);
  expect(refusalOf(room, enter('diaz kim'))).toBeUndefined();
  // What they have rejected stays, whoever enters something else.
  const rejected = play(room, enter('diaz kim'));
  expect(refusalOf(rejected, enter('eze ibarra'))).toBeUndefined();
  const cures = DAY_TWO.cures.map((row) => ('rejectedBy' in row ? { ...row, rejectedBy: 'osei' } : row));
  const renamed = entered(
    name('2026-11-04'),
    'eze ibarra',
    { fields: TWO, tables: { ...DAY_TWO, cures } },
    on('2026-11-04'),
  );
  expect(refusalOf(rejected, renamed)).toMatchObject({ code: 'duty-missing', person: 'osei' });
  const swapped = DAY_TWO.cures.map((row) =>
    'rejectedBy' in row ? { ...row, rejectedBy: 'kim', rejectedWith: 'diaz' } : row,
  );
  expect(
    refusalOf(
      rejected,
      entered(
        name('2026-11-04'),
        'eze ibarra',
        { fields: TWO, tables: { ...DAY_TWO, cures: swapped } },
        on('2026-11-04'),
      ),
    ),
  ).toEqual(refused);
});

test('a day that the calendar does not have is no day of a challenge', () => {
  for (const sentOn of ['2026-02-30', '2026-13-01', '2026-11-00']) {
    const cures = DAY_ONE.cures.map((row) => ({ ...row, sentOn }));
    const room = play(office(), ...day('2026-11-03', 'eze ibarra', { fields: ONE, tables: DAY_ONE }).slice(0, 1));
    const enter = entered(name('2026-11-03'), 'eze', { fields: ONE, tables: { ...DAY_ONE, cures } }, on('2026-11-03'));
    expect(refusalOf(room, enter)).toMatchObject({ code: 'form-does-not-fit' });
  }
});

test('the last day to cure is counted from the election, or back from the certification', () => {
  expect(cureDeadline(setUp())).toBeNull();
  // Election Day is November 3.
  expect(cureDeadline(setUp(MICHIGAN))).toBe('2026-11-06');
  const room = setUp(WASHINGTON);
  expect(cureDeadline(room)).toBeNull();
  const certified = play(room, by('osei', { type: 'set-certification-day', day: '2026-12-01' }));
  expect(cureDeadline(certified)).toBe('2026-11-30');
});
