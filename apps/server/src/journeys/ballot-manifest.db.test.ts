import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { loadBallotRoom } from '../demonstration/load-ballot-room.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { planAudit, useFile } from './plan-audit.ts';

/*
 * A whole county whose ballots are counted, reconciled, sealed and stored: its manifest is frozen, and registered in an audit of the
 * same election without a file leaving the product.
 */

const office = await openTestOffice();
afterAll(() => office.close());

const JURISDICTION = 'Tamarack';
const addressOf = (account: string) => `${account}@tamarack.example`;
const world = {
  ada: Object.create(null) as TestPerson,
  auditId: '',
  room: { electionId: '', jurisdiction: JURISDICTION },
};

async function plan(
  name: string,
  election?: CommandInput<'create-audit'>['election'],
  practice = false,
): Promise<string> {
  const participants = () => `Jurisdiction,Admin Email\n${JURISDICTION},${addressOf('osei')}\n`;
  const [contest] = POLLING.contests;
  assert(contest !== undefined, 'the practice election has contests');
  const contests = [{ ...contest, totalBallots: 5960, jurisdictions: [JURISDICTION] }];
  return planAudit(office, world.ada, {
    name,
    type: 'ballot-polling',
    ...POLLING,
    contests,
    participants,
    election,
    practice,
  });
}

beforeAll(async () => {
  world.ada = await office.signedIn(ADMINISTRATOR);
  world.auditId = await plan('Polling');
  const { election } = await world.ada.ask('plan', { auditId: world.auditId });
  world.room = { electionId: election.electionId, jurisdiction: JURISDICTION };
  const { organizationId, services } = office;
  await loadBallotRoom(services, { place: world.room, organizationId, given: () => commandsOf(county()), addressOf });
}, 120_000);

const manifestFor = (person: TestPerson) => person.ask('ballot-manifest', { ...world.room, form: 'by-batch' });
const ask = (person: TestPerson, what: CommandInput<'ask-ballot-room'>['ask']) =>
  person.send('ask-ballot-room', { ...world.room, ask: what });

async function freeze(person: TestPerson): Promise<void> {
  const { form, file } = await manifestFor(person);
  const frozen = { type: 'freeze-manifest', form, file } as CommandInput<'ask-ballot-room'>['ask'];
  await ask(person, frozen);
}

test('the numbers of seals that can be used are listed to whoever keeps them, and to nobody else', async () => {
  const statesOf = async (person: TestPerson) =>
    [...new Set((await person.ask('ballot-seals', world.room)).ranges.map(({ state }) => state))].toSorted();
  const signedIn = (person: string) => office.signedIn(addressOf(person));
  // 450 seals and more were issued to pham, who applies them; what is gone from that list hangs on a container.
  expect(await statesOf(await signedIn('pham'))).toEqual(['issued']);
  expect(await statesOf(await signedIn('okafor'))).toEqual(['in-stock']);
  expect(await statesOf(world.ada)).toEqual(['in-stock']);
  expect(await statesOf(await signedIn('gorski'))).toEqual([]);
  const { byState } = await (await signedIn('gorski')).ask('ballot-seals', world.room);
  expect(byState.find(({ state }) => state === 'issued')?.seals).toBeGreaterThan(100);
});

test('the county stands as its figures were worked out by hand', async () => {
  const { view } = await world.ada.ask('ballot-room', world.room);
  // As the published figures of the county add up: 30 batches, 10 containers, 5,960 ballots, net −5, gross 7, residual 0.
  expect(view?.figures).toMatchObject({ batches: 30, cards: 5960, net: -5, gross: 7, residual: 0 });
  expect(view?.containers).toMatchObject({ all: 10, sealed: 10, stored: 10, out: 0, heldApart: 0 });
  const { units } = await world.ada.ask('ballot-reconciliation', world.room);
  expect(units.filter(({ status }) => status === 'unexplained')).toEqual([]);
});

