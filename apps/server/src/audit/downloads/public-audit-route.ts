import { publicAuditAddress, publicAuditPreviewAddress, wholePublicAuditAddress } from '@plumbline/api';
import { PUBLIC_LANGUAGES } from '@plumbline/words/define-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { auditScope } from '../../policy/scope.ts';
import { authorize } from '../../road/authorize.ts';
import { parseInput } from '../../road/parse-input.ts';
import { openReleasedPages } from '../../road/released-pages.ts';
import { sendFile } from '../../road/send-csv.ts';
import { NOT_FOUND, sendProblem } from '../../road/send-problem.ts';
import { sendPublicPage } from '../../road/send-public-page.ts';
import { readSession } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { findAuditPage } from '../../stores/audit-pages.ts';
import { loadAudit } from '../history/load-audit.ts';
import { saidByOffice } from '../screens/said-by-office.ts';
import { practiceFileName } from './practice-file-name.ts';
import { publicPageOfAudit, standOfPublicPage } from './public-page-of-audit.ts';

/** An address that was typed in capitals is the same. */
const PublicSchema = z.object({ auditId: z.uuid().toLowerCase(), language: z.enum(PUBLIC_LANGUAGES).default('en') });
const PreviewSchema = PublicSchema.extend({ as: z.enum(['page', 'file', 'whole']).default('page') });

/** A page is right for as long as what it is made from. */
const pages = openReleasedPages({ keptMs: Number.POSITIVE_INFINITY });
/** Of a whole state, some megabytes each. */
const wholePages = openReleasedPages({ keptMs: Number.POSITIVE_INFINITY, keptMax: 2 });

/**
 * The page of an audit: for everybody once an administrator has published it, and for administrators before that, to look at or to take
 * away. Nobody outside learns whether an audit whose page is not published is there.
 */
export function publicAuditRoute(app: FastifyInstance, services: Services, config: Config): void {
  const forEverybody = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input = parseInput(PublicSchema, request.params);
    if (!input.ok) return sendProblem(request, reply, NOT_FOUND);
    const { auditId, language } = input.value;
    // Of an audit that is not published nothing is read.
    if ((await findAuditPage(services.db, auditId)) === undefined) return sendProblem(request, reply, NOT_FOUND);
    const addressIn = (other: typeof language) => publicAuditAddress(auditId, other);
    const wholeAddress = wholePublicAuditAddress(auditId, language);
    return sendPublicPage(reply, await pageOf(services, { auditId, language, addressIn, wholeAddress }));
  };
  const wholeForEverybody = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input = parseInput(PublicSchema, request.params);
    if (!input.ok) return sendProblem(request, reply, NOT_FOUND);
    const { auditId, language } = input.value;
    if ((await findAuditPage(services.db, auditId)) === undefined) return sendProblem(request, reply, NOT_FOUND);
    return sendPageFile(services, reply, { auditId, language, isWhole: true });
  };
  app.get('/public/audits/:auditId', forEverybody);
  app.get('/public/audits/:auditId/:language', forEverybody);
  app.get('/public/audits/:auditId/:language/whole', wholeForEverybody);
  app.get('/api/audit-public-page', async (request, reply) => {
    const session = await readSession(services, config, request, { keepAlive: true });
    const input = parseInput(PreviewSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { auditId, language, as } = input.value;
    const right = { permission: 'audit-page.read', scope: auditScope({ auditId }) } as const;
    const allowed = await authorize(services.db, session.actor, right);
    if (!allowed.ok) return sendProblem(request, reply, allowed.error);
    if (as === 'page') {
      const addressIn = (other: typeof language) => publicAuditPreviewAddress({ auditId, language: other });
      const wholeAddress = publicAuditPreviewAddress({ auditId, language, as: 'whole' });
      return sendPublicPage(reply, await pageOf(services, { auditId, language, addressIn, wholeAddress }));
    }
    return sendPageFile(services, reply, { auditId, language, isWhole: as === 'whole' });
  });
}

type Language = z.output<typeof PublicSchema>['language'];

async function sendPageFile(
  services: Services,
  reply: FastifyReply,
  asked: { readonly auditId: string; readonly language: Language; readonly isWhole: boolean },
): Promise<FastifyReply> {
  const { auditId, language, isWhole } = asked;
  const { audit } = await loadAudit(services.db, auditId);
  const name = practiceFileName(
    audit.plan.name,
    `${isWhole ? 'whole-' : ''}public-page-${audit.plan.name}-${language}.html`,
  );
  // Where the file will lie, and under which name, nobody knows here.
  const page = await pageOf(services, { ...asked, addressIn: null, wholeAddress: null });
  return sendFile(reply, { name, type: 'text/html; charset=utf-8' }).send(page);
}

async function pageOf(
  services: Services,
  asked: {
    readonly auditId: string;
    readonly language: Language;
    readonly addressIn: ((language: Language) => string) | null;
    readonly wholeAddress: string | null;
    readonly isWhole?: boolean;
  },
): Promise<string> {
  const { auditId, language, addressIn, wholeAddress, isWhole = false } = asked;
  const history = await loadAudit(services.db, auditId);
  const { ownWords } = await saidByOffice(services.db, auditId);
  const of = { language, ownWords, addressIn, wholeAddress, isWhole };
  const key = `${standOfPublicPage(history, of)} ${addressIn === null ? '' : addressIn(language)}`;
  return (isWhole ? wholePages : pages).get(key, () => publicPageOfAudit(services, history, of));
}
