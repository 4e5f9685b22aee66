import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createEmptyDatabase, createTestDatabase } from '../database/test-database.ts';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { appendEvents, createChain, type LoggedEvent } from '../log/append-events.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumbline-unread-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

const SIGNED_IN = { type: 'signed-in', personId: 'p' } as const;
const LATER = { ...SIGNED_IN, mood: 'good' } as const;
const CHAIN = 'organization:4f6f3e5e-0b7e-4f0e-9a53-0d6c7c1f2b11';

test.each<[string, LoggedEvent, string]>([
  ['a property that no schema has', LATER, 'entry 2: “signed-in” has a property “mood” that has no place in it'],
  ['a type that there is not', { type: 'signed-out' }, 'entry 2: nothing of the type “signed-out” has a place'],
])('a backup whose log is whole, with an entry of %s, is restored and not believed', async (name, event, says) => {
  const database = await createTestDatabase();
  await database.db.transaction().execute(async (tx) => {
    await createChain(tx, CHAIN, 'organization');
    const occasion = { commandId: 'c', at: new Date('2026-11-10T09:00:00.000Z'), actor: 'person:p' };
    await appendEvents(tx, CHAIN, occasion, [SIGNED_IN, event, SIGNED_IN]);
  });
  const saved = path.join(scratch, name);
  const blobs = openDiskBlobStore(path.join(scratch, `${name} files`));
  await makeBackup({ db: database.db, pool: database.pool, blobs, now: () => new Date() }, saved);
  await database.close();
  const config = { ...readConfig({}), databaseUrl: await createEmptyDatabase(), dataDirectory: `${saved} data` };
  await expect(restoreBackup(config, saved)).rejects.toThrow(`the log ${CHAIN} is not what was sealed (${says}`);
});
