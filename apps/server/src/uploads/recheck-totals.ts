import { type Audit, type AuditEvent, decide, evolve, evolveAll, type RegisteredFile } from '@plumbline/audit';
import type { AuditContext } from '../commands/define-audit-command.ts';
import { newestUpload, saveFindings } from '../stores/uploads.ts';

/**
 * Candidate totals are read against the contests and the manifest. Where `events` set a registered file aside because
 * one of them changed, it is checked again: what still fits is registered again, and what does not waits in its slot with
 * the problems that were found.
 */
export async function recheckTotals(
  context: AuditContext,
  events: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const before = context.history.audit;
  let audit = evolveAll(before, events);
  const added: AuditEvent[] = [];
  for (const file of setAside(before.files, audit)) {
    const event = await recheck(context, audit, file);
    if (event === undefined) continue;
    added.push(event);
    audit = evolve(audit, event);
  }
  return added;
}

function setAside(before: readonly RegisteredFile[], audit: Audit): readonly RegisteredFile[] {
  if (audit.phase !== 'planning') return [];
  return before.filter((file) => file.kind === 'candidate-totals' && !audit.files.includes(file));
}

async function recheck(context: AuditContext, audit: Audit, file: RegisteredFile): Promise<AuditEvent | undefined> {
  const { tx, services, history } = context;
  if (audit.phase !== 'planning' || file.jurisdiction === null) return undefined;
  const { auditId } = history;
  const slot = { auditId, kind: 'candidate-totals', jurisdiction: file.jurisdiction } as const;
  const upload = await newestUpload(tx, slot);
  if (upload === undefined || upload.sha256 !== file.sha256) return undefined;
  const manifest = await services.inputFiles.manifest(audit, file.jurisdiction);
  if (manifest === undefined) return undefined;
  const check = { kind: slot.kind, jurisdiction: slot.jurisdiction, plan: audit.plan, manifest };
  const findings = await services.workers.run('check-upload', { file: upload, check });
  await saveFindings(tx, upload.uploadId, findings);
  if (findings.figures === null || (findings.needsConfirmation && !upload.confirmed)) return undefined;
  const decided = decide(audit, { type: 'register-file', file: { ...file, figures: findings.figures } });
  return decided.ok ? decided.value[0] : undefined;
}
