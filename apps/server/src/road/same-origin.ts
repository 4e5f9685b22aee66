import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { sendProblem } from './send-problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever changes something must come from our own pages: another site can make a browser send a form with the cookie,
 * but it cannot add this header without asking first, and nobody answers such questions here.
 */
export function sameOrigin(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', async (request, reply) => {
    if (READING.has(request.method) || comesFromOurPages(request, config)) return;
    await sendProblem(request, reply, {
      code: 'request-from-elsewhere',
      detail: detail('openOwnAddress'),
    });
  });
}

function comesFromOurPages(request: FastifyRequest, config: Config): boolean {
  if (request.headers['x-plumbline'] !== '1') return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return origin === config.publicUrl || URL.parse(origin)?.host === request.headers.host;
}
