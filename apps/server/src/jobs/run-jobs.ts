import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Logger, type RunnerOptions, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { failAbandonedDraws, holdWorkerLock, unlockDeadWorkers } from '../stores/job-workers.ts';
import { sendNews } from '../stores/news.ts';
import { drawSampleJob, GAVE_UP } from './draw-sample.ts';
import { DRAW_TASK } from './enqueue.ts';

export type RunningJobs = { readonly stop: () => Promise<void> };

const PayloadSchema = z.object({ jobId: z.string() });
const SWEEP_MS = 30_000;
/** The queue speaks when something is wrong, through our own reports; it need not write to the terminal as well. */
const SILENT = new Logger(() => () => undefined);

/** The tables of the queue, brought up to date. Nothing can be enqueued before. */
export async function prepareJobs(services: Pick<Services, 'pool'>): Promise<void> {
  await runMigrations({ pgPool: services.pool, logger: SILENT });
}

/**
 * Runs jobs, one at a time, and takes over those that a killed process left behind: a process holds a lock in the
 * database as long as it lives, so that the others can tell.
 */
export async function runJobs(services: Services): Promise<RunningJobs> {
  const number = randomInt(2 ** 31 - 1);
  const lock = await holdWorkerLock(services.pool, number);
  const events: WorkerEvents = new EventEmitter();
  events.on('job:failed', () => void sweep(services));
  await sweep(services);
  // `workerId` is taken with a concurrency of one, though the type does not list it.
  const options: RunnerOptions & { readonly workerId: string } = {
    pgPool: services.pool,
    concurrency: 1,
    workerId: workerName(number),
    noHandleSignals: true,
    logger: SILENT,
    events,
    taskList: {
      [DRAW_TASK]: (payload) => drawSampleJob(services, PayloadSchema.parse(payload).jobId),
    },
  };
  const runner = await run(options);
  const timer = setInterval(() => void sweep(services), SWEEP_MS);
  let isStopped = false;
  return {
    async stop() {
      if (isStopped) return;
      isStopped = true;
      clearInterval(timer);
      await runner.stop();
      await lock.release();
    },
  };
}

function workerName(number: number): string {
  return `plumbline-${number}`;
}

async function sweep(services: Services): Promise<void> {
  try {
    await unlockDeadWorkers(services.pool, workerName);
    for (const auditId of await failAbandonedDraws(services.db, GAVE_UP)) {
      await sendNews(services.db, { auditId, number: null });
    }
  } catch (error) {
    // The database is away for a moment; the next sweep finds what this one did not.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
