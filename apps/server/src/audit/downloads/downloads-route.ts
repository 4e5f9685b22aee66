import { Readable } from 'node:stream';
import { Sha256Schema } from '@plumbline/election';
import { fileIssuesCsv } from '@plumbline/election-files';
import { ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { drawsFileOfLaunch, drawsFileOfRound } from '../../log/draws-file-of-round.ts';
import { auditLogBlocks, logBlocks } from '../../log/stream-log.ts';
import type { Actor } from '../../policy/actor.ts';
import type { Allowed, Permission } from '../../policy/permissions.ts';
import { auditScope, jurisdictionScope, organizationScope, type Scope } from '../../policy/scope.ts';
import { authorize } from '../../road/authorize.ts';
import { originOf } from '../../road/origin-of.ts';
import { parseInput } from '../../road/parse-input.ts';
import { sendCsv, sendFile } from '../../road/send-csv.ts';
import { NOT_FOUND, type ProblemReport, reportOf, sendProblem } from '../../road/send-problem.ts';
import { readSession } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { findAudit } from '../../stores/audits.ts';
import { helpFilesOf } from '../../stores/help-files.ts';
import { keptReportOf } from '../../stores/kept-reports.ts';
import { findOrganizations, organizationChain } from '../../stores/organizations.ts';
import { type BegunHistory, loadAudit } from '../history/load-audit.ts';
import { registered } from '../inputs/input-files.ts';
import { hasBlindEntries, watches, withheldPlaces } from '../screens/withheld-entries.ts';
import { DownloadSchema, partAsked } from './download-asked.ts';
import { DOWNLOADS } from './downloads.ts';
import { mayTake } from './may-take.ts';
import { practiceFileName } from './practice-file-name.ts';

const HelpFileSchema = z.object({ request: z.uuid().optional(), as: z.enum(['file', 'csv']).default('file') });

const ReportSchema = z.object({ reportId: z.uuid().optional() });

const RoundSchema = z.object({
  round: z.coerce.number().int().min(1).default(1),
  /** Of one launch of the round, also of one that was taken back: the digest that its entry names. */
  sha256: Sha256Schema.optional(),
});

const OfficeLogSchema = z.object({ organizationId: z.string().max(100) });

type Asked = z.output<typeof DownloadSchema> & {
  readonly history: BegunHistory;
  readonly role: Allowed;
  readonly personId: string | null;
};

/** Files to save: made on request, or as they were uploaded, or the log itself. */
export function downloadsRoute(app: FastifyInstance, services: Services, config: Config): void {
  for (const { path, permission, saysUnfinished, make } of DOWNLOADS) {
    app.get(path, (request, reply) =>
      answer(services, config, { request, reply, permission }, async (asked) => {
        const refusal = watches(asked.role) ? saysUnfinished(asked) : undefined;
        if (refusal !== undefined) return sendProblem(request, reply, reportOf(refusal));
        const origin = originOf(config, request);
        const made = await make(services, { ...asked, part: partAsked(asked), origin, waits: 'reader' });
        if (!made.ok) return sendProblem(request, reply, reportOf(made.error));
        const { content, type } = made.value;
        const name = practiceFileName(asked.history.audit.plan.name, made.value.name);
        return type === undefined ? sendCsv(reply, name, content) : sendFile(reply, { name, type }).send(content);
      }),
    );
  }
  const filePermission = ({ kind }: z.output<typeof DownloadSchema>): Permission =>
    kind === 'participants' ? 'participants.read' : kind === 'standardized-contests' ? 'plan.read' : 'file.read';
  app.get('/api/files', (request, reply) =>
    answer(
      services,
      config,
      { request, reply, permission: filePermission },
      async ({ history, jurisdiction, kind }) => {
        const file = kind && registered(history.audit, kind, jurisdiction ?? null);
        if (file === undefined) return sendProblem(request, reply, NOT_FOUND);
        const name = practiceFileName(history.audit.plan.name, file.name);
        const type = { name, type: 'application/octet-stream' };
        return sendFile(reply, type).send(Readable.from(services.blobs.read(file.sha256)));
      },
    ),
  );
  app.get('/api/draws', async (request, reply) => {
    const asked = await permitted(services, config, { request, reply, permission: () => 'log.read' });
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    const input = parseInput(RoundSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { round, sha256 } = input.value;
    const named =
      sha256 === undefined
        ? await drawsFileOfRound(services.db, asked.value.auditId, round)
        : await drawsFileOfLaunch(services.db, asked.value.auditId, sha256);
    if (named === undefined) return sendProblem(request, reply, NOT_FOUND);
    const name = await nameFor(services, asked.value, `draws-of-round-${round}-${named.sha256.slice(0, 12)}.bin`);
    const file = { name, type: 'application/octet-stream' };
    return sendFile(reply, file).send(Readable.from(services.blobs.read(named.sha256)));
  });
  app.get('/api/kept-report', async (request, reply) => {
    const asked = await permitted(services, config, { request, reply, permission: () => 'kept-reports.read' });
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    const input = parseInput(ReportSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { reportId } = input.value;
    const kept = reportId && (await keptReportOf(services.db, asked.value.auditId, { reportId, now: services.now() }));
    if (kept === undefined || kept === '') return sendProblem(request, reply, NOT_FOUND);
    const history = await loadAudit(services.db, asked.value.auditId);
    if (!mayTake({ actor: asked.value.actor, scope: asked.value.scope, history }, kept)) {
      return sendProblem(request, reply, NOT_FOUND);
    }
    const file = { name: await nameFor(services, asked.value, kept.name), type: 'application/octet-stream' };
    return sendFile(reply, file).send(Readable.from(services.blobs.read(kept.sha256)));
  });
  app.get('/api/help-file', async (request, reply) => {
    const asked = await permitted(services, config, { request, reply, permission: () => 'file-help.answer' });
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    const input = parseInput(HelpFileSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { auditId, jurisdiction } = asked.value;
    const file = (await helpFilesOf(services.db, auditId)).get(input.value.request ?? '');
    if (file === undefined || file.jurisdiction !== jurisdiction) return sendProblem(request, reply, NOT_FOUND);
    const name = await nameFor(services, asked.value, file.name);
    if (input.value.as === 'csv') return sendCsv(reply, `problems in ${name}.csv`, fileIssuesCsv(file.issues));
    const type = { name, type: 'application/octet-stream' };
    return sendFile(reply, type).send(Readable.from(services.blobs.read(file.sha256)));
  });
  app.get('/api/log.jsonl', async (request, reply) => {
    const asked = await permitted(services, config, { request, reply, permission: () => 'log.read' });
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    // The log of a state is larger than what fits into memory, so the audit is not folded either.
    const { auditId, role, actor } = asked.value;
    const { grants } = actor;
    // Of managers and observers only: the others may read all of it.
    const isPartial = role === 'jurisdiction-manager' || watches(role);
    if (isPartial) {
      const history = await loadAudit(services.db, auditId);
      const isWithheld = withheldPlaces(history, { role, grants }).size > 0 || hasBlindEntries(history);
      if (isWithheld) return sendProblem(request, reply, LOG_NOT_YET);
    }
    const audit = await findAudit(services.db, auditId);
    if (audit === undefined) return sendProblem(request, reply, NOT_FOUND);
    return sendLog(reply, { name: audit.name, blocks: auditLogBlocks(services.db, auditId) });
  });
  officeLogRoute(app, services, config);
}

/** The name of a file of an audit that need not be folded for it. */
async function nameFor(services: Services, { auditId }: { readonly auditId: string }, file: string): Promise<string> {
  return practiceFileName((await findAudit(services.db, auditId))?.name ?? '', file);
}

/**
 * The log of an organization, as its administrators may take it away: it names people by identifier, and by name only those who have no
 * account and were let enter tallies.
 */
function officeLogRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/office-log.jsonl', async (request, reply) => {
    const session = await readSession(services, config, request, { keepAlive: true });
    const input = parseInput(OfficeLogSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { organizationId } = input.value;
    const asked = { permission: 'office-log.read', scope: organizationScope({ organizationId }) } as const;
    const allowed = await authorize(services.db, session.actor, asked);
    if (!allowed.ok) return sendProblem(request, reply, allowed.error);
    const [organization] = await findOrganizations(services.db, [organizationId]);
    if (organization === undefined) return sendProblem(request, reply, NOT_FOUND);
    return sendLog(reply, {
      name: organization.name,
      blocks: logBlocks(services.db, organizationChain(organizationId)),
    });
  });
}

/** The log as it stands, an entry on each line, made as fast as it is taken. */
function sendLog(
  reply: FastifyReply,
  log: { readonly name: string; readonly blocks: AsyncIterable<string> },
): FastifyReply {
  const file = { name: `log-${log.name}.jsonl`, type: 'application/jsonl' };
  return sendFile(reply, file).send(Readable.from(log.blocks, { highWaterMark: BLOCKS_AHEAD }));
}

const LOG_NOT_YET: ProblemReport = {
  code: 'not-allowed',
  detail: detail('logNotYet'),
};

/** Blocks that wait to be sent. */
const BLOCKS_AHEAD = 2;

type Asking = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly permission: (input: z.output<typeof DownloadSchema>) => Permission;
};

type Permitted = z.output<typeof DownloadSchema> & {
  readonly role: Allowed;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly personId: string | null;
};

/** What was asked for, if whoever asks may have it. */
async function permitted(services: Services, config: Config, asked: Asking): Promise<Result<Permitted, ProblemReport>> {
  const { request } = asked;
  const session = await readSession(services, config, request, { keepAlive: true });
  const input = parseInput(DownloadSchema, request.query);
  if (!input.ok) return input;
  const { auditId, jurisdiction } = input.value;
  const scope = jurisdiction === undefined ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction });
  const allowed = await authorize(services.db, session.actor, { permission: asked.permission(input.value), scope });
  if (!allowed.ok) return allowed;
  const { actor } = session;
  const personId = actor.kind === 'person' ? actor.personId : null;
  return ok({ ...input.value, ...allowed.value, actor, personId });
}

async function answer(
  services: Services,
  config: Config,
  asked: Asking,
  send: (asked: Asked) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { request, reply } = asked;
  const input = await permitted(services, config, asked);
  if (!input.ok) return sendProblem(request, reply, input.error);
  const { auditId, jurisdiction } = input.value;
  const history = await loadAudit(services.db, auditId);
  const known = history.audit.plan.jurisdictions.some((one) => one.name === jurisdiction);
  if (jurisdiction !== undefined && !known) return sendProblem(request, reply, NOT_FOUND);
  return send({ ...input.value, history });
}
