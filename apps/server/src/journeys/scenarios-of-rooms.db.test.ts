import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { counted } from '@plumbline/ballot-management/testing/tamarack';
import { by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { atTamarack as at } from './load-tamarack.ts';
import { openScenarioRooms } from './scenario-rooms.ts';

/*
 * What goes wrong in a county that is nowhere, over HTTP and with the figures it is told by: a seal that is misread, a signature that is missing,
 * somebody who reviews their own, a training that has lapsed.
 */

const office = await openTestOffice();
afterAll(() => office.close());

const roomOf = await openScenarioRooms(office);

type Ask = CommandInput<'ask-ballot-room'>['ask'];

/** The afternoon on which the scenarios begin, in UTC: an election without a state has no other clock. */
const AFTERNOON = new Date('2026-10-31T21:00:00Z');

describe('B7 SB-06 a seal on a drop box that is read otherwise than it was applied', () => {
  const room = roomOf('Seals');
  const { ask, refused, together, incidentsOf } = room;
  const read = (seal: string, incident: string): Ask => ({
    type: 'read-seals',
    container: 'DB-2',
    readings: [{ position: 'slot', seal }],
    condition: 'intact',
    incident,
  });
  const boxOf = async (person: string) => {
    const { containers } = await (await office.signedIn(at(person))).ask('ballot-containers', room.place());
    return containers.find(({ container }) => container === 'DB-2');
  };

  beforeAll(async () => {
    office.clock.now = AFTERNOON;
    await room.load(() => [
      ...commandsOf(setUp()),
      by('pham', { type: 'issue-seals', first: '0088201', last: '0088240', to: 'nakai' }, on('2026-10-01')),
      by(
        'nakai',
        { type: 'create-container', container: 'DB-2', kind: 'drop-box', positions: ['slot'], holdsVoted: true },
        on('2026-10-20'),
      ),
      by('nakai lund', { type: 'apply-seal', seal: '0088213', container: 'DB-2', position: 'slot' }, on('2026-10-20')),
    ]);
  }, 120_000);

  test('a second reader who reads 0088213 closes it as a misreading, low, and a reviewer closes the incident', async () => {
    await ask('nakai', read('0088231', 'seal of DB-2'));
    expect(await boxOf('nakai')).toMatchObject({ condition: 'ok', waitsForSecondReading: true, readingAgrees: false });
    // Neither the same pair of eyes again, nor the number that is expected is told to anybody.
    expect(await refused('nakai', read('0088213', 'again'))).toMatchObject({ refusal: 'reading-by-same-people' });
    expect(JSON.stringify(await boxOf('lund'))).not.toContain('0088213');
    await ask('lund', read('0088213', 'seal of DB-2'));
    expect(await boxOf('lund')).toMatchObject({ condition: 'ok', waitsForSecondReading: false, readingAgrees: true });
    expect((await boxOf('lund'))?.readings.map(({ by: who, agrees }) => [who, agrees])).toEqual([
      [['nakai'], false],
      [['lund'], true],
    ]);
    const [incident] = await incidentsOf('reyes');
    expect(incident).toMatchObject({ kind: 'SEAL_MISREAD', severity: 'low', subject: 'DB-2' });
    // 0088231 for 0088213.
    expect(incident?.likely).toEqual([{ position: 'slot', likely: 'transposition' }]);
    const close = { type: 'close-incident', statement: 'Two digits were the wrong way round.' } as const;
    await ask('reyes', { ...close, incident: incident?.incident ?? '' });
    expect((await incidentsOf('reyes'))[0]).toMatchObject({ closedAt: expect.stringMatching(/^2026-10-31T/) });
  }, 60_000);

  test('a second reader who reads 0088231 too has it held apart, until somebody who is not of the team releases it', async () => {
    await ask('nakai', read('0088231', 'DB-2 once more'));
    await ask('lund', read('0088231', 'DB-2 once more'));
    expect(await boxOf('reyes')).toMatchObject({ condition: 'quarantined' });
    const incident = (await incidentsOf('reyes')).find(({ kind }) => kind === 'SEAL_MISMATCH');
    expect(incident).toMatchObject({ severity: 'high', subject: 'DB-2' });
    const close = { type: 'close-incident', incident: incident?.incident ?? '', statement: 'Looked into.' } as const;
    expect(await refused('reyes', close)).toMatchObject({ refusal: 'container-in-quarantine' });
    // Held apart it is not opened.
    const open: Ask = { type: 'open-container', container: 'DB-2', purpose: 'counting' };
    expect(await refused(await together('nakai', 'lund'), open)).toMatchObject({ refusal: 'container-not-ok' });
    const release = { type: 'release-container', container: 'DB-2' } as const;
    const statement = 'The picture of the form before shows 0088231.';
    expect(await refused('lund', { ...release, statement })).toMatchObject({ refusal: 'duty-missing' });
    await ask('reyes', { ...release, statement });
    await ask('solberg', close);
    expect(await boxOf('reyes')).toMatchObject({ condition: 'ok' });
    expect((await incidentsOf('reyes')).map(({ kind, closedAt }) => [kind, closedAt !== null]).toSorted()).toEqual([
      ['SEAL_MISMATCH', true],
      ['SEAL_MISREAD', true],
    ]);
  }, 60_000);
});

describe('B8 SB-07 a sheet with one signature and its times inside out', () => {
  const room = roomOf('Signatures');
  const { ask, refused, incidentsOf } = room;
  const FORM = 'F-10 retrieval:R-1031';
  const done: Ask = { type: 'complete-form', filled: FORM, isUnexplained: false };
  const sheet = (receivedAt: string): Ask => ({
    type: 'enter-form',
    filled: FORM,
    fields: {
      box: 'DB-2',
      arrivedAt: on('2026-10-31', '17:02'),
      departedAt: on('2026-10-31', '17:09'),
      receivedAt: on('2026-10-31', receivedAt),
      retriever: 'nakai',
      retrieverWith: 'lund',
      badgesShown: true,
      boxSealFound: '0088213',
      condition: 'intact',
      transferContainer: 'TC-07',
      newBoxSeal: '0088215',
      transferSeals: '0088216 0088217',
      receiver: 'diaz',
      receiverWith: 'kim',
      sealsReceived: '0088216 0088217',
      countedAtReceipt: 88,
    },
    tables: {},
    counters: [],
    witnesses: [],
    custodians: [],
  });
  const formOf = async (person: string) =>
    (await (await office.signedIn(at(person))).ask('ballot-form', { ...room.place(), filled: FORM })).form;

  beforeAll(async () => {
    office.clock.now = AFTERNOON;
    await room.load(() => commandsOf(setUp()));
  }, 120_000);

  test('it stays a draft and opens one incident; a late statement is dated when it was made; 16:58 does not follow 17:09', async () => {
    const start = { type: 'start-form', filled: FORM, form: 'F-10', place: 'retrieval:R-1031' } as const;
    await ask('nakai', { ...start, capture: 'paper' });
    await ask('nakai', sheet('16:58'));
    await ask('nakai', { type: 'sign-form', filled: FORM });
    for (let time = 0; time < 2; time += 1) {
      expect(await refused('nakai', done)).toMatchObject({ refusal: 'signatures-missing' });
    }
    expect(await formOf('nakai')).toMatchObject({ state: 'draft', signaturesMissing: 1 });
    expect((await incidentsOf('reyes')).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['MISSING_SIGNATURE', FORM],
    ]);
    // Two days later, and so it says.
    office.clock.now = new Date('2026-11-02T15:00:00Z');
    expect(await formOf('lund')).toMatchObject({
      lacking: { since: expect.stringMatching(/^2026-10-31T/), named: ['lund', 'diaz', 'kim'] },
    });
    expect(await refused('lund', { type: 'sign-form', filled: FORM })).toMatchObject({ refusal: 'signature-late' });
    const late = { type: 'make-late-statement', filled: FORM, statement: 'I was there, and forgot to sign.' } as const;
    const tomorrow = await refused('lund', { ...late, about: on('2026-11-03', '17:05') });
    expect(tomorrow).toMatchObject({ refusal: 'statement-of-the-future' });
    await ask('lund', { ...late, about: on('2026-10-31', '17:05') });
    const said = (await room.events()).filter(({ type }) => type === 'late-statement-made');
    expect(said).toMatchObject([{ by: ['lund'], at: expect.stringMatching(/^2026-11-02T/) }]);
    const told = { by: ['lund'], at: expect.stringMatching(/^2026-11-02T/), about: on('2026-10-31', '17:05') };
    // Words may hold a figure: whoever is to read those again sees who stated something and when, and not yet what.
    for (const [person, statement] of [
      ['lund', 'I was there, and forgot to sign.'],
      ['reyes', null],
    ] as const) {
      expect(await formOf(person)).toMatchObject({
        state: 'draft',
        signaturesMissing: 0,
        lacking: null,
        versions: [{ signedBy: ['nakai'] }],
        lateStatements: [{ ...told, statement }],
      });
    }
    await ask('reyes', { type: 'verify-image', filled: FORM, pages: ['page 1'] });
    const inside = await refused('nakai', done);
    expect(inside).toMatchObject({ refusal: 'checks-fail' });
    expect((await formOf('nakai')).state).toBe('draft');
    // Off a clock that was 61 minutes slow: what stands on the paper stays as a version that was entered.
    await ask('nakai', sheet('17:59'));
    await ask('nakai', { type: 'sign-form', filled: FORM });
    await ask('solberg', { type: 'verify-image', filled: FORM, pages: ['page 1'] });
    // Who stated something stood for the old times.
    expect(await refused('nakai', done)).toMatchObject({ refusal: 'signatures-missing' });
    await ask('lund', { ...late, about: on('2026-10-31', '17:05') });
    await ask('nakai', done);
    expect(await formOf('nakai')).toMatchObject({ state: 'complete' });
    const times = (await room.events()).flatMap((event) =>
      event.type === 'form-entered' ? [event.fields.receivedAt] : [],
    );
    expect(times).toEqual([on('2026-10-31', '16:58'), on('2026-10-31', '17:59')]);
  }, 60_000);
});

