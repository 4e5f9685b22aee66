import type { GeoJsonProblem } from '@plumbline/drawings';
import { assert, assertNever } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { receiveUpload, type UploadRefusal } from '../files/receive-upload.ts';
import { organizationScope } from '../policy/scope.ts';
import { authorize } from '../road/authorize.ts';
import { commandIdOf } from '../road/command-id-of.ts';
import { executeCommand } from '../road/execute-command.ts';
import { parseInput } from '../road/parse-input.ts';
import { patientUpload } from '../road/patience.ts';
import { NOT_ALLOWED, type ProblemReport, reportOf, sendProblem } from '../road/send-problem.ts';
import { deviceDigest, readSession } from '../road/session.ts';
import { openTurnstile } from '../road/turnstile.ts';
import type { Services } from '../services.ts';
import { inOneLine } from '../stores/in-one-line.ts';
import { keepBlobRow } from '../stores/uploads.ts';
import { keepOfficeMap } from './keep-office-map.ts';

const MapSchema = z.object({
  organizationId: z.string().max(100),
  // It stands on the page of the office and in its log.
  name: z.string().transform(inOneLine).pipe(z.string().trim().min(1).max(255)),
});

/** The most detailed borders of a state's towns take 30 MB. */
const BYTES_MAX = 50_000_000;

/**
 * `POST /api/uploads/office-map?…` with the bytes of a GeoJSON file as they are: read to its end, and the map of the office from then
 * on, or answered with everything that is wrong with it.
 */
export function officeMapRoute(app: FastifyInstance, services: Services, config: Config): void {
  const bytesMax = Math.min(config.uploadBytesMax, BYTES_MAX);
  void app.register(async (scoped) => {
    // The body is not parsed: it streams to the disk.
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scoped.post('/api/uploads/office-map', { bodyLimit: bytesMax + 1 }, async (request, reply) => {
      const session = await readSession(services, config, request, { keepAlive: true });
      const input = parseInput(MapSchema, request.query);
      if (!input.ok) return refuse(request, reply, input.error);
      const { organizationId, name } = input.value;
      const asked = { permission: keepOfficeMap.permission, scope: organizationScope({ organizationId }) };
      const allowed = await authorize(services.db, session.actor, asked);
      if (!allowed.ok) return refuse(request, reply, allowed.error);
      const { actor } = session;
      if (actor.kind !== 'person') return refuse(request, reply, NOT_ALLOWED);
      const { personId } = actor;
      return turnstile.pass({ gate: `map of ${organizationId}`, who: personId }, async () => {
        const left = bytesLeft(personId, services.now());
        if (left <= 0) return refuse(request, reply, QUOTA_REACHED);
        const received = await receiveUpload(services.blobs, patientUpload(request.raw), {
          bytesMax,
          bytesHeldMax: 0,
        });
        if (!received.ok) return refuse(request, reply, reportOfRefusal(received.error));
        const { value } = received;
        assert('sha256' in value, 'nothing is held back where nothing may be');
        const { sha256, bytes } = value;
        noteSent(personId, bytes, services.now());
        const read = await services.workers.run('read-map', sha256);
        if (!read.ok) return sendProblem(request, reply, reportOfMap(read.error));
        await keepBlobRow(services.db, { sha256, bytes }, services.now());
        if ((await services.blobs.size(sha256)) === undefined) return sendProblem(request, reply, INTERRUPTED);
        const kept = await executeCommand(
          services,
          keepOfficeMap,
          { organizationId, file: { name, bytes, sha256 }, personId },
          {
            commandId: commandIdOf(request),
            actor,
            role: allowed.value.role,
            sessionDigest: session.digest,
            deviceDigest: deviceDigest(config, request),
          },
        );
        if (!kept.ok) return sendProblem(request, reply, reportOf(kept.error));
        return reply.send({ areas: read.value.areas.length, leftOut: read.value.leftOut });
      });
    });
  });
}

/** A map is read whole: two at a time would take half a gigabyte of memory. */
const turnstile = openTurnstile({
  insideMax: 1,
  insideMaxInAll: 2,
  waitingMax: 10,
  waitingMaxEach: 2,
  waitMsMax: 60_000,
});

const DAY_MS = 24 * 60 * 60_000;
/** Of a person within 24 hours: what was sent stays on the disk for a day, and what was taken for ever. Known to this process alone. */
const BYTES_OF_DAY_MAX = 500_000_000;
const sentBy = new Map<string, readonly { readonly at: number; readonly bytes: number }[]>();

function bytesLeft(personId: string, now: Date): number {
  const recent = (sentBy.get(personId) ?? []).filter(({ at }) => now.getTime() - at < DAY_MS);
  if (recent.length === 0) sentBy.delete(personId);
  else sentBy.set(personId, recent);
  return recent.reduce((left, { bytes }) => left - bytes, BYTES_OF_DAY_MAX);
}

function noteSent(personId: string, bytes: number, now: Date): void {
  sentBy.set(personId, [...(sentBy.get(personId) ?? []), { at: now.getTime(), bytes }]);
}

const QUOTA_REACHED: ProblemReport = { code: 'upload-quota-reached', detail: detail('mapsOfDay') };
const INTERRUPTED: ProblemReport = { code: 'upload-interrupted', detail: detail('mapInterrupted') };

/** Answers a problem to somebody whose file may not have been read to its end: nothing else can come over this connection. */
function refuse(request: FastifyRequest, reply: FastifyReply, report: ProblemReport): FastifyReply {
  void reply.header('connection', 'close');
  return sendProblem(request, reply, report);
}

function reportOfRefusal(refusal: UploadRefusal): ProblemReport {
  switch (refusal.code) {
    case 'upload-too-large':
      return {
        code: 'too-large',
        detail: detail('mapTooLarge', { megabytes: Math.floor(refusal.bytesMax / 1_000_000) }),
      };
    case 'upload-empty':
      return { code: 'upload-empty', detail: detail('fileEmpty') };
    case 'upload-interrupted':
      return INTERRUPTED;
  }
}

function reportOfMap(problems: readonly GeoJsonProblem[]): ProblemReport {
  const issues = problems.map((problem) => ({ path: 'file', message: inWords(problem) }));
  return { code: 'map-refused', detail: detail('mapToMend'), issues };
}

function inWords(problem: GeoJsonProblem): Saying {
  switch (problem.code) {
    case 'not-geojson':
      return detail('map.notGeoJson');
    case 'no-areas':
      return detail('map.noAreas');
    case 'too-many-areas':
      return detail('map.tooManyAreas', { found: problem.found, most: problem.most });
    case 'border-unreadable':
      return detail('map.borderUnreadable', { feature: problem.feature });
    case 'more-unreadable':
      return detail('map.moreUnreadable', { count: problem.count });
    case 'no-names':
      return detail('map.noNames');
    case 'too-detailed':
      return detail('map.tooDetailed');
    default:
      return assertNever(problem);
  }
}
