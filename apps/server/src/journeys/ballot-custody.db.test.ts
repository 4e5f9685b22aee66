import { type CommandInput, type QueryName, queries } from '@plumbline/api';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { county, coverSheet, sealsOf } from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { joinAtDevice } from './join-at-device.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';

/*
 * What is sent is counted by those who receive it before anybody tells them how much it is, and what is expected on a container is read
 * before it is shown. Both are tried on every query that a room answers.
 */

const office = await openTestOffice();
afterAll(() => office.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const duty = { type: 'assign-duty', person: 'okafor', duty: 'custodian', place: null } as const;
const played = play(county(), by('osei', { ...duty, from: '2026-09-01', until: null, isExternal: false }));
const room = await loadTamarack(office, () => commandsOf(played));
const SENT = 73_191;
const BOX = 'BOX-ED-04';

const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...room, ask: what });
const refused = (person: TestPerson, what: Ask) => person.refused('ask-ballot-room', { ...room, ask: what });

/** Two of the county at the device of the first. */
async function together(first: string, second: string): Promise<TestPerson> {
  const person = await office.signedIn(atTamarack(first));
  await joinAtDevice(office, room, { device: person, email: atTamarack(second) });
  return person;
}

/** What else some queries ask for. The certificate of a container says its seals to those who prepare and review it: another one is asked. */
const RESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ballot-where': { find: BOX },
  'ballot-custody': { container: BOX },
  'ballot-form': { filled: `F-16 container:${BOX}` },
};
const OF_ROOMS = Object.keys(queries).filter((name) => name.startsWith('ballot-'));

/** Every answer about the room that somebody gets, by the name of the query. */
async function everyAnswer(person: TestPerson): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const name of OF_ROOMS) {
    const input = { ...room, ...RESTS[name] };
    const { data, ok } = await person.client
      .ask(name as QueryName, input as never)
      .then((answer) => ({ ok: answer.ok, data: JSON.stringify(answer.ok ? answer.value : answer.error) }));
    assert(ok, 'whoever is enrolled may ask', { name, data });
    answers.set(name, data);
  }
  return answers;
}

/** The queries whose answer holds a text, though not inside a longer one. */
async function telling(person: TestPerson, text: string): Promise<readonly string[]> {
  const shape = new RegExp(`(?<![0-9a-f])${text}(?![0-9a-f])`);
  return [...(await everyAnswer(person))].flatMap(([name, answer]) => (shape.test(answer) ? [name] : []));
}

test('what was sent is told to nobody but those who sent it, until it is counted', async () => {
  expect(OF_ROOMS.length).toBeGreaterThan(15);
  const senders = await together('pham', 'gorski');
  const [front, lid] = sealsOf(BOX);
  const read: Ask = {
    type: 'read-seals',
    container: BOX,
    readings: [
      { position: 'front', seal: front },
      { position: 'lid', seal: lid },
    ],
    condition: 'intact',
    incident: 'a reading',
  };
  await ask(senders, {
    type: 'send-transfer',
    transfer: 'T-1',
    from: 'VOTERS',
    to: 'RECEIVING',
    unit: 'envelopes',
    declared: SENT,
    container: BOX,
  });
  expect(await telling(senders, String(SENT))).toEqual(['ballot-custody']);

  // Neither one of them with somebody who did not send it, nor an administrator who is not enrolled.
  const ada = await office.signedIn(ADMINISTRATOR);
  const mixed = await together('gorski', 'diaz');
  const receivers = await together('diaz', 'kim');
  for (const person of [ada, mixed, receivers]) expect(await telling(person, String(SENT))).toEqual([]);

  const receive: Ask = { type: 'receive-transfer', transfer: 'T-1', counted: SENT - 1 };
  expect(await refused(receivers, receive)).toMatchObject({ refusal: 'seals-not-read' });
  await ask(receivers, read);
  expect(await telling(receivers, String(SENT))).toEqual([]);
  await ask(receivers, receive);
  const { transfers } = await receivers.ask('ballot-custody', room);
  expect(transfers).toMatchObject([
    { transfer: 'T-1', declared: SENT, variance: 1, received: [{ counted: SENT - 1 }] },
  ]);
}, 120_000);

