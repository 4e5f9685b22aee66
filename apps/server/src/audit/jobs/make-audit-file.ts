import { ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { Actor } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import { auditScope, jurisdictionScope } from '../../policy/scope.ts';
import { type Refusal, refuse } from '../../road/define-command.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import type { Services } from '../../services.ts';
import type { AuditFileJob } from '../../stores/file-jobs.ts';
import { loadGrants } from '../../stores/people.ts';
import { downloadOf, permissionOfFile } from '../downloads/download-asked.ts';
import type { Download } from '../downloads/downloads.ts';
import { loadAudit } from '../history/load-audit.ts';
import { watches } from '../screens/withheld-entries.ts';

/** Makes a document or report of an audit as whoever asked for it would be given it now. */
export async function makeAuditFile(services: Services, job: AuditFileJob): Promise<Result<Download, Refusal>> {
  const { place, file, personId } = job;
  const { auditId, jurisdiction } = place;
  const { db, now } = services;
  const actor: Actor = { kind: 'person', personId, grants: await loadGrants(db, personId, now()) };
  const asked = jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction });
  const scope = await resolveScope(db, asked);
  const download = downloadOf(file);
  const permission = permissionOfFile({ ...download.asked, what: file.what }, jurisdiction);
  const role = scope && can(actor, permission, scope);
  if (role === undefined || (role !== 'observer') !== job.withAddresses) {
    return refuse('not-allowed', detail('askerMayNot'));
  }
  const history = await loadAudit(db, auditId);
  const of = { history, jurisdiction: jurisdiction ?? undefined };
  const refusal = watches(role) ? download.definition.saysUnfinished(of) : undefined;
  if (refusal !== undefined) return { ok: false, error: refusal };
  const made = await download.definition.make(services, {
    ...download.asked,
    ...of,
    role,
    personId,
    origin: '',
    waits: 'job',
  });
  return made.ok ? ok(made.value) : made;
}
