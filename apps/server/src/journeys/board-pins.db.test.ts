import { assert } from '@plumbline/prelude';
import { canonicalJson, eventOf } from '@plumbline/record';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { sha256OfText } from '../log/append-events.ts';
import { readLog } from '../log/read-log.ts';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { deriveEarlierLinks } from '../stores/board-links.ts';
import { openBoard, tokenOf } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* A board signs in with a link and a PIN that come apart. */

const office = await openTestOffice();
afterAll(() => office.close());
const world = { auditId: '' };
const people: { ada?: TestPerson; jane?: TestPerson } = {};
const BOARD = 'Audit Board #01';
const OTHER = 'Audit Board #02';

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Pins');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 2 });
  world.auditId = auditId;
  people.ada = ada;
  people.jane = jane;
}, 120_000);

function jane(): TestPerson {
  assert(people.jane !== undefined, 'the audit was planned');
  return people.jane;
}

async function atDesk(board = BOARD): Promise<{ link: string; token: string; pin: string; isLocked: boolean }> {
  const { boards } = await jane().ask('jurisdiction', { auditId: world.auditId, jurisdiction: 'J1' });
  const line = boards.find((one) => one.board === board);
  assert(line !== undefined && line.link !== null && line.pin !== null, 'the manager sees link and PIN', line);
  return { link: line.link, token: tokenOf(line.link), pin: line.pin.digits, isLocked: line.pin.isLocked };
}

/** Another PIN of as many digits. */
function otherThan(pin: string): string {
  return `${(Number(pin[0]) + 1) % 10}${pin.slice(1)}`;
}

async function saidInOffice(type: OrganizationEvent['type']): Promise<readonly OrganizationEvent[]> {
  const entries = await readLog(office.services.db, `organization:${office.organizationId}`);
  return entries.map((entry) => eventOf<OrganizationEvent>(entry).event).filter((event) => event.type === type);
}

