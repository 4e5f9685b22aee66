import { openApi } from '@plumbline/api';
import type { FastifyInstance } from 'fastify';
import { codeVersion } from '../code-version.ts';
import type { Disk } from '../files/disk.ts';
import type { Services } from '../services.ts';
import { canServe, takeHealth } from './health.ts';

/** What other programs ask first: what can be sent here, and whether anybody is in. */
export function publicDescriptionRoute(app: FastifyInstance, services: Services, disk: Disk): void {
  let description: unknown;
  app.get('/api/openapi.json', async () => {
    description ??= openApi({ version: codeVersion });
    return description;
  });
  app.get('/api/health', async (_request, reply) => {
    const health = await takeHealth(services, disk);
    return reply.code(canServe(health) ? 200 : 503).send(health);
  });
}
