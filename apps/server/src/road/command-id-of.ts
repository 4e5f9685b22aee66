import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** A client that sends no identifier cannot repeat the command, and gets one of its own. */
export function commandIdOf(request: FastifyRequest): string {
  const sent = request.headers['command-id'];
  return typeof sent === 'string' && /^[\w-]{8,100}$/.test(sent) ? sent : randomUUID();
}
