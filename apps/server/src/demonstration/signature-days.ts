import type { BallotCommand } from '@plumbline/ballot-management';
import { completed, entered } from '@plumbline/ballot-management/testing/tamarack';
import { BEFORE, by, on } from '@plumbline/ballot-management/testing/tamarack-people';

/* The check of signatures of the made county, told by day: two sittings on the first, and what came late and was cured on the second. */

const FIRST = '2026-11-03';
const SECOND = '2026-11-04';
const nameOf = (day: string) => `F-12 ${day}`;
const TOLD_AT_ONCE = 'F-12 mail';

const PAIR = { reviewer: 'eze', reviewerWith: 'ibarra' };
const OTHERS = { rejectedBy: 'diaz', rejectedWith: 'kim' };
const NOTHING = {
  ...{ postal: 0, dropBoxes: 0, siteDropOffs: 0, counter: 0, accepted: 0, late: 0, repeated: 0, otherReason: 0 },
  ...{ sentUnsigned: 0, sentMismatch: 0, sentWitness: 0, sentOther: 0 },
};
const SITTING = { ...PAIR, ...NOTHING };
const UNSIGNED = { sentOn: FIRST, cause: 'unsigned', ...PAIR, sent: 18 };
const MISMATCH = { sentOn: FIRST, cause: 'mismatch', ...PAIR, sent: 16 };

/** 1,600 by mail and 1,265 from boxes and sites: 2,824 accepted, 34 challenged, 4 returned twice, 3 for another reason. */
const FIRST_DAY = {
  fields: {
    ...{ returned: 2865, accepted: 2824, late: 0, unsigned: 0, mismatch: 0, repeated: 4, otherReason: 3 },
    ...{
      pendingCure: 34,
      cured: 0,
      postal: 1600,
      dropBoxes: 1135,
      siteDropOffs: 130,
      counter: 0,
      votersCredited: 2824,
    },
  },
  tables: {
    sittings: [
      { ...SITTING, postal: 1600, accepted: 1578, sentUnsigned: 10, sentMismatch: 8, repeated: 3, otherReason: 1 },
      {
        ...{ ...SITTING, dropBoxes: 1135, siteDropOffs: 130, accepted: 1246 },
        ...{ sentUnsigned: 8, sentMismatch: 8, repeated: 1, otherReason: 2 },
      },
    ],
    cures: [
      { ...UNSIGNED, curedOf: 0, rejectedOf: 0 },
      { ...MISMATCH, curedOf: 0, rejectedOf: 0 },
    ],
  },
};

/** 40 by mail, of which 12 were late; nine voters came to cure, and two others rejected the rest. So many more came unsigned and wait. */
const secondDay = (waiting: number) => ({
  sittings: [{ ...SITTING, postal: 40 + waiting, accepted: 28, late: 12, sentUnsigned: waiting }],
  cures: [
    { ...UNSIGNED, curedOf: 4, rejectedOf: 14, ...OTHERS },
    { ...MISMATCH, curedOf: 5, rejectedOf: 11, ...OTHERS },
    ...(waiting === 0 ? [] : [{ ...UNSIGNED, sentOn: SECOND, sent: waiting, curedOf: 0, rejectedOf: 0 }]),
  ],
});

/** What the county did, with two days in the place of the one form that tells of all envelopes. `waiting` envelopes more were returned and wait to be cured. */
export function withSignatureDays(commands: readonly BallotCommand[], waiting: number): readonly BallotCommand[] {
  return commands.flatMap((command) => {
    if (command.type === 'enter-form' && command.filled === 'F-09 mail') return [withMoreReturned(command, waiting)];
    return 'filled' in command && command.filled === TOLD_AT_ONCE ? onTwoDays(command, waiting) : [command];
  });
}

type Entering = Extract<BallotCommand, { readonly type: 'enter-form' }>;

/** What came back is not outstanding any more. */
function withMoreReturned(command: Entering, waiting: number): BallotCommand {
  const { fields } = command;
  return { ...command, fields: { ...fields, outstanding: Number(fields.outstanding) - waiting } };
}

function onTwoDays(command: BallotCommand & { readonly filled: string }, waiting: number): readonly BallotCommand[] {
  const second = { ...command, filled: nameOf(SECOND) };
  switch (second.type) {
    case 'start-form':
      return [...firstDay(), ...Object.values(OTHERS).map(assignedToProcess), second];
    case 'enter-form': {
      const { fields } = second;
      const more = (field: string) => Number(fields[field]) + waiting;
      const counts = { returned: more('returned'), postal: more('postal'), pendingCure: waiting };
      return [{ ...second, fields: { ...fields, ...counts }, tables: secondDay(waiting) }];
    }
    case 'reenter-line': {
      const line = second.line as 'returned' | 'accepted';
      return [{ ...second, filled: nameOf(FIRST), value: FIRST_DAY.fields[line] }, second];
    }
    case 'begin-review':
    case 'approve-form':
      return [{ ...second, filled: nameOf(FIRST) }, second];
    default:
      return [second];
  }
}

/** Begun, entered, signed and completed on the day. */
function firstDay(): readonly BallotCommand[] {
  const [name, at] = [nameOf(FIRST), on(FIRST, '17:40')];
  return [
    by('eze', { type: 'start-form', filled: name, form: 'F-12', place: 'mail', capture: 'live' }, at),
    entered(name, 'eze', FIRST_DAY, at),
    ...['eze', 'ibarra'].map((each) => by(each, { type: 'sign-form', filled: name }, at)),
    completed(name, 'eze', at),
  ];
}

/** Who rejects what others have challenged works at the same desk. */
function assignedToProcess(person: string): BallotCommand {
  const duty = { duty: 'processor', place: null, from: '2026-09-01', until: null, isExternal: false } as const;
  return by('osei', { type: 'assign-duty', person, ...duty }, BEFORE);
}
