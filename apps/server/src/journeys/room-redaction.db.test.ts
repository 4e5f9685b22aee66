import { digestOfText } from '@plumbline/audit';
import type { BallotAskOf } from '@plumbline/ballot-management';
import type { Sha256 } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openTestRoom } from './open-test-room.ts';

/* What somebody typed on a form names a voter. It never stood in the log of the room, and is taken out of everything else. */

const office = await openTestOffice();
afterAll(() => office.close());
const { services } = office;

type Enter = BallotAskOf<'enter-form'>;
const VOTER = 'Zoë Vale';
const NOTE = `${VOTER} waited at the box`;
const OTHER = 'One envelope was wet';
const REASON = 'It named a voter.';
const F_10 = 'F-10 retrieval:DB-2 10-31';
const F_18 = 'F-18 area:Vault A';

const { place: room, ada, dora, ask, enrol, signedIn } = await openTestRoom(office);
await enrol('tom', ['retriever']);
await enrol('cora', ['custodian']);
await ask(dora, { type: 'register-area', area: 'Vault A', isSecured: true });
const tom = await signedIn('tom');
const cora = await signedIn('cora');
await ask(tom, { type: 'start-form', filled: F_10, form: 'F-10', place: 'retrieval:DB-2 10-31', capture: 'live' });

const entered = (fields: Enter['fields'], tables: Enter['tables'] = {}, filled = F_10): Enter => {
  return { type: 'enter-form', filled, fields, tables, counters: [], witnesses: [], custodians: [] };
};
const formOf = async (person: TestPerson, filled = F_10) => {
  const { form } = await person.ask('ballot-form', { ...room, filled });
  const newest = form.versions.at(-1);
  assert(newest !== undefined, 'a form has its first version');
  return newest;
};

async function logText(): Promise<string> {
  return (await readLog(services.db, ballotChain(room))).map(({ body }) => body).join('\n');
}

/** The digests that the newest entry of the form has of its texts, by field. */
async function digestsOf(filled: string): Promise<Readonly<Record<string, string>>> {
  const entries = (await readLog(services.db, ballotChain(room))).map(({ body }) => JSON.parse(body));
  const last = entries.findLast(({ type, data }) => type === 'form-entered' && data.filled === filled);
  return Object.fromEntries(
    Object.entries<{ readonly digest?: string }>(last.data.fields).flatMap(([field, { digest }]) =>
      digest === undefined ? [] : [[field, digest]],
    ),
  );
}

async function everythingStored(): Promise<string> {
  const { rows: tables } = await services.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  let all = '';
  for (const { name } of tables) {
    const { rows } = await services.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    all += rows.map(({ row }) => row).join('\n');
  }
  return all;
}

const check = () => checkInstallation({ db: services.db, blobs: services.blobs, now: services.now, ownsTheLog: false });

test('texts of a form lie beside the log, and everybody in the room reads them', async () => {
  await ask(tom, entered({ box: 'DB-2', issues: NOTE, transferContainer: OTHER }));
  const log = await logText();
  expect(log).toContain('"box":"DB-2"');
  for (const text of [VOTER, OTHER]) expect(log).not.toContain(text);
  expect((await formOf(cora)).fields).toEqual({ box: 'DB-2', issues: NOTE, transferContainer: OTHER });
  const { issues } = await digestsOf(F_10);
  const { rows } = await services.pool.query('select salt, text from room_text where digest = $1', [issues]);
  expect(rows).toMatchObject([{ text: NOTE }]);
  expect(digestOfText(rows[0])).toBe(issues);
  expect((await check()).differences).toEqual([]);
});

test('a text that nobody changed keeps its digest when the form is entered again, and a changed one has another', async () => {
  const before = await digestsOf(F_10);
  await ask(tom, entered({ box: 'DB-2', issues: NOTE, transferContainer: `${OTHER}.` }));
  const after = await digestsOf(F_10);
  expect(after.issues).toBe(before.issues);
  expect(after.transferContainer).not.toBe(before.transferContainer);
  await ask(tom, entered({ box: 'DB-2', issues: NOTE, transferContainer: OTHER }));
  // A text is unchanged from what stands there, not from what stood there once: no salt comes back.
  expect((await digestsOf(F_10)).transferContainer).not.toBe(before.transferContainer);
  expect((await check()).differences).toEqual([]);
});

test('the same words in two rows and two forms have salts of their own', async () => {
  await ask(cora, { type: 'start-form', filled: F_18, form: 'F-18', place: 'area:Vault A', capture: 'live' });
  const row = { purpose: OTHER, task: OTHER };
  await ask(cora, entered({}, { entries: [row, row] }, F_18));
  expect((await formOf(tom, F_18)).tables).toEqual({ entries: [row, row] });
  const { rows } = await services.pool.query('select distinct salt from room_text where text = $1', [OTHER]);
  expect(rows.length).toBeGreaterThanOrEqual(5);
});

test('nobody brings the digest of a text that stands elsewhere', async () => {
  const { issues } = await digestsOf(F_10);
  const digest = { digest: issues as Sha256 };
  for (const what of [
    entered({ transferContainer: digest }),
    entered({ box: digest }),
    entered({}, { entries: [{ purpose: digest }] }, F_18),
  ]) {
    const problem = await (what.filled === F_18 ? cora : tom).refused('ask-ballot-room', {
      ...room,
      ask: what,
    });
    expect(problem).toMatchObject({ refusal: 'form-does-not-fit' });
  }
});

