import { Readable } from 'node:stream';
import { NameSchema } from '@plumbline/election';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { sendFile } from '../../road/send-csv.ts';
import { NOT_FOUND, sendProblem } from '../../road/send-problem.ts';
import type { Services } from '../../services.ts';
import { keptFileOfRoom } from '../../stores/kept-reports.ts';
import { GIVES_OUT, hasDutyNow } from '../screens/has-duty-now.ts';
import { mayTakeFile } from './kept-room-files.ts';
import { openRoom } from './open-room.ts';

const KeptSchema = z.object({ electionId: z.uuid(), jurisdiction: NameSchema, fileId: z.uuid().optional() });

/** A file of a ballot room as it was made, for whoever might have it made now. */
export function keptFileRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/kept-ballot-file', async (request, reply) => {
    const opened = await openRoom({ services, config }, request, KeptSchema);
    if (!opened.ok) return sendProblem(request, reply, opened.error);
    const { asked, place, room, seen, people, today } = opened.value;
    const givesOut = hasDutyNow(room, people, { duties: GIVES_OUT, today });
    const { fileId } = asked;
    const now = services.now();
    const kept = fileId === undefined ? undefined : await keptFileOfRoom(services.db, place, { fileId, now });
    if (kept === undefined || !mayTakeFile({ seen, givesOut }, kept)) return sendProblem(request, reply, NOT_FOUND);
    const file = { name: kept.name, type: 'application/octet-stream' };
    return sendFile(reply, file).send(Readable.from(services.blobs.read(kept.sha256)));
  });
}
