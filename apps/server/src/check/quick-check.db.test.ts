import { rmSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBackup } from '../backup/make-backup.ts';
import { readConfig } from '../config.ts';
import { connect } from '../database/connect.ts';
import { createEmptyOwnedDatabase } from '../database/test-database.ts';
import { planPolling } from '../journeys/plan-small-election.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { startServer } from '../start-server.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { missingFilesInWords, quickCheck } from './quick-check.ts';

const scratch = await mkdtemp(path.join(tmpdir(), 'plumbline-quick-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
beforeAll(async () => {
  await planPolling(office, await office.signedIn(ADMINISTRATOR), 'Kept');
});

test('a file that is missing is named, and no backup is made without it', async () => {
  const { services, filesDirectory } = office;
  const blob = await services.db.selectFrom('blob').select('sha256').executeTakeFirstOrThrow();
  const place = path.join(filesDirectory, blob.sha256.slice(0, 2), blob.sha256);
  await rename(place, path.join(scratch, 'away'));
  const words = missingFilesInWords(await quickCheck(services), filesDirectory);
  expect(words).toMatch(new RegExp(`${blob.sha256} \\(“.+”\\) is missing`));
  await expect(makeBackup(services, path.join(scratch, 'backup'))).rejects.toThrow(
    /is missing[\s\S]*No backup was made/,
  );
  await rename(path.join(scratch, 'away'), place);
  expect(await quickCheck(services)).toEqual({ log: [], files: [] });
});

test('no backup is made of a log that does not end where its head says', async () => {
  const owner = connect(office.ownerTarget);
  await owner.pool.query('alter table log_chain disable trigger user');
  await owner.pool.query("update log_chain set head_number = head_number - 1 where kind = 'audit'");
  await expect(makeBackup(office.services, path.join(scratch, 'backup'))).rejects.toThrow(/audit:.*its head is kept/);
  await owner.pool.query("update log_chain set head_number = head_number + 1 where kind = 'audit'");
  await owner.disconnect();
  expect(await quickCheck(office.services)).toEqual({ log: [], files: [] });
});

test('a server does not start on a log that does not end where its head says', { timeout: 60_000 }, async () => {
  const config = {
    ...readConfig({ PLUMBLINE_PORT: '0', PLUMBLINE_LOG_LEVEL: 'error' }),
    ...(await createEmptyOwnedDatabase()),
    dataDirectory: path.join(scratch, 'started'),
  };
  const started = { print: () => undefined, otherPortAllowed: false } as const;
  const administrators = [{ email: ADMINISTRATOR, name: 'Ada Warren' }];
  const server = await startServer(config, {
    ...started,
    prepare: async (services) => {
      await enterOffice(services, { organization: 'Org', defaultState: 'CA', administrators });
    },
  });
  await server.stop();
  const owner = connect({ connectionString: config.ownerDatabaseUrl ?? config.databaseUrl });
  await owner.pool.query('alter table log_chain disable trigger user');
  await owner.pool.query("update log_chain set head_hash = repeat('a', 64)");
  await expect(startServer(config, started)).rejects.toThrow(/The log is not what was sealed:[\s\S]*organization:/);
  await owner.pool.query(
    'update log_chain set head_hash = hash from log_entry where chain = id and number = head_number',
  );
  await owner.disconnect();
  await (await startServer(config, started)).stop();
});
