import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ok } from '@plumbline/prelude';
import { checkChain } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { appendEvents, createChain, sha256OfText } from '../log/append-events.ts';
import { readLog } from '../log/read-log.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { openDatabase } from './open-database.ts';

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumb line '));
fs.chmodSync(scratch, 0o755);
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

const occasion = { commandId: 'c-1', at: new Date('2026-11-10T17:42:00Z'), actor: 'r.ortiz@example.gov' };

/** The oldest PostgreSQL on this machine that we support, as Debian and Ubuntu install it. */
function oldestSystemPostgres(): string | undefined {
  const place = '/usr/lib/postgresql';
  const versions = fs.existsSync(place) ? fs.readdirSync(place).map(Number) : [];
  const usable = versions.filter((version) => version >= 15 && fs.existsSync(`${place}/${version}/bin/initdb`));
  const oldest = usable.sort((a, b) => a - b)[0];
  return oldest === undefined ? undefined : `${place}/${oldest}/bin`;
}

const programs = oldestSystemPostgres();
if (programs === undefined) {
  console.info(
    'Not tried on the PostgreSQL of the system: there is none of version 15 or newer in /usr/lib/postgresql.',
  );
}

test.skipIf(programs === undefined)(
  'DATABASE_URL: the log works on the PostgreSQL that the system brings',
  async () => {
    const environment = { ...process.env, PG_BIN_DIR: programs };
    const server = await startEmbeddedPostgres({ dataDirectory: path.join(scratch, 'system'), environment });
    const at = `localhost/plumbline?host=${encodeURIComponent(server.connection.host)}`;
    const [databaseUrl, ownerDatabaseUrl] = [`postgresql://plumbline@${at}`, `postgresql://plumbline_owner@${at}`];
    const database = await openDatabase({ databaseUrl, ownerDatabaseUrl, dataDirectory: '/nowhere' });
    try {
      await database.db.transaction().execute((tx) => createChain(tx, 'a-1', 'audit'));
      const append = () =>
        database.db.transaction().execute((tx) => appendEvents(tx, 'a-1', occasion, [{ type: 'one' }]));
      await append();
      const head = await append();
      expect(checkChain(await readLog(database.db, 'a-1'), sha256OfText)).toEqual(ok(head));
      await expect(database.pool.query('truncate log_entry')).rejects.toThrow('permission denied');
      expect(database.description).toBe('localhost/plumbline');
    } finally {
      await database.close();
      await server.stop();
    }
  },
);

test('without DATABASE_URL the embedded server is started, kept, and stopped at the end', async () => {
  const dataDirectory = path.join(scratch, 'embedded');
  const first = await openDatabase({ databaseUrl: undefined, dataDirectory });
  await first.db.transaction().execute((tx) => createChain(tx, 'a-1', 'audit'));
  await first.close();
  const second = await openDatabase({ databaseUrl: undefined, dataDirectory });
  expect(await readLog(second.db, 'a-1')).toEqual([]);
  await second.close();
  expect(fs.existsSync(path.join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
});

test('a DATABASE_URL where nobody answers is said plainly, without the password', async () => {
  const open = openDatabase({
    databaseUrl: 'postgresql://plumbline:secret@127.0.0.1:9/plumbline',
    dataDirectory: scratch,
  });
  await expect(open).rejects.toThrow('The database at 127.0.0.1:9/plumbline cannot be used');
  await expect(open).rejects.not.toThrow('secret');
});
