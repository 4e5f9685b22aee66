import { createHash } from 'node:crypto';
import { reportAddress, retrievalListAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { BATCHES } from '../demonstration/small-elections.ts';
import { tidyUp } from '../jobs/tidy-up.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, openFirstRound, planAudit, useFile, waitForRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/*
 * People at other computers enter tallies: they ask by a link of their jurisdiction, its manager types the number that they show, and
 * from then until they are out they enter the sheets of its batches and do nothing else. J1 and J2 are Jane's.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SIZES = { 'Contest 1': 7 };

const office = await openTestOffice({ jobs: true });
afterAll(() => office.close());
const { clock, organizationId, services } = office;
const world: { auditId: string; jane: TestPerson; ada: TestPerson } = Object.create(null);

beforeAll(async () => {
  world.ada = await office.signedIn(ADMINISTRATOR);
  const planned = await planBatches(office, world.ada, { name: 'Counted by many' });
  Object.assign(world, planned);
  await openFirstRound(world.ada, { auditId: planned.auditId, seed: '1234567890', sampleSizes: SIZES });
}, 120_000);

const inJ1 = () => ({ auditId: world.auditId, jurisdiction: 'J1' });

/** The secret at the end of a link. */
function tokenOf(link: string): string {
  return link.split('/').at(-1) ?? '';
}

async function newLink(jurisdiction = 'J1'): Promise<string> {
  later();
  const { link } = await world.jane.send('make-tally-link', { auditId: world.auditId, jurisdiction });
  return tokenOf(link);
}

/** Who asks later stands below in the list. */
function later(): void {
  clock.now = new Date(clock.now.getTime() + 1);
}

/** A computer at which people asked, the number it shows, and what the manager calls the request. */
async function asking(token: string, people: readonly string[]) {
  const laptop = office.nobody();
  later();
  await laptop.send('sign-in-to-tally-entry', { token, people: [...people] });
  return { laptop, number: await numberShown(laptop), entryId: await entryOf(people) };
}

async function numberShown(laptop: TestPerson): Promise<string> {
  const { request } = await laptop.ask('tally-request', {});
  assert(request?.stand === 'waiting' && request.number !== null, 'who waits is shown a number', request);
  return request.number;
}

async function requests() {
  return (await world.jane.ask('tally-requests', inJ1())).requests;
}

async function entryOf(people: readonly string[]): Promise<string> {
  const found = (await requests()).findLast((one) => one.people.join() === people.join());
  assert(found !== undefined, 'the manager sees the request', people);
  return found.entryId;
}

async function letIn(token: string, people: readonly string[]) {
  const asked = await asking(token, people);
  await world.jane.send('confirm-tally-entry', { ...inJ1(), entryId: asked.entryId, number: asked.number });
  return asked;
}

async function standOf(laptop: TestPerson) {
  return (await laptop.ask('tally-request', {})).request?.stand;
}

/** Of a query, or of any address. */
async function statusOf(person: TestPerson, what: string): Promise<number> {
  const address = what.startsWith('/') ? what : `/api/queries/${what}?${new URLSearchParams(inJ1())}`;
  const response = await person.fetch(`${office.origin}${address}`, { method: 'GET' });
  await response.body?.cancel();
  return response.status;
}

const sheets = (one: number) => [
  { name: 'Sheet 1', votes: { 'Contest 1': { 'candidate 1': one, 'candidate 2': 50, 'candidate 3': 40 } } },
];

async function officeLog() {
  return (await world.ada.ask('office-log', { organizationId })).entries;
}

test('two computers ask, one is let in by its number and enters batches, the other is rejected and out at once', async () => {
  const { jane, auditId } = world;
  expect(await jane.ask('tally-requests', inJ1())).toEqual({ link: null, requests: [] });
  const token = await newLink();
  expect((await office.nobody().ask('tally-request', { token })).link).toEqual({
    office: expect.any(String),
    audit: 'Counted by many',
    jurisdiction: 'J1',
  });
  const ann = await asking(token, ['Ann', 'Bob']);
  const cid = await asking(token, ['Cid']);
  expect(ann.number).toMatch(/^[0-9]{6}$/);
  expect(cid.number).not.toBe(ann.number);
  expect(await requests()).toMatchObject([
    { people: ['Ann', 'Bob'], stand: 'waiting', triesLeft: 5 },
    { people: ['Cid'], stand: 'waiting', triesLeft: 5 },
  ]);
  // Whoever waits is nobody.
  expect((await ann.laptop.ask('session', {})).person).toBeNull();
  expect(await statusOf(ann.laptop, 'tally-entry')).toBe(401);

  // The number of another computer is a wrong one.
  const wrong = await jane.refused('confirm-tally-entry', { ...inJ1(), entryId: ann.entryId, number: cid.number });
  expect(wrong).toMatchObject({ status: 400, code: 'tally-number-wrong', detail: expect.stringContaining(': 4.') });
  expect(await statusOf(ann.laptop, 'tally-entry')).toBe(401);
  const grouped = `${ann.number.slice(0, 3)} ${ann.number.slice(3)}`;
  await jane.send('confirm-tally-entry', { ...inJ1(), entryId: ann.entryId, number: grouped });
  await jane.send('end-tally-entry', { ...inJ1(), entryId: cid.entryId });
  expect([await standOf(ann.laptop), await standOf(cid.laptop)]).toEqual(['confirmed', 'rejected']);
  expect(await statusOf(cid.laptop, 'tally-entry')).toBe(401);
  const again = await jane.refused('confirm-tally-entry', { ...inJ1(), entryId: cid.entryId, number: cid.number });
  expect(again.code).toBe('tally-request-over');

  expect((await ann.laptop.ask('session', {})).person).toEqual({
    role: 'tally-entry',
    name: 'Ann, Bob',
    auditId,
    jurisdiction: 'J1',
  });
  const list = await ann.laptop.ask('tally-entry', inJ1());
  expect(list.batches.map(({ batch }) => batch)).toEqual(['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']);
  // Nothing that was reported is shown to people who count.
  expect(list.contests.flatMap(({ choices }) => choices.map(({ votes }) => votes))).toEqual([0, 0, 0]);
  expect(list.batches.flatMap(({ comparisons }) => comparisons)).toEqual([]);
  await ann.laptop.send('record-batch', { ...inJ1(), batch: 'Batch 1', sheets: sheets(400), basedOn: null });
  const shown = async (person: TestPerson) => {
    const { batches } =
      person === ann.laptop ? await person.ask('tally-entry', inJ1()) : await jane.ask('jurisdiction', inJ1());
    return batches[0]?.lastEditedBy;
  };
  expect([await shown(ann.laptop), await shown(jane)]).toEqual(['Ann, Bob', 'Ann, Bob']);

  // Two that did not know of one another are told so, by name; then the manager's entry stands, and is the manager's.
  const blind = await jane.refused('record-batch', { ...inJ1(), batch: 'Batch 1', sheets: sheets(399), basedOn: null });
  expect(blind).toMatchObject({ code: 'entry-changed-meanwhile', detail: expect.stringContaining('Ann, Bob') });
  const basedOn = list.batchVersions['Batch 1'] ?? 1;
  await jane.send('record-batch', { ...inJ1(), batch: 'Batch 1', sheets: sheets(399), basedOn });
  expect(await shown(jane)).toBe('jane@j1.example');
  // The people at the other computer learn no address.
  expect(await shown(ann.laptop)).toBe('');
});

test('the log of the office has every request and answer, and that of the county names who entered a batch', async () => {
  const token = await newLink();
  const { laptop, entryId } = await letIn(token, ['Dee', 'Eli']);
  await laptop.send('record-batch', { ...inJ1(), batch: 'Batch 2', sheets: sheets(400), basedOn: null });
  await world.jane.send('end-tally-entry', { ...inJ1(), entryId });
  const entries = (await officeLog()).slice(0, 4).map(({ type, by, about }) => ({ type, by, about }));
  const about = ['Dee, Eli', 'Counted by many', 'J1'];
  const jane = 'jane@j1.example, jurisdiction manager';
  expect(entries).toEqual([
    { type: 'tally-entry-ended', by: jane, about },
    { type: 'tally-entry-confirmed', by: jane, about },
    { type: 'tally-entry-asked', by: 'somebody not signed in', about },
    { type: 'tally-link-made', by: jane, about: about.slice(1) },
  ]);
  const { entries: log } = await world.ada.ask('log', { auditId: world.auditId });
  const recorded = log.find(({ type }) => type === 'batch-recorded');
  expect(recorded).toMatchObject({ by: 'Dee, Eli, tally entry', data: { people: ['Dee', 'Eli'], batch: 'Batch 2' } });
});

test('names that nobody let in stand in no log, and nowhere any more once the request is over', async () => {
  const { jane, ada } = world;
  const { pool } = services;
  const typed = async () => {
    const { rows } = await pool.query<{ people: string }>(
      "select array_to_string(people, ', ') as people from tally_name",
    );
    return rows.map(({ people }) => people).sort();
  };
  const token = await newLink();
  const asked: Record<string, Awaited<ReturnType<typeof asking>>> = {};
  for (const name of ['Rude Remark', 'Left Again', 'Never Answered', 'Let In'])
    asked[name] = await asking(token, [name]);
  const of = (name: string) => {
    const one = asked[name];
    assert(one !== undefined, 'they asked', name);
    return one;
  };
  expect(await typed()).toEqual(['Left Again', 'Let In', 'Never Answered', 'Rude Remark']);
  expect(await ada.download(`/api/office-log.jsonl?organizationId=${organizationId}`)).not.toMatch(
    /Rude|Left Again|Never|Let In/,
  );
  await jane.send('end-tally-entry', { ...inJ1(), entryId: of('Rude Remark').entryId });
  await of('Left Again').laptop.send('sign-out', {});
  await jane.send('confirm-tally-entry', { ...inJ1(), entryId: of('Let In').entryId, number: of('Let In').number });
  expect(await typed()).toEqual(['Never Answered']);
  // Nor is a digest kept in which a name could be found by trying, but for the names that the log has.
  const { rows: answers } = await pool.query<{ id: string }>(
    "select output #>> '{signIn,entryId}' as id from command_outcome where command = 'sign-in-to-tally-entry'",
  );
  const kept = new Set(answers.map(({ id }) => id));
  expect(Object.keys(asked).filter((name) => kept.has(of(name).entryId))).toEqual(['Never Answered', 'Let In']);

  clock.now = new Date(clock.now.getTime() + 30 * MINUTE_MS);
  world.jane = await office.signedIn('jane@j1.example');
  world.ada = await office.signedIn(ADMINISTRATOR);
  // Not shown from then on, and gone when the server tidies up.
  expect((await requests()).slice(-4)).toMatchObject([
    { people: [], stand: 'rejected' },
    { people: [], stand: 'ended' },
    { people: [], stand: 'lapsed' },
    { people: ['Let In'], stand: 'confirmed' },
  ]);
  expect((await of('Never Answered').laptop.ask('tally-request', {})).request).toMatchObject({ people: [] });
  await tidyUp(services);
  expect(await typed()).toEqual([]);
  const log = await world.ada.download(`/api/office-log.jsonl?organizationId=${organizationId}`);
  expect(log).not.toMatch(/Rude|Left Again|Never/);
  expect(log).toContain('Let In');
  // Of the names that the log has, the digest that it had before is the digest.
  const events = (await officeLog()).map(({ type, data }) => ({ type, ...Object(data) }));
  const { people, salt } = events.find(({ type }) => type === 'tally-entry-confirmed');
  const { entryId } = of('Let In');
  const { peopleDigest } = events.find((one) => one.type === 'tally-entry-asked' && one.entryId === entryId);
  expect(
    createHash('sha256')
      .update(`${salt}${JSON.stringify(people)}`, 'utf8')
      .digest('hex'),
  ).toBe(peopleDigest);
  expect(await rebuildProjections(services, { repair: false })).toMatchObject({ broken: [], differences: [] });
});

test('people who enter tallies finalize and download nothing, and see no other county and no other audit', async () => {
  const { auditId, ada } = world;
  const { laptop } = await letIn(await newLink(), ['Flo']);
  const batch = { batch: 'Batch 3', sheets: sheets(100), basedOn: null };
  expect(await laptop.refused('finalize-tallies', inJ1())).toMatchObject({ status: 403 });
  expect(await laptop.refused('make-tally-link', inJ1())).toMatchObject({ status: 403 });
  expect(await laptop.refused('record-batch', { auditId, jurisdiction: 'J2', ...batch })).toMatchObject({
    status: 403,
  });
  const other = await planBatches(office, ada, { name: 'Another audit' });
  const foreign = { auditId: other.auditId, jurisdiction: 'J1', ...batch };
  expect(await laptop.refused('record-batch', foreign)).toMatchObject({ status: 404 });
  for (const what of ['jurisdiction', 'tally-requests', 'log', 'commitment', 'documents', 'cases']) {
    expect([what, await statusOf(laptop, what)]).toEqual([what, 403]);
  }
  for (const what of ['home', 'own-sessions']) expect([what, await statusOf(laptop, what)]).toEqual([what, 403]);
  for (const address of [
    retrievalListAddress(inJ1()),
    reportAddress(inJ1()),
    `/api/log.jsonl?auditId=${auditId}`,
    `/api/document.pdf?${new URLSearchParams({ ...inJ1(), document: 'sign-in-sheets' })}`,
  ]) {
    expect([address, await statusOf(laptop, address)]).toEqual([address, 403]);
  }
  expect(
    await statusOf(laptop, `/api/queries/tally-entry?${new URLSearchParams({ auditId, jurisdiction: 'J2' })}`),
  ).toBe(403);
});

test('a manager of another county, an administrator and an observer let nobody in', async () => {
  const { ada, auditId } = world;
  const { number, entryId, laptop } = await asking(await newLink(), ['Gus']);
  const answer = { ...inJ1(), entryId, number };
  const omar = await office.signedIn('omar@j3.example');
  expect((await ada.refused('confirm-tally-entry', answer)).status).toBe(403);
  expect((await omar.refused('confirm-tally-entry', answer)).status).toBe(403);
  await ada.send('invite-observer', { auditId, email: 'olive@watch.example', name: 'Olive Reed', days: 30 });
  const olive = await office.signedIn('olive@watch.example');
  expect((await olive.refused('end-tally-entry', { ...inJ1(), entryId })).status).toBe(403);
  // Not even with the jurisdiction of another request of the same manager.
  const misplaced = { ...answer, jurisdiction: 'J2' };
  expect((await world.jane.refused('confirm-tally-entry', misplaced)).status).toBe(404);
  // Nor with the same jurisdiction of another audit of theirs.
  const beside = await planBatches(office, ada, { name: 'Beside it' });
  const elsewhere = { ...answer, auditId: beside.auditId };
  expect((await world.jane.refused('confirm-tally-entry', elsewhere)).status).toBe(404);
  expect(await standOf(laptop)).toBe('waiting');
});

test('five wrong numbers end a request, and the right one comes too late', async () => {
  const { jane } = world;
  const { laptop, number, entryId } = await asking(await newLink(), ['Hal']);
  const wrong = String((Number(number) + 1) % 1_000_000).padStart(6, '0');
  const answers: string[] = [];
  for (const typed of [wrong, '', 'abc', `${number}0`, wrong]) {
    answers.push((await jane.refused('confirm-tally-entry', { ...inJ1(), entryId, number: typed })).detail ?? '');
  }
  expect(answers.at(-1)).toContain('Too many wrong numbers');
  expect(await standOf(laptop)).toBe('rejected');
  const late = await jane.refused('confirm-tally-entry', { ...inJ1(), entryId, number });
  expect(late.code).toBe('tally-request-over');
});

test('a number shown half an hour ago lets nobody in, and nobody who was let in stays longer than twelve hours', async () => {
  const token = await newLink();
  const late = await asking(token, ['Ida']);
  const there = await letIn(token, ['Jim', 'Kay']);
  clock.now = new Date(clock.now.getTime() + 29 * MINUTE_MS);
  expect(await standOf(late.laptop)).toBe('waiting');
  clock.now = new Date(clock.now.getTime() + MINUTE_MS);
  expect((await late.laptop.ask('tally-request', {})).request).toMatchObject({ stand: 'lapsed', number: null });
  const again = await office.signedIn('jane@j1.example');
  const answer = { ...inJ1(), entryId: late.entryId, number: late.number };
  expect((await again.refused('confirm-tally-entry', answer)).code).toBe('tally-request-over');
  // A batch takes hours to count: who was let in is not out for having sent nothing.
  clock.now = new Date(clock.now.getTime() + 11 * HOUR_MS + 29 * MINUTE_MS);
  expect(await statusOf(there.laptop, 'tally-entry')).toBe(200);
  clock.now = new Date(clock.now.getTime() + MINUTE_MS);
  expect(await statusOf(there.laptop, 'tally-entry')).toBe(401);
  expect(await standOf(there.laptop)).toBe('over');
  world.jane = await office.signedIn('jane@j1.example');
  world.ada = await office.signedIn(ADMINISTRATOR);
});

test('another link puts out whoever asked by the old one, or was let in by it', async () => {
  const old = await newLink();
  const [waiting, there] = [await asking(old, ['Lou']), await letIn(old, ['May'])];
  const token = await newLink();
  expect([await standOf(waiting.laptop), await standOf(there.laptop)]).toEqual(['ended', 'ended']);
  expect(await statusOf(there.laptop, 'tally-entry')).toBe(401);
  const refused = await office.nobody().refused('sign-in-to-tally-entry', { token: old, people: ['Lou'] });
  expect(refused).toMatchObject({ status: 401, code: 'tally-link-unknown' });
  expect((await office.nobody().ask('tally-request', { token: old })).link).toBeNull();
  expect((await office.nobody().ask('tally-request', { token })).link).not.toBeNull();
});

test('names are names: not one person twice, nobody, a third or an address', async () => {
  const token = await newLink();
  const refused = async (people: readonly string[]) =>
    (await office.nobody().refused('sign-in-to-tally-entry', { token, people: [...people] })).code;
  expect(await refused(['Ned', ' NED '])).toBe('tally-people-alike');
  for (const people of [[], ['  '], ['Ned', 'Ona', 'Pat'], ['ned@county.example']]) {
    expect([people, await refused(people)]).toEqual([people, 'request-not-understood']);
  }
  const { laptop } = await asking(token, ['Ned']);
  expect(await standOf(laptop)).toBe('waiting');
});

test('who asks again at the same computer, or signs out, gives up what was asked before', async () => {
  const token = await newLink();
  const { laptop } = await asking(token, ['Oto']);
  later();
  await laptop.send('sign-in-to-tally-entry', { token, people: ['Otto'] });
  expect((await requests()).slice(-2)).toMatchObject([
    { people: [], stand: 'ended' },
    { people: ['Otto'], stand: 'waiting' },
  ]);
  const entryId = await entryOf(['Otto']);
  await world.jane.send('confirm-tally-entry', { ...inJ1(), entryId, number: await numberShown(laptop) });
  await laptop.send('sign-out', {});
  expect((await laptop.ask('tally-request', {})).request).toBeNull();
  expect((await requests()).at(-1)).toMatchObject({ people: ['Otto'], stand: 'ended' });
  expect((await officeLog())[0]).toMatchObject({ type: 'tally-entry-ended', by: 'Otto, tally entry' });
});

test('twenty computers wait at most, until some are answered', async () => {
  const token = await newLink();
  for (let index = 1; index <= 20; index += 1) {
    await office.nobody().send('sign-in-to-tally-entry', { token, people: [`Person ${index}`] });
  }
  const refused = await office.nobody().refused('sign-in-to-tally-entry', { token, people: ['One more'] });
  expect(refused).toMatchObject({ status: 429, code: 'tally-requests-full' });
  await world.jane.send('end-tally-entry', { ...inJ1(), entryId: await entryOf(['Person 7']) });
  await office.nobody().send('sign-in-to-tally-entry', { token, people: ['One more'] });
});

test('who asks again and again at one computer is refused in the end, and neither the log nor the list grows on', async () => {
  const token = await newLink();
  const laptop = office.nobody();
  for (let times = 1; times <= 60; times += 1) {
    later();
    await laptop.send('sign-in-to-tally-entry', { token, people: [`Time ${times}`] });
  }
  const total = async () => (await world.ada.ask('office-log', { organizationId })).total;
  const before = await total();
  for (let times = 1; times <= 3; times += 1) {
    const refused = await office.nobody().refused('sign-in-to-tally-entry', { token, people: ['Other computer'] });
    expect(refused).toMatchObject({ status: 429, code: 'tally-asked-too-often' });
  }
  expect(await total()).toBe(before);
  // The one that waits, and the fifty that were given up last.
  const listed = await requests();
  expect(listed.map(({ stand }) => stand)).toEqual([...Array(50).fill('ended'), 'waiting']);
  expect(listed.at(-1)).toMatchObject({ people: ['Time 60'] });
  // Another link helps the county at once, and half an hour helps without one.
  const another = await newLink();
  for (let times = 1; times <= 60; times += 1) {
    await laptop.send('sign-in-to-tally-entry', { token: another, people: [`Again ${times}`] });
  }
  const asks = { token: another, people: ['Other computer'] };
  clock.now = new Date(clock.now.getTime() + 30 * MINUTE_MS - 1);
  expect((await office.nobody().refused('sign-in-to-tally-entry', asks)).code).toBe('tally-asked-too-often');
  later();
  await office.nobody().send('sign-in-to-tally-entry', asks);
  world.jane = await office.signedIn('jane@j1.example');
  world.ada = await office.signedIn(ADMINISTRATOR);
});

test('with the final tallies ends tally entry, and reopened tallies need another link', async () => {
  const { ada, jane } = world;
  const token = await newLink();
  const { laptop } = await letIn(token, ['Pia', 'Quy']);
  for (const [batch, one] of Object.entries({ 'Batch 4': 400, 'Batch 6': 100, 'Batch 8': 100 })) {
    await laptop.send('record-batch', { ...inJ1(), batch, sheets: sheets(one), basedOn: null });
  }
  await jane.send('finalize-tallies', inJ1());
  expect(await standOf(laptop)).toBe('ended');
  const entry = { ...inJ1(), batch: 'Batch 8', sheets: sheets(101), basedOn: 1 };
  expect(await laptop.refused('record-batch', entry)).toMatchObject({ status: 401 });
  expect((await jane.refused('make-tally-link', inJ1())).code).toBe('tallies-final');
  expect((await jane.ask('tally-requests', inJ1())).link).toBeNull();
  // What people entered is named to observers too, once it is shown to them.
  const olive = await office.signedIn('olive@watch.example');
  const watched = await olive.ask('jurisdiction', inJ1());
  expect(watched.batches.map(({ lastEditedBy }) => lastEditedBy)).toEqual([
    '',
    'Dee, Eli',
    ...Array(3).fill('Pia, Quy'),
  ]);
  expect(await ada.download(reportAddress({ auditId: world.auditId }))).toContain('Pia, Quy');
  await ada.send('reopen-tallies', { ...inJ1(), reason: 'A sheet was read twice.' });
  expect(await standOf(laptop)).toBe('ended');
  const refused = await office.nobody().refused('sign-in-to-tally-entry', { token, people: ['Pia'] });
  expect(refused.code).toBe('tally-link-unknown');
  const back = await letIn(await newLink(), ['Pia', 'Quy']);
  await back.laptop.send('record-batch', entry);
  await jane.send('finalize-tallies', inJ1());
});

test('a launch that is taken back closes tally entry, and the round that is launched instead opens none', async () => {
  const { ada, jane } = world;
  const { auditId } = await planBatches(office, ada, { name: 'Launched too soon' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: SIZES });
  const place = { auditId, jurisdiction: 'J2' };
  const { link } = await jane.send('make-tally-link', place);
  const laptop = office.nobody();
  await laptop.send('sign-in-to-tally-entry', { token: tokenOf(link), people: ['Sam'] });
  await ada.send('withdraw-launch', { auditId, round: 1, reason: 'A manifest was an old one' });
  expect(await standOf(laptop)).toBe('ended');
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: SIZES });
  await waitForRound(ada, auditId, 1);
  expect((await jane.ask('tally-requests', place)).link).toBeNull();
  const refused = await office.nobody().refused('sign-in-to-tally-entry', { token: tokenOf(link), people: ['Sam'] });
  expect(refused.code).toBe('tally-link-unknown');
});

