import { randomUUID } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import { BALLOT_EVENT_SCHEMAS, type BallotEvent } from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { organizationChain } from '../stores/organizations.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { joinAtDevice } from './join-at-device.ts';
import { planPolling } from './plan-small-election.ts';

/*
 * A ballot room over HTTP: opened by an administrator, entered by those who are enrolled with an account of theirs, and by nobody else.
 */

const office = await openTestOffice();
afterAll(() => office.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const DORA = 'dora@county.example';
const PIA = 'pia@county.example';
const GUS = 'gus@county.example';
const world = { ada: Object.create(null) as TestPerson, room: { electionId: '', jurisdiction: 'J1' } };

async function events(): Promise<readonly BallotEvent[]> {
  const entries = await readLog(office.services.db, ballotChain(world.room));
  return entries.map((entry) => {
    const { event } = eventOf<BallotEvent>(entry);
    assert(event.type in BALLOT_EVENT_SCHEMAS, 'an event of a ballot room', event.type);
    return event;
  });
}

const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...world.room, ask: what });
const refused = (person: TestPerson, what: Ask) => person.refused('ask-ballot-room', { ...world.room, ask: what });

const join = (device: TestPerson, email: string) => joinAtDevice(office, world.room, { device, email });

async function enrol(by: TestPerson, person: string, email: string, duties: readonly string[]): Promise<void> {
  await ask(by, { type: 'enrol-person', person, name: person, party: null });
  await ask(by, { type: 'add-sign-in', person, signIn: email });
  await ask(by, { type: 'take-oath', person });
  for (const duty of duties) {
    const assigned = {
      type: 'assign-duty',
      person,
      duty,
      place: null,
      from: '2026-11-01',
      until: null,
      isExternal: false,
    };
    await ask(by, assigned as Ask);
  }
}

beforeAll(async () => {
  world.ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, world.ada, 'Audited');
  const { election } = await world.ada.ask('plan', { auditId });
  await world.ada.send('change-election', {
    electionId: election.electionId,
    name: 'General',
    date: '2026-11-03',
    state: 'CA',
  });
  world.room = { electionId: election.electionId, jurisdiction: 'J1' };
}, 60_000);

test('before it is opened a room says what it can be opened with, and nothing else can be asked', async () => {
  const before = await world.ada.ask('ballot-room', world.room);
  expect(before.view).toBeNull();
  expect(before.profiles[0]).toMatchObject({ profile: 'california', state: 'CA' });
  const problem = await refused(world.ada, { type: 'take-oath', person: 'dora' });
  expect(problem).toMatchObject({ code: 'ballot-room-refused', refusal: 'room-not-opened', status: 409 });
  expect(await events()).toEqual([]);
});

test('an administrator opens it for its director, whose address stands in no log', async () => {
  const director = { person: 'dora', name: 'Dora Osei', signIn: DORA };
  const opening: Ask = { type: 'open-room', electionDay: '2026-11-03', profile: 'california', director };
  // A manager of the jurisdiction opens none: the one administrator is who vouches for everybody.
  const jane = await office.signedIn('jane@j1.example');
  expect(await refused(jane, opening)).toMatchObject({ refusal: 'opener-is-no-founder' });
  await ask(world.ada, opening);
  const [opened] = await events();
  // Nine in the morning in Greenwich is one at night in California.
  expect(opened).toMatchObject({ type: 'room-opened', at: '2026-11-10T01:00:00.000-08:00', jurisdiction: 'J1' });
  const bodies = await office.services.pool.query<{ body: string }>('select body from log_entry');
  expect(bodies.rows.filter(({ body }) => body.includes('@county.example'))).toEqual([]);
  expect(await refused(world.ada, { type: 'take-oath', person: 'dora' })).toMatchObject({ refusal: 'sign-in-unknown' });
});

