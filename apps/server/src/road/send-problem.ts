import { PROBLEMS, type Problem, type ProblemCode, problemAddress } from '@plumbline/api';
import { problemInWords } from '@plumbline/words/problem-words';
import { refusalDetail } from '@plumbline/words/refusal-words';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldIssue, Refusal } from './define-command.ts';
import { logRefusedAccess } from './refused-accesses.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** A problem with everything that is to be said about it. */
export type ProblemReport = {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly issues?: readonly FieldIssue[];
};

/** What a client waits before it sends the same again. */
const RETRY_SECONDS = '3';

/** Answers with a problem: RFC 9457, one shape everywhere. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, report: ProblemReport): FastifyReply {
  const { status } = PROBLEMS[report.code];
  const { title } = problemInWords(report.code);
  const problem: Problem = {
    type: problemAddress(report.code),
    title,
    status,
    detail: report.detail,
    code: report.code,
    requestId: request.id,
    issues: [...(report.issues ?? [])],
  };
  if (status === 503) void reply.header('retry-after', RETRY_SECONDS);
  logRefusedAccess(request, report.code);
  // A request that finds no route meets no hook, and its answer needs the same headers.
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!reply.hasHeader(name)) void reply.header(name, value);
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json').send(problem);
}

/** What is to be said about a refusal: its own sentence, or the one that belongs to the audit's refusal. */
export function reportOf(refusal: Refusal): ProblemReport {
  if ('detail' in refusal) return refusal;
  return { code: refusal.code, detail: refusalDetail(refusal) };
}

export const NOT_SIGNED_IN: ProblemReport = {
  code: 'not-signed-in',
  detail: 'Sign in to go on. What you have entered on this page stays here.',
};

export const NOT_FOUND: ProblemReport = {
  code: 'not-found',
  detail: 'Check the address, or go back to the list of audits.',
};

export const NOT_ALLOWED: ProblemReport = {
  code: 'not-allowed',
  detail: 'Somebody with another role has to do this. Ask the audit administrator.',
};
