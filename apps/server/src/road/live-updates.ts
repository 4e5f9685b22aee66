import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { isConnectionLost } from '../database/connection-lost.ts';
import type { Actor } from '../policy/actor.ts';
import { auditScope } from '../policy/scope.ts';
import type { Services } from '../services.ts';
import { concernsBoard, concernsJurisdiction, type News } from '../stores/news.ts';
import { authorize } from './authorize.ts';
import { countStreams } from './count-streams.ts';
import { networkOf } from './network-of.ts';
import { parseInput } from './parse-input.ts';
import { sendProblem } from './send-problem.ts';
import { readSession, sessionDigest } from './session.ts';

const LiveSchema = z.object({ auditId: z.uuid() });
/** Proxies cut connections on which nothing happens for a minute. */
const HEARTBEAT_MS = 25_000;
/** In a busy round hundreds of ballots a minute are entered; nobody reads a screen that changes faster than this. */
const NEWS_MS = 1_000;

const UNREAD_BYTES_MAX = 64_000;

/** News of audits as they happen, from whatever process made them. */
export type NewsWire = {
  readonly subscribe: (auditId: string, tell: (news: News) => void) => () => void;
};

/** `GET /api/live?auditId=…`: server-sent events, one named `changed` whenever the log grows or the job moves on. */
export function liveUpdates(app: FastifyInstance, services: Services, config: Config, wire: NewsWire): void {
  const open = new Set<() => void>();
  const counts = countStreams();
  // A server that stops must not wait for connections that are meant to stay open.
  app.addHook('preClose', async () => {
    for (const end of [...open]) end();
  });
  app.get('/api/live', async (request, reply) => {
    const input = parseInput(LiveSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { auditId } = input.value;
    const { actor } = await readSession(services, config, request, { keepAlive: false });
    const allowed = await mayListen(services, actor, auditId);
    if (!allowed.ok) return sendProblem(request, reply, allowed.error);
    const leave = counts.enter({ session: sessionDigest(config, request) ?? '', network: networkOf(request.ip) });
    if (leave === undefined) {
      return sendProblem(request, reply, {
        code: 'too-many-streams',
        detail: detail('closeTabs'),
      });
    }
    listen({ services, config, wire, request, reply, actor, auditId, open, leave });
    return reply;
  });
}

async function mayListen(services: Services, actor: Actor, auditId: string): ReturnType<typeof authorize> {
  const asked = { permission: 'news.read', scope: auditScope({ auditId }) } as const;
  return authorize(services.db, actor, asked);
}

function listen(line: {
  readonly services: Services;
  readonly config: Config;
  readonly wire: NewsWire;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly auditId: string;
  /** How to end each connection that is open. */
  readonly open: Set<() => void>;
  readonly leave: () => void;
}): void {
  const { services, config, wire, request, reply, actor, auditId, open, leave } = line;
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  reply.hijack();
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(': listening\n\n');
  const write = (news: News) => reply.raw.write(`event: changed\ndata: ${JSON.stringify(news)}\n\n`);
  const tell = atMostEvery(NEWS_MS, (news: News) => {
    if (isOfSupport(actor)) whileAllowed(() => write(news));
    else write(news);
  });
  const unsubscribe = wire.subscribe(auditId, (news) => {
    // A tablet has no use for what other boards do: of five hundred it would read again at every ballot.
    if (actor.kind === 'board' && !concernsBoard(news, actor.grants[0])) return;
    if (actor.kind === 'tally-entry' && !concernsJurisdiction(news, actor.grants[0])) return;
    tell.call(news);
  });
  const end = () => {
    open.delete(end);
    clearInterval(heartbeat);
    unsubscribe();
    tell.cancel();
    leave();
    reply.raw.end();
  };
  // Whoever signed out, or whose session has ended, hears nothing more.
  const whileAllowed = (act: () => void) => {
    readSession(services, config, request, { keepAlive: false })
      .then((session) => mayListen(services, session.actor, auditId))
      .then((allowed) => {
        if (!allowed.ok) end();
        else if (open.has(end)) act();
      })
      // A database that is away for a moment ends no session.
      .catch((error: unknown) => isConnectionLost(error) || end());
  };
  const heartbeat = setInterval(() => {
    // Whoever does not read what is sent is not there.
    if (reply.raw.writableLength > UNREAD_BYTES_MAX) return reply.raw.destroy();
    reply.raw.write(': still here\n\n');
    whileAllowed(() => undefined);
  }, HEARTBEAT_MS);
  open.add(end);
  reply.raw.once('close', end);
}

/** Of support each piece of news is told only while a consent holds; of all others the few seconds matter less than the questions. */
function isOfSupport(actor: Actor): boolean {
  return actor.kind === 'person' && actor.grants.some(({ role }) => role === 'support');
}

/** Calls `act` at once, and then not again before the time is over: then with the newest of what came meanwhile. */
function atMostEvery<T>(
  milliseconds: number,
  act: (value: T) => void,
): { readonly call: (value: T) => void; readonly cancel: () => void } {
  let waiting: { readonly value: T } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    timer = undefined;
    if (waiting === undefined) return;
    const { value } = waiting;
    waiting = undefined;
    call(value);
  };
  const call = (value: T) => {
    if (timer !== undefined) {
      waiting = { value };
      return;
    }
    act(value);
    timer = setTimeout(next, milliseconds);
  };
  return { call, cancel: () => clearTimeout(timer) };
}
