import { createHash } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import { BALLOT_EVENT_SCHEMAS, type BallotEvent } from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { planPolling } from './plan-small-election.ts';

/* Files that are taken into a ballot room over HTTP: looked at, taken in once, refused whole. */

const office = await openTestOffice();
afterAll(() => office.close());

type Sent = CommandInput<'import-ballot-file'>;
const world = { dora: Object.create(null) as TestPerson, room: { electionId: '', jurisdiction: 'J1' } };
const DORA = 'dora@county.example';
const PIA = 'pia@county.example';

const GOOD = 'Site,Day,Kind,Check-ins\nP-01,2026-11-03,regular,512\nP-02,,regular,432\n';

async function events(): Promise<readonly BallotEvent[]> {
  const entries = await readLog(office.services.db, ballotChain(world.room));
  return entries.map((entry) => {
    const { event } = eventOf<BallotEvent>(entry);
    assert(event.type in BALLOT_EVENT_SCHEMAS, 'an event of a ballot room', event.type);
    return event;
  });
}

function file(csv: string, more: Partial<Sent> = {}): Sent {
  const content = Buffer.from(csv).toString('base64');
  return { ...world.room, kind: 'check-ins', name: 'poll-book.csv', content, seen: null, isConfirmed: false, ...more };
}

async function takeIn(person: TestPerson, csv: string, more: Partial<Sent> = {}) {
  const { fingerprint } = await person.send('import-ballot-file', file(csv, more));
  assert(fingerprint !== null, 'there is something to take in', csv);
  return person.send('import-ballot-file', file(csv, { ...more, seen: fingerprint }));
}

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Audited');
  const { election } = await ada.ask('plan', { auditId });
  const { electionId } = election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'OH' });
  world.room = { electionId, jurisdiction: 'J1' };
  const director = { person: 'dora', name: 'Dora Osei', signIn: DORA };
  const ask = (person: TestPerson, what: CommandInput<'ask-ballot-room'>['ask']) =>
    person.send('ask-ballot-room', { ...world.room, ask: what });
  await ask(ada, { type: 'open-room', electionDay: '2026-11-03', profile: 'default', director });
  world.dora = await office.signedIn(DORA);
  await ask(world.dora, { type: 'take-oath', person: 'dora' });
  for (const site of ['P-01', 'P-02']) {
    await ask(world.dora, { type: 'register-site', site, kind: 'precinct', tabulators: ['T1'], days: [] });
  }
  await ask(world.dora, { type: 'enrol-person', person: 'pia', name: 'Pia Lund', party: null });
  await ask(world.dora, { type: 'add-sign-in', person: 'pia', signIn: PIA });
  await ask(world.dora, { type: 'take-oath', person: 'pia' });
}, 60_000);

test('a look says what a file would do, and leaves nothing', async () => {
  const before = await events();
  const found = await world.dora.send('import-ballot-file', file(GOOD));
  const sha256 = createHash('sha256').update(GOOD).digest('hex');
  expect(found).toMatchObject({ sha256, bytes: GOOD.length, isRead: true, issues: [], entry: null });
  expect(found.counts).toEqual({ refused: 0, changed: 0, new: 2, same: 0 });
  expect(found.lines[1]).toMatchObject({
    rows: [3],
    outcome: 'new',
    said: { place: 'site:P-02', value: 432, figure: null },
  });
  expect(await events()).toEqual(before);
  const kept = await office.services.pool.query("select 1 from command_outcome where command = 'import-ballot-file'");
  expect(kept.rows).toEqual([]);
});

test('a file with voters is refused unread, and no cell of it comes back or stays', async () => {
  const before = await events();
  const csv = 'Site,Voter Name,Kind,Check-ins\nP-01,Zoë Vale,regular,1\n';
  const found = await world.dora.send('import-ballot-file', file(csv));
  expect(found).toMatchObject({ isRead: false, fingerprint: null, lines: [], issues: [{ code: 'VOTER_COLUMN' }] });
  expect(JSON.stringify(found)).not.toContain('Vale');
  const problem = await world.dora.refused('import-ballot-file', file(csv, { seen: 'a'.repeat(64) as never }));
  expect(problem).toMatchObject({ code: 'ballot-room-refused', refusal: 'import-not-read' });
  expect(await events()).toEqual(before);
  const tables = await office.services.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  for (const { name } of tables.rows) {
    const { rows } = await office.services.pool.query(`select 1 from "${name}" one where one::text like '%Zoë Vale%'`);
    expect({ name, rows }).toEqual({ name, rows: [] });
  }
});

test('everything that is wrong is said at once, and nothing of it is taken in', async () => {
  const before = await events();
  const found = await world.dora.send(
    'import-ballot-file',
    file(`${GOOD}P-09,,regular,5\nP-01,2026-11-02,regular,7\n`),
  );
  expect(found).toMatchObject({ isRead: true, fingerprint: null, counts: { refused: 2, new: 2 } });
  expect(found.lines.slice(0, 2).map(({ rows, problem }) => [rows, problem])).toEqual([
    [[4], '“P-09” is not known here. Check it, or add it first.'],
    [[5], 'P-01 was not open on 2026-11-02. Check the day, or the days of the place.'],
  ]);
  const csv = `${GOOD}P-09,,regular,5\n`;
  const problem = await world.dora.refused('import-ballot-file', file(csv, { seen: 'a'.repeat(64) as never }));
  expect(problem).toMatchObject({ code: 'ballot-room-refused', refusal: 'import-refused' });
  expect(await events()).toEqual(before);
});

