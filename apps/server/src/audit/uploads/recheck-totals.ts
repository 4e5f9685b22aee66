import {
  type Audit,
  type AuditEvent,
  type BegunAudit,
  decide,
  evolve,
  evolveAll,
  type RegisteredFile,
} from '@plumbline/audit';
import type { Preparation } from '../../road/preparation.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import type { UploadFindings } from '../../stores/uploads.ts';
import { newestUpload, saveFindings } from '../../stores/uploads.ts';
import { preparedCheck } from './check-of-upload.ts';

type Rechecked = {
  readonly events: readonly AuditEvent[];
  /** What is to be written at the uploads once the audit is held. */
  readonly findings: readonly { readonly uploadId: string; readonly findings: UploadFindings }[];
};

/**
 * Candidate totals are read against the contests and the manifest. Where `events` set a registered file aside because
 * one of them changed, it is checked again: what still fits is registered again, and what does not waits in its slot with
 * the problems that were found.
 *
 * Asked twice: before the audit is held, to have the files checked, and while it is held, to know what they came to.
 */
export async function recheckTotals(
  context: { readonly db: Reader; readonly preparation: Preparation },
  audit: { readonly auditId: string; readonly before: BegunAudit },
  events: readonly AuditEvent[],
): Promise<Rechecked> {
  let after = evolveAll(audit.before, events);
  const added: AuditEvent[] = [];
  const found: Rechecked['findings'][number][] = [];
  for (const file of setAside(audit.before.files, after)) {
    if (after.phase !== 'planning' || file.jurisdiction === null) continue;
    const slot = { auditId: audit.auditId, kind: 'candidate-totals', jurisdiction: file.jurisdiction } as const;
    const upload = await newestUpload(context.db, slot);
    const hasManifest = after.files.some((one) => one.kind === 'manifest' && one.jurisdiction === file.jurisdiction);
    if (upload === undefined || upload.sha256 !== file.sha256 || !hasManifest) continue;
    const findings = await preparedCheck(context.preparation, after, upload);
    found.push({ uploadId: upload.uploadId, findings });
    if (findings.figures === null || (findings.needsConfirmation && !upload.confirmed)) continue;
    const decided = decide(after, { type: 'register-file', file: { ...file, figures: findings.figures } });
    if (!decided.ok) continue;
    added.push(...decided.value);
    after = decided.value.reduce(evolve, after);
  }
  return { events: added, findings: found };
}

function setAside(before: readonly RegisteredFile[], audit: Audit): readonly RegisteredFile[] {
  if (audit.phase !== 'planning') return [];
  return before.filter((file) => file.kind === 'candidate-totals' && !audit.files.includes(file));
}

/** Writes what was found at each upload, for its slot to show. */
export async function saveRechecked(tx: Writer, { findings }: Pick<Rechecked, 'findings'>): Promise<void> {
  for (const one of findings) await saveFindings(tx, one.uploadId, one.findings);
}
