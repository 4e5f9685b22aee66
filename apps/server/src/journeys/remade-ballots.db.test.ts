import { documentAddress } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBallotRoom } from '../demonstration/load-ballot-room.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, planAudit, useFile } from './plan-audit.ts';

/*
 * A county that remade 38 damaged ballots, whose manifest comes from its ballot room. Whoever fetches, and whoever reads a card, is told which
 * numbers lie in the batch, so that the original is fetched with its duplicate.
 */

const office = await openTestOffice();
afterAll(() => office.close());

const JURISDICTION = 'Tamarack';
const addressOf = (account: string) => `${account}@tamarack.example`;
const FORM = 'F-14 duplication';
const world = { auditId: '', room: { electionId: '', jurisdiction: JURISDICTION } };
const people = { ada: Object.create(null) as TestPerson, osei: Object.create(null) as TestPerson };
const inAudit = () => ({ auditId: world.auditId, jurisdiction: JURISDICTION });

/** Three ballots were remade in each of the first nine mail batches, two in each of the next five, one in the last. */
function numbersIn(batch: string): readonly string[] {
  const number = Number(/^MB-(\d+)$/.exec(batch)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return [];
  const before = number <= 9 ? 3 * (number - 1) : 27 + 2 * (number - 10);
  const own = number <= 9 ? 3 : number === 15 ? 1 : 2;
  return Array.from({ length: own }, (_, at) => `D-${String(before + at + 1).padStart(3, '0')}`);
}

beforeAll(async () => {
  people.ada = await office.signedIn(ADMINISTRATOR);
  const [contest] = POLLING.contests;
  world.auditId = await planAudit(office, people.ada, {
    name: 'Polling',
    type: 'ballot-polling',
    contests: [{ ...contest, totalBallots: 5960, jurisdictions: [JURISDICTION] }],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${addressOf('osei')}\n`,
  });
  const { election } = await people.ada.ask('plan', { auditId: world.auditId });
  world.room = { electionId: election.electionId, jurisdiction: JURISDICTION };
  const { organizationId, services } = office;
  await loadBallotRoom(services, { place: world.room, organizationId, given: () => commandsOf(county()), addressOf });
  people.osei = await office.signedIn(addressOf('osei'));
}, 120_000);

const manifestIn = () => people.osei.ask('ballot-manifest', { ...world.room, form: 'by-batch' });

test('each row of the manifest says how many of its ballots were remade, and leads to the form that records them', async () => {
  const { rows } = await manifestIn();
  expect(rows).toHaveLength(30);
  for (const { name, remade } of rows) {
    const own = numbersIn(name);
    expect([name, remade]).toEqual([name, { ballots: own.length, forms: own.length === 0 ? [] : [FORM] }]);
  }
  expect(rows.reduce((sum, { remade }) => sum + remade.ballots, 0)).toBe(38);
});

test('the log of the room leads from an entry to the form that it is about', async () => {
  const { entries } = await people.ada.ask('ballot-log', { ...world.room, type: 'form-entered', find: FORM });
  expect(entries.map(({ form }) => form)).toEqual([FORM]);
  const { entries: others } = await people.ada.ask('ballot-log', { ...world.room, type: 'batch-created' });
  expect(new Set(others.map(({ form }) => form))).toEqual(new Set([null]));
});

test('a manifest of another file says nothing of remade ballots: its batches may be others', async () => {
  const { rows } = await manifestIn();
  // The same batches, with line ends of another program.
  const text = `Batch Name,Number of Ballots\n${rows.map(({ name, cards }) => `${name},${cards}\n`).join('')}`;
  await useFile(people.osei, { ...inAudit(), kind: 'manifest' }, text);
  expect(await people.ada.ask('remade-ballots', inAudit())).toEqual({ room: null, batches: [] });
});

test('whoever fetches and whoever reads a card is told the numbers of the remade ballots in the drawn batches', async () => {
  const { ada, osei } = people;
  const { form, file } = await manifestIn();
  await osei.send('ask-ballot-room', { ...world.room, ask: { type: 'freeze-manifest', form, file } as never });
  await osei.send('register-ballot-manifest', inAudit());
  const forms = { electionId: world.room.electionId, forms: [] };
  expect(await ada.ask('remade-ballots', inAudit())).toEqual({ room: forms, batches: [] });

  await openFirstRound(ada, { auditId: world.auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 60 } });
  await osei.send('create-boards', { ...inAudit(), count: 1 });
  const { boards } = await osei.ask('jurisdiction', inAudit());
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  const place = { ...inAudit(), board: 'Audit Board #01' };
  await board.send('name-board-members', { ...place, members: ['Joe'] });
  const { ballots } = await board.ask('board', place);
  const drawn = [...new Set(ballots.map(({ batch }) => batch))];
  const holding = drawn.filter((batch) => numbersIn(batch).length > 0);
  expect([drawn.length > holding.length, holding.length > 5]).toEqual([true, true]);

  // A board is told of the batches of its own cards, which are all here, and of nothing else in the room.
  const atBoard = await board.ask('board-remade', place);
  expect(atBoard.batches).toEqual((await ada.ask('remade-ballots', inAudit())).batches);
  expect(await board.client.ask('remade-ballots', inAudit())).toMatchObject({ ok: false, error: { status: 403 } });
  for (const person of [ada, osei]) {
    const { room, batches } = await person.ask('remade-ballots', inAudit());
    expect(room).toEqual({ electionId: world.room.electionId, forms: [FORM] });
    const told = new Map(batches.map(({ batch, ballots: own }) => [batch, own.map(({ duplicate }) => duplicate)]));
    // In the order in which people count.
    expect([...told.keys()]).toEqual(holding.toSorted());
    for (const batch of holding) expect(told.get(batch)).toEqual(numbersIn(batch));
    for (const { ballots: own } of batches) for (const one of own) expect(one.original).toBe(one.duplicate);
  }

  const list = documentAddress({ ...inAudit(), document: 'ballot-retrieval-list' });
  const { pages } = await readPdf(await osei.downloadBytes(list));
  const text = pages
    .map((page) => page.text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  for (const batch of holding) expect(text).toContain(`${batch} holds`);
  for (const number of holding.flatMap(numbersIn)) expect(text).toContain(number);
  expect(text).not.toMatch(/ED-\S+ holds/);
}, 120_000);

test('an observer, a manager of elsewhere and somebody who is not signed in are not told', async () => {
  const watching = { email: 'olive@watchers.example', name: 'Olive Reed', days: 3 };
  await people.ada.send('invite-observer', { auditId: world.auditId, ...watching });
  const olive = await office.signedIn(watching.email);
  expect(await olive.client.ask('remade-ballots', inAudit())).toMatchObject({ ok: false, error: { status: 403 } });
  const stranger = await office.signedIn('stranger@elsewhere.example');
  expect(await stranger.client.ask('remade-ballots', inAudit())).toMatchObject({ ok: false, error: { status: 404 } });
  expect(await office.nobody().client.ask('remade-ballots', inAudit())).toMatchObject({ ok: false });
});
