import { randomUUID } from 'node:crypto';
import fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { Busy } from '../busy.ts';
import type { Config } from '../config.ts';
import { NO_CONNECTION_FREE } from '../database/connect.ts';
import type { Services } from '../services.ts';
import { commandsRoute } from './commands-route.ts';
import { downloadsRoute } from './downloads-route.ts';
import { answerInStep } from './in-step.ts';
import { limitRates, nearestProxyOnly, TooManyRequests } from './limit-rates.ts';
import { liveUpdates, type NewsWire } from './live-updates.ts';
import { outboxStaysHere } from './outbox-stays-here.ts';
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
/** The largest upload over a line of 1 Mbit/s, and as much again. Whoever sends slower to keep us busy is cut off. */
const REQUEST_MS_MAX = 15 * 60_000;

/** The web server, ready to listen. */
export async function createHttpServer(services: Services, config: Config, wire: NewsWire): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    // Addresses carry the secret of an audit board, and bodies carry people; neither belongs into the server's own log.
    logger: { level: config.logLevel, serializers: { req: (request) => ({ id: request.id, method: request.method }) } },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy ? nearestProxyOnly : false,
    requestTimeout: REQUEST_MS_MAX,
    // An address that cannot be decoded finds no route, and so no handler of ours.
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, reportOfError(error)),
    bodyLimit: JSON_BYTES_MAX,
    routerOptions: { maxParamLength: 200 },
  });
  securityHeaders(app, { https: config.publicUrl?.startsWith('https:') === true });
  await limitRates(app, services, config);
  sameOrigin(app, config);
  outboxStaysHere(app);
  answerInStep(app);
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
  if (error instanceof Busy || isWaitedTooLong(error)) {
    return { code: 'busy', detail: 'Wait a few seconds and try again. Nothing was changed.' };
  }
  if (isLostDatabase(error)) {
    return { code: 'not-available', detail: 'Wait a moment and try again. Nothing was changed.' };
  }
  return {
    code: 'internal-error',
    detail: 'Nothing was changed. Try again; if it happens again, give the operator the request number.',
  };
}

/** A lock or a connection that did not come free in time, or a statement that took too long: all were given up whole. */
function isWaitedTooLong(error: FastifyError): boolean {
  return ['55P03', '57014'].includes(error.code ?? '') || error.message === NO_CONNECTION_FREE;
}

/** Class 08: connection lost. Class 57P: the database is being stopped. */
function isLostDatabase(error: FastifyError): boolean {
  return /^(08|57P)|^ECONN|^ENOENT$/.test(error.code ?? '');
}
