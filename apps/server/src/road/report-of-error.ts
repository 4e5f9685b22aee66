import { detail } from '@plumbline/words/detail-words';
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
    return { code: 'too-many-requests', detail: detail('waitAMinute') };
  }
  if (error instanceof OutcomeUnknown) {
    return { code: 'outcome-unknown', detail: detail('sendAgain') };
  }
  if (isNoSpace(error)) {
    return { code: 'disk-full', detail: detail('tellOperator') };
  }
  if (error instanceof Busy || isWaitedTooLong(error)) {
    return { code: 'busy', detail: detail('waitSeconds') };
  }
  if (isConnectionLost(error) || isOutOfResources(error)) {
    return { code: 'not-available', detail: detail('waitAMoment') };
  }
  if (error instanceof TooSlow) {
    return { code: 'request-too-slow', detail: detail('checkNetwork') };
  }
  if (error.statusCode === 413) {
    return { code: 'too-large', detail: detail('sendLess') };
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return { code: 'request-not-understood', detail: detail('reloadAndTryAgain') };
  }
  return {
    code: 'internal-error',
    detail: detail('ourMistake'),
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
