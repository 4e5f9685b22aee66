import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { sendNews } from '../stores/news.ts';
import { ensurePeople, loadGrants } from '../stores/people.ts';
import { firstStep } from '../testing/sign-in-with-factor.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/* Support reads and repairs what an administrator lets it, as long as that holds, and in two names. */

const SAM = 'sam@support.example';
const office = await openTestOffice({ jobs: true, support: [SAM] });
afterAll(() => office.close());
const { organizationId } = office;
const world = { auditId: '', samId: '' };
const HOUR = 60 * 60_000;
const FOR_ALL = { jurisdiction: null, board: null, number: null } as const;

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planBatches(office, ada, { name: 'Supported' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
  const batch = { auditId, jurisdiction: 'J2', batch: 'Batch 3' };
  await jane.send('record-batch', { ...batch, sheets: [{ name: 'S', votes }], basedOn: null });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  const known = await ensurePeople(office.services.db, [{ email: SAM, name: 'Sam Hill' }], office.clock.now);
  Object.assign(world, { auditId, samId: known.get(SAM) ?? '' });
}, 120_000);

function pass(milliseconds: number): void {
  office.clock.now = new Date(office.clock.now.getTime() + milliseconds);
}

async function letIn(mode: 'read' | 'act', minutes = 60): Promise<void> {
  const ada = await office.signedIn(ADMINISTRATOR);
  await ada.send('consent-to-support', { organizationId, personId: world.samId, mode, minutes });
}

async function isLetIn(sam: TestPerson): Promise<boolean> {
  return (await sam.client.ask('plan', { auditId: world.auditId })).ok;
}

const inJ2 = () => ({ auditId: world.auditId, jurisdiction: 'J2' });

test('without a consent support is a stranger, and an office is not told of anybody who is no support', async () => {
  const sam = await office.signedIn(SAM);
  expect(await isLetIn(sam)).toBe(false);
  expect((await sam.ask('home', {})).supported).toEqual([]);
  const ada = await office.signedIn(ADMINISTRATOR);
  const { people, consents } = await ada.ask('office-support', { organizationId });
  expect({ people, consents }).toEqual({
    people: [{ personId: world.samId, name: 'Sam Hill', email: SAM }],
    consents: [],
  });
  const jane = await ensurePeople(office.services.db, [{ email: 'jane@j1.example' }], office.clock.now);
  const personId = jane.get('jane@j1.example') ?? '';
  const asked = { organizationId, personId, mode: 'act', minutes: 60 } as const;
  for (const nobody of [personId, '00000000-0000-4000-8000-000000000000']) {
    expect((await ada.refused('consent-to-support', { ...asked, personId: nobody })).code).toBe('not-found');
  }
  const tooLong = { ...asked, personId: world.samId, minutes: 241 };
  expect((await ada.refused('consent-to-support', tooLong)).code).toBe('request-not-understood');
});

test('let in to read, support reads and repairs nothing; both sides are told', async () => {
  await letIn('read');
  const sam = await office.signedIn(SAM);
  expect(await isLetIn(sam)).toBe(true);
  expect((await sam.ask('plan', { auditId: world.auditId })).heading).toMatchObject({ readOnly: true, abilities: {} });
  expect((await sam.refused('reopen-tallies', { ...inJ2(), reason: 'A sheet was read twice.' })).code).toBe(
    'not-allowed',
  );
  const band = { office: 'Org', name: 'Sam Hill', by: 'Ada Warren', mode: 'read', organizationId };
  expect((await sam.ask('session', {})).support).toMatchObject([{ side: 'support', ...band }]);
  const ada = await office.signedIn(ADMINISTRATOR);
  expect((await ada.ask('session', {})).support).toMatchObject([{ side: 'office', ...band }]);
});

test('let in to repair, what support does stands in the log with both names, and it does nothing else', async () => {
  await letIn('act');
  // The consent to read ended, and with it the sessions under it.
  const sam = await office.signedIn(SAM);
  const ada = await office.signedIn(ADMINISTRATOR);
  expect((await ada.ask('office-support', { organizationId })).consents).toMatchObject([
    { mode: 'act', by: 'Ada Warren' },
  ]);
  await sam.send('reopen-tallies', { ...inJ2(), reason: 'A sheet was read twice.' });
  const { entries } = await ada.ask('log', { auditId: world.auditId });
  expect(entries[0]).toMatchObject({ type: 'tallies-reopened', by: 'Sam Hill, support, let in by Ada Warren' });
  for (const refused of [
    sam.refused('close-round', { auditId: world.auditId, round: 1 }),
    sam.refused('conclude', { auditId: world.auditId, outcome: 'full-hand-count' }),
    sam.refused('delete-audit', { auditId: world.auditId }),
    sam.refused('consent-to-support', { organizationId, personId: world.samId, mode: 'act', minutes: 240 }),
    sam.refused('end-sessions-of-person', { organizationId, personId: world.samId }),
  ]) {
    expect((await refused).code).toBe('not-allowed');
  }
});