test('in a full hand tally people enter ballots and votes, and what they counted is shown with their names', async () => {
  const { ada } = world;
  const choices = ['candidate 1', 'candidate 2'].map((name) => ({ name, votes: 10 }));
  const auditId = await planAudit(office, ada, {
    name: 'Every ballot',
    type: 'full-hand-tally',
    riskLimitPercent: 0,
    participants: ({ first }) => `Jurisdiction,Admin Email\nHarbor,${first}\nUpland,${first}\n`,
    contests: [{ ...BATCHES.contests[0], votesAllowed: 1, name: 'Mayor', choices, jurisdictions: ['Harbor'] }],
  });
  const harbor = { auditId, jurisdiction: 'Harbor' };
  const jane = await office.signedIn('jane@j1.example');
  await useFile(jane, { ...harbor, kind: 'manifest' }, 'Batch Name,Number of Ballots\nBatch 1,100\n');
  await commitInputs(ada, auditId);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { Mayor: 1 } });
  await waitForRound(ada, auditId, 1);
  const { link } = await jane.send('make-tally-link', harbor);
  const laptop = office.nobody();
  await laptop.send('sign-in-to-tally-entry', { token: tokenOf(link), people: ['Tia', 'Uma'] });
  const [request] = (await jane.ask('tally-requests', harbor)).requests;
  assert(request !== undefined, 'the manager sees the request');
  await jane.send('confirm-tally-entry', { ...harbor, entryId: request.entryId, number: await numberShown(laptop) });
  const counted = [{ name: 'Sheet 1', votes: { Mayor: { 'candidate 1': 40, 'candidate 2': 60 } } }];
  const cards = { type: 'election-day', counted: 101, differenceConfirmed: 1 } as const;
  await laptop.send('record-batch', { ...harbor, batch: 'Batch 1', sheets: counted, cards, basedOn: null });
  const { batches } = await laptop.ask('tally-entry', harbor);
  expect(batches).toMatchObject([{ lastEditedBy: 'Tia, Uma', cards: { counted: 101, listed: 100 } }]);
  expect(await laptop.refused('finalize-tallies', harbor)).toMatchObject({ status: 403 });
  await jane.send('finalize-tallies', harbor);
  expect(await standOf(laptop)).toBe('ended');
  // Two others count the cards once more, and find as many as the manifest lists.
  const unit = { kind: 'batch', batch: 'Batch 1' } as const;
  const seen = { kind: 'cards', cards: 100 } as const;
  await jane.send('record-second-look', { ...harbor, unit, people: ['Vic Ode', 'Wyn Poe'], seen });
  const { history } = await ada.ask('case', { ...harbor, kind: 'batch', name: 'Batch 1' });
  expect(history.find(({ step }) => step === 'second-look')).toMatchObject({ finding: 'as-reported' });
  await ada.send('close-round', { auditId, round: 1 });
  expect(await ada.download(reportAddress({ auditId }))).toContain('Tia, Uma');
});