const textsShown = async (person: TestPerson) =>
  (await person.ask('ballot-log', room)).entries.flatMap(({ texts }) => texts);

test('an administrator of the office finds it in the log of the room, and nobody else is shown or may redact it', async () => {
  const digest = (await digestsOf(F_10)).issues as Sha256;
  const request = { ...room, digest, reason: REASON };
  const found = (await textsShown(ada)).find((each) => each.digest === digest);
  expect(found?.shown).toMatchObject({ state: 'kept', text: NOTE });
  for (const person of [dora, tom, cora]) {
    expect(await textsShown(person)).toEqual([]);
    expect((await person.ask('ballot-log', room)).mayRedact).toBe(false);
    expect((await person.refused('redact-room-text', request)).code).toBe('not-allowed');
  }
  expect((await office.nobody().refused('redact-room-text', request)).code).toBe('not-signed-in');
  expect((await ada.refused('redact-room-text', { ...request, reason: '  ' })).status).toBe(400);
  const unknown = { ...request, digest: '0'.repeat(64) as Sha256 };
  expect((await ada.refused('redact-room-text', unknown)).code).toBe('text-not-kept');
  expect((await ada.refused('redact-room-text', { ...request, jurisdiction: 'J2' })).code).toBe('ballot-room-refused');
  expect((await formOf(tom)).fields.issues).toBe(NOTE);
});

test('a redacted text is gone from every screen and table, the log is as it was sealed, and says who did it and why', async () => {
  const before = await readLog(services.db, ballotChain(room));
  const digest = (await digestsOf(F_10)).issues as Sha256;
  const { rows } = await services.pool.query('select salt from room_text where digest = $1', [digest]);
  expect(await everythingStored()).toContain(VOTER);
  await ada.send('redact-room-text', { ...room, digest, reason: REASON });
  const stored = await everythingStored();
  for (const gone of [VOTER, rows[0].salt]) expect(stored).not.toContain(gone);
  expect(stored).toContain(OTHER);
  const after = await readLog(services.db, ballotChain(room));
  expect(after.slice(0, -1)).toEqual(before);
  expect(JSON.parse(after.at(-1)?.body ?? '')).toMatchObject({
    type: 'text-redacted',
    data: { by: [], digest, reason: REASON },
  });
  const absent = {
    state: 'redacted',
    at: expect.any(String),
    by: expect.stringContaining('audit administrator'),
    reason: REASON,
  };
  expect((await formOf(tom)).fields).toEqual({ box: 'DB-2', issues: { digest, absent }, transferContainer: OTHER });
  const [said] = (await tom.ask('ballot-log', room)).entries;
  expect(said).toMatchObject({
    type: 'text-redacted',
    by: [expect.stringContaining('audit administrator')],
    reason: REASON,
  });
  expect((await textsShown(tom)).map(({ shown }) => shown)).toContainEqual(expect.objectContaining(absent));
  expect((await ada.refused('redact-room-text', { ...room, digest, reason: 'x' })).code).toBe('text-redacted-already');
  expect((await check()).differences).toEqual([]);
  expect(await rebuildProjections(services, { repair: false })).toMatchObject({ broken: [], differences: [] });
});

test('the kept answers in which a short text could be found by trying are gone too', async () => {
  const answers = () => services.pool.query<{ command_id: string }>('select command_id from command_outcome');
  const naming = `%${(await digestsOf(F_10)).issues}%`;
  const { rows } = await services.pool.query<{ body: string }>('select body from log_entry where body like $1', [
    naming,
  ]);
  const ids = rows.map(({ body }) => JSON.parse(body)).filter(({ type }) => type === 'form-entered');
  expect(ids.length).toBeGreaterThan(1);
  const kept = new Set((await answers()).rows.map(({ command_id: id }) => id));
  expect(ids.filter(({ commandId }) => kept.has(commandId))).toEqual([]);
});

test('a form with a redacted text is entered again with the text left as it is, or another in its place', async () => {
  const { issues } = await digestsOf(F_10);
  await ask(tom, entered({ box: 'DB-3', issues: { digest: issues as Sha256 } }));
  expect((await formOf(tom)).fields).toMatchObject({ box: 'DB-3', issues: { digest: issues } });
  await ask(tom, entered({ box: 'DB-3', issues: 'Somebody waited at the box' }));
  expect((await formOf(tom)).fields.issues).toBe('Somebody waited at the box');
  expect((await check()).differences).toEqual([]);
});

test('check finds a text that came back, one that is gone without an entry, and another reason', async () => {
  const places = async () => (await check()).differences.map(({ place }) => place.split(':')[0]);
  const redacted = 'where redacted_at is not null';
  const { rows } = await services.pool.query(`select reason from room_text ${redacted}`);
  expect(rows).toEqual([{ reason: REASON }]);
  const change = (set: string, where: string) => services.pool.query(`update room_text set ${set} ${where}`);
  await change("reason = 'Another'", redacted);
  expect(await places()).toEqual(['room_text.reason']);
  await change(`reason = '${REASON}', salt = repeat('a', 64), text = 'Back'`, redacted);
  expect(await places()).toEqual(['room_text']);
  await change('salt = null, text = null', redacted);
  expect(await places()).toEqual([]);
  await change('salt = null, text = null', `where text = 'Somebody waited at the box'`);
  expect(await places()).toEqual(['room_text']);
});
