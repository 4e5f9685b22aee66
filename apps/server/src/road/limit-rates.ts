import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { findSession } from '../stores/sessions.ts';
import { networkOf } from './network-of.ts';
import { sessionDigest } from './session.ts';

/** Of one session; for those without one, of one address. A busy screen asks a few times a second. */
const REQUESTS_PER_MINUTE = 1_200;
/** Of one address. A ballot room may sign in behind one address within minutes; what is guessed is limited elsewhere. */
const SIGN_INS_PER_MINUTE = 240;

/** How long a session is known without being looked up, and of how many. */
const KNOWN_MS = 60_000;
const KNOWN_MAX = 10_000;

export class TooManyRequests extends Error {}

/**
 * Bounds how often anybody may ask. What counts is the route that was found, not how its address was written, and a
 * session that exists, not a cookie: both can be invented.
 */
export async function limitRates(app: FastifyInstance, services: Services, config: Config): Promise<void> {
  const known = rememberKnown(services);
  await app.register(rateLimit, {
    timeWindow: '1 minute',
    max: (request) => (isSigningIn(request) ? SIGN_INS_PER_MINUTE : REQUESTS_PER_MINUTE),
    // The files of the web app come from the disk, and all browsers of an office load them at once.
    allowList: (request) => !isApi(request) && !isForEverybody(request),
    keyGenerator: (request) => keyOf(known, config, request),
    errorResponseBuilder: () => new TooManyRequests(),
  });
}

async function keyOf(known: KnownSessions, config: Config, request: FastifyRequest): Promise<string> {
  const network = networkOf(request.ip);
  if (isSigningIn(request)) return `${network} signing in`;
  const digest = isApi(request) ? sessionDigest(config, request) : undefined;
  return digest !== undefined && (await known(digest)) ? digest : network;
}

type KnownSessions = (digest: string) => Promise<boolean>;

/**
 * Whether there is such a session, or was a minute ago: it only chooses where a request is counted, and who is asking is
 * read for every request anew.
 */
function rememberKnown(services: Services): KnownSessions {
  const known = new Map<string, number>();
  return async (digest) => {
    const until = known.get(digest);
    const now = performance.now();
    if (until !== undefined && until > now) return true;
    known.delete(digest);
    if ((await findSession(services.db, digest)) === undefined) return false;
    known.set(digest, now + KNOWN_MS);
    for (const oldest of known.keys()) {
      if (known.size <= KNOWN_MAX) break;
      known.delete(oldest);
    }
    return true;
  };
}

function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') === true;
}

/** What is worked out for anybody, without a session: counted for the network that asks. */
function isForEverybody(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/public/') === true;
}

function isSigningIn(request: FastifyRequest): boolean {
  const { name } = Object(request.params);
  return request.routeOptions.url === '/api/commands/:name' && /^(request-sign-in|sign-in)/.test(String(name));
}

/** The proxy in front is believed, and nobody behind it: what came before its own entry anybody can invent. */
export function nearestProxyOnly(_address: string, hop: number): boolean {
  return hop === 0;
}
