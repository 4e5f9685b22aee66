import { err, ok, type Result } from '@plumbline/prelude';
import { detailWords, sampleDetail } from '@plumbline/words/detail-words';
import type { Actor } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import { auditScope } from '../../policy/scope.ts';
import { executeCommand } from '../../road/execute-command.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import { reportOf, said } from '../../road/send-problem.ts';
import type { Services } from '../../services.ts';
import { findOutcome } from '../../stores/command-outcomes.ts';
import { type DrawJob, findDrawJob, updateDrawJob } from '../../stores/draw-jobs.ts';
import { sendNews } from '../../stores/news.ts';
import { loadGrants } from '../../stores/people.ts';
import { openRound } from '../commands/open-round.ts';
import { scanInParts } from '../computations/scan-in-parts.ts';
import { loadAudit } from '../history/load-audit.ts';

/**
 * Draws the sample of a round and submits the command that opens it. Started again from the beginning after an
 * interruption: the same seed and files give the same sample, and the command is known by the job's identifier.
 */
export async function drawSampleJob(services: Services, jobId: string): Promise<void> {
  const job = await findDrawJob(services.db, jobId);
  if (job === undefined || job.state === 'done' || job.state === 'failed') return;
  await report(services, job, { state: 'running', progress: 0, startedAt: services.now() });
  // Opened in an earlier attempt whose answer was lost: drawing on from there would be another sample.
  const isOpen = (await findOutcome(services.db, jobId)) !== undefined;
  const drawn = isOpen ? ok(null) : await drawAndOpen(services, job);
  await report(
    services,
    job,
    drawn.ok ? { state: 'done', progress: 1, message: null } : { state: 'failed', message: drawn.error },
  );
}

// Kept with the job until somebody reads it.
const say = detailWords('en');

/** What a person is told when the queue has given up on a draw. */
export const GAVE_UP = say('drawGaveUp');

async function drawAndOpen(services: Services, job: DrawJob): Promise<Result<null, string>> {
  const { auditId, round, sizes, jobId } = job;
  const actor: Actor = {
    kind: 'person',
    personId: job.personId,
    grants: await loadGrants(services.db, job.personId, services.now()),
  };
  const scope = await resolveScope(services.db, auditScope({ auditId }));
  const role = scope && can(actor, openRound.permission, scope);
  if (role === undefined) return err(say('starterMayNot'));
  const { audit } = await loadAudit(services.db, auditId);
  const scan = followScan(services, jobId);
  const order = { audit, ...sizes };
  const { onProgress } = scan;
  const scanned = await scanInParts(services, order, { onProgress });
  const sample = await services.workers.run('store-sample', { ...order, ...scanned }, { onProgress });
  await scan.isWritten();
  if (!sample.ok) return err(say.that(sampleDetail(sample.error)));
  await report(services, job, { progress: 1 });
  const input = { auditId, round, ...sizes, ...sample.value };
  const request = { commandId: jobId, actor, role, sessionDigest: undefined, deviceDigest: undefined };
  const opened = await executeCommand(services, openRound, input, request);
  if (opened.ok) return ok(null);
  return err(said(reportOf(opened.error).detail));
}

/**
 * Writes down how far the draw is, one report after the other, and none that a later one has overtaken. It is no news for
 * everybody: whoever watches the draw looks again by itself.
 */
function followScan(services: Services, jobId: string) {
  let newest = 0;
  let written = Promise.resolve();
  const write = async (share: number) => {
    if (share === newest) await updateDrawJob(services.db, jobId, { progress: share });
  };
  return {
    onProgress: (share: number) => {
      newest = share;
      written = written.then(() => write(share));
      // Whoever awaits `isWritten` hears of it; nobody may be there to await it when the draw itself has failed.
      written.catch(() => undefined);
    },
    isWritten: () => written,
  };
}

async function report(services: Services, job: DrawJob, change: Parameters<typeof updateDrawJob>[2]): Promise<void> {
  await updateDrawJob(services.db, job.jobId, change);
  await sendNews(services.db, { auditId: job.auditId, jurisdiction: null, board: null, number: null });
}
