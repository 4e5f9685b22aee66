import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { can } from '../../policy/can.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import { findFileJob, isOfRoom, updateFileJob } from '../../stores/file-jobs.ts';
import { sendNews } from '../../stores/news.ts';
import { maySeeJob } from '../downloads/may-take.ts';
import { loadAudit } from '../history/load-audit.ts';

/** Gives up the making of a file, by whoever asked for it or an administrator. What makes it stops within a second. */
export const cancelFile = defineCommand({
  name: 'cancel-file',
  permission: 'kept-reports.read',
  scope: auditScope,

  async run({ tx, actor, at }, { auditId, jobId }) {
    const gone = refuse('not-found', detail('noSuchFileJob'));
    const scope = await resolveScope(tx, auditScope({ auditId }));
    const job = await findFileJob(tx, jobId);
    if (scope === undefined || job === undefined || isOfRoom(job)) return gone;
    if (job.place.auditId !== auditId) return gone;
    if (!maySeeJob({ actor, scope, history: await loadAudit(tx, auditId) }, job)) return gone;
    const isOwn = actor.kind === 'person' && actor.personId === job.personId;
    if (!isOwn && can(actor, 'plan.edit', scope) === undefined) return refuse('not-allowed', detail('cancelOwnFile'));
    if (!(await updateFileJob(tx, jobId, { state: 'cancelled', endedAt: at }))) return gone;
    await sendNews(tx, { auditId, jurisdiction: null, board: null, number: null });
    return ok({ additions: [], answer: ok({}) });
  },
});