test('whoever is enrolled signs in with their own address and sees this room, and no other', async () => {
  const dora = await office.signedIn(DORA);
  await ask(dora, { type: 'take-oath', person: 'dora' });
  await enrol(dora, 'pia', PIA, ['custodian']);
  await enrol(dora, 'gus', GUS, ['custodian', 'coordinator']);
  const pia = await office.signedIn(PIA);
  const home = await pia.ask('home', {});
  expect(home.ballotRooms).toEqual([{ ...world.room, election: 'General' }]);
  expect((await pia.ask('ballot-room', world.room)).heading.you).toMatchObject({
    person: 'pia',
    duties: ['custodian'],
  });
  const listed = await pia.ask('ballot-rooms', { electionId: world.room.electionId });
  expect(listed.rooms.map(({ jurisdiction }) => jurisdiction)).toEqual(['J1']);
  const sibling = await pia.client.ask('ballot-room', { ...world.room, jurisdiction: 'J2' });
  expect(sibling).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

test('an act of two is refused to one, and the refusal is an entry of the room', async () => {
  const pia = await office.signedIn(PIA);
  const seals = { type: 'receive-seals', lot: 'L-1', first: '0001', last: '0100' } as const;
  const problem = await refused(pia, seals);
  expect(problem).toMatchObject({ code: 'ballot-room-refused', refusal: 'more-people-needed' });
  expect((await events()).at(-1)).toMatchObject({
    type: 'act-refused',
    by: ['pia'],
    command: 'receive-seals',
    code: 'more-people-needed',
  });
  await join(pia, GUS);
  const { heading } = await pia.ask('ballot-room', world.room);
  expect(heading.together).toMatchObject({ person: 'gus', until: '2026-11-10T17:00:00.000Z' });
  await ask(pia, seals);
  expect((await events()).at(-1)).toMatchObject({ type: 'seals-received', by: ['pia', 'gus'] });
  await pia.send('leave-ballot-room', world.room);
  expect(await refused(pia, { ...seals, lot: 'L-2' })).toMatchObject({ refusal: 'more-people-needed' });
  const { rows } = await office.services.pool.query<{ body: string }>(
    "select body from log_entry where chain = $1 and body like '%joint-session%' order by number",
    [organizationChain(office.organizationId)],
  );
  expect(rows.map(({ body }) => /"type":"([^"]+)"}$/.exec(body)?.[1])).toEqual([
    'joint-session-begun',
    'joint-session-ended',
  ]);
});

test('the second person ends it from another device', async () => {
  const pia = await office.signedIn(PIA);
  await join(pia, GUS);
  const gus = await office.signedIn(GUS);
  await gus.send('leave-ballot-room', world.room);
  expect((await pia.ask('ballot-room', world.room)).heading.together).toBeNull();
});

test('who ends all sessions of a person ends what that person shares at another device', async () => {
  const pia = await office.signedIn(PIA);
  await join(pia, GUS);
  await office.signedIn(GUS);
  const gus = await office.signedIn(GUS);
  await gus.send('end-other-sessions', {});
  expect((await pia.ask('ballot-room', world.room)).heading.together).toBeNull();
});

test('that holds for somebody who has only typed a code, and never had a session of their own', async () => {
  const dora = await office.signedIn(DORA);
  await enrol(dora, 'zoe', 'zoe@county.example', ['custodian']);
  const pia = await office.signedIn(PIA);
  await join(pia, 'zoe@county.example');
  expect((await pia.ask('ballot-room', world.room)).heading.together).toMatchObject({ person: 'zoe' });
  const { rows } = await office.services.pool.query<{ id: string }>('select person_id as id from joint_session');
  await world.ada.send('end-sessions-of-person', {
    organizationId: office.organizationId,
    personId: rows[0]?.id ?? '',
  });
  expect((await pia.ask('ballot-room', world.room)).heading.together).toBeNull();
});

test('nobody joins with a wrong code, as themselves, or without being enrolled', async () => {
  const pia = await office.signedIn(PIA);
  const wrong = { ...world.room, email: GUS, code: 'AAAA AAAA' };
  expect((await pia.refused('join-ballot-room', wrong)).code).toMatch(/^code-/);
  await expect(join(pia, PIA)).rejects.toThrow('same-person');
  await expect(join(pia, ADMINISTRATOR)).rejects.toThrow('not-in-ballot-room');
});

test('what is refused over and over is one entry, and an hour later one more that says how often', async () => {
  const pia = await office.signedIn(PIA);
  const before = (await events()).length;
  const alone = { type: 'take-inventory', area: 'Jane Doe', seen: [] } as const;
  for (let time = 0; time < 30; time += 1) {
    expect(await refused(pia, alone)).toMatchObject({ refusal: 'more-people-needed' });
  }
  const [told, ...others] = (await events()).slice(before);
  // What was typed and is nothing of the room stands in no entry.
  expect([told, others]).toMatchObject([{ type: 'act-refused', by: ['pia'], subject: 'take-inventory' }, []]);
  office.clock.now = new Date(office.clock.now.getTime() + 61 * 60_000);
  const dora = await office.signedIn(DORA);
  await ask(dora, { type: 'define-style', style: 'S9', cardsPerBallot: 1 });
  const after = (await events()).slice(before + 1);
  expect(after.filter((each) => 'command' in each && each.command === 'take-inventory')).toMatchObject([
    { type: 'act-refused-again', by: ['pia'], code: 'more-people-needed', times: 29 },
  ]);
  expect(after.at(-1)).toMatchObject({ type: 'style-defined' });
  expect((await dora.ask('ballot-room', world.room)).view?.refusedActs).toBeGreaterThanOrEqual(30);
});

