import { randomUUID } from 'node:crypto';
import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { auditChain } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { addApp, firstStep } from '../testing/sign-in-with-factor.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

/* An audit whose commitment, seed and conclusion take two administrators. */

const office = await openTestOffice();
afterAll(() => office.close());
const ROSA = 'rosa@office.example';
await enterOffice(office.services, {
  organization: 'Org',
  defaultState: 'CA',
  administrators: [{ email: ROSA, name: 'Rosa Ortiz' }],
});
const ada = await office.signedIn(ADMINISTRATOR);
const rosa = await office.signedIn(ROSA);

const SEED = '01234567890123456789';

async function plannedForTwo(name: string): Promise<string> {
  const auditId = await planAudit(office, ada, { name, type: 'ballot-polling', twoPersons: true, ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  return auditId;
}

async function shownTo(person: TestPerson, auditId: string) {
  const { heading, commitment } = await person.ask('commitment', { auditId });
  return { ...heading, commitment: commitment ?? '' };
}

async function deeds(auditId: string): Promise<readonly string[]> {
  const people = await office.services.db.selectFrom('person').select(['id', 'name']).execute();
  const entries = await readLog(office.services.db, auditChain(auditId));
  return entries.map((entry) => {
    const { event, body } = eventOf(entry);
    const [role, id] = body.actor.split(':');
    return `${event.type} ${people.find((one) => one.id === id)?.name ?? role}`;
  });
}

test('an audit takes two people unless whoever creates it says otherwise', async () => {
  const asked = { organizationId: office.organizationId, auditType: 'ballot-polling', method: 'bravo' } as const;
  const { auditId } = await ada.send('create-audit', { ...asked, name: 'By default', compatibility: false });
  const { twoPersons } = (await ada.ask('plan', { auditId })).heading;
  expect(twoPersons).toEqual({ required: true, others: 1, proposal: null });
});

test('what one administrator proposes is done when another confirms exactly that', async () => {
  const auditId = await plannedForTwo('Confirmed');
  await commitInputs(ada, auditId);
  const own = await shownTo(ada, auditId);
  expect(own).toMatchObject({ phase: 'planning', nextStep: { step: 'wait-for-second-person' } });
  expect(own.twoPersons?.proposal).toMatchObject({ by: 'Ada Warren', isOwn: true });
  const seen = await shownTo(rosa, auditId);
  expect(seen).toMatchObject({ nextStep: { step: 'confirm-commitment' } });
  expect(seen.twoPersons?.proposal).toEqual({
    act: { act: 'commit', commitment: seen.commitment },
    by: 'Ada Warren',
    isOwn: false,
    overtaken: false,
    refusal: null,
  });
  const act = { act: 'commit', commitment: seen.commitment } as const;
  expect((await ada.refused('confirm-act', { auditId, act })).code).toBe('second-person-needed');
  const other = { ...act, commitment: 'f'.repeat(64) };
  expect(await rosa.refused('confirm-act', { auditId, act: other })).toMatchObject({
    status: 409,
    code: 'act-not-as-proposed',
  });
  await rosa.send('confirm-act', { auditId, act });

  await ada.send('set-seed', { auditId, seed: SEED });
  expect((await shownTo(ada, auditId)).twoPersons?.proposal?.act).toEqual({ act: 'seed', seed: SEED });
  // The digits are not on the page of whoever is to type them.
  expect((await shownTo(rosa, auditId)).twoPersons?.proposal?.act).toEqual({ act: 'seed', seed: null });
  const mistyped = { act: 'seed', seed: '01234567890123456798' } as const;
  const problem = await rosa.refused('confirm-act', { auditId, act: mistyped });
  expect(problem.code).toBe('act-not-as-proposed');
  expect(JSON.stringify(problem)).not.toContain(SEED);
  await rosa.send('confirm-act', { auditId, act: { act: 'seed', seed: SEED } });
  expect(await shownTo(ada, auditId)).toMatchObject({ phase: 'seeded', nextStep: { step: 'launch-round' } });

  expect((await deeds(auditId)).slice(-6)).toEqual([
    'act-proposed Ada Warren',
    'act-confirmed Rosa Ortiz',
    'inputs-committed Rosa Ortiz',
    'act-proposed Ada Warren',
    'act-confirmed Rosa Ortiz',
    'seed-set Rosa Ortiz',
  ]);
});

test('a changed audit makes the proposal stale, and it says so to both', async () => {
  const auditId = await plannedForTwo('Stale');
  await commitInputs(ada, auditId);
  const { commitment } = await shownTo(rosa, auditId);
  const settings = { electionName: 'Other', state: 'CA', riskLimitPercent: 5, dataEntry: 'online' } as const;
  await rosa.send('change-settings', { auditId, settings });
  const act = { act: 'commit', commitment } as const;
  expect((await rosa.refused('confirm-act', { auditId, act })).code).toBe('proposal-overtaken');
  for (const person of [ada, rosa]) {
    const shown = await shownTo(person, auditId);
    expect(shown.twoPersons?.proposal).toMatchObject({ overtaken: true });
    expect(shown).toMatchObject({ phase: 'planning', nextStep: { step: 'commit-inputs' } });
  }
});

test('a refusal says why, in a text that can be redacted, and can be taken back', async () => {
  const auditId = await plannedForTwo('Refused');
  await commitInputs(ada, auditId);
  await rosa.send('refuse-act', { auditId, reason: 'The manifest of J1 is of last year.' });
  const proposal = async (person: TestPerson) => (await shownTo(person, auditId)).twoPersons?.proposal;
  const reason = 'The manifest of J1 is of last year.';
  expect((await proposal(ada))?.refusal).toEqual({ by: 'Rosa Ortiz', isOwn: false, reason });
  expect((await ada.refused('withdraw-refusal', { auditId })).code).toBe('not-ones-own');
  const { entries } = await ada.ask('log', { auditId });
  const [text] = entries[0]?.texts ?? [];
  expect(text?.shown).toMatchObject({ state: 'kept', text: reason });
  expect(JSON.stringify(entries[0]?.data)).not.toContain('manifest');
  await ada.send('redact-text', { auditId, digest: text?.digest ?? '', reason: 'It named somebody.' });
  expect((await proposal(ada))?.refusal?.reason).toContain('It named somebody.');
  await rosa.send('withdraw-refusal', { auditId });
  expect(await proposal(ada)).toMatchObject({ refusal: null, overtaken: false });
  expect((await rosa.refused('withdraw-proposal', { auditId })).code).toBe('not-ones-own');
  await ada.send('withdraw-proposal', { auditId });
  expect(await proposal(ada)).toBeNull();
  expect((await deeds(auditId)).slice(-5)).toEqual([
    'act-proposed Ada Warren',
    'proposal-refused Rosa Ortiz',
    'text-redacted Ada Warren',
    'refusal-withdrawn Rosa Ortiz',
    'proposal-withdrawn Ada Warren',
  ]);
});

test('two who confirm at the same moment do it once', async () => {
  const third = 'sam@office.example';
  await enterOffice(office.services, {
    organization: 'Org',
    defaultState: 'CA',
    administrators: [{ email: third, name: 'Sam Third' }],
  });
  const sam = await office.signedIn(third);
  const auditId = await plannedForTwo('At once');
  await commitInputs(ada, auditId);
  const { commitment } = await shownTo(rosa, auditId);
  const act = { act: 'commit', commitment } as const;
  const answers = await Promise.all(
    [rosa, sam].map((person) => person.client.send('confirm-act', { auditId, act }, randomUUID())),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await deeds(auditId)).filter((deed) => deed.startsWith('inputs-committed'))).toHaveLength(1);
});

test('whoever switches it off before the commitment stands in the log, and afterwards nobody can', async () => {
  const auditId = await plannedForTwo('Switched off');
  await rosa.send('choose-two-persons', { auditId, required: false });
  await commitInputs(ada, auditId);
  expect(await shownTo(ada, auditId)).toMatchObject({ phase: 'committed' });
  expect((await deeds(auditId)).slice(-2)).toEqual(['two-persons-chosen Rosa Ortiz', 'inputs-committed Ada Warren']);
  expect((await ada.refused('choose-two-persons', { auditId, required: true })).code).toBe('audit-not-in-phase');
});

test('the second person gives their own second factor, and a fresh one', async () => {
  const auditId = await plannedForTwo('Second factor');
  await commitInputs(ada, auditId);
  const { commitment } = await shownTo(rosa, auditId);
  const act = { act: 'commit', commitment } as const;
  const begun = await firstStep(office, ROSA);
  expect((await begun.refused('confirm-act', { auditId, act })).code).toBe('not-signed-in');
  await addApp(office, begun);
  office.clock.now = new Date(office.clock.now.getTime() + 6 * 60_000);
  expect((await begun.refused('confirm-act', { auditId, act })).code).toBe('second-factor-needed');
  expect((await shownTo(ada, auditId)).phase).toBe('planning');
});

test('managers learn nothing of it, and the check of the whole installation finds nothing', async () => {
  const auditId = await plannedForTwo('Of managers');
  await commitInputs(ada, auditId);
  const omar = await office.signedIn(SECOND_MANAGER);
  expect((await omar.ask('commitment', { auditId })).heading.twoPersons).toBeNull();
  expect((await omar.refused('refuse-act', { auditId, reason: 'No' })).status).toBe(403);
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('one administrator alone does not end an audit of two for a count of every ballot, and is told the way', async () => {
  const auditId = await plannedForTwo('Not alone');
  const ability = (await shownTo(ada, auditId)).abilities['escalate-audit'];
  expect(ability).toMatchObject({ allowed: false, reason: expect.stringContaining('another administrator confirms') });
  expect(await ada.refused('escalate-audit', { auditId, name: 'Every ballot' })).toMatchObject({
    status: 409,
    code: 'conclude-by-two-first',
  });
  expect((await deeds(auditId)).at(-1)).not.toContain('concluded');
});
