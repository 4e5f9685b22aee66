import { createHash } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';

/* An application over HTTP: the released packet is submitted by two people and stays as it is, and feedback is a task that its owner finds. */

const office = await openTestOffice();
afterAll(() => office.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const world = { room: { electionId: '', jurisdiction: 'Tamarack' } };
const signedIn = (person: string) => office.signedIn(atTamarack(person));
const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...world.room, ask: what });
const refused = (person: TestPerson, what: Ask) => person.refused('ask-ballot-room', { ...world.room, ask: what });
const STANDARD = 'secure-ballot-management';
const of = { standard: STANDARD } as const;
const SUBMIT = { type: 'propose-application-step', ...of, step: { step: 'submit' } } as const;

beforeAll(async () => {
  world.room = await loadTamarack(office, () => commandsOf(setUp()));
});

async function applicationOf(person: TestPerson) {
  const { applications, ...rest } = await person.ask('ballot-application', world.room);
  const [application] = applications;
  if (application === undefined) throw new Error('there is a standard');
  return { ...rest, application };
}

/** Builds a packet and releases it; answers its file. */
async function releasePacket(publisher: TestPerson, director: TestPerson) {
  const publication = 'certification-packet' as const;
  await ask(publisher, { type: 'propose-publication', publication, file: null });
  const { publications } = await director.ask('ballot-standard', world.room);
  const file = publications.find((one) => one.publication === publication)?.proposed?.file;
  if (file === null || file === undefined) throw new Error('a packet is proposed');
  await ask(director, { type: 'release-publication', publication, file } as Ask);
  const { packet } = await applicationOf(director);
  if (packet === null) throw new Error('a packet is released');
  return packet;
}

async function digestOfPacket(person: TestPerson, search: Readonly<Record<string, string>>): Promise<string | number> {
  const address = `${office.origin}/api/ballot-packet.zip?${new URLSearchParams({ ...world.room, ...search })}`;
  const answer = await person.fetch(address, { method: 'GET' });
  if (answer.status !== 200) return answer.status;
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
}

test('B9 what was submitted stays as it is, whatever is released since, and comes from two people', async () => {
  const [quist, osei, reyes] = await Promise.all(['quist', 'osei', 'reyes'].map(signedIn));
  const ada = await office.signedIn(ADMINISTRATOR);
  if (quist === undefined || osei === undefined || reyes === undefined) throw new Error('they are enrolled');
  expect((await applicationOf(osei)).application).toMatchObject({ state: 'preparing', submissions: [], feedback: [] });
  expect(await refused(quist, SUBMIT)).toMatchObject({ refusal: 'packet-not-released' });
  expect(await digestOfPacket(reyes, { which: 'submitted' })).toBe(404);
  const file = await releasePacket(quist, osei);
  await ask(quist, SUBMIT);
  const step = { step: 'submit', file } as const;
  expect(await refused(quist, { type: 'confirm-application-step', ...of, step })).toMatchObject({
    refusal: 'duty-missing',
  });
  expect((await applicationOf(quist)).application.proposed).toMatchObject({ step, isYours: true });
  expect((await applicationOf(osei)).application.proposed).toMatchObject({ by: ['quist'], isYours: false });
  await ask(osei, { type: 'confirm-application-step', ...of, step });
  const record = { type: 'record-feedback', ...of, bullet: 'B5', owner: 'reyes' } as const;
  await ask(osei, {
    ...record,
    about: { part: 'procedure', procedure: 'PR-3' },
    text: 'Say how often ballots are compared with voters.',
    due: '2099-12-01',
  });
  const open = async () => (await reyes.ask('ballot-room', world.room)).view?.feedback;
  expect(await open()).toEqual([{ item: 1, bullet: 'B5', due: '2099-12-01', isOver: false }]);
  expect((await osei.ask('ballot-room', world.room)).view?.feedback).toEqual([]);

  // Who is no person of the room sees that there is an item, and not its words.
  expect((await applicationOf(ada)).application.feedback).toMatchObject([{ item: 1, text: null, mayAnswer: false }]);
  const seen = (await applicationOf(reyes)).application;
  expect(seen).toMatchObject({
    state: 'feedback',
    feedback: [
      {
        text: { state: 'kept', text: 'Say how often ballots are compared with voters.' },
        ownerName: 'reyes',
        isOpen: true,
        mayAnswer: true,
      },
    ],
  });
  await ask(reyes, { type: 'answer-feedback', ...of, item: 1, text: 'The second part of PR-3 says it now.' });
  expect(await open()).toEqual([]);

  const second = await releasePacket(quist, osei);
  expect(second.sha256).not.toBe(file.sha256);
  await ask(quist, SUBMIT);
  await ask(osei, { type: 'confirm-application-step', ...of, step: { step: 'submit', file: second } });
  const { application } = await applicationOf(osei);
  expect([application.state, application.submissions.map((one) => one.file.sha256)]).toEqual([
    'resubmitted',
    [file.sha256, second.sha256],
  ]);
  // The bytes that were submitted first are still there, by their digest; others by this name are not.
  expect(await digestOfPacket(reyes, { which: 'submitted', sha256: file.sha256 })).toBe(file.sha256);
  expect(await digestOfPacket(reyes, { which: 'submitted' })).toBe(second.sha256);
  expect(await digestOfPacket(reyes, { which: 'submitted', sha256: 'ab'.repeat(32) })).toBe(404);

  const certified = { step: 'certify', from: '2026-12-01', until: '2099-11-30' } as const;
  await ask(quist, { type: 'propose-application-step', ...of, step: certified });
  await ask(osei, { type: 'confirm-application-step', ...of, step: certified });
  expect((await applicationOf(ada)).application).toMatchObject({
    state: 'certified',
    certifications: [{ proposedBy: ['quist'], by: ['E. Osei'], from: '2026-12-01', until: '2099-11-30' }],
  });
  // Two packets with twenty-seven printed forms each, on a machine that may be busy.
}, 240_000);
