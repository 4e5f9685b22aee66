import type { BallotAskOf, BallotEvent } from '@plumbline/ballot-management';
import { eventOf } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openTestRoom } from './open-test-room.ts';

/*
 * A form over HTTP, from the first entry to its amendment: nobody untrained fills it in, nobody reviews what they had a part in whichever
 * account they use, the reviewer sees nothing before reading it again, and no version is ever lost.
 */

const office = await openTestOffice();
afterAll(() => office.close());

const { place: room, dora, at, ask, refused, enrol, signedIn } = await openTestRoom(office);
const FORM = 'F-07 site:P-01';

const formOf = (person: TestPerson) => person.ask('ballot-form', { ...room, filled: FORM });

/** P-01 of forms.md: two packs of 100 unopened and 73 left over are 273. */
const ENTRIES = {
  unopenedPacks: 2,
  inUnopenedPacks: 200,
  remainder: 73,
  disposition: 'returned',
  container: 'UN-P01',
  seal: '0088119',
};
const entered = (change: Partial<typeof ENTRIES> = {}): BallotAskOf<'enter-form'> => ({
  type: 'enter-form',
  filled: FORM,
  fields: { ...ENTRIES, ...change },
  tables: {},
  counters: [],
  witnesses: [],
  custodians: [],
});

async function lastEvents(count: number): Promise<readonly BallotEvent[]> {
  const entries = await readLog(office.services.db, ballotChain(room));
  return entries.slice(-count).map((entry) => eventOf<BallotEvent>(entry).event);
}

async function signedAndComplete(people: readonly string[]): Promise<void> {
  for (const person of people) await ask(await signedIn(person), { type: 'sign-form', filled: FORM });
  await ask(await signedIn('lea'), { type: 'complete-form', filled: FORM, isUnexplained: false });
}

beforeAll(async () => {
  await enrol('lea', ['site-lead', 'reviewer'], 'D');
  await enrol('sam', ['site-lead'], 'R');
  await enrol('rex', ['reviewer'], 'R');
  await enrol('uma', ['reviewer'], 'R');
  await ask(dora, { type: 'register-site', site: 'P-01', kind: 'precinct', tabulators: ['T1'], days: [] });
  await ask(dora, {
    type: 'publish-course',
    course: 'BM-120',
    version: 1,
    effectiveFrom: '2026-01-01',
    validMonths: 24,
    duties: ['site-lead'],
  });
}, 60_000);

test('a form that a place owes is listed as due, and whoever is not trained cannot start it', async () => {
  const lea = await signedIn('lea');
  const { due, forms } = await lea.ask('ballot-forms', room);
  expect(forms).toEqual([]);
  expect(due).toEqual(['F-04', 'F-06', 'F-07', 'F-08'].map((form) => ({ form, place: 'site:P-01' })));
  const start = { type: 'start-form', filled: FORM, form: 'F-07', place: 'site:P-01', capture: 'live' } as const;
  expect(await refused(lea, start)).toMatchObject({ refusal: 'training-not-current' });
  const { people } = await lea.ask('ballot-training', room);
  expect(people.find(({ person }) => person === 'lea')?.lapses).toEqual([
    { duty: 'site-lead', course: 'BM-120', trained: [] },
  ]);
  const dora = await signedIn('dora');
  for (const person of ['lea', 'sam']) {
    await ask(dora, {
      type: 'record-training',
      course: 'BM-120',
      version: 1,
      person,
      instructor: 'dora',
      on: '2026-10-01',
    });
  }
  const elsewhere = await refused(lea, { ...start, place: 'site:P-99' });
  expect(elsewhere).toMatchObject({ refusal: 'place-unknown' });
  expect(elsewhere.detail).toContain('site:P-01');
  await ask(lea, start);
  expect((await lea.ask('ballot-forms', room)).due.map(({ form }) => form)).toEqual(['F-04', 'F-06', 'F-08']);
});

test('it is complete when it is whole and two people have signed it, and not before', async () => {
  const [lea, sam] = [await signedIn('lea'), await signedIn('sam')];
  const { timesEntered } = (await formOf(sam)).form;
  await ask(lea, entered());
  // Whoever read it before does not write over what was entered since.
  expect(await refused(sam, { ...entered({ remainder: 72 }), timesEntered })).toMatchObject({
    refusal: 'form-entered-meanwhile',
  });
  await ask(sam, { ...entered(), timesEntered: timesEntered + 1 });
  await ask(lea, { type: 'sign-form', filled: FORM });
  expect((await formOf(lea)).form.signaturesMissing).toBe(1);
  expect(await refused(lea, { type: 'complete-form', filled: FORM, isUnexplained: false })).toMatchObject({
    refusal: 'signatures-missing',
  });
  await signedAndComplete(['sam']);
  expect((await formOf(lea)).form).toMatchObject({ state: 'complete', preparedBy: ['lea', 'sam'] });
});