test('when the time is over the open session has ended, and another consent does not bring it back', async () => {
  await letIn('act', 240);
  const sam = await office.signedIn(SAM);
  // A sign of life now and then, so that it does not end for want of one.
  for (let step = 0; step < 9; step += 1) {
    pass(25 * 60_000);
    await sam.send('stay-signed-in', {});
  }
  expect(await isLetIn(sam)).toBe(true);
  pass(15 * 60_000);
  expect(await isLetIn(sam)).toBe(false);
  expect((await sam.ask('session', {})).person).toBeNull();
  await letIn('act');
  expect((await sam.ask('session', {})).person).toBeNull();
  expect(await isLetIn(await office.signedIn(SAM))).toBe(true);
});

test('an administrator ends it at once', async () => {
  pass(5 * HOUR);
  await letIn('read', 240);
  const sam = await office.signedIn(SAM);
  const ada = await office.signedIn(ADMINISTRATOR);
  const [consent] = (await ada.ask('office-support', { organizationId })).consents;
  assert(consent !== undefined, 'a consent is in force', consent);
  pass(60_000);
  await ada.send('end-support-consent', { organizationId, consentId: consent.consentId });
  expect(await isLetIn(sam)).toBe(false);
  expect((await sam.ask('session', {})).person).toBeNull();
  const { entries } = await ada.ask('office-log', { organizationId });
  expect(entries[0]).toMatchObject({
    type: 'support-ended',
    about: ['Sam Hill'],
    by: 'Ada Warren, audit administrator',
  });
});

test.each([
  { how: 'an administrator ends it', minutes: 240 },
  { how: 'its time is over', minutes: 1 },
])('a page of support hears no news any more once $how', async ({ minutes }) => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await letIn('read', minutes);
  const sam = await office.signedIn(SAM);
  const heard: string[] = [];
  const stream = await sam.fetch(`${office.origin}/api/live?auditId=${world.auditId}`, { method: 'GET' });
  const decoder = new TextDecoder();
  const news = () => sendNews(office.services.db, { auditId: world.auditId, ...FOR_ALL });
  await news();
  for await (const chunk of stream.body ?? []) {
    heard.push(decoder.decode(chunk));
    const told = heard.join('').split('event: changed').length - 1;
    if (told > 1) break;
    if (told === 0) continue;
    pass(60_000);
    const [consent] = (await ada.ask('office-support', { organizationId })).consents;
    if (consent !== undefined) await ada.send('end-support-consent', { organizationId, consentId: consent.consentId });
    await news();
  }
  // The stream has ended, and what came after the end was not told.
  expect(heard.join('').match(/event: changed/g)).toHaveLength(1);
});

test('support gives a second factor, and one whom the server names no longer is let in by no consent', async () => {
  pass(5 * HOUR);
  await letIn('act');
  const begun = await firstStep(office, SAM);
  expect(await begun.ask('session', {})).toMatchObject({ person: null, nextFactor: { step: 'add' } });
  expect(await isLetIn(begun)).toBe(false);
  const sam = await office.signedIn(SAM);
  expect(await isLetIn(sam)).toBe(true);
  const named = office.services.support;
  Object.assign(office.services, { support: [] });
  expect(await isLetIn(sam)).toBe(false);
  Object.assign(office.services, { support: named });
});

test('a consent holds no longer than whoever gave it is an administrator', async () => {
  pass(5 * HOUR);
  await letIn('act');
  const sam = await office.signedIn(SAM);
  expect(await isLetIn(sam)).toBe(true);
  const { pool, db } = office.services;
  const { rows } = await pool.query<{ person_id: string }>(
    'delete from organization_administrator where organization_id = $1 returning person_id',
    [organizationId],
  );
  expect(await isLetIn(sam)).toBe(false);
  expect(await loadGrants(db, world.samId, office.clock.now)).toEqual([]);
  for (const { person_id } of rows) {
    await pool.query('insert into organization_administrator values ($1, $2)', [organizationId, person_id]);
  }
  expect(await isLetIn(sam)).toBe(true);
});

test('who was let in is what the log says: an invented consent is named, and put right', async () => {
  const { db, blobs, now, pool } = office.services;
  const check = () => checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect((await check()).differences).toEqual([]);
  await pool.query("update support_consent set mode = 'act' where mode = 'read'");
  const places = (await check()).differences.map(({ place }) => place.split(':')[0]);
  expect(places).toEqual(['support_consent.mode']);
  await rebuildProjections(office.services, { repair: true });
  expect((await check()).differences).toEqual([]);
});
