import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { logAddress, reportAddress } from '@plumbline/api';
import { digestOfText } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { makeBackup } from '../backup/make-backup.ts';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* A text that people typed names a voter. It can be taken out everywhere, and the log stays as it was sealed. */

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumbline-redaction-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));
const office = await openTestOffice();
afterAll(() => office.close());
const { services } = office;
const ada = await office.signedIn(ADMINISTRATOR);

const VOTER = 'Zoë Vale';
const NOTE = `The voter wrote ${VOTER} beside the box`;
const OTHER_NOTE = 'One corner is torn';
const REASON = 'It named a voter.';

const planned = await planPolling(office, ada, 'Redacted');
const { auditId, jane } = planned;
await commitInputs(ada, auditId);
await ada.send('withdraw-commitment', { auditId, reason: `${VOTER} is in a file name` });
await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
const place = { auditId, jurisdiction: 'J1', board: 'Audit Board #01' };
const board = await seatedBoard(place);
const ballot = (await board.ask('board', place)).ballots[0]?.ballot ?? '';
const written = recordWith({ 'Contest 1': NOTE, 'Contest 2': OTHER_NOTE });
await board.send('record-ballot', { ...place, ballot, record: written, basedOn: null });

async function seatedBoard(at: typeof place): Promise<TestPerson> {
  const { boards } = await jane.ask('jurisdiction', at);
  const person = office.nobody();
  await openBoard(office.services, person, boards[0]?.link);
  await person.send('name-board-members', { ...at, members: ['Joe'] });
  return person;
}

function recordWith(notes: Readonly<Record<string, string>>) {
  const interpretations = Object.fromEntries(
    Object.entries(notes).map(([name, note]) => [name, { kind: 'blank', invalidWriteIn: true, note } as const]),
  );
  return { state: 'audited', interpretations } as const;
}

/** Whatever the administrator, the manager and the board can see or take away, as text. */
async function everythingShown(): Promise<string> {
  const answers = [
    await ada.ask('log', { auditId }),
    await jane.ask('log', { auditId }),
    await board.ask('board', place),
    await board.ask('ballot', { ...place, ballot }),
    await jane.ask('jurisdiction', place),
    await ada.ask('round-progress', { auditId }),
  ];
  const files = [
    await ada.download(reportAddress({ auditId })),
    await jane.download(reportAddress({ auditId, jurisdiction: 'J1' })),
    await ada.download(logAddress(auditId)),
  ];
  return [...answers.map((answer) => JSON.stringify(answer)), ...files].join('\n');
}

function linesOf(log: string): readonly string[] {
  return log.trim().split('\n');
}

/** Every row of every table, as text. */
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

async function textOf(text: string): Promise<{ readonly digest: string; readonly salt: string }> {
  const { entries } = await ada.ask('log', { auditId });
  for (const { digest, shown } of entries.flatMap((entry) => entry.texts)) {
    if (shown.state === 'kept' && shown.text === text) return { digest, salt: shown.salt };
  }
  throw new Error(`no entry shows ${text}`);
}

const check = () => checkInstallation({ db: services.db, blobs: services.blobs, now: services.now, ownsTheLog: false });

test('what was typed is shown to those who may see it, with the salt that gives the digest in the log', async () => {
  expect((await board.ask('ballot', { ...place, ballot })).ballot).toMatchObject({ record: written, absentNotes: {} });
  expect(await ada.download(reportAddress({ auditId }))).toContain(`COMMENT: ${NOTE}`);
  const { digest, salt } = await textOf(NOTE);
  expect(digestOfText({ salt, text: NOTE })).toBe(digest);
  const log = await ada.download(logAddress(auditId));
  expect(log).toContain(digest);
  expect(log).not.toContain(VOTER);
  expect(log).not.toContain(OTHER_NOTE);
  expect((await check()).differences).toEqual([]);
});

test('only an administrator of the organization may redact, with a reason, what is kept of this audit', async () => {
  const { digest } = await textOf(NOTE);
  const request = { auditId, digest, reason: REASON };
  expect((await jane.refused('redact-text', request)).code).toBe('not-allowed');
  expect((await board.refused('redact-text', request)).code).toBe('not-allowed');
  expect((await office.nobody().refused('redact-text', request)).code).toBe('not-signed-in');
  expect((await ada.refused('redact-text', { ...request, reason: '  ' })).status).toBe(400);
  const unknown = { ...request, digest: '0'.repeat(64) };
  expect((await ada.refused('redact-text', unknown)).code).toBe('text-not-kept');
  const { auditId: other } = await planPolling(office, ada, 'Another');
  expect((await ada.refused('redact-text', { ...request, auditId: other })).code).toBe('text-not-kept');
  expect((await board.ask('ballot', { ...place, ballot })).ballot.absentNotes).toEqual({});
});

