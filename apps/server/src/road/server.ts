import { randomUUID } from 'node:crypto';
import { PROBLEMS } from '@plumbline/api';
import fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.ts';
import { openDisk } from '../files/disk.ts';
import type { Services } from '../services.ts';
import { commandsRoute } from './commands-route.ts';
import { answerBrokenRequest, boundConnections, CHECK_MS, HEAD_MS_MAX } from './connections.ts';
import { answerInStep } from './in-step.ts';
import { keepSpace } from './keep-space.ts';
import { knownHostsOnly } from './known-hosts.ts';
import { limitRates, nearestProxyOnly } from './limit-rates.ts';
import { liveUpdates, type NewsWire } from './live-updates.ts';
import { outboxStaysHere } from './outbox-stays-here.ts';
import { limitPatience, UPLOAD_MS_MAX } from './patience.ts';
import { problemPagesRoute } from './problem-pages-route.ts';
import { publicDescriptionRoute } from './public-description-route.ts';
import { queriesRoute } from './queries-route.ts';
import { reportOfError } from './report-of-error.ts';
import { sameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { sendProblem } from './send-problem.ts';
import { takeTurns } from './turns-of-sessions.ts';
import { webApp } from './web-app.ts';

/** The largest command: a few hundred contests, or a ballot's worth of interpretations. */
const JSON_BYTES_MAX = 2_000_000;

/** The web server, ready to listen. */
export async function createHttpServer(services: Services, config: Config, wire: NewsWire): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    // Addresses carry the secret of an audit board, and bodies carry people; neither belongs into the server's own log.
    logger: { level: config.logLevel, serializers: { req: (request) => ({ id: request.id, method: request.method }) } },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy ? nearestProxyOnly : false,
    requestTimeout: UPLOAD_MS_MAX,
    http: { headersTimeout: HEAD_MS_MAX, connectionsCheckingInterval: CHECK_MS },
    clientErrorHandler: answerBrokenRequest,
    // An address that cannot be decoded finds no route, and so no handler of ours.
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, reportOfError(error)),
    bodyLimit: JSON_BYTES_MAX,
    routerOptions: { maxParamLength: 200 },
  });
  securityHeaders(app, { https: config.publicUrl?.startsWith('https:') === true });
  boundConnections(app, config);
  knownHostsOnly(app, config);
  takeTurns(app, config);
  await limitRates(app, services, config);
  sameOrigin(app, config);
  outboxStaysHere(app);
  limitPatience(app);
  const disk = openDisk(config.dataDirectory);
  keepSpace(app, disk);
  answerInStep(app);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const report = reportOfError(error);
    if (report.code === 'internal-error') request.log.error({ err: error, requestId: request.id }, 'unforeseen');
    else if (PROBLEMS[report.code].status >= 500) {
      request.log.warn({ err: error, requestId: request.id, problem: report.code }, 'not carried out');
    }
    return sendProblem(request, reply, report);
  });
  commandsRoute(app, services, config);
  queriesRoute(app, services, config);
  for (const route of services.rooms.routes) route(app, services, config);
  liveUpdates(app, services, config, wire);
  publicDescriptionRoute(app, services, disk);
  problemPagesRoute(app);
  await webApp(app);
  return app;
}
