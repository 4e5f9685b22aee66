import {
  actContent,
  type BallotEvent,
  type BallotEventOf,
  type BallotRoom,
  digestsIn,
  evolveRoom,
  NO_ACT_BEFORE,
  NOT_OPENED,
} from '@plumbline/ballot-management';
import { lookUp } from '@plumbline/prelude';
import type { LogBody } from '@plumbline/record';
import type { RoomPlace } from '../log/ballot-chains.ts';
import { DEVICE_SEAL } from '../log/device-seal.ts';
import type { Redaction } from './check-audit.ts';
import type { Comparison } from './check-audit-tables.ts';
import { wrongText } from './check-free-texts.ts';
import { compareRows } from './differences.ts';
import { belongsTo, jointName } from './log-facts.ts';

/** What the chain of a ballot room says of the tables. */
export type RoomFacts = {
  readonly place: RoomPlace;
  room: BallotRoom;
  readonly accounts: Set<string>;
  readonly digests: Set<string>;
  /** What the chain says of texts that were taken out, by digest. */
  readonly redactions: Map<string, Redaction>;
};

export function noRoomFacts(place: RoomPlace): RoomFacts {
  return { place, room: NOT_OPENED, accounts: new Set(), digests: new Set(), redactions: new Map() };
}

/** Takes in one event. Whoever folds the room finds out too what cannot follow. */
export function noteRoomEntry(facts: RoomFacts, event: BallotEvent, body: Pick<LogBody, 'at' | 'actor'>): void {
  if (event.type === 'device-act-received') holdDeviceAct(facts.room, event);
  facts.room = evolveRoom(facts.room, event);
  if (event.type === 'room-opened') facts.accounts.add(event.director.signIn);
  if (event.type === 'founder-added') facts.accounts.add(event.signIn);
  if (event.type === 'sign-in-added') facts.accounts.add(event.signIn);
  if (event.type === 'text-redacted') {
    const { digest, reason } = event;
    if (!facts.digests.has(digest)) throw new Error('a text is redacted that no entry names');
    facts.redactions.set(digest, { at: body.at, by: body.actor, reason });
  }
  for (const digest of digestsIn(event)) facts.digests.add(digest);
}

/** Every act of a device is signed by its key, and carries the digest that the next one names. */
function holdDeviceAct(room: BallotRoom, event: BallotEventOf<'device-act-received'>): void {
  const { device, counter, signature, hash } = event;
  const enrolled = room.phase === 'open' ? lookUp(room.devices, device) : undefined;
  if (room.phase !== 'open' || enrolled === undefined) throw new Error('an act is of a device that nobody enrolled');
  const content = actContent(room, device, event);
  if (DEVICE_SEAL.hashOf(content) !== hash) throw new Error(`act ${counter} of a device has another digest`);
  if (!DEVICE_SEAL.isSigned(enrolled.key, content, signature)) {
    throw new Error(`act ${counter} of a device is not signed by it`);
  }
  if (counter === 1 && event.previous !== NO_ACT_BEFORE) throw new Error('a first act names one before it');
}

/** Who is let into which ballot room, who acts together at one device, and what was typed: as the logs say it. */
export async function checkRooms(comparison: Comparison): Promise<void> {
  await checkMembers(comparison);
  await checkJointSessions(comparison);
  await checkRoomTexts(comparison);
}

/** A chain that is broken says nothing that could be compared. */
function wholeRooms({ facts, brokenAudits }: Comparison): readonly RoomFacts[] {
  return [...facts.rooms].flatMap(([chain, room]) => (brokenAudits.has(chain) ? [] : [room]));
}

async function checkMembers(comparison: Comparison): Promise<void> {
  const { db, differences } = comparison;
  const rooms = wholeRooms(comparison);
  const expected = rooms.flatMap(({ place, accounts }) =>
    [...accounts].map((person_id) => ({
      election_id: place.electionId,
      jurisdiction: place.jurisdiction,
      person_id,
    })),
  );
  const rows = await db.selectFrom('ballot_room_member').selectAll().execute();
  const key = ['election_id', 'jurisdiction', 'person_id'];
  const stored = rows.filter((row) => !isOfBrokenRoom(comparison, row));
  compareRows(differences, { name: 'ballot_room_member', kind: 'grant', key }, { expected, stored });
}

type OfRoom = { readonly election_id: string; readonly jurisdiction: string };

function isOfBrokenRoom(
  { facts, brokenAudits }: Comparison,
  { election_id: electionId, jurisdiction }: OfRoom,
): boolean {
  return [...facts.rooms].some(([chain, { place }]) => {
    return place.electionId === electionId && place.jurisdiction === jurisdiction && brokenAudits.has(chain);
  });
}

async function checkJointSessions({ db, differences, facts }: Comparison): Promise<void> {
  const rows = await db
    .selectFrom('joint_session')
    .innerJoin('web_session', 'web_session.token_sha256', 'joint_session.token_sha256')
    .select(['election_id', 'jurisdiction', 'joint_session.person_id as second', 'joined_at', 'web_session.person_id'])
    .execute();
  for (const row of rows) {
    const { election_id: electionId, jurisdiction, second, joined_at: joinedAt } = row;
    const name = jointName({ electionId, jurisdiction, first: row.person_id ?? '', second });
    const begun = facts.jointSessions.get(name);
    if (begun !== undefined && belongsTo(joinedAt, begun.moment, 0)) continue;
    const where = `${row.person_id} and ${second} in ${jurisdiction}, since ${joinedAt.toISOString()}`;
    const expected = 'two who began to act together, in the log';
    differences.add({ kind: 'access', subject: 'joint_session', where, expected, found: 'a row' });
  }
}

async function checkRoomTexts(comparison: Comparison): Promise<void> {
  const { db, differences } = comparison;
  const rows = await db.selectFrom('room_text').selectAll().execute();
  const stored = new Map(rows.map((row) => [row.digest, row]));
  const add = (where: string, values: { readonly expected: unknown; readonly found: unknown }, column = '') =>
    differences.add({ kind: 'text', subject: `room_text${column}`, where, ...values });
  const named = new Map<string, { readonly place: RoomPlace; readonly redacted: Redaction | undefined }>();
  for (const { place, digests, redactions } of wholeRooms(comparison)) {
    for (const digest of digests) named.set(digest, { place, redacted: redactions.get(digest) });
  }
  for (const [digest, { place, redacted }] of named) {
    const row = stored.get(digest);
    if (row === undefined) {
      add(digest, { expected: 'a text: the log holds its digest', found: undefined });
      continue;
    }
    const { election_id: electionId, jurisdiction } = row;
    const wrong = wrongText(row, redacted);
    if (wrong !== undefined) add(digest, wrong);
    for (const [column, expected, found] of [
      ['redacted_at', redacted?.at ?? null, row.redacted_at?.toISOString() ?? null],
      ['redacted_by', redacted?.by ?? null, row.redacted_by],
      ['reason', redacted?.reason ?? null, row.reason],
    ] as const) {
      if (expected !== found) add(digest, { expected, found }, `.${column}`);
    }
    if (electionId !== place.electionId || jurisdiction !== place.jurisdiction) {
      add(digest, { expected: 'a text of the room whose log names it', found: 'one of another room' });
    }
  }
  for (const row of rows) {
    if (named.has(row.digest) || isOfBrokenRoom(comparison, row)) continue;
    add(row.digest, { expected: 'no row: no entry of a log names this digest', found: 'a text' });
  }
}