test('whoever may not record a count may not send one, and that they tried is an entry', async () => {
  const pia = await office.signedIn(PIA);
  const before = await events();
  const found = await pia.send('import-ballot-file', file(GOOD));
  expect(found).toMatchObject({ fingerprint: null, counts: { refused: 2 } });
  // A look is nothing that was tried.
  expect(await events()).toEqual(before);
  const problem = await pia.refused('import-ballot-file', file(GOOD, { seen: 'a'.repeat(64) as never }));
  expect(problem).toMatchObject({ refusal: 'import-refused' });
  expect((await events()).slice(before.length)).toMatchObject([
    { type: 'act-refused', by: ['pia'], command: 'observe-count', code: 'duty-missing' },
  ]);
  const ada = await office.signedIn(ADMINISTRATOR);
  expect(await ada.refused('import-ballot-file', file(GOOD))).toMatchObject({ refusal: 'sign-in-unknown' });
});

test('what was looked at is taken in: the fingerprint of the file, then each act', async () => {
  const before = await events();
  const done = await takeIn(world.dora, GOOD);
  expect(done).toMatchObject({ entry: before.length + 3, fingerprint: null, counts: { new: 2 } });
  const sha256 = createHash('sha256').update(GOOD).digest('hex');
  expect((await events()).slice(before.length)).toMatchObject([
    {
      type: 'file-imported',
      by: ['dora'],
      kind: 'check-ins',
      file: { name: 'poll-book.csv', bytes: GOOD.length, sha256 },
      lines: 2,
    },
    { type: 'count-observed', place: 'site:P-01', line: 'regularCheckIns', value: 512, source: 'poll-book' },
    { type: 'count-observed', place: 'site:P-02', line: 'regularCheckIns', value: 432, method: 'poll-book.csv' },
  ]);
  const counts = await world.dora.ask('ballot-counts', world.room);
  const line = counts.stages.find((stage) => stage.line === 'regularCheckIns');
  expect(line?.figures.map(({ place, value, sources }) => [place, value, sources])).toEqual([
    ['site:P-01', 512, ['poll-book']],
    ['site:P-02', 432, ['poll-book']],
  ]);
  const { imports } = await world.dora.ask('ballot-imports', world.room);
  expect(imports).toMatchObject([{ kind: 'check-ins', name: 'poll-book.csv', sha256, lines: 2, by: ['Dora Osei'] }]);
  const { entries } = await world.dora.ask('ballot-log', { ...world.room, type: 'file-imported' });
  expect(entries[0]?.subjects).toContain('poll-book.csv');
});

test('the same file again changes nothing, and says so', async () => {
  const before = await events();
  const found = await world.dora.send('import-ballot-file', file(GOOD));
  expect(found).toMatchObject({ fingerprint: null, counts: { new: 0, same: 2 } });
  const again = await world.dora.send('import-ballot-file', file(GOOD, { seen: found.sha256 }));
  // Whatever was looked at: nothing would follow.
  expect(again).toMatchObject({ entry: null, counts: { same: 2 } });
  expect(await events()).toEqual(before);
});

test('what has become another since it was looked at is looked at again', async () => {
  const csv = GOOD.replace('432', '431');
  const looked = await world.dora.send('import-ballot-file', file(csv));
  expect(looked).toMatchObject({ counts: { changed: 1, same: 1 } });
  const observed = {
    place: 'site:P-01',
    line: 'regularCheckIns',
    unit: 'voters',
    value: 511,
    source: 'poll-book',
  } as const;
  await world.dora.send('ask-ballot-room', {
    ...world.room,
    ask: { type: 'observe-count', ...observed, method: null, witnesses: [] },
  });
  const before = await events();
  const problem = await world.dora.refused('import-ballot-file', file(csv, { seen: looked.fingerprint }));
  expect(problem).toMatchObject({ refusal: 'import-changed-since' });
  expect(await events()).toEqual(before);
});

test('a total that may be a row is taken in only once somebody has said so', async () => {
  const csv = 'Site,Kind,Check-ins\nP-01,regular,500\nP-02,regular,100\nP-02,provisional,600\n';
  const { fingerprint, needsConfirmation } = await world.dora.send('import-ballot-file', file(csv));
  expect(needsConfirmation).toBe(true);
  const sent = file(csv, { seen: fingerprint });
  expect(await world.dora.refused('import-ballot-file', sent)).toMatchObject({ refusal: 'import-not-confirmed' });
  expect(await world.dora.send('import-ballot-file', { ...sent, isConfirmed: true })).toMatchObject({
    counts: { changed: 2, new: 1 },
  });
});

test('people, containers and trainings come in by the rules they have by hand', async () => {
  const people = 'Person,Name,Duty,From\na-lane,Ann Lane,custodian,2026-10-01\na-lane,Ann Lane,runner,10/1/2026\n';
  await takeIn(world.dora, people, { kind: 'people', name: 'people.csv' });
  const training = await world.dora.ask('ballot-training', world.room);
  expect(training.people.find(({ person }) => person === 'a-lane')).toMatchObject({
    hasOath: false,
    duties: [{ duty: 'custodian', from: '2026-10-01' }, { duty: 'runner' }],
  });
  const containers = 'Container,Kind,Seal Positions,Holds Voted Ballots\nBAG-1,bag,zip,Y\n';
  await takeIn(world.dora, containers, { kind: 'containers', name: 'containers.csv' });
  const listed = await world.dora.ask('ballot-containers', world.room);
  expect(listed.containers.map(({ container }) => container)).toEqual(['BAG-1']);
});

test('what the log says of files is what a rebuild and a check find', async () => {
  const before = await world.dora.ask('ballot-imports', world.room);
  await rebuildProjections(office.services, { repair: true });
  expect((await world.dora.ask('ballot-imports', world.room)).imports).toEqual(before.imports);
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});