test('lists never tell the number of a seal that is on a container', async () => {
  const lists = [
    await world.ada.ask('ballot-containers', world.room),
    await world.ada.ask('ballot-seals', world.room),
    await world.ada.ask('ballot-batches', world.room),
    await world.ada.ask('ballot-room', world.room),
  ];
  const { rows } = await office.services.pool.query<{ body: string }>(
    `select body from log_entry where chain like 'election/%' and body like '%"type":"seal-applied"}'`,
  );
  const seals = rows.map(({ body }) => (JSON.parse(body) as { data: { seal: string } }).data.seal);
  expect(seals.length).toBeGreaterThan(10);
  const said = JSON.stringify(lists);
  expect(seals.filter((seal) => said.includes(`"${seal}"`))).toEqual([]);
});

test('nothing is registered before the manifest is frozen, and a file that is not the manifest is not frozen', async () => {
  const { auditId } = world;
  const nothing = await world.ada.refused('register-ballot-manifest', { auditId, jurisdiction: JURISDICTION });
  expect(nothing.code).toBe('no-ballot-manifest');
  const osei = await office.signedIn(addressOf('osei'));
  const { form, file } = await manifestFor(osei);
  const another = { type: 'freeze-manifest', form, file: { ...file, sha256: '0'.repeat(64) } };
  const problem = await osei.refused('ask-ballot-room', { ...world.room, ask: another as never });
  expect(problem).toMatchObject({ refusal: 'file-is-not-the-manifest' });
});

test('it is frozen, and becomes the manifest of the audit, byte for byte', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  expect((await manifestFor(osei)).blockers).toEqual([]);
  await freeze(osei);
  const { auditId } = world;
  await osei.send('register-ballot-manifest', { auditId, jurisdiction: JURISDICTION });
  const { slots, statement } = await world.ada.ask('jurisdiction', { auditId, jurisdiction: JURISDICTION });
  const registered = slots.find(({ kind }) => kind === 'manifest')?.registered;
  expect(registered?.figures).toMatchObject({ batches: 30, ballots: 5960 });
  const { frozen, audits } = await manifestFor(osei);
  expect(registered?.sha256).toBe(frozen[0]?.sha256);
  // The room says by itself where its numbers come from: people counted them, and no envelope waits.
  expect(statement).toEqual({
    manifest: registered?.sha256,
    verified: 'hand-count',
    by: { state: 'kept', salt: expect.any(String), text: 'Ballot room of Tamarack' },
    on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    ballots: {
      'election-day': { listed: 'included' },
      early: { listed: 'included' },
      mail: { listed: 'included' },
      uocava: { listed: 'included' },
      provisional: { listed: 'included' },
      'cured-or-late': { listed: 'included' },
    },
  });
  expect(audits).toEqual([{ auditId, name: 'Polling', isPlanned: true, registered: 'this' }]);
});

test('a practice audit of the election is not among those that take it, and does not count', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  const { electionId } = world.room;
  const auditId = await plan('Rehearsal', { kind: 'existing', electionId, startsFrom: null }, true);
  const place = { auditId, jurisdiction: JURISDICTION };
  expect(await osei.refused('register-ballot-manifest', place)).toMatchObject({
    code: 'no-ballot-manifest',
    detail: expect.stringContaining('held to practise'),
  });
  const { audits } = await manifestFor(osei);
  expect(audits.map(({ name }) => name)).toEqual(['Polling']);
});

test('a source that changes withdraws the manifest, and takes it out of the audit that is still planned', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  const { batches } = await osei.ask('ballot-batches', world.room);
  const [first] = batches;
  assert(first !== undefined, 'there are batches');
  await ask(osei, { type: 'rename-batch', batch: first.batch, name: `${first.name} b` });
  const { auditId } = world;
  const { slots } = await world.ada.ask('jurisdiction', { auditId, jurisdiction: JURISDICTION });
  expect(slots.find(({ kind }) => kind === 'manifest')?.registered ?? null).toBeNull();
  expect((await world.ada.ask('jurisdiction', { auditId, jurisdiction: JURISDICTION })).statement).toBeNull();
  const withdrawn = await manifestFor(osei);
  expect(withdrawn.frozen[0]?.withdrawnBecause).toBe('batch-renamed');
  expect(withdrawn.audits[0]?.registered).toBe('none');
});

