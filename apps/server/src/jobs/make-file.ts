import { ok, type Result } from '@plumbline/prelude';
import { detail, detailWords } from '@plumbline/words/detail-words';
import { downloadOf, permissionOfFile } from '../audit/downloads/download-asked.ts';
import type { Download } from '../audit/downloads/downloads.ts';
import { loadAudit } from '../audit/history/load-audit.ts';
import { watches } from '../audit/screens/withheld-entries.ts';
import type { Actor } from '../policy/actor.ts';
import { can } from '../policy/can.ts';
import { auditScope, jurisdictionScope } from '../policy/scope.ts';
import { type Refusal, refuse } from '../road/define-command.ts';
import { resolveScope } from '../road/resolve-scope.ts';
import { reportOf, said } from '../road/send-problem.ts';
import type { Services } from '../services.ts';
import { type FileJob, findFileJob, removeFileJob, updateFileJob } from '../stores/file-jobs.ts';
import { sendNews } from '../stores/news.ts';
import { loadGrants } from '../stores/people.ts';

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
 * Makes a document or report as whoever asked for it would be given it now, and keeps it whole or not at all. Begun again from the
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
    await removeFileJob(services.db, jobId);
    await sendNews(services.db, { auditId: job.auditId, jurisdiction: null, board: null, number: null });
  } catch (error) {
    await following.end();
    if (!(error instanceof Cancelled)) throw error;
  }
}

async function make(services: Services, job: FileJob): Promise<Result<Download, Refusal>> {
  const { auditId, jurisdiction, file, personId } = job;
  const { db, now } = services;
  const actor: Actor = { kind: 'person', personId, grants: await loadGrants(db, personId, now()) };
  const place = jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction });
  const scope = await resolveScope(db, place);
  const { definition, asked } = downloadOf(file);
  const role = scope && can(actor, permissionOfFile({ ...asked, what: file.what }, jurisdiction), scope);
  if (role === undefined || (role !== 'observer') !== job.withAddresses) {
    return refuse('not-allowed', detail('askerMayNot'));
  }
  const history = await loadAudit(db, auditId);
  const of = { history, jurisdiction: jurisdiction ?? undefined };
  const refusal = watches(role) ? definition.saysUnfinished(of) : undefined;
  if (refusal !== undefined) return { ok: false, error: refusal };
  const made = await definition.make(services, { ...asked, ...of, role, personId, origin: '', waits: 'job' });
  return made.ok ? ok(made.value) : made;
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
  await sendNews(services.db, { auditId: job.auditId, jurisdiction: null, board: null, number: null });
  return goesOn;
}