test('whoever made it cannot review it, with a second account neither, and the attempt is an entry of the log', async () => {
  const dora = await signedIn('dora');
  await ask(dora, { type: 'add-sign-in', person: 'lea', signIn: at('lea.second') });
  for (const account of ['lea', 'lea.second']) {
    const person = await signedIn(account);
    const { form } = await formOf(person);
    expect(form.whyNotReview).toContain('Somebody else has to review it');
    expect(await refused(person, { type: 'begin-review', filled: FORM })).toMatchObject({
      refusal: 'reviewer-took-part',
    });
    expect(await lastEvents(1)).toMatchObject([{ type: 'act-refused', code: 'reviewer-took-part', by: ['lea'] }]);
  }
});

test('a reviewer sees no figure before reading the key lines again, and can return the form with a reason', async () => {
  const rex = await signedIn('rex');
  const before = await formOf(rex);
  expect(before.form).toMatchObject({
    isHidden: true,
    whyNotReview: null,
    reenter: [{ line: 'certifiedUnused', isTyped: false }],
  });
  // Identifiers made at random may hold any digits.
  expect(JSON.stringify(before).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')).not.toContain('273');
  expect(before.form.versions[0]).toMatchObject({ fields: {}, tables: {} });
  await ask(rex, { type: 'begin-review', filled: FORM });
  await ask(rex, { type: 'reenter-line', filled: FORM, line: 'certifiedUnused', value: 271 });
  const after = await formOf(rex);
  expect(after.form.versions[0]?.fields).toEqual(ENTRIES);
  expect(await refused(rex, { type: 'approve-form', filled: FORM, seen: [] })).toMatchObject({
    refusal: 'reentered-differs',
  });
  await ask(rex, {
    type: 'return-form',
    filled: FORM,
    reasons: [{ field: 'remainder', reason: 'The certificate says 71.' }],
  });
  const { form } = await formOf(await signedIn('lea'));
  expect(form.returns).toMatchObject([
    { by: ['rex'], reasons: [{ field: 'remainder', reason: 'The certificate says 71.' }] },
  ]);
});

test('what was returned goes on in a version of its own and is approved by somebody else', async () => {
  await ask(await signedIn('lea'), entered({ remainder: 71 }));
  await signedAndComplete(['lea', 'sam']);
  const rex = await signedIn('rex');
  await ask(rex, { type: 'begin-review', filled: FORM });
  await ask(rex, { type: 'reenter-line', filled: FORM, line: 'certifiedUnused', value: 271 });
  await ask(rex, { type: 'approve-form', filled: FORM, seen: [] });
  const { form } = await formOf(rex);
  expect(form.state).toBe('approved');
  expect(form.versions.map(({ fields }) => fields.remainder)).toEqual([73, 71]);
});

test('an amendment erases nothing, and whoever made it cannot approve it', async () => {
  const lea = await signedIn('lea');
  await ask(lea, {
    type: 'amend-form',
    filled: FORM,
    fields: { ...ENTRIES, remainder: 72 },
    tables: {},
    reason: 'arithmetic',
    text: 'One more ballot lay in the wrapper of the unused pack.',
    evidence: [{ kind: 'photo', ref: 'Wrapper' }],
  });
  await signedAndComplete(['lea']);
  expect(await refused(lea, { type: 'begin-review', filled: FORM })).toMatchObject({ refusal: 'reviewer-took-part' });
  const uma = await signedIn('uma');
  await ask(uma, { type: 'begin-review', filled: FORM });
  await ask(uma, { type: 'reenter-line', filled: FORM, line: 'certifiedUnused', value: 272 });
  await ask(uma, { type: 'approve-form', filled: FORM, seen: [] });
  const { form } = await formOf(uma);
  expect(form.versions.map(({ fields, approved }) => [fields.remainder, approved?.by])).toEqual([
    [73, undefined],
    [71, ['rex']],
    [72, ['uma']],
  ]);
  expect(form.versions[2]?.amended).toEqual({
    reason: 'arithmetic',
    text: 'One more ballot lay in the wrapper of the unused pack.',
    evidence: ['Wrapper'],
  });
});

test('an incident is listed with its clock, and closed by somebody who was no part of it', async () => {
  const lea = await signedIn('lea');
  await ask(lea, {
    type: 'open-incident',
    incident: 'I-1',
    kind: 'BALLOTS_FOUND',
    severity: 'high',
    subject: 'P-01',
    involved: ['sam'],
  });
  const { incidents } = await lea.ask('ballot-incidents', room);
  expect(incidents).toMatchObject([{ incident: 'I-1', involved: ['sam', 'lea'], openedBy: ['lea'], closedAt: null }]);
  expect(incidents[0]?.toTell.length).toBeGreaterThan(0);
});