test('a redacted text is gone from every screen, download and table, and its digest and the chain are as before', async () => {
  const before = await ada.download(logAddress(auditId));
  expect(await everythingShown()).toContain(VOTER);
  expect(await everythingStored()).toContain(VOTER);
  const note = await textOf(NOTE);
  const reason = await textOf(`${VOTER} is in a file name`);
  await ada.send('redact-text', { auditId, digest: note.digest, reason: REASON });
  await ada.send('redact-text', { auditId, digest: reason.digest, reason: REASON });
  expect((await ada.ask('kept-reports', { auditId })).reports, 'reports that were built before are gone').toEqual([]);

  const shown = await everythingShown();
  expect(shown).not.toContain(VOTER);
  expect(shown).not.toContain(note.salt);
  expect(shown).toContain(OTHER_NOTE);
  const stored = await everythingStored();
  for (const gone of [VOTER, note.salt, reason.salt]) expect(stored).not.toContain(gone);
  expect(stored).toContain(note.digest);

  // What was sealed before is still there, to the last byte and in its order; the audit's own chain has two entries more.
  const after = linesOf(await ada.download(logAddress(auditId)));
  const added = after.filter((line) => !linesOf(before).includes(line));
  expect(after.filter((line) => !added.includes(line))).toEqual(linesOf(before));
  expect(added.map((line) => JSON.parse(JSON.parse(line).body).type)).toEqual(['text-redacted', 'text-redacted']);
  for (const line of added) expect(JSON.parse(line)).not.toHaveProperty('fieldwork');
  expect(linesOf(before).find((line) => line.includes(note.digest))).toContain('"fieldwork":"J1"');
  expect((await check()).differences).toEqual([]);
  const rebuilt = await rebuildProjections(services, { repair: false });
  expect(rebuilt).toMatchObject({ broken: [], differences: [] });
});

test('in its place stands who redacted it, when and why, and that is done once', async () => {
  const redaction = { state: 'redacted', by: expect.stringContaining('audit administrator'), reason: REASON };
  const { ballot: seen } = await board.ask('ballot', { ...place, ballot });
  expect(seen).toMatchObject({
    record: recordWith({ 'Contest 1': '', 'Contest 2': OTHER_NOTE }),
    absentNotes: { 'Contest 1': redaction },
  });
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toMatch(/COMMENT: Redacted on \d{4}-\d\d-\d\d at \d\d:\d\d UTC by [^:]+: It named a voter\./);
  const { entries } = await ada.ask('log', { auditId });
  const said = entries.find((entry) => entry.type === 'text-redacted' && entry.jurisdiction === 'J1');
  assert(said !== undefined, 'the log says that a text was redacted');
  const { digest } = said.data as { readonly digest: string };
  expect(said.data).toEqual({ digest, jurisdiction: 'J1', reason: REASON });
  const recorded = entries.find((entry) => entry.type === 'ballot-recorded');
  expect(recorded?.texts.find((text) => text.digest === digest)?.shown).toMatchObject(redaction);
  expect((await ada.refused('redact-text', { auditId, digest, reason: 'x' })).code).toBe('text-redacted-already');
});

test('a digest of everything the board sent, in which a short note could be found by trying, is gone too', async () => {
  const { rows } = await services.pool.query(
    `select command from command_outcome where command in ('record-ballot', 'withdraw-commitment')`,
  );
  expect(rows).toEqual([]);
});

test('a backup made afterwards does not hold it', async () => {
  const saved = path.join(scratch, 'saved');
  await makeBackup(services, saved);
  const tables = path.join(saved, 'database');
  const files = fs.readdirSync(tables).map((name) => fs.readFileSync(path.join(tables, name), 'utf8'));
  expect(files.join('')).toContain(OTHER_NOTE);
  expect(files.join('')).not.toContain(VOTER);
  // Reports that were built before the redaction are files too.
  const kept = path.join(saved, 'files');
  const contents = fs.readdirSync(kept).map((name) => fs.readFileSync(path.join(kept, name), 'latin1'));
  expect(contents.some((content) => content.includes(OTHER_NOTE))).toBe(true);
  expect(contents.join('')).not.toContain(Buffer.from(VOTER).toString('latin1'));
});

test('a text is redacted after the audit was concluded, and the audit stays as it was concluded', async () => {
  await jane.send('create-boards', { auditId, jurisdiction: 'J2', count: 1 });
  const other = { ...place, jurisdiction: 'J2' };
  await lookForTheRest(board, place);
  await lookForTheRest(await seatedBoard(other), other);
  await ada.send('close-round', { auditId, round: 1 });
  await ada.send('conclude', { auditId, outcome: 'full-hand-count' });
  const before = await ada.ask('round-progress', { auditId });
  const sealed = await ada.download(logAddress(auditId));
  const { digest, salt } = await textOf(OTHER_NOTE);
  await ada.send('redact-text', { auditId, digest, reason: REASON });

  const after = await ada.ask('round-progress', { auditId });
  expect(after.heading).toMatchObject({ phase: 'concluded' });
  expect(after.measurements).toEqual(before.measurements);
  const stored = await everythingStored();
  for (const gone of [OTHER_NOTE, salt]) expect(stored).not.toContain(gone);
  expect(await ada.download(reportAddress({ auditId }))).not.toContain(OTHER_NOTE);
  expect(linesOf(await ada.download(logAddress(auditId))).slice(0, -1)).toEqual(linesOf(sealed));
  expect((await check()).differences).toEqual([]);
  expect(await rebuildProjections(services, { repair: false })).toMatchObject({ broken: [], differences: [] });
});

/** No further ballot of this board is found, and it signs off. */
async function lookForTheRest(person: TestPerson, at: typeof place): Promise<void> {
  const { ballots } = await person.ask('board', at);
  for (const { ballot: key, version } of ballots) {
    if (version !== null) continue;
    await person.send('record-ballot', { ...at, ballot: key, record: { state: 'not-found' }, basedOn: null });
  }
  await person.send('sign-off-board', { ...at, typedNames: ['Joe'] });
}
