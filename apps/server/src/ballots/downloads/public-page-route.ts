import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { OpenRoom } from '@plumbline/ballot-management';
import { PUBLIC_PAGE_STYLE } from '@plumbline/documents';
import { NameSchema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '@plumbline/words/define-words';
import { ballotRefusal } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { authorize } from '../../road/authorize.ts';
import { parseInput } from '../../road/parse-input.ts';
import { sendFile } from '../../road/send-csv.ts';
import { NOT_FOUND, reportOf, sendProblem } from '../../road/send-problem.ts';
import { readSession } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { findElection } from '../../stores/elections.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom, type RoomHistory } from '../history/load-room.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { roomSeen } from '../screens/room-seen.ts';
import { publicPageOfRoom } from './public-page-of-room.ts';
import { openReleasedPages } from './released-pages.ts';

const PublicSchema = z.object({
  electionId: z.uuid(),
  jurisdiction: NameSchema,
  language: z.enum(PUBLIC_LANGUAGES).default('en'),
});

const PacketSchema = z.object({
  electionId: z.uuid(),
  jurisdiction: NameSchema,
  which: z.enum(['released', 'proposed']).default('released'),
});

const STYLE_DIGEST = createHash('sha256').update(PUBLIC_PAGE_STYLE).digest('base64');
/** Nothing is fetched and nothing runs; the one style that stands in the page is named by its digest. */
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

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
    const key = JSON.stringify([ballotChain(history.place), history.head.hash, language]);
    return send(reply, await released.get(key, () => pageOf(asked)));
  };
  app.get('/public/ballots/:electionId/:jurisdiction', forEverybody);
  app.get('/public/ballots/:electionId/:jurisdiction/:language', forEverybody);
  app.get('/api/ballot-public-page', async (request, reply) => {
    const session = await readSession(services, config, request, { keepAlive: true });
    const input = parseInput(PublicSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { language, ...place } = input.value;
    const asked = { permission: 'ballot-room.read', scope: ballotRoomScope(place) } as const;
    const allowed = await authorize(services.db, session.actor, asked);
    if (!allowed.ok) return sendProblem(request, reply, allowed.error);
    const history = await loadRoom(services.db, place);
    const { room } = history;
    if (room.phase === 'not-opened') {
      const detail = ballotRefusal({ code: 'room-not-opened' });
      return sendProblem(request, reply, reportOf({ code: 'ballot-room-refused', detail, refusal: 'room-not-opened' }));
    }
    const seen = await roomSeen({ services, session }, { place, room, today: await todayIn(services, place) });
    assert(seen !== undefined, 'the room is open', place.electionId);
    // Whoever is still to read a form again finds its figures here as little as on any page of the room.
    return send(reply, await pageOf({ services, history, room: seen.room, language, addressIn: previewAddress }));
  });
}

/**
 * The packet as it was made: once it was released for whoever may read the room, and while it waits for those who propose and release, because nobody
 * else is to find figures in it that they are still to read again.
 */
export function packetRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/ballot-packet.zip', async (request, reply) => {
    const session = await readSession(services, config, request, { keepAlive: true });
    const input = parseInput(PacketSchema, request.query);
    if (!input.ok) return sendProblem(request, reply, input.error);
    const { which, ...place } = input.value;
    const asked = { permission: 'ballot-room.read', scope: ballotRoomScope(place) } as const;
    const allowed = await authorize(services.db, session.actor, asked);
    if (!allowed.ok) return sendProblem(request, reply, allowed.error);
    const { room } = await loadRoom(services.db, place);
    if (room.phase === 'not-opened') return sendProblem(request, reply, NOT_FOUND);
    if (which === 'proposed') {
      const people = await peopleAsking({ services, session }, { place, room });
      const today = await todayIn(services, place);
      if (!people.some((person) => publishes(room, person, today))) return sendProblem(request, reply, NOT_FOUND);
    }
    const file = lookUp(room.publications, 'certification-packet')?.[which]?.file ?? null;
    if (file === null) return sendProblem(request, reply, NOT_FOUND);
    const named = { name: file.name, type: 'application/zip' };
    return sendFile(reply, named).send(Readable.from(services.blobs.read(file.sha256)));
  });
}

/** Today where the ballots are. */
async function todayIn(services: Services, { electionId }: RoomPlace): Promise<string> {
  const election = await findElection(services.db, electionId);
  assert(election !== undefined, 'the election was found when the right was asked', electionId);
  return dayInState(services.now(), election.state);
}

/** Whether somebody proposes or releases what everybody may see. */
function publishes(room: OpenRoom, person: string, today: string): boolean {
  const duties = lookUp(room.people, person)?.duties ?? [];
  return duties.some(
    ({ duty, from, until }) =>
      (duty === 'publisher' || duty === 'director') && from <= today && (until === null || today <= until),
  );
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

function send(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .send(page);
}

function publicAddress({ electionId, jurisdiction }: RoomPlace, language: PublicLanguage): string {
  return `/public/ballots/${electionId}/${encodeURIComponent(jurisdiction)}/${language}`;
}

function previewAddress(place: RoomPlace, language: PublicLanguage): string {
  return `/api/ballot-public-page?${new URLSearchParams({ ...place, language })}`;
}
