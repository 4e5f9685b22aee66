import { entriesOf, lookUp, withAll } from '@plumbline/prelude';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseReviewer } from '../decisions/decide-review.ts';
import { decideRoom } from '../decisions/decide-room.ts';
import { trainedFor, trainingLapses } from '../reports/training.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { Duty } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import { everyPart } from '../state/room-view.ts';
import { play, refusalOf, refused, salted, text } from '../testing/play-room.ts';
import {
  approved,
  batchesMade,
  completed,
  counted,
  county,
  coverPaper,
  coverSheet,
  entered,
  nameOf,
  reviewed,
} from '../testing/tamarack.ts';
import { by, on, PEOPLE, setUp } from '../testing/tamarack-people.ts';

const NAME = nameOf('F-13', 'batch:MB-007');
const PAPER = coverPaper('MB-007', coverSheet(7));

/** The county with its batches, which forms are about. */
const BATCHED = play(setUp(), ...batchesMade());

describe('B8 nobody reviews what they had a part in', () => {
  const reviewers = ['eze', 'osei'].flatMap((person) => [
    by('osei', {
      type: 'assign-duty',
      person,
      duty: 'reviewer',
      place: null,
      from: '2026-09-01',
      until: null,
      isExternal: false,
    }),
    by('osei', {
      type: 'record-training',
      course: 'BM-101',
      version: 1,
      person,
      instructor: 'reyes',
      on: '2026-09-01',
    }),
  ]);
  const room = play(BATCHED, ...reviewers, ...PAPER);

  test('whoever filled it in is refused, and that they tried is kept', () => {
    const begin = by('eze', { type: 'begin-review', filled: NAME });
    expect(refusalOf(room, begin)).toMatchObject({ code: 'reviewer-took-part', person: 'eze', part: 'preparer' });
    const kept = refused(room, begin).refusedActs;
    expect(kept).toMatchObject([{ by: ['eze'], command: 'begin-review', code: 'reviewer-took-part', subject: NAME }]);
    expect(refuseReviewer(room, NAME, 'eze')).toMatchObject({ part: 'preparer' });
  });

  test('a second account is the same person', () => {
    const two = play(room, by('osei', { type: 'add-sign-in', person: 'eze', signIn: 'eze2' }));
    expect(refusalOf(two, by('eze2', { type: 'begin-review', filled: NAME }))).toMatchObject({
      code: 'reviewer-took-part',
      person: 'eze',
    });
    const alone = { type: 'take-batch-out', batch: 'x' } as const;
    expect(refusalOf(two, by('eze eze2', alone))).toMatchObject({ code: 'more-people-needed', needed: 2, people: 1 });
  });

  test('whoever completed it is refused, though they filled in nothing', () => {
    const [approval] = PAPER.slice(-1);
    expect(approval).toMatchObject({ type: 'complete-form' });
    const open = play(BATCHED, ...reviewers, ...PAPER.slice(0, -1));
    const done = play(open, completed(NAME, 'reyes'));
    const begin = by('reyes', { type: 'begin-review', filled: NAME });
    expect(refusalOf(done, begin)).toMatchObject({ code: 'reviewer-took-part', person: 'reyes', part: 'preparer' });
  });

  test('whoever made a form void, also one that was approved, does not review the one in its place', () => {
    const amendment = {
      type: 'amend-form',
      filled: NAME,
      fields: { ...coverSheet(7), outstacked: 2 },
      tables: {},
      reason: 'transcription',
      text: text('Two were out-stacked and fed by hand'),
      evidence: [{ kind: 'log', ref: 'log' }],
    } as const;
    const again = `${NAME} again`;
    const start = { type: 'start-form', filled: again, form: 'F-13', place: 'batch:MB-007', capture: 'live' } as const;
    const anew = play(
      approved(room, NAME, 'reyes'),
      by('eze', amendment),
      by('reyes', { type: 'void-form', filled: NAME, reason: text('It is to be written anew') }),
      by('ibarra', start),
      entered(again, 'ibarra', { fields: coverSheet(7) }),
      ...['ibarra', 'diaz', 'kim', 'moss'].map((each) => by(each, { type: 'sign-form', filled: again })),
      completed(again, 'ibarra'),
    );
    const begin = (who: string) => refusalOf(anew, by(who, { type: 'begin-review', filled: again }));
    expect(begin('reyes')).toMatchObject({ code: 'reviewer-took-part', person: 'reyes', part: 'voider', filled: NAME });
    expect(begin('eze')).toMatchObject({ code: 'reviewer-took-part', person: 'eze' });
    expect(begin('osei')).toBeUndefined();
  });

  test('people are named by who they are in the room, not by a text that nobody can be told by', () => {
    const fields = { ...coverSheet(7), openedBy: 'Ms. Eze, jane@x.example' };
    const named = play(BATCHED, ...reviewers, ...PAPER.slice(0, 1));
    expect(refusalOf(named, entered(NAME, 'eze', { fields }))).toMatchObject({
      code: 'form-does-not-fit',
      problems: [{ table: null, row: null, field: 'openedBy', why: 'unfit' }],
    });
  });

  test('who put a returned form right is refused, and who returned it is not', () => {
    const again = play(
      room,
      by('reyes', { type: 'begin-review', filled: NAME }),
      by('reyes', { type: 'return-form', filled: NAME, reasons: [{ field: 'held', reason: text('Look again') }] }),
      entered(NAME, 'solberg', { fields: { ...coverSheet(7), outstacked: 3 } }),
      ...['eze', 'ibarra', 'diaz', 'kim'].map((each) => by(each, { type: 'sign-form', filled: NAME })),
      completed(NAME, 'eze'),
    );
    expect(refusalOf(again, by('solberg', { type: 'begin-review', filled: NAME }))).toMatchObject({ part: 'amender' });
    expect(lookUp(approved(again, NAME, 'reyes').forms, NAME)?.state).toBe('approved');
  });

  test('who witnessed a count is refused, and being the director changes nothing', () => {
    const name = 'witnessed';
    const seen = play(
      BATCHED,
      ...reviewers,
      by('eze', { type: 'start-form', filled: name, form: 'F-13', place: 'batch:MB-001', capture: 'live' }),
      by('eze', {
        type: 'enter-form',
        filled: name,
        fields: coverSheet(1),
        tables: {},
        counters: ['ibarra'],
        witnesses: ['osei'],
        custodians: [],
      }),
      ...['eze', 'ibarra', 'diaz', 'kim'].map((each) => by(each, { type: 'sign-form', filled: name })),
      completed(name, 'eze'),
    );
    expect(refusalOf(seen, by('osei', { type: 'begin-review', filled: name }))).toMatchObject({ part: 'witness' });
  });

  test('who is named in it is refused, signed or not', () => {
    const named = 'named';
    const there = play(
      BATCHED,
      ...reviewers,
      by('ibarra', { type: 'start-form', filled: named, form: 'F-13', place: 'batch:MB-002', capture: 'live' }),
      entered(named, 'ibarra', { fields: coverSheet(2) }),
      ...['ibarra', 'diaz', 'kim', 'moss'].map((each) => by(each, { type: 'sign-form', filled: named })),
      completed(named, 'ibarra'),
    );
    expect(refusalOf(there, by('eze', { type: 'begin-review', filled: named }))).toMatchObject({ part: 'named' });
    expect(refusalOf(there, by('reyes', { type: 'begin-review', filled: named }))).toBeUndefined();
  });

  test('a reviewer from elsewhere is called external', () => {
    const there = play(
      room,
      by('osei', { type: 'enrol-person', person: 'ford', name: 'ford', party: null }),
      by('osei', { type: 'add-sign-in', person: 'ford', signIn: 'ford' }),
      by('osei', { type: 'take-oath', person: 'ford' }),
      by('osei', {
        type: 'assign-duty',
        person: 'ford',
        duty: 'reviewer',
        place: null,
        from: '2026-09-01',
        until: null,
        isExternal: true,
      }),
      by('osei', {
        type: 'record-training',
        course: 'BM-101',
        version: 1,
        person: 'ford',
        instructor: 'osei',
        on: '2026-09-01',
      }),
    );
    const versions = lookUp(approved(there, NAME, 'ford').forms, NAME)?.versions ?? [];
    expect(versions.at(-1)?.approved).toMatchObject({ by: ['ford'], isExternal: true });
  });

  test('key figures are read again before the form is approved, and a wrong one stays as it was typed', () => {
    const [begin, hand, scanner, approval] = reviewed(room, NAME);
    if (begin === undefined || hand === undefined || scanner === undefined || approval === undefined)
      throw new Error('four steps');
    const begun = play(room, begin);
    expect(refusalOf(begun, approval)).toMatchObject({
      code: 'lines-not-reentered',
      lines: ['handCount', 'tabulated'],
    });
    const wrong = play(begun, { ...hand, value: 199 } as BallotCommand, hand, scanner);
    expect(lookUp(wrong.forms, NAME)?.reentered).toEqual({
      handCount: { reyes: 199 },
      tabulated: { reyes: 200 },
    });
    expect(refusalOf(wrong, approval)).toMatchObject({ code: 'reentered-differs', lines: ['handCount'] });
  });

  test('whoever read a figure otherwise and was shown the form does not approve it unchanged: somebody else reads it', () => {
    const begin = (who: string, filled = NAME) => by(who, { type: 'begin-review', filled });
    const read = (who: string, value: number) =>
      ['handCount', 'tabulated'].map((line) => by(who, { type: 'reenter-line', filled: NAME, line, value }));
    const returned = play(
      room,
      begin('reyes'),
      ...read('reyes', 1),
      by('reyes', { type: 'return-form', filled: NAME, reasons: [{ field: 'held', reason: text('Look again') }] }),
    );
    const completedAnew = (handCount: number) =>
      play(
        returned,
        entered(NAME, 'eze', { fields: { ...coverSheet(7), handCount, tabulated: handCount } }),
        ...['eze', 'ibarra', 'diaz', 'kim'].map((each) => by(each, { type: 'sign-form', filled: NAME })),
        completed(NAME, 'eze'),
      );
    const approve = by('reyes', { type: 'approve-form', filled: NAME, seen: ['hand-as-scanner', 'final-as-hand'] });
    const unchanged = completedAnew(200);
    const again = play(unchanged, begin('reyes'), ...read('reyes', 200));
    expect(refusalOf(again, approve)).toEqual({
      code: 'shown-before',
      filled: NAME,
      person: 'reyes',
      line: 'handCount',
    });
    expect(lookUp(approved(unchanged, NAME, 'solberg').forms, NAME)?.state).toBe('approved');
    // What was put right she has not been shown: she reads it as blind as anybody.
    const changed = play(completedAnew(199), begin('reyes'), ...read('reyes', 199));
    expect(refusalOf(changed, approve)?.code).not.toBe('shown-before');
    // Nor does it help to make the form void and to write the same into another.
    const anew = `${NAME} anew`;
    const other = play(
      returned,
      entered(NAME, 'eze', { fields: coverSheet(7) }),
      by('eze', { type: 'void-form', filled: NAME, reason: text('It is to be written anew') }),
      by('eze', { type: 'start-form', filled: anew, form: 'F-13', place: 'batch:MB-007', capture: 'live' }),
      entered(anew, 'eze', { fields: coverSheet(7) }),
      ...['eze', 'ibarra', 'diaz', 'kim'].map((each) => by(each, { type: 'sign-form', filled: anew })),
      completed(anew, 'eze'),
    );
    const steps = reviewed(other, anew).slice(0, -1);
    expect(refusalOf(play(other, ...steps), reviewed(other, anew).at(-1) ?? begin('reyes'))).toMatchObject({
      code: 'shown-before',
    });
  });

  test('whoever entered a count of a line of the form does not review it: they would learn when it is right', () => {
    const guess = (value: number) =>
      by('reyes', {
        type: 'observe-count',
        place: 'batch:MB-007',
        line: 'handCount',
        unit: 'cards',
        value,
        source: 'hand-count',
        method: null,
        witnesses: ['solberg'],
      });
    const guessed = play(room, guess(199));
    const begin = (who: string) => refusalOf(guessed, by(who, { type: 'begin-review', filled: NAME }));
    expect(begin('reyes')).toMatchObject({ code: 'reviewer-took-part', person: 'reyes', part: 'counter' });
    expect(begin('solberg')).toMatchObject({ code: 'reviewer-took-part', person: 'solberg', part: 'witness' });
    expect(begin('osei')).toBeUndefined();
  });

  test('no sequence of commands brings a form to approval by somebody with a part in it', () => {
    const people = fc.constantFrom('eze', 'ibarra', 'diaz', 'solberg', 'reyes', 'osei', 'eze2');
    const step = fc.record({ who: people, what: fc.nat(7) });
    const start = play(room, by('osei', { type: 'add-sign-in', person: 'eze', signIn: 'eze2' }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
        let state = start;
        for (const { who, what } of steps) {
          const value = what === 4 ? 200 : 199;
          const commands: readonly BallotCommand[] = [
            by(who, { type: 'begin-review', filled: NAME }),
            by(who, { type: 'return-form', filled: NAME, reasons: [{ field: 'held', reason: text('Look again') }] }),
            entered(NAME, who, { fields: coverSheet(7) }),
            by(who, { type: 'sign-form', filled: NAME }),
            by(who, { type: 'reenter-line', filled: NAME, line: 'handCount', value }),
            by(who, { type: 'reenter-line', filled: NAME, line: 'tabulated', value: 200 }),
            completed(NAME, who),
            by(who, { type: 'approve-form', filled: NAME, seen: ['hand-as-scanner', 'final-as-hand'] }),
          ];
          const command = commands[what];
          const decision = command === undefined ? undefined : decideRoom(state, salted(state, command));
          if (decision?.ok) state = play(state, ...(command === undefined ? [] : [command]));
        }
        const record = lookUp(state.forms, NAME);
        const reviewer = record?.versions.at(-1)?.approved?.by ?? [];
        expect(reviewer.filter((person) => record !== undefined && everyPart(record).has(person))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('B2 training is looked at on the day of the act', () => {
  const retrieval = (day: string) =>
    by(
      'lund',
      { type: 'start-form', filled: `r ${day}`, form: 'F-10', place: 'retrieval:R-1', capture: 'live' },
      on(day, '17:00'),
    );
  const lapsed = play(
    setUp(),
    by('osei', { type: 'enrol-person', person: 'bell', name: 'bell', party: null }),
    by('osei', { type: 'add-sign-in', person: 'bell', signIn: 'bell' }),
    by('osei', { type: 'take-oath', person: 'bell' }),
    by('osei', {
      type: 'assign-duty',
      person: 'bell',
      duty: 'retriever',
      place: null,
      from: '2026-09-01',
      until: null,
      isExternal: false,
    }),
    by('osei', {
      type: 'record-training',
      course: 'BM-130',
      version: 1,
      person: 'bell',
      instructor: 'osei',
      on: '2024-10-20',
    }),
  );
  const start = (day: string) => ({ ...retrieval(day), signIns: ['bell'] }) as BallotCommand;

  test('two years after the course nobody acts on it, and that they tried is kept', () => {
    expect(refusalOf(lapsed, start('2026-10-20'))).toBeUndefined();
    expect(refusalOf(lapsed, start('2026-10-31'))).toEqual({
      code: 'training-not-current',
      person: 'bell',
      course: 'BM-130',
      instead: 'others',
      trained: ['lund', 'nakai'],
    });
    expect(refused(lapsed, start('2026-10-31')).refusedActs.length).toBe(1);
  });

  test('SB-14 who is named could act: of the same duty first, else by another that may do this, and nobody where there is nobody', () => {
    const without = (room: OpenRoom, ...duties: readonly Duty[]): OpenRoom => {
      const others = [...entriesOf(room.people)].filter(([person]) => person !== 'bell');
      const left = others.map(([person, one]) => {
        return [person, { ...one, duties: one.duties.filter(({ duty }) => !duties.includes(duty)) }] as const;
      });
      return { ...room, people: withAll(room.people, left) };
    };
    expect(refusalOf(without(lapsed, 'retriever'), start('2026-10-31'))).toMatchObject({
      instead: 'others',
      trained: ['diaz', 'kim'],
    });
    expect(refusalOf(without(lapsed, 'retriever', 'receiver'), start('2026-10-31'))).toMatchObject({
      instead: 'nobody',
      trained: [],
    });
    // Nobody is named who has not sworn, or whose own training is over.
    const day = '2026-10-31';
    expect(trainedFor(lapsed, { duties: ['retriever'], day, except: [] }).map(({ person }) => person)).toEqual([
      'lund',
      'nakai',
    ]);
    expect(trainedFor(lapsed, { duties: ['retriever'], day: '2029-01-01', except: [] })).toEqual([]);
  });

  test('an override ends with its day, and nobody gives it to themselves', () => {
    const override = {
      type: 'override-training',
      course: 'BM-130',
      person: 'bell',
      day: '2026-10-31',
      reason: text('Nobody else is trained tonight'),
    } as const;
    const given = play(lapsed, by('osei', override, on('2026-10-31', '16:00')));
    expect(refusalOf(given, start('2026-10-31'))).toBeUndefined();
    expect(refusalOf(given, start('2026-11-01'))).toMatchObject({ code: 'training-not-current' });
    expect(refusalOf(lapsed, by('osei', { ...override, person: 'osei' }, on('2026-10-31')))).toMatchObject({
      code: 'override-of-oneself',
    });
    expect(refusalOf(lapsed, by('osei', override, on('2026-10-30')))).toMatchObject({ code: 'override-not-of-today' });
  });

  test('a new version of a course asks nothing of what was done before it came into force', () => {
    const room = play(
      setUp(),
      by('osei', {
        type: 'publish-course',
        course: 'BM-130',
        version: 2,
        effectiveFrom: '2026-11-02',
        validMonths: 24,
        duties: ['retriever'],
      }),
    );
    expect(refusalOf(room, retrieval('2026-11-01'))).toBeUndefined();
    expect(refusalOf(room, retrieval('2026-11-02'))).toMatchObject({ code: 'training-not-current', course: 'BM-130' });
    expect(trainingLapses(room, '2026-11-01')).toEqual([]);
    expect(
      trainingLapses(room, '2026-11-02')
        .map(({ person }) => person)
        .toSorted(),
    ).toEqual(['lund', 'nakai']);
  });

  test('nobody certifies their own attendance', () => {
    const record = {
      type: 'record-training',
      course: 'BM-101',
      version: 1,
      person: 'osei',
      instructor: 'osei',
      on: '2026-08-20',
    } as const;
    expect(refusalOf(setUp(), by('osei', record))).toMatchObject({ code: 'instructor-certifies-self' });
  });
});

describe('B4 a form that was approved and published', () => {
  test('an amendment takes nothing away, and is reviewed anew by somebody else', () => {
    const name = nameOf('F-04', 'site:P-04');
    const before = lookUp(county().forms, name);
    const version = before?.versions.at(-1);
    if (version === undefined) throw new Error('it was filled in');
    const amendment = {
      type: 'amend-form',
      filled: name,
      fields: { ...version.fields, spoiled: 5, unused: 506 },
      tables: version.tables,
      reason: 'transcription',
      text: text('2 spoiled ballots were found in the wrapper of unused packs'),
      evidence: [{ kind: 'photo', ref: 'P-04 wrapper' }],
    } as const;
    expect(refusalOf(county(), by('hale', { ...amendment, evidence: [] }))).toMatchObject({ code: 'evidence-missing' });
    expect(refusalOf(county(), by('hale', { ...amendment, text: text('Wrong') }))).toMatchObject({
      code: 'text-too-short',
    });
    const amended = play(county(), by('hale', amendment), by('hale', { type: 'sign-form', filled: name }));
    // The papers that the form is compared with must say the same before it can be completed.
    expect(refusalOf(amended, completed(name, 'hale'))).toMatchObject({
      code: 'checks-fail',
      checks: ['unused-as-certified', 'spoiled-as-logged'],
    });
    expect(lookUp(amended.forms, name)?.versions[0]).toEqual(version);
  });
});

describe('B1 procedures', () => {
  test('a form says which version it was filled in by, and an author does not approve their own', () => {
    const draft = {
      type: 'draft-procedure',
      kind: 'procedure',
      procedure: 'PR-2',
      version: 2,
      topics: ['accounting'],
      text: text('New'),
    } as const;
    const approve = { type: 'approve-procedure', procedure: 'PR-2', version: 2, effectiveFrom: '2026-11-02' } as const;
    const drafted = play(setUp(), by('osei', draft));
    expect(refusalOf(drafted, by('osei', approve))).toMatchObject({ code: 'author-approves-own' });
    const room = play(drafted, by('reyes', approve));
    const start = (day: string) =>
      by('nakai', { type: 'start-form', filled: day, form: 'F-10', place: 'retrieval:R', capture: 'live' }, on(day));
    const both = play(room, start('2026-11-01'), start('2026-11-02'));
    expect(['2026-11-01', '2026-11-02'].map((each) => lookUp(both.forms, each)?.procedure)).toEqual([
      { procedure: 'PR-2', version: 1 },
      { procedure: 'PR-2', version: 2 },
    ]);
  });
});

test('a command is refused to whoever has no duty for it, and a stranger is nobody', () => {
  const create = {
    type: 'create-container',
    container: 'B',
    kind: 'bag',
    positions: ['zip'],
    holdsVoted: true,
  } as const;
  expect(refusalOf(setUp(), by('abara', create))).toMatchObject({ code: 'duty-missing', person: 'abara' });
  expect(refusalOf(setUp(), by('nobody', create))).toEqual({ code: 'sign-in-unknown', signIn: 'nobody' });
  expect(Object.keys(PEOPLE).length).toBe(20);
});

test('no command takes an entry away: what was counted, explained or written stays in the room', () => {
  const room = counted();
  const names = [...entriesOf(room.forms)].map(([name]) => name);
  const undone = play(
    room,
    by('yazzie', { type: 'withdraw-explanation', explanation: 'x-fled', reason: text('It was another voter') }),
  );
  expect(undone.explanations.size).toBe(room.explanations.size);
  expect(lookUp(undone.explanations, 'x-fled')?.isWithdrawn).toBe(true);
  expect([...entriesOf(undone.forms)].map(([name]) => name)).toEqual(names);
});
