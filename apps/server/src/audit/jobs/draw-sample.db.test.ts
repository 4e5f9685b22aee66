import { hash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawsAddress } from '@plumbline/api';
import { isInRounds, type LoggedEvent, readDrawsFile } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../../check/check-installation.ts';
import { quickCheck } from '../../check/quick-check.ts';
import { commitInputs } from '../../journeys/plan-audit.ts';
import { planPolling } from '../../journeys/plan-small-election.ts';
import { appendEvents } from '../../log/append-events.ts';
import { auditChain } from '../../log/audit-chains.ts';
import { readLog } from '../../log/read-log.ts';
import { updateDrawJob } from '../../stores/draw-jobs.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';
import { loadAudit } from '../history/load-audit.ts';
import { projectAudit } from '../projections/project-audit.ts';
import { drawSampleJob } from './draw-sample.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());

test('a draw whose round was opened, but whose answer was lost, is done when it is tried again', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Answer lost');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '12345' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { 'Contest 1': 100 } });
  const heading = async () => (await ada.ask('plan', { auditId })).heading;
  const { rows } = await office.services.pool.query<{ id: string }>('select id from draw_job');
  const jobId = rows[0]?.id;
  assert(jobId !== undefined, 'the draw was enqueued');
  await drawSampleJob(office.services, jobId);
  const opened = await heading();
  await updateDrawJob(office.services.db, jobId, { state: 'running' });
  await drawSampleJob(office.services, jobId);
  expect((await heading()).head).toEqual(opened.head);
  const job = await office.services.pool.query('select state, message from draw_job');
  expect(job.rows).toEqual([{ state: 'done', message: null }]);
});

test('a draw whose starter may no longer start rounds opens none, and says whom to ask', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Right withdrawn');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '12345' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { 'Contest 1': 100 } });
  const { db, pool } = office.services;
  const found = await pool.query<{ id: string }>('select id from draw_job where audit_id = $1', [auditId]);
  const jobId = found.rows[0]?.id;
  assert(jobId !== undefined, 'the draw was enqueued');
  const membership = await db.selectFrom('organization_administrator').selectAll().executeTakeFirstOrThrow();
  await db.deleteFrom('organization_administrator').where('person_id', '=', membership.person_id).execute();
  await drawSampleJob(office.services, jobId);
  await db.insertInto('organization_administrator').values(membership).execute();
  const { heading } = await ada.ask('plan', { auditId });
  expect(heading).toMatchObject({
    phase: 'seeded',
    job: {
      state: 'failed',
      message: 'Who started this round may no longer do so. Ask an audit administrator.',
    },
  });
});

test('the log names the file of the draws, which anybody can read, and a check says when it is changed or gone', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'In a file');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '12345' });
  const { db, pool, blobs, now, workers } = office.services;
  const seeded = await loadAudit(db, auditId);
  const sampleSizes = { 'Contest 1': 100 };
  const sample = await workers.run('draw-sample', { audit: seeded.audit, sampleSizes });
  assert(sample.ok, 'a sample can be drawn', sample);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes });
  const found = await pool.query<{ id: string }>('select id from draw_job where audit_id = $1', [auditId]);
  await drawSampleJob(office.services, found.rows[0]?.id ?? '');

  const [entry] = (await readLog(db, auditChain(auditId))).slice(-1);
  assert(entry !== undefined, 'the log has entries');
  const { event } = eventOf<LoggedEvent>(entry);
  assert(event.type === 'round-opened' && event.version === 3, 'the round names its file', event);
  const { drawn } = event;
  expect(entry.body).not.toContain('ticket');
  const { audit } = await loadAudit(db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  const { draws, phantomDraws } = sample.value;
  expect(audit.rounds).toMatchObject([{ draws, phantomDraws, drawnFrom: sample.value.drawnFrom }]);

  const file = await readFile(path.join(office.filesDirectory, drawn.sha256.slice(0, 2), drawn.sha256));
  expect([hash('sha256', file), file.length]).toEqual([drawn.sha256, drawn.bytes]);
  expect(readDrawsFile(file)).toEqual({ ok: true, value: { draws, phantomDraws } });
  expect(Buffer.from(await ada.download(drawsAddress({ auditId, round: 1 }))).subarray(0, 17)).toEqual(
    file.subarray(0, 17),
  );

  const differences = async () => (await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences;
  const ofFile = async () =>
    (await differences())
      .map(({ place, found }) => `${place}: ${found}`)
      .filter((one) => one.includes(drawn.sha256) || one.includes(auditId));
  const before = await ofFile();
  const place = path.join(office.filesDirectory, drawn.sha256.slice(0, 2), drawn.sha256);
  await writeFile(place, Buffer.concat([file, Buffer.of(0x30)]));
  expect((await ofFile()).filter((one) => !before.includes(one)).join()).toMatch(
    new RegExp(`entry ${entry.number}.*the file of its draws.*file ${drawn.sha256}`),
  );
  await rm(place);
  expect((await quickCheck({ db, blobs })).files.join()).toContain(`${drawn.sha256} (“draws of round 1”) is missing`);
  expect((await ofFile()).join()).toContain(`file ${drawn.sha256}: missing`);
  await writeFile(place, file);
  expect(await ofFile()).toEqual(before);
});

test('a round whose draws stand in its entry, as earlier versions wrote them, is read as it is', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'In the entry');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '12345' });
  const { db, now, workers } = office.services;
  const sampleSizes = { 'Contest 1': 100 };
  const sample = await workers.run('draw-sample', { audit: (await loadAudit(db, auditId)).audit, sampleSizes });
  assert(sample.ok, 'a sample can be drawn', sample);
  const opened = { type: 'round-opened', version: 2, round: 1, sampleSizes, ...sample.value, extraBatches: [] };
  const occasion = { commandId: 'earlier', at: now(), actor: 'system:earlier' };
  await db.transaction().execute(async (tx) => {
    await appendEvents(tx, auditChain(auditId), occasion, [opened]);
    await projectAudit(
      { secret: office.services.secret, participants: async () => [] },
      tx,
      auditId,
      (await readLog(tx, auditChain(auditId))).slice(-1),
    );
  });
  const { audit } = await loadAudit(db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  expect(audit.rounds).toMatchObject([{ draws: sample.value.draws, phantomDraws: sample.value.phantomDraws }]);
});
