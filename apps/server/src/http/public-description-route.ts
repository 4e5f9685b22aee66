import { openApi } from '@plumbline/api';
import type { FastifyInstance } from 'fastify';
import { codeVersion } from '../code-version.ts';
import type { Services } from '../services.ts';
import { askDatabase } from '../stores/health.ts';

/** What other programs ask first: what can be sent here, and whether anybody is in. */
export function publicDescriptionRoute(app: FastifyInstance, services: Services): void {
  let description: unknown;
  app.get('/api/openapi.json', async () => {
    description ??= openApi({ version: codeVersion });
    return description;
  });
  app.get('/api/health', async () => {
    await askDatabase(services.db);
    return { status: 'ok', version: codeVersion };
  });
}
