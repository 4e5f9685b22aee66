import { randomUUID } from 'node:crypto';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { can } from '../../policy/can.ts';
import { auditScope, jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import { addFileJob, FILES_MAX } from '../../stores/file-jobs.ts';
import { enqueueFile } from '../../stores/job-queue.ts';
import { sendNews } from '../../stores/news.ts';
import { downloadOf, permissionOfFile } from '../downloads/download-asked.ts';
import { loadAudit } from '../history/load-audit.ts';
import { isBoardSecret } from '../screens/is-board-secret.ts';
import { watches } from '../screens/withheld-entries.ts';

/** Has a document or report made in the background, by whoever may have it. It changes nothing of the audit, and stands in no log. */
export const makeFile = defineCommand({
  name: 'make-file',
  permission: 'kept-reports.read',
  scope: scopeOf,

  async run({ tx, actor, at }, { auditId, jurisdiction, file }) {
    const scope = await resolveScope(tx, scopeOf({ auditId, jurisdiction }));
    const { asked, definition } = downloadOf(file);
    const role = scope && can(actor, permissionOfFile({ ...asked, what: file.what }, jurisdiction), scope);
    if (role === undefined || actor.kind !== 'person') return refuse('not-allowed', detail('askerMayNot'));
    if (asked.document !== undefined && isBoardSecret(asked.document)) {
      return refuse('not-found', detail('notMadeInBackground'));
    }
    const history = await loadAudit(tx, auditId);
    if (jurisdiction !== null && !history.audit.plan.jurisdictions.some(({ name }) => name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    const of = { history, jurisdiction: jurisdiction ?? undefined };
    const refusal = watches(role) ? definition.saysUnfinished(of) : undefined;
    if (refusal !== undefined) return { ok: false, error: refusal };
    const job = {
      jobId: randomUUID(),
      place: { auditId, jurisdiction },
      file,
      personId: actor.personId,
      createdAt: at,
    };
    const added = await addFileJob(tx, { ...job, withAddresses: role !== 'observer', isForAsker: false });
    if (added === undefined) return refuse('files-waiting', detail('filesWaiting', { most: FILES_MAX }));
    if (added.isNew) {
      await enqueueFile(tx, { jobId: added.jobId });
      await sendNews(tx, { auditId, jurisdiction: null, board: null, number: null });
    }
    return ok({ additions: [], answer: ok({ jobId: added.jobId }) });
  },
});

function scopeOf({ auditId, jurisdiction }: { readonly auditId: string; readonly jurisdiction: string | null }) {
  return jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction });
}
