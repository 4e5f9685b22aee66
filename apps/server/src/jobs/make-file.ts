import type { Readable } from 'node:stream';
import type { Result } from '@plumbline/prelude';
import { detailWords } from '@plumbline/words/detail-words';
import { makeAuditFile } from '../audit/jobs/make-audit-file.ts';
import { makeRoomFile } from '../ballots/jobs/make-room-file.ts';
import type { Refusal } from '../road/define-command.ts';
import { reportOf, said } from '../road/send-problem.ts';
import type { Services } from '../services.ts';
import { type FileJob, findFileJob, isOfRoom, removeFileJob, updateFileJob } from '../stores/file-jobs.ts';
import { forgetReport } from '../stores/kept-reports.ts';
import { sendNews } from '../stores/news.ts';

// Kept with the job until somebody reads it.
const say = detailWords('en');

/** What a person is told when the queue has given up on a file. */
export const FILE_GAVE_UP = say('fileGaveUp');

/** How often a job looks whether it was cancelled. */
const LOOK_MS = 500;

/** A file that nobody wants any more. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Makes a document or report of an audit or a ballot room as whoever asked for it would be given it now, and keeps it whole or not at all. Begun again from the
 * beginning after an interruption: what was kept in the last moment before it is found.
 */
export async function makeFileJob(services: Services, jobId: string): Promise<void> {
  const job = await findFileJob(services.db, jobId);
  if (job === undefined) return;
  if (!(await tell(services, job, { state: 'running', progress: 0, pages: null }))) return;
  const following = follow(services, job);
  try {
    const made = await make({ ...services, workers: following.workers }, job);
    await following.end();
    if (!made.ok) {
      await tell(services, job, {
        state: 'failed',
        message: said(reportOf(made.error).detail),
        endedAt: services.now(),
      });
      return;
    }
    // Its content is on the disk; nobody reads it here.
    if (typeof made.value.content !== 'string') made.value.content.destroy();
    if (made.value.isKept !== true) throw new Error('the file was removed in the moment it was made');
    const { keptAs } = made.value;
    // It was cancelled when it was all but made. What had been kept for others before stays theirs.
    const isWanted = await removeFileJob(services.db, jobId);
    if (!isWanted && keptAs !== undefined) await forgetReport(services.db, keptAs);
    await sayNews(services, job);
  } catch (error) {
    await following.end();
    if (!(error instanceof Cancelled)) throw error;
  }
}

type Made = { readonly content: string | Readable; readonly isKept?: boolean; readonly keptAs?: string };

function make(services: Services, job: FileJob): Promise<Result<Made, Refusal>> {
  return isOfRoom(job) ? makeRoomFile(services, job) : makeAuditFile(services, job);
}

/**
 * Threads for one job: how far they are is written down, each state once and none that a later one has overtaken, and when the job was
 * cancelled they stop. It is no news for everybody: whoever watches looks again by itself.
 */
function follow(services: Services, { jobId }: FileJob) {
  const stopping = new AbortController();
  let newest: { readonly progress: number; readonly pages?: number } = { progress: 0 };
  let written: typeof newest | undefined;
  const look = async () => {
    const change = newest === written ? {} : newest;
    written = newest;
    const goesOn = await updateFileJob(services.db, jobId, { state: 'running', ...change });
    if (!goesOn) stopping.abort(new Cancelled());
  };
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // Where the database is away for a moment, the next look tells.
    looking = looking.then(look).catch(() => undefined);
  }, LOOK_MS);
  const onProgress = (progress: number, pages?: number) => {
    newest = { progress, ...(pages !== undefined && { pages }) };
  };
  const run: Services['workers']['run'] = (name, input) =>
    services.workers.run(name, input, { onProgress, signal: stopping.signal, isLong: true });
  return {
    workers: { ...services.workers, run },
    async end() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function tell(services: Services, job: FileJob, change: Parameters<typeof updateFileJob>[2]): Promise<boolean> {
  const goesOn = await updateFileJob(services.db, job.jobId, change);
  await sayNews(services, job);
  return goesOn;
}

/** Whoever watches an audit looks again; the pages of a ballot room look by themselves. */
async function sayNews({ db }: Services, job: FileJob): Promise<void> {
  if (isOfRoom(job)) return;
  await sendNews(db, { auditId: job.place.auditId, jurisdiction: null, board: null, number: null });
}
