import { randomUUID } from 'node:crypto';
import { InputFileKindSchema, isFileOfAudit } from '@plumbline/election';
import { fileIssuesCsv } from '@plumbline/election-files';
import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { receiveUpload, type UploadRefusal } from '../../files/receive-upload.ts';
import type { Permission } from '../../policy/permissions.ts';
import { auditScope, jurisdictionScope, type ScopeRequest } from '../../policy/scope.ts';
import { authorize } from '../../road/authorize.ts';
import { parseInput } from '../../road/parse-input.ts';
import { patientUpload } from '../../road/patience.ts';
import { sendCsv } from '../../road/send-csv.ts';
import { NOT_ALLOWED, NOT_FOUND, type ProblemReport, sendProblem } from '../../road/send-problem.ts';
import { readSession } from '../../road/session.ts';
import { openTurnstile } from '../../road/turnstile.ts';
import type { Services } from '../../services.ts';
import { noteWritten } from '../../stores/find-asker.ts';
import { inOneLine } from '../../stores/in-one-line.ts';
import { addUpload, findUpload, removeUpload, type Upload } from '../../stores/uploads.ts';
import { loadAudit } from '../history/load-audit.ts';
import { reportOfUpload } from '../screens/file-slots.ts';
import { checkOfUpload } from './check-of-upload.ts';
import { uploadQuotaLeft } from './upload-quota.ts';

const UploadSchema = z.object({
  auditId: z.uuid(),
  kind: InputFileKindSchema,
  jurisdiction: z.string().min(1).max(500).optional(),
  // It stands in sentences, lists and reports.
  name: z.string().transform(inOneLine).pipe(z.string().trim().min(1).max(255)),
});

/** All but cast vote records are read as a whole; larger ones would not be manifests. */
const SMALL_FILE_BYTES_MAX = 50_000_000;

/**
 * `POST /api/uploads?…` with the bytes as they are: stored, checked to the end, and answered with everything that was
 * found. Nothing changes in the audit until the command `register-file` names the upload.
 */
export function uploadsRoute(app: FastifyInstance, services: Services, config: Config): void {
  const bytesMax = config.uploadBytesMax;
  void app.register(async (scoped) => {
    // The body is not parsed: it streams to the disk.
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scoped.post('/api/uploads', { bodyLimit: bytesMax + 1 }, (request, reply) =>
      takeUpload(services, config, { request, reply, bytesMax }),
    );
  });
  app.get('/api/uploads/:uploadId/issues.csv', (request: FastifyRequest<{ Params: { uploadId: string } }>, reply) =>
    sendIssues(services, config, request, reply),
  );
}

async function takeUpload(
  services: Services,
  config: Config,
  taken: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly bytesMax: number },
): Promise<FastifyReply> {
  const { request, reply, bytesMax } = taken;
  const session = await readSession(services, config, request, { keepAlive: true });
  const input = parseInput(UploadSchema, request.query);
  if (!input.ok) return sendProblem(request, reply, input.error);
  const { auditId, kind, jurisdiction = null } = input.value;
  const asked = permissionFor({ auditId, kind, jurisdiction });
  if (asked === undefined) return sendProblem(request, reply, NOT_FOUND);
  const allowed = await authorize(services.db, session.actor, asked);
  if (!allowed.ok) return sendProblem(request, reply, allowed.error);
  if (session.actor.kind !== 'person') return sendProblem(request, reply, NOT_ALLOWED);
  const { personId } = session.actor;
  const gate = { gate: `uploads of ${personId}`, who: personId };
  return turnstile.pass(gate, () => {
    const most = kind === 'cvrs' ? bytesMax : Math.min(bytesMax, SMALL_FILE_BYTES_MAX);
    return receive(services, { request, reply, bytesMax: most, personId, ...input.value });
  });
}

/** A person sends a few files at a time; more would only take the line and the threads from the others. */
const turnstile = openTurnstile({
  insideMax: 3,
  insideMaxInAll: 60,
  waitingMax: 40,
  waitingMaxEach: 40,
  waitMsMax: 60_000,
});

async function receive(
  services: Services,
  taken: z.output<typeof UploadSchema> & {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly bytesMax: number;
    readonly personId: string;
  },
): Promise<FastifyReply> {
  const { request, reply, personId, auditId, kind, name, jurisdiction = null } = taken;
  const left = await uploadQuotaLeft(services, { personId, auditId, jurisdiction, kind });
  if (!left.ok) {
    void reply.header('connection', 'close');
    return sendProblem(request, reply, left.error);
  }
  const body = patientUpload(request.raw);
  const received = await receiveUpload(services.blobs, body, { bytesMax: Math.min(taken.bytesMax, left.value) });
  if (!received.ok) {
    // The rest of the body is not read, so nothing else can come over this connection.
    void reply.header('connection', 'close');
    return sendProblem(request, reply, reportOfRefusal(received.error));
  }
  const { sha256, bytes } = received.value;

  const { audit } = await loadAudit(services.db, auditId);
  const findings = await checkOfUpload(services, audit, { name, bytes, sha256, kind, jurisdiction });
  const place = { uploadId: randomUUID(), auditId, jurisdiction, kind };
  const upload: Upload = { ...place, name, bytes, sha256, personId, at: services.now(), findings, confirmed: false };
  const who = await addUpload(services.db, upload);
  noteWritten(services.pool);
  // It was removed as unused in the moment in which it was sent again.
  if ((await services.blobs.size(sha256)) === undefined) {
    await removeUpload(services.db, upload.uploadId);
    return sendProblem(request, reply, reportOfRefusal({ code: 'upload-interrupted', bytesReceived: bytes }));
  }
  return reply.send(reportOfUpload(upload, who));
}

/** Who may upload this, and where. Nothing, if the kind has no place there. */
function permissionFor(slot: {
  readonly auditId: string;
  readonly kind: z.output<typeof InputFileKindSchema>;
  readonly jurisdiction: string | null;
}): { readonly permission: Permission; readonly scope: ScopeRequest } | undefined {
  const { auditId, kind, jurisdiction } = slot;
  if (isFileOfAudit(kind)) {
    return jurisdiction === null ? { permission: 'participants.upload', scope: auditScope({ auditId }) } : undefined;
  }
  if (jurisdiction === null) return undefined;
  return { permission: 'jurisdiction-file.upload', scope: jurisdictionScope({ auditId, jurisdiction }) };
}

function reportOfRefusal(refusal: UploadRefusal): ProblemReport {
  switch (refusal.code) {
    case 'upload-too-large': {
      const megabytes = Math.floor(refusal.bytesMax / 1_000_000);
      return {
        code: 'too-large',
        detail: detail('fileTooLarge', { megabytes }),
      };
    }
    case 'upload-empty':
      return { code: 'upload-empty', detail: detail('fileEmpty') };
    case 'upload-interrupted':
      return { code: 'upload-interrupted', detail: detail('fileInterrupted') };
  }
}

async function sendIssues(
  services: Services,
  config: Config,
  request: FastifyRequest<{ Params: { uploadId: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const session = await readSession(services, config, request, { keepAlive: true });
  const { uploadId } = request.params;
  const upload = z.uuid().safeParse(uploadId).success ? await findUpload(services.db, uploadId) : undefined;
  const asked = upload && permissionFor(upload);
  if (upload === undefined || asked === undefined) return sendProblem(request, reply, NOT_FOUND);
  const allowed = await authorize(services.db, session.actor, asked);
  if (!allowed.ok) return sendProblem(request, reply, allowed.error);
  return sendCsv(reply, `problems in ${upload.name}.csv`, fileIssuesCsv(upload.findings.issues));
}