test('an address that somebody without the duty wants to let in is that of nobody', async () => {
  const pia = await office.signedIn(PIA);
  const ghost = 'ghost@county.example';
  expect(await refused(pia, { type: 'add-sign-in', person: 'pia', signIn: ghost })).toMatchObject({
    refusal: 'duty-missing',
  });
  const { rows } = await office.services.pool.query('select id from person where email = $1', [ghost]);
  expect(rows).toEqual([]);
});

test('a room is opened for a jurisdiction of the election and for no other', async () => {
  const director = { person: 'dora', name: 'Dora Osei', signIn: DORA };
  const opening: Ask = { type: 'open-room', electionDay: '2026-11-03', profile: 'california', director };
  const elsewhere = { ...world.room, jurisdiction: 'Atlantis' };
  const ada = await office.signedIn(ADMINISTRATOR);
  expect(await ada.refused('ask-ballot-room', { ...elsewhere, ask: opening })).toMatchObject({
    code: 'not-found',
    detail: expect.stringContaining('Atlantis is not a jurisdiction of this election'),
  });
});

test('whatever ends that two act together is in the log of the office', async () => {
  const ends = async () => {
    const { rows } = await office.services.pool.query<{ ends: string }>(
      `select count(*) as ends from log_entry where chain = $1 and body like '%"joint-session-ended"%'`,
      [organizationChain(office.organizationId)],
    );
    return Number(rows[0]?.ends);
  };
  const before = await ends();
  const pia = await office.signedIn(PIA);
  await join(pia, GUS);
  // Another takes the place of the second; whoever owns the device signs out; all sessions of the second are ended.
  await join(pia, 'zoe@county.example');
  expect(await ends()).toBe(before + 1);
  await pia.send('sign-out', {});
  expect(await ends()).toBe(before + 2);
  const again = await office.signedIn(PIA);
  await join(again, GUS);
  await office.signedIn(GUS);
  await (await office.signedIn(GUS)).send('end-other-sessions', {});
  expect(await ends()).toBe(before + 3);
});

test('a text that was typed is kept beside the log, which holds its digest', async () => {
  const dora = await office.signedIn(DORA);
  const text = 'Count the ballots by hand before they are scanned.';
  await ask(dora, {
    type: 'draft-procedure',
    kind: 'procedure',
    procedure: 'PR-1',
    version: 1,
    topics: ['accounting'],
    text,
  });
  const drafted = (await events()).at(-1);
  assert(drafted?.type === 'procedure-drafted', 'the procedure was drafted', drafted?.type);
  const { rows } = await office.services.pool.query('select text from room_text where digest = $1', [
    drafted.text.digest,
  ]);
  expect(rows).toEqual([{ text }]);
});

test('the same command sent again is done once', async () => {
  const dora = await office.signedIn(DORA);
  const before = (await events()).length;
  const command = { ...world.room, ask: { type: 'define-style', style: 'S1', cardsPerBallot: 1 } } as const;
  const id = randomUUID();
  const first = await dora.client.send('ask-ballot-room', command, id);
  expect(await dora.client.send('ask-ballot-room', command, id)).toEqual(first);
  expect((await events()).length).toBe(before + 1);
});

test('what stands in the tables is what the log says, and a rebuild puts right what was changed', async () => {
  const { db, blobs, now } = office.services;
  const whole = await checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect(whole.differences).toEqual([]);
  await office.services.pool.query('delete from ballot_room_member');
  await office.services.pool.query("update room_text set text = 'Another'");
  const altered = await checkInstallation({ db, blobs, now, ownsTheLog: false });
  const placesOf = (report: typeof altered) => report.differences.map(({ place }) => place.split(':')[0]);
  expect(placesOf(altered)).toEqual(['ballot_room_member', 'room_text']);
  expect((await rebuildProjections(office.services, { repair: true })).differences).toHaveLength(4);
  const mended = await checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect(placesOf(mended)).toEqual(['room_text']);
});
