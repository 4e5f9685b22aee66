import {
  type AuditEvent,
  type BegunAudit,
  decide,
  evolve,
  evolveAll,
  kindOf,
  type RegisteredFile,
} from '@plumbline/audit';
import type { Preparation } from '../../road/preparation.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import type { Upload, UploadFindings } from '../../stores/uploads.ts';
import { newestUpload, saveFindings } from '../../stores/uploads.ts';
import { registered } from '../inputs/input-files.ts';
import { basisOfCheck, preparedCheck } from './check-of-upload.ts';

type Rechecked = {
  readonly events: readonly AuditEvent[];
  /** What is to be written at the uploads once the audit is held. */
  readonly findings: readonly { readonly uploadId: string; readonly findings: UploadFindings }[];
};

/**
 * Candidate totals and cast vote records are read against the contests and the manifest. Where `events` change what one of them was
 * read against, it is checked again: what still fits is registered again, with the figures it has now, and what does not waits in
 * its slot with the problems that were found.
 *
 * Asked twice: before the audit is held, to have the files checked, and while it is held, to know what they came to.
 */
export async function recheckFiles(
  context: { readonly db: Reader; readonly preparation: Preparation },
  audit: { readonly auditId: string; readonly before: BegunAudit },
  events: readonly AuditEvent[],
): Promise<Rechecked> {
  let after = evolveAll(audit.before, events);
  const added: AuditEvent[] = [];
  const found: Rechecked['findings'][number][] = [];
  for (const file of audit.before.files) {
    const { kind, jurisdiction } = file;
    if (after.phase !== 'planning' || jurisdiction === null) continue;
    if (!isReadAnew(file, audit.before, after)) continue;
    const upload = await newestUpload(context.db, { auditId: audit.auditId, kind, jurisdiction });
    const hasManifest = after.files.some((one) => one.kind === 'manifest' && one.jurisdiction === jurisdiction);
    if (upload === undefined || upload.sha256 !== file.sha256 || !hasManifest) continue;
    const findings = await preparedCheck(context.preparation, after, upload);
    found.push({ uploadId: upload.uploadId, findings });
    const decided =
      findings.figures !== null && isConfirmed(upload, findings)
        ? decide(after, { type: 'register-file', file: { ...file, figures: findings.figures } })
        : after.files.includes(file)
          ? decide(after, { type: 'remove-file', kind: 'cvrs', jurisdiction })
          : undefined;
    if (decided?.ok !== true) continue;
    added.push(...decided.value);
    after = decided.value.reduce(evolve, after);
  }
  if (after.phase === 'planning') found.push(...(await recheckWaiting(context, { ...audit, after }, events)));
  return { events: added, findings: found };
}

/** Whether these events touch no other file than their own: then there is nothing to read again. */
export function leaveOtherFiles(before: BegunAudit, events: readonly AuditEvent[]): boolean {
  if (kindOf(before.plan).files.includes('cvrs')) return false;
  const after = evolveAll(before, events);
  return after.phase === 'planning' && before.files.every((file) => !isReadAnew(file, before, after));
}

/** Cast vote records that wait in their slot were checked against the manifest that has just been replaced. */
async function recheckWaiting(
  context: { readonly db: Reader; readonly preparation: Preparation },
  audit: { readonly auditId: string; readonly before: BegunAudit; readonly after: BegunAudit },
  events: readonly AuditEvent[],
): Promise<Rechecked['findings']> {
  const { auditId, before, after } = audit;
  if (!kindOf(after.plan).files.includes('cvrs')) return [];
  const found: Rechecked['findings'][number][] = [];
  for (const event of events) {
    if (event.type !== 'file-registered' || event.file.kind !== 'manifest') continue;
    const { jurisdiction } = event.file;
    const upload = await newestUpload(context.db, { auditId, kind: 'cvrs', jurisdiction });
    if (upload === undefined || registered(before, 'cvrs', jurisdiction)?.sha256 === upload.sha256) continue;
    if (basisOfCheck(before, upload) === basisOfCheck(after, upload)) continue;
    found.push({ uploadId: upload.uploadId, findings: await preparedCheck(context.preparation, after, upload) });
  }
  return found;
}

/** Set aside by the events; or cast vote records that are in use, and would be read otherwise now. */
function isReadAnew(file: RegisteredFile, before: BegunAudit, after: BegunAudit): boolean {
  if (file.kind !== 'candidate-totals' && file.kind !== 'cvrs') return false;
  if (!after.files.some((one) => one.kind === file.kind && one.jurisdiction === file.jurisdiction)) return true;
  return file.kind === 'cvrs' && after.files.includes(file) && basisOfCheck(before, file) !== basisOfCheck(after, file);
}

/** Somebody confirmed what there was to confirm; of cast vote records, whatever else there is to confirm now is asked anew. */
function isConfirmed(upload: Upload, findings: UploadFindings): boolean {
  if (!findings.needsConfirmation) return true;
  if (!upload.confirmed) return false;
  const said = new Set(upload.findings.issues.map(({ message }) => message));
  return (
    upload.kind !== 'cvrs' ||
    findings.issues.every(({ severity, message }) => severity !== 'CONFIRM' || said.has(message))
  );
}

/** Writes what was found at each upload, for its slot to show. */
export async function saveRechecked(tx: Writer, { findings }: Pick<Rechecked, 'findings'>): Promise<void> {
  for (const one of findings) await saveFindings(tx, one.uploadId, one.findings);
}
