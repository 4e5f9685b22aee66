import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Disk, DiskSpace } from '../files/disk.ts';
import { UPLOAD_ROUTES } from './patience.ts';
import { sendProblem } from './send-problem.ts';

/** Whoever signs in writes a few hundred bytes, and then sees what is there; signing out must always be possible. */
const NEARLY_NOTHING =
  /^(request-sign-in-code|sign-in-with-code|(begin-account-sign-in|sign-in-with-account)|sign-in-with-link|sign-in-to-board|sign-out|stay-signed-in|(prepare|add|answer|confirm)-second-factor)$/;

/**
 * Refuses what has to be kept while there is next to no room for it: files first, commands later. The database would go on
 * to the last byte, and a database that meets the end of its disk stops.
 */
export function keepSpace(app: FastifyInstance, disk: Disk): void {
  app.addHook('onRequest', async (request, reply) => {
    const tooLittle = tooLittleFor(request);
    if (tooLittle.length === 0 || !tooLittle.includes(await disk.space())) return;
    await sendProblem(request, reply, {
      code: 'disk-full',
      detail: detail('noSpace'),
    });
  });
}

function tooLittleFor(request: FastifyRequest): readonly DiskSpace[] {
  const { url } = request.routeOptions;
  if (UPLOAD_ROUTES.has(url)) return ['low', 'full'];
  const { name } = Object(request.params);
  return url === '/api/commands/:name' && !NEARLY_NOTHING.test(String(name)) ? ['full'] : [];
}
