import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { commandsRoute } from './commands-route.ts';
import { downloadsRoute } from './downloads-route.ts';
import { liveUpdates, type NewsWire } from './live-updates.ts';
import { problemPagesRoute } from './problem-pages-route.ts';
import { publicDescriptionRoute } from './public-description-route.ts';
import { queriesRoute } from './queries-route.ts';
import { sameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { type ProblemReport, sendProblem } from './send-problem.ts';
import { uploadsRoute } from './uploads-route.ts';
import { webApp } from './web-app.ts';

/** The largest command: a few hundred contests, or a ballot's worth of interpretations. */
const JSON_BYTES_MAX = 2_000_000;
/** Of one browser; for those without a session, of one address. A busy screen asks a few times a second. */
const REQUESTS_PER_MINUTE = 1_200;
/** Of one address. A ballot room may sign in behind one address within minutes; what is guessed is limited elsewhere. */
const SIGN_INS_PER_MINUTE = 240;

/** The web server, ready to listen. */
export async function createHttpServer(services: Services, config: Config, wire: NewsWire): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    // Addresses carry the secret of an audit board, and bodies carry people; neither belongs into the server's own log.
    logger: { level: config.logLevel, serializers: { req: (request) => ({ id: request.id, method: request.method }) } },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    bodyLimit: JSON_BYTES_MAX,
    routerOptions: { maxParamLength: 200 },
  });
  securityHeaders(app, { https: config.publicUrl?.startsWith('https:') === true });
  await app.register(rateLimit, {
    timeWindow: '1 minute',
    max: (request) => (isSigningIn(request) ? SIGN_INS_PER_MINUTE : REQUESTS_PER_MINUTE),
    keyGenerator: (request) =>
      isSigningIn(request) ? `${request.ip} signing in` : (request.headers.cookie ?? request.ip),
    errorResponseBuilder: () => new TooManyRequests(),
  });
  sameOrigin(app, config);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const report = reportOfError(error);
    if (report.code === 'internal-error') request.log.error({ err: error, requestId: request.id }, 'unforeseen');
    return sendProblem(request, reply, report);
  });
  commandsRoute(app, services, config);
  queriesRoute(app, services, config);
  uploadsRoute(app, services, config);
  downloadsRoute(app, services, config);
  liveUpdates(app, services, config, wire);
  publicDescriptionRoute(app, services);
  problemPagesRoute(app);
  await webApp(app);
  return app;
}

function isSigningIn(request: FastifyRequest): boolean {
  return /^\/api\/commands\/(request-sign-in|sign-in)/.test(request.url);
}

class TooManyRequests extends Error {}

function reportOfError(error: FastifyError): ProblemReport {
  if (error instanceof TooManyRequests) {
    return { code: 'too-many-requests', detail: 'Wait a minute, then try again.' };
  }
  if (error.statusCode === 413) {
    return { code: 'too-large', detail: 'Send less at a time, or ask the operator of the server to raise the limit.' };
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return { code: 'request-not-understood', detail: 'Reload the page and try again.' };
  }
  if (isLostDatabase(error)) {
    return { code: 'not-available', detail: 'Wait a moment and try again. Nothing was changed.' };
  }
  return {
    code: 'internal-error',
    detail: 'Nothing was changed. Try again; if it happens again, give the operator the request number.',
  };
}

/** Class 08: connection lost. Class 57P: the database is being stopped. */
function isLostDatabase(error: FastifyError): boolean {
  return /^(08|57P)|^ECONN|^ENOENT$/.test(error.code ?? '');
}
