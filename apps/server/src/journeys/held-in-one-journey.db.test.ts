import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uploadAddress } from '@plumbline/api';
import type { AuditEvent } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { appendEvents } from '../log/append-events.ts';
import { auditChain } from '../log/audit-chains.ts';
import { holdAuditAlone } from '../log/read-audit-log.ts';
import { readLog } from '../log/read-log.ts';
import type { Writer } from '../stores/store.ts';
import { mayRemoveFiles } from '../stores/unused-files.ts';
import { findUpload, holdUpload, removeUpload } from '../stores/uploads.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, planAudit } from './plan-audit.ts';

/* Whoever waits for what others hold sees what they have done, in the same journey. */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { filesDirectory } = office;
const { db } = office.services;
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Held', type: 'ballot-polling', ...POLLING });
const jane = await office.signedIn(FIRST_MANAGER);
const SLOT = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
const text = POLLING.manifests.J1;

/** Does something in a transaction that ends only when it is let go. */
async function holding(act: (tx: Writer) => Promise<void>): Promise<() => Promise<void>> {
  const isHeld = Promise.withResolvers<void>();
  const isLetGo = Promise.withResolvers<void>();
  const held = db.transaction().execute(async (tx) => {
    await act(tx);
    isHeld.resolve();
    await isLetGo.promise;
  });
  await Promise.race([isHeld.promise, held]);
  return () => {
    isLetGo.resolve();
    return held;
  };
}

