import { createHmac, randomBytes } from 'node:crypto';
import type { ProblemCode } from '@plumbline/api';
import type { FastifyRequest } from 'fastify';
import { networkOf } from './network-of.ts';

/** Problems that say: whoever this was, wanted in where they may not go. */
const REFUSALS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'not-signed-in',
  'not-allowed',
  'not-found',
  'request-from-elsewhere',
  'unknown-host',
  'too-many-requests',
  'too-many-streams',
  'code-wrong',
  'code-expired',
  'code-locked',
  'link-used',
  'board-link-unknown',
  'board-pin-wrong',
  'board-pin-locked',
  'tally-link-unknown',
  'tally-number-wrong',
  'outbox-closed',
]);

/** Gone with the process: what it has marked can be told apart, and never be traced back to an address. */
const KEY = randomBytes(32);

const askers = new WeakMap<FastifyRequest, string>();

/** Remembers who is asking, by the identifier that the audit's log uses too, for the line about a refusal. */
export function noteAsker(request: FastifyRequest, asker: string): void {
  askers.set(request, asker);
}

/**
 * One line in the server's own log for each access that was refused. It holds no address of a page (that of an audit board
 * is a secret), no body, no name and no network address: refusals to one network carry the same mark until the next start.
 */
export function logRefusedAccess(request: FastifyRequest, code: ProblemCode): void {
  if (!REFUSALS.has(code)) return;
  const { method, url: route = 'no route' } = request.routeOptions;
  const { name } = Object(request.params);
  const isNamed = /\/:name$/.test(route) && typeof name === 'string' && /^[a-z-]{1,40}$/.test(name);
  const line = {
    requestId: request.id,
    refused: code,
    method: typeof method === 'string' ? method : request.method,
    route: isNamed ? route.replace(':name', name) : route,
    by: askers.get(request) ?? 'nobody',
    network: createHmac('sha256', KEY).update(networkOf(request.ip)).digest('hex').slice(0, 12),
  };
  request.log.info(line, 'refused');
}
