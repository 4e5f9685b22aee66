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

export class TooManyRequests extends Error {}

/**
 * Bounds how often anybody may ask. What counts is the route that was found, not how its address was written, and a
 * session that exists, not a cookie: both can be invented.
 */
export async function limitRates(app: FastifyInstance, services: Services, config: Config): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: '1 minute',
    max: (request) => (isSigningIn(request) ? SIGN_INS_PER_MINUTE : REQUESTS_PER_MINUTE),
    // The files of the web app come from the disk, and all browsers of an office load them at once.
    allowList: (request) => !isApi(request),
    keyGenerator: (request) => keyOf(services, config, request),
    errorResponseBuilder: () => new TooManyRequests(),
  });
}

async function keyOf(services: Services, config: Config, request: FastifyRequest): Promise<string> {
  const network = networkOf(request.ip);
  if (isSigningIn(request)) return `${network} signing in`;
  const digest = isApi(request) ? sessionDigest(config, request) : undefined;
  const isKnown = digest !== undefined && (await findSession(services.db, digest)) !== undefined;
  return isKnown ? digest : network;
}

function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') === true;
}

function isSigningIn(request: FastifyRequest): boolean {
  const { name } = Object(request.params);
  return request.routeOptions.url === '/api/commands/:name' && /^(request-sign-in|sign-in)/.test(String(name));
}

/** The proxy in front is believed, and nobody behind it: what came before its own entry anybody can invent. */
export function nearestProxyOnly(_address: string, hop: number): boolean {
  return hop === 0;
}