test('what is expected on a container is shown to those who have read it, and to nobody else', async () => {
  const [front] = sealsOf('BOX-M-04');
  const station = await together('pham', 'okafor');
  const other = await office.signedIn(atTamarack('gorski'));
  expect(await telling(station, front)).toEqual([]);
  const readings = ['front', 'lid'].map((position, at) => ({ position, seal: sealsOf('BOX-M-04')[at] ?? '' }));
  const reading = { type: 'read-seals', container: 'BOX-M-04', condition: 'intact' } as const;
  const misread = readings.map(({ position, seal }) => ({ position, seal: seal.replace(/.$/, '9') }));
  await ask(other, { ...reading, readings: misread, incident: 'first' });
  expect(await telling(other, front)).toEqual([]);
  await ask(station, { ...reading, readings, incident: 'second' });
  expect(await telling(station, front)).toEqual(['ballot-station']);
  expect(await telling(other, front)).toEqual([]);
}, 120_000);

test('what went out to a board is shown at the station once it is counted back', async () => {
  const station = await together('pham', 'okafor');
  await ask(station, {
    type: 'check-out',
    container: 'BOX-M-04',
    board: 'Board 1',
    runner: 'gorski',
    purpose: 'audit',
  });
  const outNow = async () => (await station.ask('ballot-station', room)).out[0];
  expect((await outNow())?.batches.map(({ out }) => out)).toEqual([null, null, null, null]);
  const cards: Readonly<Record<string, number>> = { 'MB-013': 200, 'MB-014': 200, 'MB-015': 57, 'PROV-01': 14 };
  await ask(station, {
    type: 'count-back',
    container: 'BOX-M-04',
    batches: Object.entries(cards).map(([batch, count]) => ({ batch, cards: count, movedToReview: 0 })),
  });
  expect((await outNow())?.batches.map(({ back, out }) => [back, out])).toEqual([
    [200, 200],
    [200, 200],
    [57, 57],
    [14, 15],
  ]);
  const home: Ask = {
    type: 'check-in',
    container: 'BOX-M-04',
    runner: 'gorski',
    isPaperworkComplete: true,
    isEntered: true,
  };
  expect(await refused(station, home)).toMatchObject({ refusal: 'count-back-differs' });
  // Who is to read the cover sheet of a batch again sees as little of what came back as of what went out.
  await ask(await office.signedIn(atTamarack('eze')), {
    type: 'amend-form',
    filled: 'F-13 batch:MB-013',
    fields: { ...coverSheet(13), outstacked: 1 },
    tables: {},
    reason: 'transcription',
    text: 'One was out-stacked and fed by hand',
    evidence: [{ kind: 'log', ref: 'log' }],
  });
  const reviewer = await office.signedIn(atTamarack('solberg'));
  const [hidden, other] = (await reviewer.ask('ballot-station', room)).out[0]?.batches ?? [];
  expect(hidden).toMatchObject({ batch: 'MB-013', out: null, back: null, movedToReview: null });
  expect(other).toMatchObject({ batch: 'MB-014', out: 200, back: 200 });
}, 120_000);

test('the log is read in words by what happened and by whom, to its beginning', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const sent = await ada.ask('ballot-log', { ...room, type: 'transfer-sent' });
  expect(sent.entries).toMatchObject([{ by: ['pham', 'gorski'], subjects: ['T-1', 'RECEIVING'] }]);
  expect((await ada.ask('ballot-log', { ...room, person: 'nakai', find: BOX })).entries).toEqual([]);
  let before: number | undefined;
  const numbers: number[] = [];
  for (let page = 0; page < 50; page += 1) {
    const answer = await ada.ask('ballot-log', before === undefined ? room : { ...room, before });
    numbers.push(...answer.entries.map(({ number }) => number));
    if (answer.next === null) break;
    before = answer.next;
  }
  const { heading } = await ada.ask('ballot-log', room);
  expect(numbers).toEqual(Array.from({ length: heading.entry }, (_, index) => heading.entry - index));
}, 120_000);
