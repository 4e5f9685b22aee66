import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { operatorNotes } from '@plumbline/words/operator-words';
import { run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import { drawSampleJob, GAVE_UP } from '../audit/jobs/draw-sample.ts';
import { tellPeople } from '../audit/jobs/tell-people.ts';
import { tellOfQuestions } from '../ballots/jobs/tell-of-questions.ts';
import { isConnectionLost } from '../database/connection-lost.ts';
import { SILENT } from '../database/prepare-job-queue.ts';
import type { Services } from '../services.ts';
import { DRAW_TASK, FILE_TASK, MAIL_TASK } from '../stores/job-queue.ts';
import { failAbandonedDraws, failAbandonedFiles, holdWorkerLock, unlockDeadWorkers } from '../stores/job-workers.ts';
import { removeForgottenReports } from '../stores/kept-reports.ts';
import { sendNews } from '../stores/news.ts';
import { FILE_GAVE_UP, makeFileJob } from './make-file.ts';
import { sendMailJob } from './send-mail.ts';
import { tidyUp } from './tidy-up.ts';

type RunningJobs = { readonly stop: () => Promise<void> };
type WorkerNeeds = { readonly services: Services; readonly going: (work: () => Promise<void>) => void };
type StartedWorker = RunningJobs & { readonly ended: Promise<void> };

const say = operatorNotes('en');

const DrawPayloadSchema = z.object({ jobId: z.string() });
const FilePayloadSchema = z.object({ jobId: z.string() });
const MailPayloadSchema = z.object({ messageId: z.string() });
/** A worker shows itself within milliseconds of its start. */
const GRACE_MS = 2_000;
const SWEEP_MS = 30_000;
/** Of the ten seconds that stopping may take; what goes on for longer is interrupted, and begun again at the next start. */
const STOP_MS_MAX = 4_000;
const START_AGAIN_MS = 1_000;
const TIDY_MS = 60 * 60_000;
/** Mails need not be there at once, and whoever looks at a screen sees it before. Files of reports that were forgotten go as often. */
const TELL_MS = 15_000;

/**
 * Runs jobs, and takes over those that a killed process left behind. Mail has a worker of its own: nobody should wait for
 * a code because a sample is being drawn, and no draw for a document of thousands of pages.
 */
export async function runJobs(
  services: Services,
  { report, tellMs = TELL_MS }: { readonly report: (line: string) => void; readonly tellMs?: number },
): Promise<RunningJobs> {
  const going = (work: () => Promise<void>) => void goingOn(work, report);
  const sweeping = () => sweep(services);
  await goingOn(sweeping, report);
  // What was taken in the last moment before a kill is freed soon after the start, and not half a minute later.
  const early = setTimeout(() => going(sweeping), 2 * GRACE_MS);
  const workers = await Promise.all([
    keepWorker(
      { services, going },
      {
        [DRAW_TASK]: (payload) => drawSampleJob(services, DrawPayloadSchema.parse(payload).jobId),
      },
    ),
    keepWorker(
      { services, going },
      {
        [MAIL_TASK]: (payload) => sendMailJob(services, MailPayloadSchema.parse(payload).messageId),
      },
    ),
    keepWorker(
      { services, going },
      {
        [FILE_TASK]: (payload) => makeFileJob(services, FilePayloadSchema.parse(payload).jobId),
      },
    ),
  ]);
  const timers = [
    setInterval(() => going(sweeping), SWEEP_MS),
    setInterval(() => going(() => tidyUp(services)), TIDY_MS),
    setInterval(() => going(() => tellEverybody(services)), tellMs),
    setInterval(() => going(() => removeForgottenReports(services.db, services.blobs)), tellMs),
  ];
  let isStopped = false;
  return {
    async stop() {
      if (isStopped) return;
      isStopped = true;
      clearTimeout(early);
      for (const timer of timers) clearInterval(timer);
      const interrupt = setTimeout(() => void services.workers.close(), STOP_MS_MAX);
      await Promise.all(workers.map((worker) => worker.stop()));
      clearTimeout(interrupt);
    },
  };
}

/** One after the other: only one of them tells at a time. */
async function tellEverybody(services: Services): Promise<void> {
  await tellPeople(services);
  await tellOfQuestions(services);
}

/** Starts a worker, and another in its place whenever it ends by itself: a job that cannot be written down ends it. */
async function keepWorker(needs: WorkerNeeds, taskList: TaskList): Promise<RunningJobs> {
  let isStopped = false;
  let worker: StartedWorker | undefined = await startWorker(needs, taskList);
  const replace = async () => {
    while (!isStopped) {
      await worker?.ended;
      if (isStopped) return;
      await worker?.stop();
      worker = undefined;
      await sleep(START_AGAIN_MS, undefined, { ref: false });
      if (!isStopped) worker = await startWorker(needs, taskList).catch(() => undefined);
    }
  };
  const replacing = replace();
  return {
    async stop() {
      isStopped = true;
      await worker?.stop();
      await Promise.race([replacing, sleep(2 * START_AGAIN_MS, undefined, { ref: false })]);
      await worker?.stop();
    },
  };
}

/** A worker holds a lock in the database as long as its process lives, so that others can tell when it is gone. */
async function startWorker({ services, going }: WorkerNeeds, taskList: TaskList): Promise<StartedWorker> {
  const events: WorkerEvents = new EventEmitter();
  const shown = new Promise<Awaited<ReturnType<typeof holdWorkerLock>>>((resolve, reject) => {
    // The queue locks jobs in the name of the worker's pool.
    events.once('pool:create', ({ workerPool }) => {
      holdWorkerLock(services.pool, workerPool.id).then(resolve, reject);
    });
  });
  events.on('job:failed', () => going(() => sweep(services)));
  const runner = await run({
    pgPool: services.pool,
    concurrency: 1,
    noHandleSignals: true,
    logger: SILENT,
    events,
    taskList,
  });
  const ended = runner.promise.catch(() => undefined);
  const lock = await shown.catch(async (error: unknown) => {
    await runner.stop().catch(() => undefined);
    throw error;
  });
  return {
    ended,
    async stop() {
      // One that has ended by itself says so by refusing to be stopped.
      await runner.stop().catch(() => undefined);
      await lock.release();
    },
  };
}

async function sweep(services: Services): Promise<void> {
  await unlockDeadWorkers(services.pool, { graceMs: GRACE_MS });
  const draws = await failAbandonedDraws(services.db, GAVE_UP);
  const files = await failAbandonedFiles(services.db, FILE_GAVE_UP, services.now());
  for (const auditId of new Set([...draws, ...files])) {
    await sendNews(services.db, { auditId, jurisdiction: null, board: null, number: null });
  }
}

/**
 * What is done every so often is done the next time, where it fails now: nothing waits for it, so nobody else would hear of it, and the
 * process would end. A database that is away for a moment is told of by those who watch it.
 */
async function goingOn(work: () => Promise<void>, report: (line: string) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isConnectionLost(error)) return;
    report(say('timerFailed', { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
  }
}