describe('B2 SB-14 somebody whose training has lapsed', () => {
  const room = roomOf('Training');
  const { ask, refused } = room;
  const start = (number: number): Ask => ({
    type: 'start-form',
    filled: `F-10 retrieval:R-${number}`,
    form: 'F-10',
    place: `retrieval:R-${number}`,
    capture: 'live',
  });
  const lapses = async () => {
    const { people } = await (await office.signedIn(at('osei'))).ask('ballot-training', room.place());
    return people.flatMap(({ person, lapses: own }) => own.map(({ course }) => `${person} ${course}`)).toSorted();
  };

  beforeAll(async () => {
    office.clock.now = AFTERNOON;
    const others = Array.from({ length: 7 }, (_, number) => `worker${number + 1}`);
    const set = (command: Parameters<typeof by>[1]) => by('osei', command, on('2026-09-21'));
    await room.load(() => [
      // Lund's course was on 2024-10-20, and holds for 24 months.
      ...commandsOf(setUp()).map((command) =>
        command.type === 'record-training' && command.person === 'lund' && command.course === 'BM-130'
          ? { ...command, on: '2024-10-20' }
          : command,
      ),
      ...others.flatMap((person) => [
        set({ type: 'enrol-person', person, name: person, party: null }),
        set({ type: 'take-oath', person }),
        set({
          type: 'assign-duty',
          person,
          duty: 'retriever',
          place: null,
          from: '2026-09-01',
          until: null,
          isExternal: false,
        }),
        set({ type: 'record-training', course: 'BM-130', version: 1, person, instructor: 'osei', on: '2026-08-20' }),
      ]),
    ]);
  }, 120_000);

  test('is stopped, acts for a day under an override, and is stopped on the next; a new version asks nine people to come again', async () => {
    const stopped = await refused('lund', start(1));
    expect(stopped).toMatchObject({ refusal: 'training-not-current' });
    expect(stopped.detail).toContain('BM-130');
    // Seven more who are trained, and Nakai: five are named.
    const trained = ['nakai', 'worker1', 'worker2', 'worker3', 'worker4'];
    expect(stopped.detail).toContain(`Trained for this today, and on duty: ${trained.join(', ')}.`);
    const { people: board } = await (await office.signedIn(at('osei'))).ask('ballot-training', room.place());
    expect(board.find(({ person }) => person === 'lund')?.lapses).toEqual([
      { duty: 'retriever', course: 'BM-130', trained },
    ]);
    expect(await lapses()).toEqual(['lund BM-130']);
    const override = { type: 'override-training', course: 'BM-130', person: 'lund', day: '2026-10-31' } as const;
    const reason = 'Nobody else is free at 17:00; briefed on bags and seals.';
    expect(await refused('okafor', { ...override, reason })).toMatchObject({ refusal: 'duty-missing' });
    await ask('osei', { ...override, reason });
    await ask('lund', start(1));
    const acts = (await room.events()).filter((event) => event.type === 'form-started' && event.by.includes('lund'));
    expect(acts.length).toBe(1);

    office.clock.now = new Date('2026-11-01T21:00:00Z');
    expect(await refused('lund', start(2))).toMatchObject({ refusal: 'training-not-current' });
    const { bullets } = await (await office.signedIn(at('osei'))).ask('ballot-standard', room.place());
    const training = bullets.find(({ bullet }) => bullet === 'B2');
    const overridden = { what: 'training-overridden', count: 1, names: ['lund'] };
    expect(training?.notes).toContainEqual(expect.objectContaining(overridden));

    await ask('osei', {
      type: 'publish-course',
      course: 'BM-130',
      version: 2,
      effectiveFrom: '2026-11-02',
      validMonths: 24,
      duties: ['retriever'],
    });
    // Not before the day; what was done on 11-01 stays.
    expect(await lapses()).toEqual(['lund BM-130']);
    await ask('nakai', start(3));
    office.clock.now = new Date('2026-11-02T21:00:00Z');
    expect(await refused('nakai', start(4))).toMatchObject({ refusal: 'training-not-current' });
    expect((await lapses()).length).toBe(9);
    expect((await room.events()).filter(({ type }) => type === 'form-started').length).toBe(2);
  }, 60_000);
});

