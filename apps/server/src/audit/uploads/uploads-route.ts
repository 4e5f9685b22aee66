import { createHash, randomUUID } from 'node:crypto';
import type { UploadReport } from '@plumbline/api';
import type { BegunAudit } from '@plumbline/audit';
import { InputFileKindSchema, isFileOfAudit } from '@plumbline/election';
import { fileIssuesCsv } from '@plumbline/election-files';
import { err, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { StoredBlob } from '../../files/blob-store.ts';
import { receiveUpload, type UploadRefusal } from '../../files/receive-upload.ts';
import type { UnfinishedName } from '../../files/unfinished-files.ts';
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
import { namesOfPeople } from '../../stores/people.ts';
import { rememberUpload } from '../../stores/recent-uploads.ts';
import {
  addUpload,
  findUpload,
  removeUpload,
  saveFindings,
  type Upload,
  type UploadFindings,
} from '../../stores/uploads.ts';
import { auditAsKnown, auditInMemory, loadAudit } from '../history/load-audit.ts';
import { reportOfUpload } from '../screens/file-slots.ts';
import { basisOfCheck, checkOfArrived, checkOfUpload } from './check-of-upload.ts';
import { uploadQuotaLeft } from './upload-quota.ts';

const UploadSchema = z.object({
  auditId: z.uuid(),
  kind: InputFileKindSchema,
  jurisdiction: z.string().min(1).max(500).optional(),
  // It stands in sentences, lists and reports.
  name: z.string().transform(inOneLine).pipe(z.string().trim().min(1).max(255)),
});

/** Of a file that comes in parts. */
const PartSchema = UploadSchema.extend({
  /** The size of the whole. */
  bytes: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** The same whenever the same file is sent: its sender says so, and only they ever meet it. */
  file: z.string().regex(/^[0-9a-f]{64}$/),
});
const AddSchema = PartSchema.extend({ offset: z.coerce.number().int().min(0) });
/** The sender names the upload, so that one whose answer was lost is asked for again and not made twice. */
const FinishSchema = PartSchema.extend({ uploadId: z.uuid() });

/** All but cast vote records are read as a whole; larger ones would not be manifests. */
const SMALL_FILE_BYTES_MAX = 50_000_000;

/**
 * `POST /api/uploads?…` with the bytes as they are: stored, checked to the end, and answered with everything that was
 * found. Nothing changes in the audit until the command `register-file` names the upload.
 *
 * A larger file comes in parts, so that a line that breaks, or a server that starts again, costs one part at most: `GET` answers how
 * much of it is here, `PUT` adds what begins there, and `POST` with the same `bytes` and `file`, an `uploadId` and no body
 * is answered as above.
 */
export function uploadsRoute(app: FastifyInstance, services: Services, config: Config): void {
  void app.register(async (scoped) => {
    // The body is not parsed: it streams to the disk.
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scoped.post('/api/uploads', { bodyLimit: config.uploadBytesMax + 1 }, (request, reply) =>
      Object(request.query).file === undefined
        ? ask(UploadSchema, { services, config, request, reply }, takeWhole)
        : ask(FinishSchema, { services, config, request, reply }, finish),
    );
    scoped.put('/api/uploads', { bodyLimit: config.uploadBytesMax + 1 }, (request, reply) =>
      ask(AddSchema, { services, config, request, reply }, addPart),
    );
  });
  app.get('/api/uploads', (request, reply) => ask(PartSchema, { services, config, request, reply }, tellHeld));
  app.get('/api/uploads/:uploadId/issues.csv', (request: FastifyRequest<{ Params: { uploadId: string } }>, reply) =>
    sendIssues(services, config, request, reply),
  );
}

type Exchange = {
  readonly services: Services;
  readonly config: Config;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** An upload that whoever is signed in may make here. */
type Asked<Input> = Exchange & { readonly input: Input; readonly personId: string; readonly bytesMax: number };

/** Parses what is asked, and goes on where it is allowed. */
async function ask<Input extends z.output<typeof UploadSchema>>(
  schema: z.ZodType<Input>,
  exchange: Exchange,
  next: (asked: Asked<Input>) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { services, config, request, reply } = exchange;
  const session = await readSession(services, config, request, { keepAlive: true });
  const input = parseInput(schema, request.query);
  if (!input.ok) return sendProblem(request, reply, input.error);
  const { auditId, kind, jurisdiction = null } = input.value;
  const permission = permissionFor({ auditId, kind, jurisdiction });
  if (permission === undefined) return sendProblem(request, reply, NOT_FOUND);
  const allowed = await authorize(services.db, session.actor, permission);
  if (!allowed.ok) return sendProblem(request, reply, allowed.error);
  if (session.actor.kind !== 'person') return sendProblem(request, reply, NOT_ALLOWED);
  const { personId } = session.actor;
  const bytesMax = kind === 'cvrs' ? config.uploadBytesMax : Math.min(config.uploadBytesMax, SMALL_FILE_BYTES_MAX);
  const asked = { ...exchange, input: input.value, personId, bytesMax };
  return turnstile.pass({ gate: `uploads of ${personId}`, who: personId }, () => next(asked));
}

/** So much of a file is held in memory until all of it is here: a manifest of ten thousand batches. */
const BYTES_HELD_MAX = 256_000;

/** A person sends a few files at a time; more would only take the line and the threads from the others. */
const turnstile = openTurnstile({
  insideMax: 3,
  insideMaxInAll: 60,
  waitingMax: 40,
  waitingMaxEach: 40,
  waitMsMax: 60_000,
});

async function takeWhole(asked: Asked<z.output<typeof UploadSchema>>): Promise<FastifyReply> {
  const { services, request, reply } = asked;
  const left = await bytesLeft(asked);
  if (!left.ok) return refuse(asked, left.error);
  const limits = { bytesMax: left.value, bytesHeldMax: BYTES_HELD_MAX };
  const received = await receiveUpload(services.blobs, patientUpload(request.raw), limits);
  if (!received.ok) return refuse(asked, reportOfRefusal(received.error));
  const added = await addChecked(asked, { uploadId: randomUUID(), content: received.value });
  return added.ok ? reply.send(added.value) : sendProblem(request, reply, added.error);
}

async function tellHeld(asked: Asked<z.output<typeof PartSchema>>): Promise<FastifyReply> {
  const held = await asked.services.blobs.unfinished.held(nameOf(asked));
  return asked.reply.header('cache-control', 'no-store').send({ held });
}

async function addPart(asked: Asked<z.output<typeof AddSchema>>): Promise<FastifyReply> {
  const { services, request, reply, input } = asked;
  const left = await quotaLeft(asked);
  if (!left.ok) return refuse(asked, left.error);
  const bytesMax = Math.min(asked.bytesMax, left.value);
  if (input.bytes > bytesMax) return refuse(asked, reportOfRefusal({ code: 'upload-too-large', bytesMax }));
  const { unfinished } = services.blobs;
  const name = nameOf(asked);
  // What one file may have does not bound the others that are on their way beside it.
  await unfinished.makeRoom(name, left.value - input.bytes);
  const part = { offset: input.offset, body: patientUpload(request.raw), bytesMax: input.bytes };
  const added = await unfinished.add(name, part);
  // Whoever begins elsewhere is told where to go on; the rest of what they send is not read.
  if (!added.ok) void reply.header('connection', 'close');
  return reply.send({ held: added.ok ? added.value : added.error.held });
}

/** Uploads that are being finished: whoever asks once more waits for the same answer. */
const finishing = new Map<string, ReturnType<typeof addChecked>>();

async function finish(asked: Asked<z.output<typeof FinishSchema>>): Promise<FastifyReply> {
  const { services, request, reply, input, personId } = asked;
  const own = `${personId} ${input.uploadId}`;
  const answer = finishing.get(own) ?? finishUpload(asked);
  finishing.set(own, answer);
  try {
    const added = await answer;
    if (!added.ok) return sendProblem(request, reply, added.error);
    // Its file is in the store, and what was sent of it is not needed any more.
    await services.blobs.unfinished.discard(nameOf(asked));
    return reply.send(added.value);
  } finally {
    finishing.delete(own);
  }
}

async function finishUpload(asked: Asked<z.output<typeof FinishSchema>>): ReturnType<typeof addChecked> {
  const { services, input, personId } = asked;
  const { uploadId, auditId, kind, jurisdiction = null } = input;
  const before = await findUpload(services.db, uploadId);
  if (before !== undefined) {
    const isSame = before.personId === personId && before.auditId === auditId && before.kind === kind;
    if (!isSame || before.jurisdiction !== jurisdiction) return err(NOT_FOUND);
    return ok(reportOfUpload(before, (await namesOfPeople(services.db, [personId])).get(personId) ?? ''));
  }
  const held = await services.blobs.unfinished.held(nameOf(asked));
  const stored = held === input.bytes ? await services.blobs.take(nameOf(asked)) : undefined;
  if (stored === undefined) return err(reportOfRefusal({ code: 'upload-interrupted', bytesReceived: held }));
  return addChecked(asked, { uploadId, content: stored });
}

/** Stores a file that is not stored yet, checks it to its end, and adds it to what was uploaded. */
async function addChecked(
  { services, input, personId }: Asked<z.output<typeof UploadSchema>>,
  { uploadId, content }: { readonly uploadId: string; readonly content: StoredBlob | Uint8Array },
): Promise<Result<UploadReport, ProblemReport>> {
  const { auditId, kind, name, jurisdiction = null } = input;
  // As this process saw it last: whether it has moved since is said by the statement that adds the upload.
  const { audit, head } = await auditAsKnown(services.db, auditId);
  const slot = { name, kind, jurisdiction };
  const { sha256, bytes, findings } =
    content instanceof Uint8Array
      ? await checkOfArrived(services, audit, slot, content)
      : { ...content, findings: await checkOfUpload(services, audit, { ...slot, ...content }) };
  const place = { uploadId, auditId, jurisdiction, kind };
  const upload: Upload = { ...place, name, bytes, sha256, personId, at: services.now(), findings, confirmed: false };
  const { who, stamp, auditHead } = await addUpload(services.db, upload);
  noteWritten(services.pool);
  // It was removed as unused in the moment in which it was sent again.
  if ((await services.blobs.size(sha256)) === undefined) {
    await removeUpload(services.db, upload.uploadId);
    return err(reportOfRefusal({ code: 'upload-interrupted', bytesReceived: bytes }));
  }
  const isUpToDate = auditHead <= head.number;
  const current = isUpToDate ? findings : await findingsUpTo(services, auditHead, { upload, audit });
  if (current === findings) rememberUpload(services.pool, { ...upload, stamp });
  else await saveFindings(services.db, uploadId, current);
  return ok(reportOfUpload({ ...upload, findings: current }, who));
}

/** What is found in an upload where its audit has come as far as this entry; the same object where it was checked against the same. */
async function findingsUpTo(
  services: Services,
  auditHead: number,
  checked: { readonly upload: Upload; readonly audit: BegunAudit },
): Promise<UploadFindings> {
  const { upload, audit } = checked;
  const known = auditInMemory(upload.auditId);
  const isReached = known !== undefined && known.head.number >= auditHead;
  const now = isReached ? known : await loadAudit(services.db, upload.auditId);
  if (basisOfCheck(now.audit, upload) === basisOfCheck(audit, upload)) return upload.findings;
  return checkOfUpload(services, now.audit, upload);
}

/** How large the file may be, by its kind and by what was uploaded today. */
async function bytesLeft(asked: Asked<z.output<typeof UploadSchema>>): Promise<Result<number, ProblemReport>> {
  const left = await quotaLeft(asked);
  return left.ok ? ok(Math.min(asked.bytesMax, left.value)) : left;
}

function quotaLeft({ services, personId, input }: Asked<z.output<typeof UploadSchema>>) {
  const { auditId, kind, jurisdiction = null } = input;
  return uploadQuotaLeft(services, { personId, auditId, jurisdiction, kind });
}

/** Answers a problem to somebody whose file is not read to its end: nothing else can come over this connection. */
function refuse({ request, reply }: Exchange, report: ProblemReport): FastifyReply {
  void reply.header('connection', 'close');
  return sendProblem(request, reply, report);
}

/** The same person's same file for the same place goes on where it stopped, also from another page or after a restart. */
function nameOf({ personId, input }: Asked<z.output<typeof PartSchema>>): UnfinishedName {
  const { auditId, kind, jurisdiction = null, name, bytes, file } = input;
  const key = createHash('sha256').update(JSON.stringify([auditId, kind, jurisdiction, name, bytes, file]));
  // Cast vote records have a quota of their own, within which no other file stands.
  return { owner: kind === 'cvrs' ? `${personId}-${kind}` : personId, key: key.digest('hex') };
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
