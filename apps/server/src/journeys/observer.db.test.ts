import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { openBoard } from '../testing/open-board.ts';
import { placesAllowed, WAYS_IN, type WayIn } from '../testing/permission-table.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound } from './plan-audit.ts';
import { planBatches, planPolling } from './plan-small-election.ts';

/* Somebody is invited to watch an audit, reads it, and does nothing in it. */

const office = await openTestOffice();
afterAll(() => office.close());
const OBSERVER = 'olive@watch.example';
const DAY_MS = 24 * 60 * 60_000;
const CANARY = 'Kestrel over the third line';
const BOARD = 'Audit Board #01';
const world: { auditId: string; batchesId: string; link: string; people: Readonly<Record<string, TestPerson>> } = {
  auditId: '',
  batchesId: '',
  link: '',
  people: {},
};

function person(name: 'ada' | 'jane' | 'olive'): TestPerson {
  const found = world.people[name];
  assert(found !== undefined, 'everybody is signed in before the first test', name);
  return found;
}

/** By the code in the message, as people do. */
async function signInByCode(email: string): Promise<TestPerson> {
  const desk = office.nobody();
  await desk.send('request-sign-in-code', { email });
  const { messages } = await desk.ask('outbox', {});
  const text = messages.find((one) => one.to === email)?.text ?? '';
  await desk.send('sign-in-with-code', { email, code: /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(text)?.[0] ?? '' });
  return desk;
}

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Watched');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  for (const jurisdiction of ['J1', 'J2']) await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
  const { link } = await jane.send('rotate-board-link', { auditId, jurisdiction: 'J1', board: BOARD });
  const board = office.nobody();
  await openBoard(office.services, board, link);
  const place = { auditId, jurisdiction: 'J1', board: BOARD };
  await board.send('name-board-members', { ...place, members: ['Ann', 'Ben'] });
  const { ballots, contests } = await board.ask('board', place);
  const interpretations = Object.fromEntries(
    contests.map(({ name }) => [name, { kind: 'blank', invalidWriteIn: true, note: CANARY } as const]),
  );
  const record = { state: 'audited', interpretations } as const;
  await board.send('record-ballot', { ...place, ballot: ballots[0]?.ballot ?? '', record, basedOn: null });
  const batches = await planBatches(office, ada, { name: 'Watched batches' });
  await openFirstRound(ada, { auditId: batches.auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  for (const watched of [auditId, batches.auditId]) {
    await ada.send('invite-observer', { auditId: watched, email: OBSERVER, name: 'Olive Reed', days: 30 });
  }
  const olive = await signInByCode(OBSERVER);
  Object.assign(world, { auditId, batchesId: batches.auditId, link, people: { ada, jane, olive } });
}, 120_000);

/** Every address from which an observer may read, with all that it may want to know. */
function readings(auditId: string, jurisdiction: string): readonly (readonly [WayIn, string])[] {
  const search = new URLSearchParams({ auditId, jurisdiction, board: BOARD, organizationId: office.organizationId });
  const whole = new URLSearchParams({ auditId });
  const contest =
    '{"choices":[{"name":"A","votes":6},{"name":"B","votes":3}],"winners":1,"votesAllowed":1,"ballots":10}';
  for (const [name, value] of Object.entries({ contest, limitPercent: '5' })) search.set(name, value);
  return WAYS_IN.filter((way) => (way.kind === 'query' || way.kind === 'download') && way.name !== '/api/live')
    .filter((way) => placesAllowed(way, 'observer').includes('own'))
    .map((way) => {
      const path = way.kind === 'query' ? `/api/queries/${way.name}` : way.name;
      return [way, `${path}?${way.kind === 'download' && way.noun === 'audit' ? whole : search}`] as const;
    });
}

/**
 * What this person reads everywhere, by what they asked. Without the outbox: where no mail server is set, everybody at this computer reads
 * all messages there, signed in or not.
 */
async function readAll(reader: TestPerson): Promise<ReadonlyMap<string, { status: number; text: string }>> {
  const read = new Map<string, { status: number; text: string }>();
  for (const auditId of [world.auditId, world.batchesId]) {
    for (const jurisdiction of ['J1', 'J2', 'J3']) {
      for (const [way, address] of readings(auditId, jurisdiction)) {
        if (way.name === 'outbox') continue;
        const response = await reader.fetch(`${office.origin}${address}`, { method: 'GET' });
        read.set(`${way.kind} ${way.name} ${way.of ?? ''} ${auditId} ${jurisdiction}`, {
          status: response.status,
          text: await response.text(),
        });
      }
    }
  }
  return read;
}

