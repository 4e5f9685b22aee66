import type { AuditCommand, RegisteredFile } from '@plumbline/audit';
import { decide } from '@plumbline/audit';
import { ok, type Result } from '@plumbline/prelude';
import { auditScope, jurisdictionScope } from '../policy/scope.ts';
import { findUpload, markConfirmed, saveFindings, type Upload } from '../stores/uploads.ts';
import type { UploadFindings } from '../uploads/check-upload.ts';
import { recheckTotals } from '../uploads/recheck-totals.ts';
import { type AuditContext, type AuditDecision, runOnAudit } from './define-audit-command.ts';
import { type CommandContext, defineCommand, type Refusal, refuse } from './define-command.ts';

/** A file of the whole audit is the administrator's; a jurisdiction's file is its managers' too. */
export const registerFile = defineCommand({
  name: 'register-file',
  permission: 'jurisdiction-file.upload',
  scope: ({ auditId, jurisdiction }) =>
    jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction }),

  async run(context: CommandContext, input) {
    const { jurisdiction, kind, uploadId } = input;
    const upload = await findUpload(context.tx, uploadId);
    const fits = upload?.auditId === input.auditId && upload.kind === kind && upload.jurisdiction === jurisdiction;
    if (upload === undefined || !fits)
      return refuse('upload-not-there', 'Choose the file again and upload it once more.');
    if (kind === 'participants' && context.role !== 'audit-administrator') {
      return refuse('not-allowed', 'The list of participants is the audit administrator’s to upload.');
    }
    return runOnAudit(
      {
        permission: 'jurisdiction-file.upload',
        scope: auditScope,
        run: (auditContext) => register(auditContext, upload, input.confirmed),
      },
      context,
      input,
    );
  },
});

/** The file is checked once more, against the plan as it is now and cannot change while we hold it. */
async function register(
  context: AuditContext,
  upload: Upload,
  confirmed: boolean,
): Promise<Result<AuditDecision<Record<string, never>>, Refusal>> {
  const { history, tx } = context;
  const { plan } = history.audit;
  const manifest =
    upload.kind === 'candidate-totals' && upload.jurisdiction !== null
      ? await context.services.inputFiles.manifest(history.audit, upload.jurisdiction)
      : undefined;
  const check = { kind: upload.kind, jurisdiction: upload.jurisdiction, plan, manifest };
  const findings = await context.services.workers.run('check-upload', { file: upload, check });
  if (findings.figures === null) {
    return refuse('upload-refused', 'Correct what the list of problems names, then upload the file again.');
  }
  if (findings.needsConfirmation && !confirmed) {
    return refuse('confirmation-needed', 'Check what the file asks to confirm, say so, then use the file.');
  }
  const decided = decide(history.audit, commandFor(upload, findings, findings.figures));
  if (!decided.ok) return decided;
  await saveFindings(tx, upload.uploadId, findings);
  if (confirmed) await markConfirmed(tx, upload.uploadId);
  const rechecked = upload.kind === 'manifest' ? await recheckTotals(context, decided.value) : [];
  return ok({ events: [...decided.value, ...rechecked], output: {} });
}

function commandFor(upload: Upload, findings: UploadFindings, figures: RegisteredFile['figures']): AuditCommand {
  const { jurisdiction, kind, name, bytes, sha256 } = upload;
  const file: RegisteredFile = { jurisdiction, kind, name, bytes, sha256, figures };
  return kind === 'participants'
    ? { type: 'register-participants', file, jurisdictions: findings.jurisdictions }
    : { type: 'register-file', file };
}
