import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { planPolling } from '../journeys/plan-small-election.ts';
import { updateDrawJob } from '../stores/draw-jobs.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { drawSampleJob } from './draw-sample.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());

test('a draw whose round was opened, but whose answer was lost, is done when it is tried again', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Answer lost');
  await ada.send('commit-inputs', { auditId });
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
