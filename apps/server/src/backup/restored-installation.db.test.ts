import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { createEmptyOwnedDatabase } from '../database/test-database.ts';
import { waitForRound } from '../journeys/plan-audit.ts';
import { planBatches, planPollingWithoutJ3 } from '../journeys/plan-small-election.ts';
import { startServer } from '../start-server.ts';
import { doSecondStep } from '../testing/sign-in-with-factor.ts';
import { ADMINISTRATOR, openTestOffice, personAt } from '../testing/test-office.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumb line '));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));
const CONTEST = 'Contest 1';

/** The code in the newest message of the outbox. */
async function newestCode(person: ReturnType<typeof personAt>): Promise<string> {
  const { messages } = await person.ask('outbox', {});
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(messages[0]?.text ?? '')?.[0];
  assert(code !== undefined, 'the newest message holds a code', messages[0]);
  return code;
}

test('a restored installation goes on: the draw that waited is made, the newest code signs in, a new upload shows its own problems', async () => {
  // No jobs run here, so the draw that is launched still waits when the backup is made.
  const office = await openTestOffice({ jobs: false });
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planBatches(office, ada, { name: 'Drawn after the restore' });
  await ada.send('commit-inputs', { auditId });
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 7 } });
  const planned = await planPollingWithoutJ3(office, ada, 'Planned on after the restore');
  // Several of each, so that numbers that began at 1 again would stand behind them.
  const slot = { auditId: planned.auditId, kind: 'manifest', jurisdiction: 'J3' } as const;
  for (const rows of ['A,x', 'A,y', 'A,z']) {
    await ada.upload(slot, { name: 'before.csv', text: `Batch Name,Number of Ballots\n${rows}\n` });
  }
  const before = office.nobody();
  for (let asked = 0; asked < 2; asked += 1) await before.send('request-sign-in-code', { email: ADMINISTRATOR });
  const saved = path.join(scratch, 'saved');
  await makeBackup(office.services, saved);
  await office.close();

  const config = {
    ...readConfig({ PLUMBLINE_PORT: '0', PLUMBLINE_LOG_LEVEL: 'error' }),
    ...(await createEmptyOwnedDatabase()),
    dataDirectory: path.join(scratch, 'restored'),
  };
  await restoreBackup(config, saved);
  const server = await startServer(config, { print: () => undefined, otherPortAllowed: false });
  try {
    const restored = personAt(server.address ?? '');
    await restored.send('request-sign-in-code', { email: ADMINISTRATOR });
    const code = await newestCode(restored);
    await restored.send('sign-in-with-code', { email: ADMINISTRATOR, code });
    await doSecondStep(restored.client, ADMINISTRATOR, new Map());

    await waitForRound(restored, auditId, 1);
    const { rows } = await server.services.pool.query('select state from draw_job');
    expect(rows.map(({ state }) => state)).not.toContain('failed');

    const report = await restored.upload(slot, {
      name: 'after.csv',
      text: 'Batch Name,Number of Ballots\nA,12\nA,13\n',
    });
    expect(report.issues.map((issue) => issue.code)).toEqual(['DUPLICATE_KEY']);
    const shown = JSON.stringify(await restored.ask('jurisdiction', { auditId: planned.auditId, jurisdiction: 'J3' }));
    expect(shown).toContain('after.csv');
    expect(shown).not.toContain('before.csv');

    const good = await restored.upload(slot, { name: 'good.csv', text: 'Batch Name,Number of Ballots\nA,12\nB,13\n' });
    await restored.send('register-file', { ...slot, uploadId: good.uploadId, confirmed: good.needsConfirmation });
  } finally {
    await server.stop();
  }
});

test('mail that had not left when the backup was made leaves after the restore, unless its code is long worthless', async () => {
  const office = await openTestOffice({ jobs: false });
  const insert = `insert into message (id, recipient, subject, text, created_at)
    values (gen_random_uuid(), 'ada@office.example', $1, '…', $2)`;
  await office.services.pool.query(insert, ['Of today', new Date()]);
  await office.services.pool.query(insert, ['Of last week', new Date(Date.now() - 7 * 24 * 3_600_000)]);
  const saved = path.join(scratch, 'with mail');
  await makeBackup(office.services, saved);
  await office.close();
  const mail = { PLUMBLINE_SMTP_URL: 'smtp://127.0.0.1:9', PLUMBLINE_MAIL_FROM: 'audit@office.example' };
  const config = {
    ...readConfig(mail),
    ...(await createEmptyOwnedDatabase()),
    dataDirectory: path.join(scratch, 'restored with mail'),
  };
  await restoreBackup(config, saved);
  const database = await openDatabase(config);
  const { rows } = await database.pool.query(`
    select subject from graphile_worker._private_jobs job join message on message.id::text = job.payload ->> 'messageId'`);
  expect(rows).toEqual([{ subject: 'Of today' }]);
  await database.close();
});
