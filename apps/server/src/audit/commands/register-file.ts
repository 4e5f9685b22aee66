import type { AuditCommand, AuditEvent, BegunAudit, RegisteredFile } from '@plumbline/audit';
import { decide } from '@plumbline/audit';
import { isFileOfAudit } from '@plumbline/election';
import { assert, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { auditChain } from '../../log/audit-chains.ts';
import { auditScope, jurisdictionScope } from '../../policy/scope.ts';
import {
  type CommandContext,
  defineCommand,
  type PreparationContext,
  type Refusal,
  refuse,
} from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { electionIdOf } from '../../stores/audits.ts';
import { recallUpload } from '../../stores/recent-uploads.ts';
import {
  findUpload,
  holdUpload,
  notedUpload,
  type StoredUpload,
  saveRegistered,
  type Upload,
  type UploadFindings,
} from '../../stores/uploads.ts';
import { participantsOf } from '../inputs/prepared-inputs.ts';
import { preparedCheck } from '../uploads/check-of-upload.ts';
import { leaveOtherFiles, recheckFiles, saveRechecked } from '../uploads/recheck-files.ts';
import { auditLedger, auditOfDraft } from './audit-ledger.ts';
import {
  type AuditContext,
  type AuditDecision,
  type AuditPreparation,
  prepareOnAudit,
  runOnAudit,
} from './define-audit-command.ts';

/** A file of the whole audit is the administrator's; a jurisdiction's file is its managers' too. */
export const registerFile = defineCommand({
  name: 'register-file',
  permission: 'jurisdiction-file.upload',
  scope: ({ auditId, jurisdiction }) =>
    jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction }),

  async prepare(context, input) {
    const upload = await readUpload(context, input.uploadId);
    if (upload === undefined || !fits(upload, input)) return;
    await prepareOnAudit({ prepare: (prepared) => checkBeforehand(prepared, upload) }, context, input);
  },

  async run(context: CommandContext, input) {
    const upload = await holdUpload(context.tx, input.uploadId);
    if (upload === undefined || !fits(upload, input)) return refuse('upload-not-there', detail('uploadGone'));
    if (isFileOfAudit(input.kind) && context.role !== 'audit-administrator') {
      return refuse('not-allowed', detail('filesOfAuditAreNotYours'));
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

  /** What touches nothing but its own slot, as nearly every manifest, is decided on the upload and the audit as they were read. */
  inMemory: {
    ledger: ({ auditId }) => auditLedger(auditId),
    async decide(draft, { preparation }, input) {
      const { upload } = await preparation.get(keyOfUpload(input.uploadId), asNobodyRead);
      if (upload === undefined || !fits(upload, input) || isFileOfAudit(input.kind)) return undefined;
      const { audit, auditId } = auditOfDraft(draft);
      const decided = await decideRegistration({ audit, preparation }, upload, input.confirmed);
      if (!decided.ok) return decided;
      const { events, findings } = decided.value;
      if (!leaveOtherFiles(audit, events)) return undefined;
      const uploads = [notedUpload(upload, { findings, confirmed: input.confirmed })];
      return ok({ additions: [{ chain: auditChain(auditId), events }], uploads, answer: ok({}) });
    },
  },
});

/** An upload as it was read last before anything was held, and how often it was. */
type AsRead = { upload: StoredUpload | undefined; times: number };

const asNobodyRead = (): Promise<AsRead> => Promise.resolve({ upload: undefined, times: 0 });

function keyOfUpload(uploadId: string): string {
  return `upload ${uploadId}`;
}

/** Whoever has just sent it is mostly known; where that did not do, it is read. */
async function readUpload(
  { services, preparation }: Pick<PreparationContext, 'services' | 'preparation'>,
  uploadId: string,
): Promise<StoredUpload | undefined> {
  const asRead = await preparation.get(keyOfUpload(uploadId), asNobodyRead);
  const known = asRead.times === 0 ? recallUpload(services.pool, uploadId) : undefined;
  asRead.upload = known ?? (await findUpload(services.db, uploadId));
  asRead.times += 1;
  return asRead.upload;
}

function fits(upload: Upload, slot: Pick<Upload, 'auditId' | 'jurisdiction' | 'kind'>): boolean {
  return upload.auditId === slot.auditId && upload.kind === slot.kind && upload.jurisdiction === slot.jurisdiction;
}

/** The files are read before the audit is held: this one, and the totals that a new manifest sets aside. */
export async function checkBeforehand(
  { history, services, preparation }: AuditPreparation,
  upload: Upload,
): Promise<void> {
  const { audit, auditId } = history;
  const findings = await preparedCheck(preparation, audit, upload);
  if (findings.figures === null) return;
  if (upload.kind === 'participants') await participantsOf(preparation, upload);
  const decided = decide(audit, commandFor(upload, findings, findings.figures));
  if (decided.ok) await recheckFiles({ db: services.db, preparation }, { auditId, before: audit }, decided.value);
}

/** What registering comes to. The findings are those for the plan as it is when it is decided. */
async function decideRegistration(
  { audit, preparation }: { readonly audit: BegunAudit; readonly preparation: Preparation },
  upload: Upload,
  confirmed: boolean,
): Promise<Result<{ readonly events: readonly AuditEvent[]; readonly findings: UploadFindings }, Refusal>> {
  const findings = await preparedCheck(preparation, audit, upload);
  if (findings.figures === null) {
    return refuse('upload-refused', detail('correctFileFirst'));
  }
  if (findings.needsConfirmation && !confirmed) {
    return refuse('confirmation-needed', detail('confirmFileFirst'));
  }
  const decided = decide(audit, commandFor(upload, findings, findings.figures));
  return decided.ok ? ok({ events: decided.value, findings }) : decided;
}

/** The plan cannot change while we hold it. */
export async function register(
  context: AuditContext,
  upload: Upload,
  confirmed: boolean,
): Promise<Result<AuditDecision<Record<string, never>>, Refusal>> {
  const { history, tx, preparation } = context;
  const { audit, auditId } = history;
  const decided = await decideRegistration({ audit, preparation }, upload, confirmed);
  if (!decided.ok) return decided;
  const { findings } = decided.value;
  const rechecked = await recheckFiles({ db: tx, preparation }, { auditId, before: audit }, decided.value.events);
  await saveRegistered(tx, upload, { findings, confirmed });
  await saveRechecked(tx, rechecked);
  const events = [...decided.value.events, ...rechecked.events];
  if (upload.kind !== 'participants') return ok({ events, output: {} });
  const electionId = await electionIdOf(tx, auditId);
  assert(electionId !== undefined, 'an audit belongs to an election', auditId);
  const { name, bytes, sha256 } = upload;
  const jurisdictions = findings.jurisdictions.map((one) => one.name);
  const file = { name, bytes, sha256 };
  const listed = { type: 'jurisdictions-listed', electionId, auditId, file, jurisdictions } as const;
  return ok({ events, output: {}, organizationEvents: [listed] });
}

function commandFor(upload: Upload, findings: UploadFindings, figures: RegisteredFile['figures']): AuditCommand {
  const { jurisdiction, kind, name, bytes, sha256, headers } = upload;
  const file: RegisteredFile = { jurisdiction, kind, name, bytes, sha256, figures, ...(headers && { headers }) };
  return kind === 'participants'
    ? { type: 'register-participants', file, jurisdictions: findings.jurisdictions }
    : { type: 'register-file', file };
}
