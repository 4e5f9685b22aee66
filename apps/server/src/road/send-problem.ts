import { PROBLEMS, type Problem, type ProblemCode, problemAddress } from '@plumbline/api';
import type { AuditRefusal } from '@plumbline/audit';
import type { Language, Saying } from '@plumbline/words/define-words';
import { detail, detailWords } from '@plumbline/words/detail-words';
import { problemInWords } from '@plumbline/words/problem-words';
import { refusalDetail } from '@plumbline/words/refusal-words';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldIssue, Refusal } from './define-command.ts';
import { logRefusedAccess } from './refused-accesses.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** A problem with everything that is to be said about it. */
export type ProblemReport = {
  readonly code: ProblemCode;
  /** To be said in the language of whoever hears it. */
  readonly detail: Saying | AuditRefusal;
  readonly issues?: readonly FieldIssue[];
  /** Of a ballot room: which of its rules refused. */
  readonly refusal?: string;
};

/** What a client waits before it sends the same again. */
const RETRY_SECONDS = '3';

/** Answers with a problem: RFC 9457, one shape everywhere. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  report: ProblemReport,
  language: Language = 'en',
): FastifyReply {
  const { status } = PROBLEMS[report.code];
  const { title } = problemInWords(report.code, language);
  const problem: Problem = {
    type: problemAddress(report.code),
    title,
    status,
    detail: said(report.detail, language),
    code: report.code,
    requestId: request.id,
    issues: (report.issues ?? []).map(({ path, message }) => ({
      path,
      message: said(message, language),
    })),
    ...(report.refusal === undefined ? {} : { refusal: report.refusal }),
  };
  if (status === 503) void reply.header('retry-after', RETRY_SECONDS);
  logRefusedAccess(request, report.code);
  // A request that finds no route meets no hook, and its answer needs the same headers.
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!reply.hasHeader(name)) void reply.header(name, value);
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json').send(problem);
}

/** A schema says its part in a sentence, as did answers that an earlier version kept. */
export function said(detail: ProblemReport['detail'] | string, language: Language = 'en'): string {
  if (typeof detail === 'string') return detail;
  return 'sentence' in detail ? detailWords(language).that(detail) : refusalDetail(detail, language);
}

/** What is to be said about a refusal: its own sentence, or the one that belongs to the audit's refusal. */
export function reportOf(refusal: Refusal): ProblemReport {
  if ('detail' in refusal) return refusal;
  return { code: refusal.code, detail: refusal };
}

export const NOT_SIGNED_IN: ProblemReport = {
  code: 'not-signed-in',
  detail: detail('signInToGoOn'),
};

export const NOT_FOUND: ProblemReport = {
  code: 'not-found',
  detail: detail('checkAddress'),
};

export const NOT_ALLOWED: ProblemReport = {
  code: 'not-allowed',
  detail: detail('otherRole'),
};

/** Nothing was changed: the client asks for the second factor and sends the same command again. */
export const FACTOR_NEEDED: ProblemReport = {
  code: 'second-factor-needed',
  detail: detail('factorNeeded'),
};