describe('B8 SB-08 somebody who reviews what they had a part in', () => {
  const room = roomOf('Review');
  const { ask, refused } = room;
  const FORM = 'F-16 container:BOX-ED-01';
  const begin: Ask = { type: 'begin-review', filled: FORM };

  beforeAll(async () => {
    office.clock.now = new Date('2026-11-09T16:00:00Z');
    const reviewer = { duty: 'reviewer', place: null, from: '2026-09-01', until: null, isExternal: false } as const;
    await room.load(() => [
      ...commandsOf(counted()),
      ...['pham', 'osei'].map((person) => by('osei', { type: 'assign-duty', person, ...reviewer })),
      by('osei', { type: 'enrol-person', person: 'ford', name: 'ford', party: null }),
      by('osei', { type: 'add-sign-in', person: 'ford', signIn: 'ford' }),
      by('osei', { type: 'take-oath', person: 'ford' }),
      by('osei', { type: 'assign-duty', person: 'ford', ...reviewer, isExternal: true }),
      ...['osei', 'ford'].map((person) =>
        by('osei', {
          type: 'record-training',
          course: 'BM-101',
          version: 1,
          person,
          instructor: 'reyes',
          on: '2026-08-20',
        }),
      ),
    ]);
  }, 180_000);

  test('is refused as preparer, with a second account, as amender and as witness, the director too; others and an external reviewer are not', async () => {
    expect(await refused('pham', begin)).toMatchObject({ refusal: 'reviewer-took-part' });
    await ask('osei', { type: 'add-sign-in', person: 'pham', signIn: at('jpham2') });
    const second = await office.signedIn(at('jpham2'));
    expect(await refused(second, begin)).toMatchObject({ refusal: 'reviewer-took-part' });
    await ask('reyes', begin);
    const reasons = [{ field: 'certifiedTotal', reason: 'Count the cards once more, please.' }];
    await ask('reyes', { type: 'return-form', filled: FORM, reasons });
    const fields = { sealedAt: on('2026-11-04', '10:05'), location: 'Vault A, shelf 1', certifiedTotal: 512 };
    const { form } = await (await office.signedIn(at('pham'))).ask('ballot-form', { ...room.place(), filled: FORM });
    const before = form.versions.at(-1);
    assert(before !== undefined, 'a form has its first version');
    await ask('solberg', {
      type: 'enter-form',
      filled: FORM,
      fields,
      tables: before.tables,
      counters: [],
      witnesses: ['osei'],
      custodians: [],
    } as Ask);
    for (const person of ['pham', 'gorski']) await ask(person, { type: 'sign-form', filled: FORM });
    await ask('pham', { type: 'complete-form', filled: FORM, isUnexplained: false });
    expect(await refused('solberg', begin)).toMatchObject({ refusal: 'reviewer-took-part' });
    expect(await refused('osei', begin)).toMatchObject({ refusal: 'reviewer-took-part' });
    const attempts = (await room.events()).flatMap((event) =>
      event.type === 'act-refused' && event.command === 'begin-review' ? [[...event.by, event.code]] : [],
    );
    expect(attempts).toEqual([
      ['pham', 'reviewer-took-part'],
      ['solberg', 'reviewer-took-part'],
      ['osei', 'reviewer-took-part'],
    ]);
    // Who returned it may approve it, and so may somebody from elsewhere, who is called so.
    const approve = async (person: string, filled: string, value: number) => {
      await ask(person, { type: 'begin-review', filled });
      await ask(person, { type: 'reenter-line', filled, line: 'certifiedTotal', value });
      await ask(person, { type: 'approve-form', filled, seen: [] });
    };
    await approve('reyes', FORM, 512);
    await approve('ford', 'F-16 container:BOX-ED-02', 431);
    const approvals = (await room.events()).flatMap((event) =>
      event.type === 'form-approved' ? [[event.filled, ...event.by, event.isExternal]] : [],
    );
    expect(approvals).toEqual([
      [FORM, 'reyes', false],
      ['F-16 container:BOX-ED-02', 'ford', true],
    ]);
  }, 120_000);
});
