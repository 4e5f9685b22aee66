import { documentAddress, type Problem, ProblemSchema, retrievalListAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { atTamarack } from './load-tamarack.ts';
import { openFirstRound, planAudit } from './plan-audit.ts';
import { countyBut, type ScenarioRoom, scenarioRoom } from './scenario-rooms.ts';

/* A county whose manifest comes from its ballot room, and whose retrieval list is in the order in which one walks through its storage. */

const office = await openTestOffice();
afterAll(() => office.close());
office.clock.now = new Date('2026-11-18T15:00:00Z');

const JURISDICTION = 'Tamarack';
const world = { auditId: '', room: Object.create(null) as ScenarioRoom };
const people = { ada: Object.create(null) as TestPerson, osei: Object.create(null) as TestPerson };
const inAudit = () => ({ auditId: world.auditId, jurisdiction: JURISDICTION });

/** In the order of the way: the tenth aisle is behind the second, whatever the containers are called. */
const SLOTS = {
  'BOX-M-04': 'Aisle 1, shelf 1',
  'BOX-M-01': 'Aisle 1, shelf 2',
  'BOX-ED-03': 'Aisle 2, shelf 1',
  'BOX-EV-N': 'Aisle 4, shelf 1',
  'BOX-M-03': 'Aisle 4, shelf 10',
  'BOX-ED-01': 'Aisle 9',
  'BOX-M-02': 'Aisle 10, shelf 1',
  'BOX-EV-S': 'Aisle 10, shelf 2',
  'BOX-ED-02': 'Aisle 11',
  'BOX-ED-04': 'Aisle 20',
};
const WAY = Object.entries(SLOTS).map(([container, slot]) => [slot, container]);

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const [contest] = POLLING.contests;
  const auditId = await planAudit(office, ada, {
    name: 'Polling',
    type: 'ballot-polling',
    contests: [{ ...contest, totalBallots: 5960, jurisdictions: [JURISDICTION] }],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${atTamarack('osei')}\n`,
  });
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const room = scenarioRoom(office, { electionId, jurisdiction: JURISDICTION });
  const slotOf = (container: string) => SLOTS[container as keyof typeof SLOTS];
  await room.load(
    countyBut((command) =>
      command.type === 'store-container' ? { ...command, slot: slotOf(command.container) } : command,
    ),
  );
  Object.assign(world, { auditId, room });
  await room.freeze('osei');
  Object.assign(people, { ada, osei: await room.signedIn('osei') });
  await people.osei.send('register-ballot-manifest', inAudit());
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 200 } });
}, 240_000);

/** Where the rows of the list lead, each place once. */
async function wayOfList(person: TestPerson): Promise<readonly (readonly string[])[]> {
  const text = await person.download(retrievalListAddress(inAudit()));
  const [header = '', ...rows] = text.trimEnd().split('\r\n');
  const columns = header.split(',');
  const cells = rows.map((row) => row.match(/"[^"]*"|[^,]+|(?<=,|^)(?=,|$)/g) ?? []);
  const at = (name: string) => columns.indexOf(name);
  const places = cells.map((row) => [row[at('Shelf')]?.replaceAll('"', '') ?? '', row[at('Container')] ?? '']);
  return [...new Map(places.map((place) => [place.join(), place])).values()];
}

/** Why a file is not given. */
async function refusalOf(person: TestPerson, address: string): Promise<Problem> {
  const response = await person.fetch(`${office.origin}${address}`, { method: 'GET' });
  return ProblemSchema.parse(await response.json());
}

test('B7 SB-12 the list, as a file, on paper and on the desk, is in the order in which one walks', async () => {
  const { osei } = people;
  const { room, stops } = await osei.ask('stops-to-fetch', inAudit());
  expect(room).toEqual({ electionId: world.room.place().electionId });
  expect(stops.map(({ shelf, container }) => [shelf?.slot, container])).toEqual(WAY);
  expect(new Set(stops.map(({ shelf }) => shelf?.area))).toEqual(new Set(['Vault A']));
  const { line } = await osei.ask('jurisdiction', inAudit());
  const units = stops.flatMap(({ batches }) => batches.map((one) => one.units));
  expect(units.reduce((sum, one) => sum + one, 0)).toBe(line.units);
  expect(await wayOfList(osei)).toEqual(WAY);

  const address = documentAddress({ ...inAudit(), document: 'ballot-retrieval-list' });
  const { pages } = await readPdf(await osei.downloadBytes(address));
  const text = pages
    .map((page) => page.text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  const found = WAY.map(([slot, container]) => text.indexOf(`Vault A · ${slot} · Container ${container}`));
  expect(found).toEqual(found.filter((at) => at >= 0).toSorted((a, b) => a - b));
  // No number of a seal that is expected stands on a list.
  expect(text).not.toMatch(/\b00\d{5}\b/);
}, 120_000);

test('whoever only watches reads the list as the manifest has it, and is not told what stands where', async () => {
  const watching = { email: 'olive@watchers.example', name: 'Olive Reed', days: 3 };
  await people.ada.send('invite-observer', { auditId: world.auditId, ...watching });
  const olive = await office.signedIn(watching.email);
  expect(await olive.client.ask('stops-to-fetch', inAudit())).toMatchObject({ ok: false, error: { status: 403 } });
  const list = await olive.download(retrievalListAddress(inAudit()));
  expect(list.split('\r\n')[0]).toMatch(/^Batch Name,/);
  expect(list).not.toContain('Vault');
});

test('B7 SB-12 what two have taken off its shelf comes last', async () => {
  const { osei } = people;
  await world.room.ask('pham gorski', { type: 'take-custody', container: 'BOX-M-04', purpose: 'to be weighed' });
  const [[, first] = [], ...others] = WAY;
  expect(await wayOfList(osei)).toEqual([...others, ['On no shelf now', first]]);
  const { stops } = await osei.ask('stops-to-fetch', inAudit());
  expect(stops.at(-1)).toMatchObject({ shelf: null, container: 'BOX-M-04' });
  await world.room.ask('pham gorski', {
    type: 'store-container',
    container: 'BOX-M-04',
    area: 'Vault A',
    slot: SLOTS['BOX-M-04'],
  });
  expect(await wayOfList(osei)).toEqual(WAY);
}, 60_000);

test('B7 SB-10 while a container is missing there is no list that leads to it, on no way; once it is released there is', async () => {
  const { osei, ada } = people;
  const { room } = world;
  const inBox = ['MB-009', 'MB-010', 'MB-011', 'MB-012'];
  const list = retrievalListAddress(inAudit());
  const print = documentAddress({ ...inAudit(), document: 'ballot-retrieval-list' });
  const kinds = async () =>
    (await osei.ask('documents', { ...inAudit(), paper: 'letter' })).documents.map(({ kind }) => kind);
  const take = { ...inAudit(), part: null, person: 'Rita Runner', way: { by: 'printed' } } as const;
  expect(await kinds()).toContain('ballot-retrieval-list');
  await room.ask('pham', {
    type: 'report-missing',
    container: 'BOX-M-03',
    incident: 'BOX-M-03 missing',
    since: '2026-11-08T16:20:00-05:00',
  });

  const { stops } = await osei.ask('stops-to-fetch', inAudit());
  const stop = stops.find(({ container }) => container === 'BOX-M-03');
  expect(stop).toMatchObject({ shelf: null, condition: 'missing' });
  expect(inBox).toEqual(expect.arrayContaining(stop?.batches.map(({ batch }) => batch) ?? ['none']));
  for (const person of [osei, ada]) {
    const refused = await refusalOf(person, list);
    expect(refused).toMatchObject({ status: 409, code: 'containers-not-to-fetch' });
    expect(refused.detail).toContain('BOX-M-03 (MB-009');
  }
  expect(await refusalOf(osei, print)).toMatchObject({ status: 409, code: 'containers-not-to-fetch' });
  expect(await osei.refused('take-list', take)).toMatchObject({ code: 'containers-not-to-fetch' });
  expect(await kinds()).not.toContain('ballot-retrieval-list');
  // What does not lead there is printed as before.
  expect(await kinds()).toContain('placeholder-sheets');

  await room.ask('pham gorski', { type: 'report-found', container: 'BOX-M-03', area: 'Loading dock' });
  expect(await refusalOf(osei, list)).toMatchObject({ code: 'containers-not-to-fetch' });
  await room.ask('diaz kim', {
    type: 'recount-container',
    container: 'BOX-M-03',
    batches: [{ batch: 'MB-009', cards: 200 }],
  });
  await room.ask('reyes', { type: 'release-container', container: 'BOX-M-03', statement: 'Counted, seals intact' });
  expect((await wayOfList(osei)).at(-1)).toEqual(['On no shelf now', 'BOX-M-03']);
  await osei.send('take-list', take);
}, 120_000);