/** What an observer never learns, by name. */
async function secrets(): Promise<Readonly<Record<string, RegExp>>> {
  const people = await office.services.db.selectFrom('person').select('email').execute();
  const addresses = people.map(({ email }) => email).filter((email) => email !== OBSERVER);
  const token = world.link.split('/').at(-1) ?? '';
  assert(addresses.length >= 3 && token.length === 11, 'there is something to look for', { addresses, token });
  const literally = (texts: readonly string[]) =>
    new RegExp(texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'i');
  return {
    'an address': literally(addresses),
    'a link': literally([token, '/auditboard/', 'sign-in/']),
    'a mark of a card': literally([CANARY, 'invalidWriteIn']),
  };
}

test('nothing that an observer may read tells an address, a link, or what a board saw on a card before the end', async () => {
  const found: string[] = [];
  const read = await readAll(person('olive'));
  for (const [secret, pattern] of Object.entries(await secrets())) {
    for (const [what, { text }] of read) if (pattern.test(text)) found.push(`${secret} in ${what}`);
  }
  expect(found).toEqual([]);
  const answered = [...read].filter(([, { status }]) => status === 200).map(([what]) => what.split(' ')[1]);
  expect([...new Set(answered)]).toEqual(
    expect.arrayContaining([
      'home',
      'plan',
      'commitment',
      'round-progress',
      'votes-seen',
      'jurisdiction',
      'log',
      '/api/draws',
      '/api/retrieval-list.csv',
    ]),
  );
});

test('the same search finds addresses, links and marks in what those read who work in the audit', async () => {
  const pattern = await secrets();
  const texts = async (reader: TestPerson) => [...(await readAll(reader)).values()].map(({ text }) => text).join('\n');
  const ofAda = await texts(person('ada'));
  expect(pattern['an address']?.test(ofAda)).toBe(true);
  // A note is a digest in the log, and the text beside it.
  expect(pattern['a mark of a card']?.test(ofAda)).toBe(true);
  expect(pattern['a link']?.test(await texts(person('jane')))).toBe(true);
});