test('a link is short, has no signs that look alike, and is read however it is typed', async () => {
  const { link, token, pin } = await atDesk();
  expect(link).toMatch(/\/auditboard\/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(pin).toMatch(/^\d{9}$/);
  const typed = token.toLowerCase().replace('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
  expect(await office.nobody().ask('board-door', { token: typed })).toEqual({
    ...{ board: BOARD, jurisdiction: 'J1', isSignedIn: false },
  });
  const board = office.nobody();
  const spoken = `${pin.slice(0, 3)} ${pin.slice(3, 6)}-${pin.slice(6)}`;
  expect((await board.send('sign-in-to-board', { token: typed, pin: spoken })).person).toMatchObject({ name: BOARD });
  expect((await board.ask('board-door', { token })).isSignedIn).toBe(true);
});

test('a link opens nothing without its PIN, and the PIN of another board opens nothing', async () => {
  const own = await atDesk();
  const other = await atDesk(OTHER);
  expect(own.pin).not.toBe(other.pin);
  const before = (await saidInOffice('board-pin-refused')).length;
  const somebody = office.nobody();
  for (const pin of [other.pin, otherThan(own.pin), '', own.pin.slice(1), `${own.pin}0`, own.token]) {
    const problem = await somebody.refused('sign-in-to-board', { token: own.token, pin });
    expect([pin, problem.code]).toEqual([pin, 'board-pin-wrong']);
  }
  expect((await somebody.ask('session', {})).person).toBeNull();
  // Each try is in the log of the office, and says which board and how many there were by now.
  const said = (await saidInOffice('board-pin-refused')).slice(before);
  expect(said.map((event) => 'wrong' in event && event.wrong)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(said[0]).toMatchObject({ jurisdiction: 'J1', round: 1, board: BOARD });
  const raw = JSON.stringify(await readLog(office.services.db, `organization:${office.organizationId}`));
  for (const secret of [own.pin, other.pin, own.token, own.token.replace('-', '')]) expect(raw).not.toContain(secret);
  await openBoard(office.services, somebody, own.link);
});

test('after ten wrong tries the right PIN is refused too, tries at one time count each, and a new PIN opens the same link', async () => {
  const { link, token, pin } = await atDesk(OTHER);
  const seated = office.nobody();
  await openBoard(office.services, seated, link);
  const many = Array.from({ length: 25 }, () => office.nobody());
  const answers = await Promise.all(
    many.map((person) => person.refused('sign-in-to-board', { token, pin: otherThan(pin) })),
  );
  const codes = answers.map(({ code }) => code);
  expect(codes.filter((code) => code === 'board-pin-wrong')).toHaveLength(9);
  expect(codes.filter((code) => code === 'board-pin-locked')).toHaveLength(16);
  expect((await office.nobody().refused('sign-in-to-board', { token, pin })).code).toBe('board-pin-locked');
  expect((await atDesk(OTHER)).isLocked).toBe(true);
  // Guessing puts nobody out who is at work.
  expect((await seated.ask('session', {})).person).toMatchObject({ name: OTHER });
  const place = { auditId: world.auditId, jurisdiction: 'J1', board: OTHER };
  await jane().send('replace-board-pin', place);
  const made = await atDesk(OTHER);
  expect(made.pin).not.toBe(pin);
  expect(made).toEqual({ link, token, pin: made.pin, isLocked: false });
  // The old PIN ends, and who came in by it is out.
  expect((await seated.ask('session', {})).person).toBeNull();
  expect((await office.nobody().refused('sign-in-to-board', { token, pin })).code).toBe('board-pin-wrong');
  await openBoard(office.services, seated, link);
  expect((await seated.ask('session', {})).person).toMatchObject({ name: OTHER });
});

test('no row holds a PIN, nor a digest by which whoever has the sheet could find it', async () => {
  const place = { auditId: world.auditId, jurisdiction: 'J1', board: BOARD };
  const pins: string[] = [];
  const digests: string[] = [];
  for (const make of ['rotate-board-link', 'replace-board-pin'] as const) {
    await jane().send(make, place);
    const { link, token, pin } = await atDesk();
    await openBoard(office.services, office.nobody(), link);
    await office.nobody().refused('sign-in-to-board', { token, pin: otherThan(pin) });
    pins.push(pin);
    digests.push(...[pin, otherThan(pin)].map((sent) => sha256OfText(canonicalJson({ token, pin: sent }))));
  }
  const rows = await allRowsButTheSecret();
  expect(rows).toContain('board_link');
  for (const told of [...pins, ...digests]) expect(rows).not.toContain(told);
});

async function allRowsButTheSecret(): Promise<string> {
  const { db } = office.services;
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'server_secret'`.execute(
    db,
  );
  const all = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`select one::text as row from ${sql.table(name)} one`.execute(db);
      return [name, ...rows.map(({ row }) => row)];
    }),
  );
  return all.flat().join('\n');
}

test('a new link has a new PIN, and no PIN of an earlier link or of an earlier PIN comes again', async () => {
  const place = { auditId: world.auditId, jurisdiction: 'J1', board: BOARD };
  const first = await atDesk();
  const seen = [first.pin];
  const links = [first.link];
  for (let times = 0; times < 3; times += 1) {
    const { link } = await jane().send('rotate-board-link', place);
    seen.push((await atDesk()).pin);
    await jane().send('replace-board-pin', place);
    seen.push((await atDesk()).pin);
    links.push(link);
    expect((await atDesk()).link).toBe(link);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(new Set(links).size).toBe(links.length);
  expect((await office.nobody().refused('sign-in-to-board', { token: first.token, pin: first.pin })).code).toBe(
    'board-link-unknown',
  );
});

test('the tables follow from the log, with wrong tries and new PINs in it', async () => {
  await office.nobody().refused('sign-in-to-board', { token: (await atDesk()).token, pin: '000000000' });
  const { broken, differences } = await rebuildProjections(office.services, { repair: false });
  expect({ broken, differences }).toEqual({ broken: [], differences: [] });
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});

test('what a migration leaves of a link of before opens nothing, and the next start of the server makes it short', async () => {
  const { db, pool, secret } = office.services;
  const now = await atDesk();
  await pool.query('update board_link set token_sha256 = board_id::text');
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
  expect((await office.nobody().refused('sign-in-to-board', now)).code).toBe('board-link-unknown');
  await db.transaction().execute((tx) => deriveEarlierLinks(tx, secret));
  expect(await atDesk()).toEqual(now);
  await openBoard(office.services, office.nobody(), now.link);
});

test('link and PIN end with the round, and only who hands them out is given them', async () => {
  const { ada } = people;
  assert(ada !== undefined, 'the audit was planned');
  const { auditId } = world;
  const now = await atDesk();
  const { boards } = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(boards.map(({ link, pin }) => [link, pin])).toEqual([
    [null, null],
    [null, null],
  ]);
  const place = { auditId, jurisdiction: 'J1', board: BOARD };
  expect((await ada.refused('replace-board-pin', place)).code).toBe('not-allowed');
  await ada.send('delete-audit', { auditId });
  expect((await office.nobody().refused('sign-in-to-board', now)).code).toBe('board-link-unknown');
});
