import type { CommandInput } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../../check/check-installation.ts';
import { POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from '../../journeys/plan-audit.ts';
import { planPolling } from '../../journeys/plan-small-election.ts';
import { rebuildProjections } from '../../projections/rebuild.ts';
import { enterOffice } from '../../sign-in/enter-office.ts';
import { COMPARED_MANIFEST } from '../../testing/compared-counties.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const { organizationId } = office;
const ada = await office.signedIn(ADMINISTRATOR);
const first = { auditId: '', electionId: '' };

beforeAll(async () => {
  first.auditId = (await planPolling(office, ada, 'First')).auditId;
  first.electionId = await electionOf(first.auditId);
});

async function electionOf(auditId: string): Promise<string> {
  return (await ada.ask('plan', { auditId })).election.electionId;
}

function create(name: string, election?: CommandInput<'create-audit'>['election'], more: object = {}) {
  const audit = { organizationId, name, auditType: 'ballot-polling', method: 'bravo', compatibility: true } as const;
  return { ...audit, ...(election === undefined ? {} : { election }), ...more };
}

const BATCHES = { auditType: 'batch-comparison', method: 'macro' } as const;

async function logOf(person: TestPerson, auditId: string) {
  const { entries } = await person.ask('log', { auditId });
  return entries.toReversed();
}

test('an audit without an election gets one that is called as it is', async () => {
  expect((await ada.ask('plan', { auditId: first.auditId })).election).toEqual({
    electionId: first.electionId,
    name: 'First',
    date: null,
    state: null,
  });
});

test('every type there is can be held here from its plan to its report, and is offered', async () => {
  const { auditTypes } = await ada.ask('home', {});
  expect(auditTypes.map(({ type }) => type)).toEqual([
    'ballot-polling',
    'batch-comparison',
    'ballot-comparison',
    'full-hand-tally',
    'hybrid',
  ]);
});

test('a new election has a name, a date and a state, and its own place', async () => {
  const election = { kind: 'new', name: 'Primary', date: '2026-05-19', state: 'GA' } as const;
  const { auditId } = await ada.send('create-audit', create('Primary, first audit', election));
  const made = (await ada.ask('plan', { auditId })).election;
  expect(made).toMatchObject({ name: 'Primary', date: '2026-05-19', state: 'GA' });
  const again = await ada.refused('create-audit', create('Primary, other audit', election));
  expect(again).toMatchObject({ status: 409, code: 'election-name-taken', issues: [{ path: 'election.name' }] });
  expect(await ada.refused('create-audit', create('First'))).toMatchObject({
    code: 'audit-name-taken',
    issues: [{ path: 'name' }],
  });
  // Another year's is another election.
  await ada.send('create-audit', create('Next primary', { ...election, date: '2028-05-16' }));
  const [home] = (await ada.ask('home', {})).organizations;
  expect(home?.elections.map(({ name, date }) => [name, date])).toContainEqual(['Primary', '2028-05-16']);
  expect(home?.audits.find((one) => one.auditId === auditId)?.electionId).toBe(made.electionId);
});

test('a second audit starts with the jurisdictions, people and manifests of the first, and its log says so', async () => {
  // The first is drawn already: what it starts with is what was committed there.
  await openFirstRound(ada, { auditId: first.auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  const chosen = { kind: 'existing', electionId: first.electionId } as const;
  const { auditId } = await ada.send('create-audit', create('Full hand tally', chosen, BATCHES));
  const before = (await ada.ask('plan', { auditId: first.auditId })).plan.jurisdictions;
  const { plan, election, participants, heading } = await ada.ask('plan', { auditId });
  expect([plan.jurisdictions, election.electionId, heading.phase]).toEqual([before, first.electionId, 'planning']);
  expect(participants.registered?.sha256).toBe(
    (await ada.ask('plan', { auditId: first.auditId })).participants.registered?.sha256,
  );
  for (const jurisdiction of ['J1', 'J2']) {
    const [manifest] = (await ada.ask('jurisdiction', { auditId, jurisdiction })).slots;
    const [known] = (await ada.ask('jurisdiction', { auditId: first.auditId, jurisdiction })).slots;
    expect(manifest?.registered).toMatchObject({
      sha256: known?.registered?.sha256,
      figures: known?.registered?.figures,
    });
    expect(manifest?.registered?.by).toBe('Ada Warren');
  }
  const [created, ...following] = await logOf(ada, auditId);
  assert(created !== undefined, 'the log begins');
  expect(created.data).toMatchObject({
    election: { electionId: first.electionId, name: 'First' },
    startsFrom: { auditId: first.auditId, name: 'First' },
  });
  expect(following.map(({ type }) => type)).toEqual(['participants-registered', 'file-registered', 'file-registered']);
  const jane = await office.signedIn(FIRST_MANAGER);
  const mine = (await jane.ask('home', {})).jurisdictions.filter((one) => one.audit.auditId === auditId);
  expect(mine.map((one) => one.jurisdiction)).toEqual(['J1', 'J2']);
});

/** What an audit registered when it was created, by kind and jurisdiction. */
async function registeredIn(auditId: string): Promise<readonly string[]> {
  const registered = (await logOf(ada, auditId)).filter(({ type }) => type.endsWith('-registered'));
  return registered.map(({ type, data, jurisdiction }) => {
    const { file } = data as { readonly file: { readonly kind: string } };
    expect(type).toBe(file.kind === 'participants' ? 'participants-registered' : 'file-registered');
    return `${file.kind} ${jurisdiction}`;
  });
}

test('the list of contests is taken over where names of records are held against it, and manifests where they fit', async () => {
  const election = { kind: 'new', name: 'With records', date: null, state: null } as const;
  const compared = { auditType: 'ballot-comparison', method: 'super-simple', compatibility: false } as const;
  const { auditId } = await ada.send('create-audit', create('Compared', election, compared));
  const ofAudit = { auditId, jurisdiction: null } as const;
  await useFile(ada, { ...ofAudit, kind: 'participants' }, `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\n`);
  await useFile(ada, { ...ofAudit, kind: 'standardized-contests' }, 'Contest Name,Jurisdictions\nMayor,all\n');
  await useFile(ada, { auditId, kind: 'manifest', jurisdiction: 'J1' }, COMPARED_MANIFEST);
  const chosen = { kind: 'existing', electionId: await electionOf(auditId) } as const;
  const again = await ada.send('create-audit', create('Compared again', chosen, compared));
  expect(await registeredIn(again.auditId)).toEqual(['participants null', 'standardized-contests null', 'manifest J1']);
  // Where nothing is compared there are no names to match; and batches without records are named in a hybrid audit only.
  const polled = await ada.send('create-audit', create('Polled', chosen));
  expect(await registeredIn(polled.auditId)).not.toContain('standardized-contests null');
  const hybrid = { auditType: 'hybrid', method: 'suite', compatibility: false } as const;
  const divided = await ada.send('create-audit', create('Divided', { ...chosen, startsFrom: auditId }, hybrid));
  expect(await registeredIn(divided.auditId)).toEqual(['participants null', 'standardized-contests null']);
});

test('nobody practises on the manifests of an election', async () => {
  const chosen = { kind: 'existing', electionId: first.electionId, startsFrom: first.auditId } as const;
  const { auditId } = await ada.send('create-audit', create('Practised', chosen, { practice: true }));
  expect(await registeredIn(auditId)).toEqual(['participants null']);
});

test('what somebody has confirmed of a file is not asked again by the audit that takes it over', async () => {
  const election = { kind: 'new', name: 'Confirmed', date: null, state: null } as const;
  const { auditId } = await ada.send('create-audit', create('Other headers', election));
  const list = `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\n`;
  await useFile(ada, { auditId, kind: 'participants', jurisdiction: null }, list);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const text = 'BatchID,Number of Ballots\nB1,31\n';
  expect(await ada.upload(slot, { name: 'manifest.csv', text })).toMatchObject({
    accepted: true,
    needsConfirmation: true,
  });
  await useFile(ada, slot, text);
  const chosen = { kind: 'existing', electionId: await electionOf(auditId) } as const;
  const next = await ada.send('create-audit', create('Other headers again', chosen));
  expect(await registeredIn(next.auditId)).toEqual(['participants null', 'manifest J1']);
});

test('it may start with nothing, or with another audit of the election; with one of another election it may not', async () => {
  const { electionId } = first;
  const bare = await ada.send('create-audit', create('Bare', { kind: 'existing', electionId, startsFrom: null }));
  expect((await ada.ask('plan', bare)).plan.jurisdictions).toEqual([]);
  // That one is there, and has nothing to start with.
  const empty = { kind: 'existing', electionId, startsFrom: bare.auditId } as const;
  const barer = await ada.send('create-audit', create('Bare as well', empty));
  expect((await ada.ask('plan', barer)).plan.jurisdictions).toEqual([]);
  const startsFrom = first.auditId;
  const next = await ada.send('create-audit', create('Third', { kind: 'existing', electionId, startsFrom }));
  expect((await ada.ask('plan', next)).plan.jurisdictions).toHaveLength(3);
  const elsewhere = await planAudit(office, ada, { name: 'Elsewhere', type: 'ballot-polling', ...POLLING });
  const wrong = create('Fourth', { kind: 'existing', electionId, startsFrom: elsewhere });
  expect(await ada.refused('create-audit', wrong)).toMatchObject({ status: 404, code: 'not-found' });
});

test('an election of another office cannot be chosen, nor its audits', async () => {
  const administrators = [{ email: 'bo@other.example', name: 'Bo' }];
  const other = await enterOffice(office.services, { organization: 'Other', defaultState: null, administrators });
  const bo = await office.signedIn('bo@other.example');
  const { electionId, auditId } = first;
  for (const election of [
    { kind: 'existing', electionId } as const,
    { kind: 'existing', electionId, startsFrom: auditId } as const,
  ]) {
    const asked = { ...create('Stolen', election), organizationId: other };
    expect(await bo.refused('create-audit', asked)).toMatchObject({ status: 404, code: 'not-found' });
  }
  expect(await bo.refused('change-election', { electionId, name: 'Mine' })).toMatchObject({ status: 404 });
});

test('who manages a jurisdiction is said once for the election, by the newest list that names it', async () => {
  const election = { kind: 'new', name: 'One roster', date: null, state: null } as const;
  const { auditId } = await ada.send('create-audit', create('Roster 1', election));
  const slot = { kind: 'participants', jurisdiction: null } as const;
  const list = (j1: string) => `Jurisdiction,Admin Email\nJ1,${j1}\nJ2,${FIRST_MANAGER}\n`;
  await useFile(ada, { auditId, ...slot }, list(FIRST_MANAGER));
  const electionId = await electionOf(auditId);
  const second = await ada.send('create-audit', create('Roster 2', { kind: 'existing', electionId }));
  // Only J1, and somebody else for it.
  await useFile(ada, { auditId: second.auditId, ...slot }, `Jurisdiction,Admin Email\nJ1,${SECOND_MANAGER}\n`);
  const omar = await office.signedIn(SECOND_MANAGER);
  const jane = await office.signedIn(FIRST_MANAGER);
  const managed = async (person: TestPerson) =>
    (await person.ask('home', {})).jurisdictions
      .filter(({ audit }) => audit.electionId === electionId)
      .map(({ audit, jurisdiction }) => `${audit.name} ${jurisdiction}`)
      .sort();
  expect(await managed(omar)).toEqual(['Roster 1 J1', 'Roster 2 J1']);
  expect(await managed(jane)).toEqual(['Roster 1 J2']);
  const { jurisdictionsOfElection } = await ada.ask('plan', { auditId: second.auditId });
  expect(jurisdictionsOfElection).toEqual([
    { name: 'J1', managers: [SECOND_MANAGER] },
    { name: 'J2', managers: [FIRST_MANAGER] },
  ]);
  // What no audit takes any more is gone.
  await useFile(ada, { auditId, ...slot }, list(SECOND_MANAGER).replace(/J2.*\n/, ''));
  expect((await ada.ask('plan', { auditId })).jurisdictionsOfElection.map(({ name }) => name)).toEqual(['J1']);
});

test('an election is renamed by its office, and two are not called the same on one date', async () => {
  const { electionId } = first;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'CA' });
  expect((await ada.ask('plan', { auditId: first.auditId })).election).toEqual({
    electionId,
    name: 'General',
    date: '2026-11-03',
    state: 'CA',
  });
  const same = { kind: 'new', name: 'General', date: '2026-11-03', state: null } as const;
  expect((await ada.refused('create-audit', create('Same', same))).code).toBe('election-name-taken');
  // Another date makes it another election, which cannot then be moved to the date of the first.
  const later = await ada.send('create-audit', create('Later', { ...same, date: '2027-05-04' }));
  const moved = { ...same, electionId: await electionOf(later.auditId) };
  expect(await ada.refused('change-election', moved)).toMatchObject({
    code: 'election-name-taken',
    issues: [{ path: 'name' }],
  });
  // Its own name and date are no other's.
  await ada.send('change-election', { ...moved, date: '2027-05-04', state: 'NV' });
  expect((await ada.ask('plan', later)).election).toMatchObject({ date: '2027-05-04', state: 'NV' });
});

test('the log says all of it: a rebuild and a check find no difference', async () => {
  const { services } = office;
  const { broken, differences } = await rebuildProjections(services, { repair: false });
  expect({ broken, differences }).toEqual({ broken: [], differences: [] });
  expect((await checkInstallation({ ...services, ownsTheLog: false })).differences).toEqual([]);
});
