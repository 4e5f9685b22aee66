import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEMS, type Problem, type ProblemCode, problemAddress } from '@plumbline/api';
import type { Saying } from '@plumbline/words/define-words';
import { detail, detailWords } from '@plumbline/words/detail-words';
import { problemInWords } from '@plumbline/words/problem-words';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { add } from './count-streams.ts';
import { networkOf } from './network-of.ts';
import { hasBody } from './patience.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** From the first moment of a connection to the end of the request's head. */
export const HEAD_MS_MAX = 20_000;
/** How often it is looked whether a time is over. */
export const CHECK_MS = 5_000;
const CONNECTIONS_MAX = 8_000;
/** Six for each of some hundred browsers behind one address. */
const PER_NETWORK_MAX = 2_000;

/**
 * Bounds the connections, in all and of one network. Behind a proxy they are all the proxy's, which bounds its own; and
 * whoever sits at this computer has other ways.
 */
export function boundConnections(app: FastifyInstance, config: Config): void {
  app.server.maxConnections = CONNECTIONS_MAX;
  // What is answered before its body has come leaves the rest unread: nothing else can come over this connection.
  app.addHook('onSend', async (request, reply, payload) => {
    if (hasBody(request.raw) && !request.raw.complete) void reply.header('connection', 'close');
    return payload;
  });
  if (config.trustProxy) return;
  const open = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (/^(::ffff:)?127\.|^::1$/.test(address)) return;
    const network = networkOf(address);
    if ((open.get(network) ?? 0) >= PER_NETWORK_MAX) {
      socket.destroy();
      return;
    }
    add(open, network, 1);
    socket.once('close', () => add(open, network, -1));
  });
}

/** Answers what is no request, or never became a whole one, as every other problem is answered; then hangs up. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const isTooSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const problem = isTooSlow
    ? describe('request-too-slow', detail('notArrived'))
    : describe('request-not-understood', detail('noRequest'));
  if (socket.writable) socket.write(responseOf(problem));
  socket.destroy();
}

function describe(code: ProblemCode, advice: Saying): Problem {
  const { status } = PROBLEMS[code];
  const { title } = problemInWords(code);
  return {
    type: problemAddress(code),
    title,
    status,
    detail: detailWords('en').that(advice),
    code,
    requestId: randomUUID(),
    issues: [],
  };
}

function responseOf(problem: Problem): string {
  const body = JSON.stringify(problem);
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`, ...lines, '', body].join('\r\n');
}
