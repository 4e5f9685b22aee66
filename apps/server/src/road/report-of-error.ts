import type { FastifyError } from 'fastify';
import { NO_CONNECTION_FREE } from '../database/connect.ts';
import { isConnectionLost } from '../database/connection-lost.ts';
import { Busy } from './busy.ts';
import { OutcomeUnknown } from './in-one-transaction.ts';
import { TooManyRequests } from './limit-rates.ts';
import { TooSlow } from './patience.ts';
import type { ProblemReport } from './send-problem.ts';

/** What is to be said about something that was thrown while a request was answered. */
export function reportOfError(error: FastifyError): ProblemReport {
  if (error instanceof TooManyRequests) {
    return { code: 'too-many-requests', detail: 'Wait a minute, then try again.' };
  }
  if (error instanceof OutcomeUnknown) {
    return { code: 'outcome-unknown', detail: 'Send it again. If it was done, it is not done a second time.' };
  }
  if (isNoSpace(error)) {
    return { code: 'disk-full', detail: 'Tell the operator of the server. Nothing was changed.' };
  }
  if (error instanceof Busy || isWaitedTooLong(error)) {
    return { code: 'busy', detail: 'Wait a few seconds and try again. Nothing was changed.' };
  }
  if (isConnectionLost(error) || isOutOfResources(error)) {
    return { code: 'not-available', detail: 'Wait a moment and try again. Nothing was changed.' };
  }
  if (error instanceof TooSlow) {
    return { code: 'request-too-slow', detail: 'Check the network, then try again. Nothing was changed.' };
  }
  if (error.statusCode === 413) {
    return { code: 'too-large', detail: 'Send less at a time, or ask the operator of the server to raise the limit.' };
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return { code: 'request-not-understood', detail: 'Reload the page and try again.' };
  }
  return {
    code: 'internal-error',
    detail: 'Nothing was changed. Try again; if it happens again, give the operator the request number.',
  };
}

/** A lock or a connection that did not come free in time, or a statement that took too long: all were given up whole. */
function isWaitedTooLong({ code, message }: FastifyError): boolean {
  return ['55P03', '57014'].includes(code ?? '') || message === NO_CONNECTION_FREE;
}

/** The file system's words and PostgreSQL's (53100) for a disk, or somebody's share of it, that is full. */
function isNoSpace({ code }: FastifyError): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
}

/** PostgreSQL's class 53, such as more connections than it takes. */
function isOutOfResources({ code }: FastifyError): boolean {
  return /^53...$/.test(code ?? '');
}
