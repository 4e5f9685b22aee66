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
    if (!isOutbox(request) || isThisComputer(request.host)) return;
    await sendProblem(request, reply, {
      code: 'outbox-closed',
      detail: 'Messages are shown only where the server is reached as “localhost” or by the number 127.0.0.1.',
    });
  });
  app.addHook('onRequest', async (request, reply) => {
    if (READING.has(request.method) || comesFromOurPages(request, config)) return;
    await sendProblem(request, reply, {
      code: 'request-from-elsewhere',
      detail: 'Open the page from this server’s own address and try again.',
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

function isOutbox(request: FastifyRequest): boolean {
  const { name } = Object(request.params);
  return request.routeOptions.url === '/api/queries/:name' && name === 'outbox';
}

/**
 * The outbox holds sign-in codes and needs no session, because only this computer reaches a server that has one. But a
 * website can have its own name lead to this computer, and its pages could then read along; the name gives it away.
 */
function isThisComputer(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(name);
}
