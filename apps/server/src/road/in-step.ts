import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandName } from '@plumbline/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What these do depends on whether somebody with the address works here, and that is nobody's business. */
const TELLING: ReadonlySet<string> = new Set<CommandName>(['request-sign-in-code', 'sign-in-with-code']);
/** Longer than any of them takes on a server that is not overloaded. */
const STEP_MS = 200;

/**
 * Lets such answers leave at full steps of time only: a known address takes a few milliseconds more than an unknown one,
 * and whoever measured often enough would learn who works here.
 */
export function answerInStep(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (isTelling(request)) await sleep(untilNextStep(reply.elapsedTime));
    return payload;
  });
}

/** How long an answer that took so many milliseconds still waits. */
export function untilNextStep(elapsed: number): number {
  return STEP_MS - (elapsed % STEP_MS);
}

function isTelling(request: FastifyRequest): boolean {
  const { name } = Object(request.params);
  return request.routeOptions.url === '/api/commands/:name' && TELLING.has(name);
}
