import { Readable } from 'node:stream';
import { KIT_PHASES, type OpenRoom, type SubmittedFile } from '@plumbline/ballot-management';
import { publicKitPage } from '@plumbline/documents';
import { NameSchema, Sha256Schema } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '@plumbline/words/define-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { parseInput } from '../../road/parse-input.ts';
import { openReleasedPages } from '../../road/released-pages.ts';
import { sendFile } from '../../road/send-csv.ts';
import { NOT_FOUND, sendProblem } from '../../road/send-problem.ts';
import { sendPublicPage } from '../../road/send-public-page.ts';
import type { Services } from '../../services.ts';
import { ownWordsOfElection } from '../../stores/own-words.ts';
import { loadRoom, type RoomHistory } from '../history/load-room.ts';
import { GIVES_OUT, hasDutyNow } from '../screens/has-duty-now.ts';
import { openRoom } from './open-room.ts';
import { publicKitOfRoom } from './public-kit-of-room.ts';
import { publicPageOfRoom } from './public-page-of-room.ts';

const PublicSchema = z.object({
  electionId: z.uuid(),
  jurisdiction: NameSchema,
  language: z.enum(PUBLIC_LANGUAGES).default('en'),
});

const KitSchema = PublicSchema.extend({ phase: z.enum(KIT_PHASES) });

const PacketSchema = z.object({
  electionId: z.uuid(),
  jurisdiction: NameSchema,
  which: z.enum(['released', 'proposed', 'submitted']).default('released'),
  /** Of what was submitted, which file: the newest where none is named. */
  sha256: Sha256Schema.optional(),
});

const RecordsSchema = z.object({ electionId: z.uuid(), jurisdiction: NameSchema, sha256: Sha256Schema });

/**
 * The public page of a ballot room: for everybody once two people have released it, and before that for whoever may read the room. Nobody
 * outside learns whether a room that has released nothing is there.
 */
export function publicPageRoute(app: FastifyInstance, services: Services, config: Config): void {
  const released = openReleasedPages();
  const forEverybody = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const input = parseInput(PublicSchema, request.params);
    if (!input.ok) return sendProblem(request, reply, NOT_FOUND);
    const { electionId, jurisdiction, language } = input.value;
    const history = await loadRoom(services.db, { electionId, jurisdiction });
    const { room } = history;
    if (room.phase === 'not-opened' || !isReleased(room)) return sendProblem(request, reply, NOT_FOUND);
    const asked = { services, history, room, language, addressIn: publicAddress };
    const own = await ownWordsOfElection(services.db, electionId);
    const key = JSON.stringify([ballotChain(history.place), history.head.hash, language, own]);
    return sendPublicPage(reply, await released.get(key, () => pageOf(asked)));
  };
  app.get('/public/ballots/:electionId/:jurisdiction', forEverybody);
  app.get('/public/ballots/:electionId/:jurisdiction/:language', forEverybody);
  app.get('/api/ballot-public-page', async (request, reply) => {
    const opened = await openRoom({ services, config }, request, PublicSchema);
    if (!opened.ok) return sendProblem(request, reply, opened.error);
    const { asked, history, seen } = opened.value;
    const { language } = asked;
    // Whoever is still to read a form again finds its figures here as little as on any page of the room.
    return sendPublicPage(
      reply,
      await pageOf({ services, history, room: seen.room, language, addressIn: previewAddress }),
    );
  });
}

/** A page of the public kit for the web, for whoever may read the room: the office gives it out itself. */
export function kitPageRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/ballot-kit.html', async (request, reply) => {
    const opened = await openRoom({ services, config }, request, KitSchema);
    if (!opened.ok) return sendProblem(request, reply, opened.error);
    const { asked, history, seen } = opened.value;
    const { language, phase } = asked;
    const { context, kit } = await publicKitOfRoom(services, { history, room: seen.room, language });
    return sendPublicPage(reply, publicKitPage(context, kit, phase));
  });
}

/**
 * The packet as it was made: once it was released for whoever may read the room, and while it waits for those who propose and release, because nobody
 * else is to find figures in it that they are still to read again.
 */
export function packetRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/ballot-packet.zip', async (request, reply) => {
    const opened = await openRoom({ services, config }, request, PacketSchema);
    if (!opened.ok) return sendProblem(request, reply, opened.error);
    const { asked, room, people, today } = opened.value;
    const { which } = asked;
    const maySee = which !== 'proposed' || hasDutyNow(room, people, { duties: GIVES_OUT, today });
    if (!maySee) return sendProblem(request, reply, NOT_FOUND);
    const file = which === 'submitted' ? fileSubmitted(room, asked.sha256) : packetOf(room, which);
    if (file === null) return sendProblem(request, reply, NOT_FOUND);
    const named = { name: file.name, type: 'application/zip' };
    return sendFile(reply, named).send(Readable.from(services.blobs.read(file.sha256)));
  });
}

/** An answer to a records request: once it was released for whoever may read the room, and while it waits for those who propose and release. */
export function recordsRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/ballot-records.zip', async (request, reply) => {
    const opened = await openRoom({ services, config }, request, RecordsSchema);
    if (!opened.ok) return sendProblem(request, reply, opened.error);
    const { asked, room, people, today } = opened.value;
    const giveOut = hasDutyNow(room, people, { duties: GIVES_OUT, today });
    const answers = [...entriesOf(room.recordsAnswers)].map(([, answer]) => answer);
    const files = answers.flatMap(({ proposed, released }) => [
      ...released.map(({ file }) => file),
      ...(giveOut && proposed !== null ? [proposed.file] : []),
    ]);
    const file = files.find(({ sha256 }) => sha256 === asked.sha256);
    if (file === undefined) return sendProblem(request, reply, NOT_FOUND);
    const named = { name: file.name, type: 'application/zip' };
    return sendFile(reply, named).send(Readable.from(services.blobs.read(file.sha256)));
  });
}

function packetOf({ publications }: OpenRoom, which: 'released' | 'proposed'): SubmittedFile | null {
  return lookUp(publications, 'certification-packet')?.[which]?.file ?? null;
}

/** A packet that was given to a certifier stays as it was, whatever is released since. */
function fileSubmitted({ applications }: OpenRoom, sha256: string | undefined): SubmittedFile | null {
  const files = [...entriesOf(applications)].flatMap(([, { submissions }]) => submissions.map(({ file }) => file));
  return files.findLast((file) => sha256 === undefined || file.sha256 === sha256) ?? null;
}

function isReleased(room: OpenRoom): boolean {
  return (lookUp(room.publications, 'public-page')?.released ?? null) !== null;
}

function pageOf(asked: {
  readonly services: Services;
  readonly history: RoomHistory;
  readonly room: OpenRoom;
  readonly language: PublicLanguage;
  readonly addressIn: (place: RoomPlace, language: PublicLanguage) => string;
}): Promise<string> {
  const { services, history, room, language, addressIn } = asked;
  const other: PublicLanguage = language === 'en' ? 'es' : 'en';
  const otherLanguage = { language: other, address: addressIn(history.place, other) };
  return publicPageOfRoom(services, { history, room, language, otherLanguage });
}

function publicAddress({ electionId, jurisdiction }: RoomPlace, language: PublicLanguage): string {
  return `/public/ballots/${electionId}/${encodeURIComponent(jurisdiction)}/${language}`;
}

function previewAddress(place: RoomPlace, language: PublicLanguage): string {
  return `/api/ballot-public-page?${new URLSearchParams({ ...place, language })}`;
}