test('once the audit has committed itself, a change is an incident and the audit keeps its manifest', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  await freeze(osei);
  const { auditId } = world;
  await osei.send('register-ballot-manifest', { auditId, jurisdiction: JURISDICTION });
  await world.ada.send('commit-inputs', { auditId });
  const { batches } = await osei.ask('ballot-batches', world.room);
  const [first] = batches;
  assert(first !== undefined, 'there are batches');
  await ask(osei, { type: 'rename-batch', batch: first.batch, name: `${first.name} c` });
  const { view } = await osei.ask('ballot-room', world.room);
  expect(view?.incidents.map(({ kind }) => kind)).toContain('SOURCE_CHANGED_AFTER_COMMITMENT');
  const { frozen, audits } = await manifestFor(osei);
  expect(frozen[0]).toMatchObject({ committedTo: [auditId], withdrawnBecause: null });
  expect(audits[0]).toMatchObject({ isPlanned: false, registered: 'this' });
});

test('what one audit has committed itself to protects no other: a planned one gives its file back, and takes no file that has changed', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  const { view } = await osei.ask('ballot-room', world.room);
  const [incident] = (view?.incidents ?? []).filter(({ kind }) => kind === 'SOURCE_CHANGED_AFTER_COMMITMENT');
  assert(incident !== undefined, 'the change was an incident');
  const auditId = await plan('Second', { kind: 'existing', electionId: world.room.electionId, startsFrom: null });
  const place = { auditId, jurisdiction: JURISDICTION };
  // The name is put back: the file says again what the first audit committed itself to, and the incident is still open.
  const { batches } = await osei.ask('ballot-batches', world.room);
  const [first] = batches;
  assert(first !== undefined, 'there are batches');
  const blocked = await osei.refused('register-ballot-manifest', place);
  expect(blocked).toMatchObject({ code: 'no-ballot-manifest', status: 409 });
  expect(blocked.detail).toContain('version 2');
  await ask(osei, { type: 'rename-batch', batch: first.batch, name: first.name.replace(/ c$/, '') });
  expect(await osei.refused('register-ballot-manifest', place)).toMatchObject({ code: 'no-ballot-manifest' });
  // Its manager uploads the very file by hand.
  const { slots } = await world.ada.ask('jurisdiction', { auditId: world.auditId, jurisdiction: JURISDICTION });
  expect(slots.find(({ kind }) => kind === 'manifest')?.registered).not.toBeNull();
  const { rows } = await osei.ask('ballot-manifest', { ...world.room, form: 'by-batch' });
  const text = `Batch Name,Number of Ballots\r\n${rows.map(({ name, cards }) => `${name},${cards}\r\n`).join('')}`;
  await useFile(osei, { ...place, kind: 'manifest' }, text);
  const registered = async () => (await manifestFor(osei)).audits.find((one) => one.auditId === auditId)?.registered;
  expect(await registered()).toBe('this');
  await ask(osei, { type: 'rename-batch', batch: first.batch, name: `${first.name} d` });
  expect(await registered()).toBe('none');
  const audits = (await manifestFor(osei)).audits;
  expect(audits.find((one) => one.auditId === world.auditId)).toMatchObject({ isPlanned: false, registered: 'this' });
});

test('an audit that takes its commitment back gives back a manifest that does not stand any more, and none starts from it', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  const { electionId } = world.room;
  const holding = async (auditId: string) =>
    (await manifestFor(osei)).audits.find((one) => one.auditId === auditId)?.registered;
  expect(await holding(world.auditId)).toBe('this');
  const third = await plan('Third', { kind: 'existing', electionId, startsFrom: world.auditId });
  expect(await holding(third)).toBe('none');
  await world.ada.send('withdraw-commitment', { auditId: world.auditId, reason: 'A batch was named anew.' });
  expect(await holding(world.auditId)).toBe('none');
  const { slots } = await world.ada.ask('jurisdiction', { auditId: world.auditId, jurisdiction: JURISDICTION });
  expect(slots.find(({ kind }) => kind === 'manifest')?.registered ?? null).toBeNull();
});

test('nobody asks to note a commitment, of an audit that there is or of another', async () => {
  const osei = await office.signedIn(addressOf('osei'));
  const invented = { type: 'commit-manifest', version: 1, audit: 'no such audit' };
  const problem = await osei.refused('ask-ballot-room', { ...world.room, ask: invented as never });
  expect(problem.status).toBe(400);
});

test('what is stored is what the logs say', async () => {
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
