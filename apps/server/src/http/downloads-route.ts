import { Readable } from 'node:stream';
import { InputFileKindSchema } from '@plumbline/election';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { DOWNLOADS } from '../downloads/downloads.ts';
import { type BegunHistory, loadAudit } from '../history/load-audit.ts';
import { registered } from '../inputs/input-files.ts';
import { readLog } from '../log/read-log.ts';
import type { Permission } from '../policy/permissions.ts';
import { auditScope, jurisdictionScope } from '../policy/scope.ts';
import type { Services } from '../services.ts';
import { auditChain } from '../stores/news.ts';
import { authorize } from './authorize.ts';
import { parseInput } from './parse-input.ts';
import { sendCsv, sendFile } from './send-csv.ts';
import { NOT_FOUND, reportOf, sendProblem } from './send-problem.ts';
import { readSession } from './session.ts';

const DownloadSchema = z.object({
  auditId: z.uuid(),
  jurisdiction: z.string().min(1).max(500).optional(),
  kind: InputFileKindSchema.optional(),
});

type Asked = z.output<typeof DownloadSchema> & { readonly history: BegunHistory };

/** Files to save: made on request, or as they were uploaded, or the log itself. */
export function downloadsRoute(app: FastifyInstance, services: Services, config: Config): void {
  for (const { path, permission, make } of DOWNLOADS) {
    app.get(path, (request, reply) =>
      answer(services, config, { request, reply, permission }, async ({ history, jurisdiction, kind }) => {
        const made = await make(services, { history, jurisdiction, kind });
        if (!made.ok) return sendProblem(request, reply, reportOf(made.error));
        return sendCsv(reply, made.value.name, made.value.text);
      }),
    );
  }
  const filePermission = ({ kind }: z.output<typeof DownloadSchema>): Permission =>
    kind === 'participants' ? 'participants.read' : 'file.read';
  app.get('/api/files', (request, reply) =>
    answer(
      services,
      config,
      { request, reply, permission: filePermission },
      async ({ history, jurisdiction, kind }) => {
        const file = kind && registered(history.audit, kind, jurisdiction ?? null);
        if (file === undefined) return sendProblem(request, reply, NOT_FOUND);
        const type = { name: file.name, type: 'application/octet-stream' };
        return sendFile(reply, type).send(Readable.from(services.blobs.read(file.sha256)));
      },
    ),
  );
  app.get('/api/log.jsonl', (request, reply) =>
    answer(services, config, { request, reply, permission: () => 'log.read' }, async ({ auditId, history }) => {
      const entries = await readLog(services.db, auditChain(auditId));
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      const name = `log-${history.audit.plan.name}.jsonl`;
      return sendFile(reply, { name, type: 'application/jsonl' }).send(lines);
    }),
  );
}

async function answer(
  services: Services,
  config: Config,
  asked: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly permission: (input: z.output<typeof DownloadSchema>) => Permission;
  },
  send: (asked: Asked) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { request, reply } = asked;
  const session = await readSession(services, config, request, { keepAlive: true });
  const input = parseInput(DownloadSchema, request.query);
  if (!input.ok) return sendProblem(request, reply, input.error);
  const { auditId, jurisdiction } = input.value;
  const scope = jurisdiction === undefined ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction });
  const permission = asked.permission(input.value);
  const allowed = await authorize(services.db, session.actor, { permission, scope });
  if (!allowed.ok) return sendProblem(request, reply, allowed.error);
  const history = await loadAudit(services.db, auditId);
  const known = history.audit.plan.jurisdictions.some((one) => one.name === jurisdiction);
  if (jurisdiction !== undefined && !known) return sendProblem(request, reply, NOT_FOUND);
  return send({ ...input.value, history });
}