/** Until a statement with this in it waits for a lock. */
async function untilWaiting(part: string): Promise<void> {
  for (let times = 0; times < 500; times += 1) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and strpos(query, ${part}) > 0`.execute(db);
    if (rows.length > 0) return;
    await sleep(10);
  }
  throw new Error(`nothing waits with ${part}`);
}

async function lastSettings() {
  const entries = await readLog(db, auditChain(auditId));
  const events = entries.map((entry) => eventOf<AuditEvent>(entry).event);
  const event = events.findLast((one) => one.type === 'settings-changed');
  assert(event !== undefined, 'settings were chosen', events.length);
  return event;
}

/** As another process would, which tells this one nothing. */
async function changeSettings(tx: Writer, riskLimitPercent: number) {
  const event = await lastSettings();
  const { held } = await holdAuditAlone(tx, auditId);
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'office' };
  const changed = { ...event, settings: { ...event.settings, riskLimitPercent } };
  return appendEvents(tx, auditChain(auditId), occasion, [changed], held);
}

test('whoever waits for an audit is told the head that it has then, and when that entry was made', async () => {
  const before = await readLog(db, auditChain(auditId));
  const letGo = await holding(async (tx) => void (await changeSettings(tx, 7)));
  const waiting = db.transaction().execute((tx) => holdAuditAlone(tx, auditId));
  await untilWaiting('hold_audit');
  await letGo();
  const { heads, held } = await waiting;
  const entries = await readLog(db, auditChain(auditId));
  expect(entries).toHaveLength(before.length + 1);
  const newest = entries.at(-1);
  assert(newest !== undefined, 'there are entries');
  expect(held).toEqual({ number: entries.length, hash: newest.hash, at: eventOf(newest).body.at });
  expect(heads).toEqual({ audit: entries.length, fieldwork: new Map() });
});

test('an upload that is removed while somebody waits for it is not found any more', async () => {
  const { uploadId } = await jane.upload(SLOT, { name: 'manifest.csv', text });
  const letGo = await holding(async (tx) => {
    expect(await mayRemoveFiles(tx)).toBe(true);
    await removeUpload(tx, uploadId);
  });
  const waiting = db.transaction().execute((tx) => holdUpload(tx, uploadId));
  await untilWaiting('for update of upload');
  await letGo();
  expect(await waiting).toBeUndefined();
});

test('what is removed as unused in the moment in which it is sent again is not taken for kept', async () => {
  const sent = `${text}One more,10\n`;
  const sha256 = createHash('sha256').update(sent).digest('hex');
  const letGo = await holding(async (tx) => void (await mayRemoveFiles(tx)));
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const address = `${office.origin}${uploadAddress({ ...SLOT, name: 'manifest.csv' })}`;
  const sending = jane.fetch(address, { method: 'POST', headers, body: sent });
  await untilWaiting('insert into upload');
  rmSync(path.join(filesDirectory, sha256.slice(0, 2), sha256));
  await letGo();
  const response = await sending;
  expect(await response.json()).toMatchObject({ code: 'upload-interrupted' });
  const { rows } = await sql`select from upload where sha256 = ${sha256}`.execute(db);
  expect(rows).toEqual([]);
});

test('a command that was prepared on an audit that another process has moved since is prepared again', async () => {
  const { uploadId } = await jane.upload(SLOT, { name: 'manifest.csv', text });
  await db.transaction().execute((tx) => changeSettings(tx, 9));
  await jane.send('register-file', { ...SLOT, uploadId, confirmed: false });
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(slots.find((one) => one.kind === 'manifest')?.registered).not.toBeNull();
  expect((await lastSettings()).settings.riskLimitPercent).toBe(9);
});

/** A list of participants that says otherwise how many ballots the county of the slot expects, from another process. */
async function expectBallots(tx: Writer, expectedBallots: number) {
  const entries = await readLog(db, auditChain(auditId));
  const events = entries.map((entry) => eventOf<AuditEvent>(entry).event);
  const event = events.findLast((one) => one.type === 'participants-registered');
  assert(event !== undefined, 'participants were registered', events.length);
  const { held } = await holdAuditAlone(tx, auditId);
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'office' };
  const jurisdictions = event.jurisdictions.map((one) => (one.name === 'J1' ? { ...one, expectedBallots } : one));
  const changed = { ...event, jurisdictions };
  return appendEvents(tx, auditChain(auditId), occasion, [changed], held);
}

test('an upload is checked against the audit as it is when the upload is added', async () => {
  const before = await jane.upload(SLOT, { name: 'manifest.csv', text });
  const codes = (report: typeof before) => report.issues.map(({ code }) => code);
  expect(codes(before)).not.toContain('EXPECTED_COUNT_DIFFERS');
  await db.transaction().execute(async (tx) => void (await expectBallots(tx, 3)));
  const after = await jane.upload(SLOT, { name: 'manifest.csv', text });
  expect(codes(after)).toContain('EXPECTED_COUNT_DIFFERS');
  const found = await findUpload(db, after.uploadId);
  expect(found?.findings.issues.map(({ code }) => code)).toEqual(codes(after));
});

test('an upload that was removed, or says something else, since this process stored it is not registered as it was', async () => {
  const removed = await jane.upload(SLOT, { name: 'manifest.csv', text });
  await removeUpload(db, removed.uploadId);
  const file = { ...SLOT, uploadId: removed.uploadId, confirmed: true };
  expect(await jane.refused('register-file', file)).toMatchObject({ code: 'upload-not-there' });
  const { uploadId } = await jane.upload(SLOT, { name: 'manifest.csv', text });
  await sql`update upload set name = 'renamed.csv' where id = ${uploadId}`.execute(db);
  await jane.send('register-file', { ...SLOT, uploadId, confirmed: true });
  const events = (await readLog(db, auditChain(auditId))).map((entry) => eventOf<AuditEvent>(entry).event);
  expect(events.at(-1)).toMatchObject({ type: 'file-registered', file: { name: 'renamed.csv' } });
});

test('whoever holds an upload and waits for its audit is waited for, and nobody waits for a circle', async () => {
  const { uploadId } = await jane.upload(SLOT, { name: 'manifest.csv', text });
  const letGo = await holding(async (tx) => {
    await holdUpload(tx, uploadId);
    await holdAuditAlone(tx, auditId);
  });
  const sending = jane.send('register-file', { ...SLOT, uploadId, confirmed: true });
  await untilWaiting('write_decided');
  await letGo();
  await sending;
  const letGoOfUpload = await holding(async (tx) => void (await holdUpload(tx, uploadId)));
  const again = jane.send('register-file', { ...SLOT, uploadId, confirmed: true });
  // Not by the statement that holds the audit already.
  await untilWaiting('for update of upload');
  await db.transaction().execute(async (tx) => void (await holdAuditAlone(tx, auditId)));
  await letGoOfUpload();
  await again;
});

test('what is decided in memory is in the log once, however often it is sent at once', async () => {
  const { uploadId } = await jane.upload(SLOT, { name: 'manifest.csv', text });
  const before = (await readLog(db, auditChain(auditId))).length;
  const commandId = randomUUID();
  const file = { ...SLOT, uploadId, confirmed: true };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => jane.client.send('register-file', file, commandId)),
  );
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  expect(await readLog(db, auditChain(auditId))).toHaveLength(before + 1);
  const { rows } = await sql<{ confirmed: boolean }>`select confirmed from upload where id = ${uploadId}`.execute(db);
  expect(rows).toEqual([{ confirmed: true }]);
});