test('the tables are what the logs say, and whatever was stored belongs to an entry', async () => {
  expect(await rebuildProjections(services, { repair: false })).toMatchObject({ broken: [], differences: [] });
  const { db, blobs, now } = services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('after the round nobody asks any more, nor where no batches are counted', async () => {
  const { ada, jane, auditId } = world;
  const place = { auditId, jurisdiction: 'J2' };
  const { link } = await jane.send('make-tally-link', place);
  const laptop = office.nobody();
  await laptop.send('sign-in-to-tally-entry', { token: tokenOf(link), people: ['Roy'] });
  const [request] = (await jane.ask('tally-requests', place)).requests;
  assert(request !== undefined, 'the manager sees the request');
  const number = await numberShown(laptop);
  await jane.send('confirm-tally-entry', { ...place, entryId: request.entryId, number });
  await laptop.send('record-batch', { ...place, batch: 'Batch 3', sheets: sheets(100), basedOn: null });
  await jane.send('finalize-tallies', place);
  await ada.send('close-round', { auditId, round: 1 });
  expect((await jane.refused('make-tally-link', place)).code).toBe('audit-not-in-phase');
  expect(
    (await laptop.refused('record-batch', { ...place, batch: 'Batch 3', sheets: sheets(9), basedOn: 1 })).status,
  ).toBe(401);
});
