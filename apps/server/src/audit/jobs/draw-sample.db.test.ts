import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { commitInputs } from '../../journeys/plan-audit.ts';
import { planPolling } from '../../journeys/plan-small-election.ts';
import { updateDrawJob } from '../../stores/draw-jobs.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';
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
