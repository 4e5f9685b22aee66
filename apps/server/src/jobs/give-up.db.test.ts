import { setTimeout as sleep } from 'node:timers/promises';
import { detailWords } from '@plumbline/words/detail-words';
import { afterAll, expect, test } from 'vitest';
import { waitForRound } from '../journeys/plan-audit.ts';
import { CONTEST, planManyBallots } from '../journeys/plan-many-ballots.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';

/*
 * Three times is enough: what was begun by three processes, of which none lived to its end, is not begun again, and whoever waits is told.
 * Processes that were killed while they had the job are written into the queue as they would have left it.
 */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { pool } = office.services;
const say = detailWords('en');
const LABELS = { what: 'document', document: 'ballot-labels' } as const;

/** As if so many processes had taken the job one after the other and been killed, the last one a minute ago. */
async function killedWith(jobId: string, times: number): Promise<void> {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs
     set attempts = $2, locked_by = 'a process that was killed', locked_at = now() - interval '1 minute'
     where key = $1`,
    [jobId, times],
  );
  expect(rowCount).toBe(1);
}

test('a draw that three processes did not live to finish is given up, and the round can be started again', async () => {
  const auditId = await planManyBallots(ada, { name: 'Draw', batches: 2, ballotsInBatch: 100 });
  const sizes = { auditId, round: 1, sampleSizes: { [CONTEST]: 20 } };
  const { jobId } = await ada.send('launch-round', sizes);
  await killedWith(jobId, 3);
  const jobs = await office.startJobs();
  const { heading } = await ada.ask('plan', { auditId });
  expect(heading.job).toMatchObject({ jobId, state: 'failed', message: say('drawGaveUp') });
  await ada.send('launch-round', sizes);
  await waitForRound(ada, auditId, 1);
  await jobs.stop();
}, 120_000);

test('a file is made after two interruptions, and given up after three', async () => {
  const auditId = await planManyBallots(ada, { name: 'File', batches: 20, ballotsInBatch: 100 });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 1500 } });
  const drawing = await office.startJobs();
  await waitForRound(ada, auditId, 1);
  await drawing.stop();
  const asked = { auditId, jurisdiction: 'J1', file: LABELS };
  const files = () => ada.ask('kept-reports', { auditId });

  const { jobId } = await ada.send('make-file', asked);
  await killedWith(jobId, 3);
  const third = await office.startJobs();
  expect(await files()).toMatchObject({ jobs: [{ jobId, state: 'failed', message: say('fileGaveUp') }], reports: [] });
  await third.stop();

  // Whoever asks again begins anew.
  const again = await ada.send('make-file', asked);
  expect(again.jobId).not.toBe(jobId);
  await killedWith(again.jobId, 2);
  const later = await office.startJobs();
  for (const until = Date.now() + 60_000; Date.now() < until && (await files()).jobs.length > 0; ) await sleep(50);
  expect(await files()).toMatchObject({ jobs: [], reports: [{}] });
  await later.stop();
}, 180_000);
