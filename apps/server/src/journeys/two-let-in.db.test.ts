import type { CommandInput } from '@plumbline/api';
import type { BallotEvent } from '@plumbline/ballot-management';
import { eventOf } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { planPolling } from './plan-small-election.ts';

/*
 * A ballot room of an office with two administrators: nobody makes a second self, because whoever is let in is asked for by one and confirmed
 * by another.
 */

const office = await openTestOffice();
afterAll(() => office.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const ROSA = 'rosa@office.example';
const SECOND_SELF = 'ada.private@mail.example';
const world = { room: { electionId: '', jurisdiction: 'J1' } };

const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...world.room, ask: what });
const refused = (person: TestPerson, what: Ask) => person.refused('ask-ballot-room', { ...world.room, ask: what });
const roomOf = (person: TestPerson) => person.ask('ballot-room', world.room);

async function lastEvents(count: number): Promise<readonly BallotEvent[]> {
  const entries = await readLog(office.services.db, ballotChain(world.room));
  return entries.slice(-count).map((entry) => eventOf<BallotEvent>(entry).event);
}

const OPENING = { type: 'open-room', electionDay: '2026-11-03', profile: 'default' } as const;
const ADA = { person: 'ada', name: 'Ada Warren', signIn: ADMINISTRATOR };
const OTHER = { person: 'rosa', name: 'Rosa Ortiz', signIn: ROSA };

beforeAll(async () => {
  const { services } = office;
  const administrators = [{ email: ROSA, name: 'Rosa Ortiz' }];
  await enterOffice(services, { organization: 'Org', defaultState: 'CA', administrators });
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Audited');
  world.room.electionId = (await ada.ask('plan', { auditId })).election.electionId;
}, 60_000);

test('an office of two administrators opens a room by two of them, and not by one with two addresses', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  expect((await roomOf(ada)).takesTwo).toBe(true);
  const self = { person: 'ada2', name: 'Ada W.', signIn: SECOND_SELF };
  for (const second of [null, self]) {
    expect(await refused(ada, { ...OPENING, director: ADA, second })).toMatchObject({
      refusal: 'founders-not-administrators',
    });
  }
  expect(await refused(ada, { ...OPENING, director: ADA, second: { ...ADA, person: 'ada2' } })).toMatchObject({
    refusal: 'founders-are-one',
  });
  // Whoever manages the jurisdiction founds none in their names.
  const jane = await office.signedIn('jane@j1.example');
  expect(await refused(jane, { ...OPENING, director: ADA, second: OTHER })).toMatchObject({
    refusal: 'opener-is-no-founder',
  });
  await ask(ada, { ...OPENING, director: ADA, second: OTHER });
  expect((await roomOf(ada)).heading.isVouchedByOne).toBe(false);
});

test('what one asks for has no effect until the other has confirmed it', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await ask(ada, { type: 'take-oath', person: 'ada' });
  expect((await roomOf(ada)).view?.members.map(({ hasOath }) => hasOath)).toEqual([false, false]);
  const rosa = await office.signedIn(ROSA);
  const [waiting] = (await roomOf(rosa)).waiting;
  expect(waiting).toMatchObject({ what: 'oath', person: 'Ada Warren', by: ['Ada Warren'], mayConfirm: true });
  await ask(rosa, { type: 'confirm-grants', proposals: [waiting?.proposal ?? ''] });
  expect(await lastEvents(2)).toMatchObject([
    { type: 'grant-confirmed', by: ['rosa'] },
    { type: 'oath-taken', person: 'ada', by: ['ada', 'rosa'] },
  ]);
  expect((await roomOf(ada)).waiting).toEqual([]);
});

test('one person makes no second self, with another mailbox neither', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await ask(ada, { type: 'enrol-person', person: 'self', name: 'Somebody Else', party: null });
  await ask(ada, { type: 'add-sign-in', person: 'self', signIn: SECOND_SELF });
  const duty = { duty: 'coordinator', place: null, from: '2026-11-01', until: null, isExternal: false } as const;
  await ask(ada, { type: 'assign-duty', person: 'self', ...duty });
  const proposals = (await roomOf(ada)).waiting.map(({ proposal }) => proposal);
  expect(proposals).toHaveLength(2);
  expect((await roomOf(ada)).waiting.map(({ mayConfirm }) => mayConfirm)).toEqual([false, false]);
  expect(await refused(ada, { type: 'confirm-grants', proposals })).toMatchObject({ refusal: 'confirmed-by-proposer' });
  expect(await lastEvents(1)).toMatchObject([{ type: 'act-refused', code: 'confirmed-by-proposer', by: ['ada'] }]);
  // The address opens nothing.
  const self = await office.signedIn(SECOND_SELF);
  expect(await self.client.ask('ballot-room', world.room)).toMatchObject({ ok: false });
  // Nor does whoever it is for confirm what another has asked.
  await ask(ada, { type: 'take-oath', person: 'rosa' });
  const rosa = await office.signedIn(ROSA);
  const own = (await roomOf(rosa)).waiting.find(({ person }) => person === 'Rosa Ortiz');
  expect(own?.mayConfirm).toBe(false);
  expect(await refused(rosa, { type: 'confirm-grants', proposals: [own?.proposal ?? ''] })).toMatchObject({
    refusal: 'confirmed-by-themselves',
  });
});

test('the other sees the address and the duty, confirms both at once, and from then on somebody is let in', async () => {
  const rosa = await office.signedIn(ROSA);
  const waiting = (await roomOf(rosa)).waiting.filter(({ person }) => person === 'Somebody Else');
  expect(waiting).toMatchObject([
    { what: 'sign-in', address: SECOND_SELF, mayConfirm: true },
    { what: 'duty', duty: 'coordinator', mayConfirm: true },
  ]);
  await ask(rosa, { type: 'confirm-grants', proposals: waiting.map(({ proposal }) => proposal) });
  const self = await office.signedIn(SECOND_SELF);
  expect((await roomOf(self)).heading.you).toMatchObject({ person: 'self', duties: ['coordinator'] });
  expect(await refused(rosa, { type: 'confirm-grants', proposals: [waiting[0]?.proposal ?? ''] })).toMatchObject({
    refusal: 'unknown',
  });
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('what was asked for is taken back, and is confirmed by nobody any more', async () => {
  const rosa = await office.signedIn(ROSA);
  const [own] = (await roomOf(rosa)).waiting;
  await ask(rosa, { type: 'withdraw-grant', proposal: own?.proposal ?? '' });
  expect((await roomOf(rosa)).waiting).toEqual([]);
  const self = await office.signedIn(SECOND_SELF);
  expect(await refused(self, { type: 'confirm-grants', proposals: [own?.proposal ?? ''] })).toMatchObject({
    refusal: 'unknown',
  });
});