test('an observer reads plan, files, commitment, seed and draws, is told that it is read only, and offered nothing to do', async () => {
  const olive = person('olive');
  const { auditId } = world;
  const { heading, plan, participants } = await olive.ask('plan', { auditId });
  expect(heading).toMatchObject({ readOnly: true, abilities: {}, twoPersons: null });
  expect(plan.contests.map(({ name }) => name)).toEqual(['Contest 1', 'Contest 2']);
  expect(participants.registered?.sha256).toMatch(/^[0-9a-f]{64}$/);
  const committed = await olive.ask('commitment', { auditId });
  expect(committed).toMatchObject({ seed: '1234567890', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(committed.files.map(({ kind }) => kind)).toEqual(['participants', 'manifest', 'manifest']);
  expect(await olive.download(`/api/draws?auditId=${auditId}&round=1`)).not.toBe('');
  const { jurisdictions } = await olive.ask('round-progress', { auditId });
  expect(jurisdictions.find((one) => one.jurisdiction === 'J1')).toMatchObject({ status: 'in-progress' });
  expect(await olive.ask('session', {})).toMatchObject({ person: { role: 'observer', name: 'Olive Reed' } });
  const { observed } = await olive.ask('home', {});
  expect(observed.map(({ audit }) => audit.name).sort()).toEqual(['Watched', 'Watched batches']);
});

test('what a jurisdiction found is read when it has finished, and the whole report when the round is closed', async () => {
  const [jane, olive, auditId] = [person('jane'), person('olive'), world.batchesId];
  const inJ2 = { auditId, jurisdiction: 'J2' };
  const count = (jurisdiction: string, batch: string) => {
    const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
    return jane.send('record-batch', { auditId, jurisdiction, batch, sheets: [{ name: 'S', votes }], basedOn: null });
  };
  await count('J2', 'Batch 3');
  expect(await olive.ask('jurisdiction', inJ2)).toMatchObject({
    batches: [],
    batchVersions: {},
    comparisonsVisible: false,
  });
  const report = (jurisdiction?: string) =>
    olive.fetch(
      `${office.origin}/api/audit-report.csv?${new URLSearchParams({ auditId, ...(jurisdiction && { jurisdiction }) })}`,
      { method: 'GET' },
    );
  expect(await (await report('J2')).json()).toMatchObject({ status: 403, detail: expect.stringContaining('J2') });
  await jane.send('finalize-tallies', inJ2);
  const { batches } = await olive.ask('jurisdiction', inJ2);
  expect(batches.map(({ batch, lastEditedBy }) => ({ batch, lastEditedBy }))).toEqual([
    { batch: 'Batch 3', lastEditedBy: '' },
  ]);
  const text = await (await report('J2')).text();
  expect(text).toContain('Batch 3');
  expect(text).not.toContain(FIRST_MANAGER);
  expect((await report()).status).toBe(403);
  for (const batch of ['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']) await count('J1', batch);
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  await person('ada').send('close-round', { auditId, round: 1 });
  const whole = await report();
  expect(whole.status).toBe(200);
  expect(await whole.text()).not.toMatch(/@j1\.example|@j3\.example/);
  expect((await olive.ask('votes-seen', { auditId })).contests).toHaveLength(1);
});

test('whoever works in the audit is not invited to watch it', async () => {
  const { auditId } = world;
  for (const email of [ADMINISTRATOR, FIRST_MANAGER.toUpperCase()]) {
    const refused = await person('ada').refused('invite-observer', { auditId, email, name: 'Somebody', days: 1 });
    expect(refused.code).toBe('observer-takes-part');
  }
});

test('the log of the office says who was invited, and each time they signed in', async () => {
  const { entries } = await person('ada').ask('office-log', { organizationId: office.organizationId });
  const ofOlive = entries.filter(({ about }) => about.includes('Olive Reed')).map(({ type }) => type);
  expect(ofOlive.slice(0, 4)).toEqual(['signed-in', 'sign-in-code-sent', 'observer-invited', 'observer-invited']);
  const { messages } = await office.nobody().ask('outbox', {});
  const invitation = messages.find((one) => one.to === OBSERVER && one.subject.includes('Watched batches'));
  expect(invitation?.text).toContain('until December 10, 2026');
});

test('an administrator ends it at once, and it ends by itself', async () => {
  const { auditId, batchesId } = world;
  const [ada, olive] = [person('ada'), person('olive')];
  const { observers } = await ada.ask('observers', { auditId });
  expect(observers).toMatchObject([{ name: 'Olive Reed', email: OBSERVER, isOver: false }]);
  await ada.send('end-observer', { auditId, personId: observers[0]?.personId ?? '' });
  const asked = (id: string) => olive.client.ask('commitment', { auditId: id });
  expect(await asked(auditId)).toMatchObject({ ok: false, error: { status: 404 } });
  expect(await asked(batchesId)).toMatchObject({ ok: true });
  expect((await ada.refused('end-observer', { auditId, personId: observers[0]?.personId ?? '' })).code).toBe(
    'not-found',
  );
  office.clock.now = new Date(office.clock.now.getTime() + 30 * DAY_MS);
  const again = await signInByCode(OBSERVER);
  expect(await again.client.ask('commitment', { auditId: batchesId })).toMatchObject({
    ok: false,
    error: { status: 404 },
  });
  expect((await again.ask('home', {})).observed).toEqual([]);
  const later = await office.signedIn(ADMINISTRATOR);
  expect((await later.ask('observers', { auditId: batchesId })).observers).toMatchObject([{ isOver: true }]);
  await later.send('invite-observer', { auditId: batchesId, email: OBSERVER, name: 'Olive Reed', days: 1 });
  expect(await again.client.ask('commitment', { auditId: batchesId })).toMatchObject({ ok: true });
});

test('who may watch is what the log says: an invented observer and a later end are named, and put right', async () => {
  const { db, blobs, now } = office.services;
  const check = () => checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect((await check()).differences).toEqual([]);
  await office.services.pool.query("update audit_observer set until = until + interval '1 day'");
  await office.services.pool.query(
    `insert into audit_observer select $1, id, now(), now() from person where email = $2`,
    [world.auditId, FIRST_MANAGER],
  );
  const places = (await check()).differences.map(({ place }) => place.split(':')[0]);
  expect(places.toSorted()).toEqual(['audit_observer', 'audit_observer.until']);
  await rebuildProjections(office.services, { repair: true });
  expect((await check()).differences).toEqual([]);
});
