import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isThisComputer } from './known-hosts.ts';
import { sendProblem } from './send-problem.ts';

/**
 * The outbox holds sign-in codes and needs no session, because only this computer reaches a server that has one. But a
 * website can have its own name lead to this computer, and its pages could then read along; the name gives it away.
 */
export function outboxStaysHere(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isOutbox(request) || isThisComputer(URL.parse(`http://${request.host}`)?.hostname ?? '')) return;
    await sendProblem(request, reply, {
      code: 'outbox-closed',
      detail: detail('outboxStaysHere'),
    });
  });
}

function isOutbox(request: FastifyRequest): boolean {
  const { name } = Object(request.params);
  return request.routeOptions.url === '/api/queries/:name' && name === 'outbox';
}
