import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { networkOf } from './network-of.ts';
import { sessionDigest } from './session.ts';
import { openTurnstile, type Turnstile } from './turnstile.ts';

/**
 * A browser holds six connections at most, so nobody waits here who works with one. Of a script that sends forty commands
 * at once, the others' pages have these few before them at the database, and not forty.
 */
const AT_ONCE_MAX = 6;
/** As many as connections are accepted of one network, so that nobody who is let in there is sent away here. */
const WAITING_MAX = 2_000;
const WAIT_MS_MAX = 60_000;

/** Commands and queries by where they are answered: what may take minutes by itself has bounds of its own. */
const IN_TURNS: ReadonlyMap<string | undefined, string> = new Map([
  ['/api/commands/:name', 'commands'],
  ['/api/queries/:name', 'queries'],
]);

/** Answers the commands of a session, and its queries, a few at a time, before anything is looked up for them. */
export function takeTurns(app: FastifyInstance, config: Config): void {
  const turnstile = openTurnstile({
    insideMax: AT_ONCE_MAX,
    insideMaxInAll: Number.POSITIVE_INFINITY,
    waitingMax: WAITING_MAX,
    waitingMaxEach: WAITING_MAX,
    waitMsMax: WAIT_MS_MAX,
  });
  app.addHook('onRequest', async (request, reply) => {
    const kind = IN_TURNS.get(request.routeOptions.url);
    // Without a session somebody signs in or looks at what is public, and that is bounded for each network.
    const session = kind === undefined ? undefined : sessionDigest(config, request);
    if (session === undefined) return;
    const gate = `${kind} of ${session} at ${networkOf(request.ip)}`;
    await untilItsTurn(turnstile, gate, reply.raw);
  });
}

/** Waits for the turn, which lasts until the request is answered or whoever asked has gone. */
export function untilItsTurn(
  turnstile: Turnstile,
  gate: string,
  response: ServerResponse<IncomingMessage>,
): Promise<void> {
  return new Promise((begin, refuse) => {
    const turn = () => {
      begin();
      return new Promise<void>((end) => {
        if (response.writableFinished || response.closed) return end();
        response.once('finish', end);
        response.once('close', end);
      });
    };
    turnstile.pass({ gate, who: gate }, turn).catch(refuse);
  });
}
