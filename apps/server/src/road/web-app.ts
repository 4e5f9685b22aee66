import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { NOT_FOUND, sendProblem } from './send-problem.ts';

const WEB_APP = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The web app as it was built: every address that is no file of it opens its first page, which finds the rest. */
export async function webApp(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(`${WEB_APP}index.html`);
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: WEB_APP,
      // The build leaves each file compressed beside itself.
      preCompressed: true,
      cacheControl: false,
      setHeaders(response, file) {
        // Files under assets/ carry a digest in their name: they never change.
        const age = file.includes('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
        response.setHeader('cache-control', age);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    // A part of the app that is not there must not be answered with a page: the browser would take it for a script.
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (isPage && isBuilt) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(request, reply, NOT_FOUND);
  });
}
