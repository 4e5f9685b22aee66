import { digestOfText } from '@plumbline/audit';
import { type BallotEvent, type BallotRoom, evolveRoom, NOT_OPENED } from '@plumbline/ballot-management';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Comparison } from './check-audit-tables.ts';
import { compareRows } from './differences.ts';
import { belongsTo, jointName } from './log-facts.ts';

/** What the chain of a ballot room says of the tables. */
export type RoomFacts = {
  readonly place: RoomPlace;
  room: BallotRoom;
  readonly accounts: Set<string>;
  readonly digests: Set<string>;
};

export function noRoomFacts(place: RoomPlace): RoomFacts {
  return { place, room: NOT_OPENED, accounts: new Set(), digests: new Set() };
}

/** Takes in one event. Whoever folds the room finds out too what cannot follow. */
export function noteRoomEntry(facts: RoomFacts, event: BallotEvent): void {
  facts.room = evolveRoom(facts.room, event);
  if (event.type === 'room-opened') facts.accounts.add(event.director.signIn);
  if (event.type === 'founder-added') facts.accounts.add(event.signIn);
  if (event.type === 'sign-in-added') facts.accounts.add(event.signIn);
  noteDigests(facts.digests, event);
}

/** Texts stand in events as their digests, wherever it is. */
function noteDigests(digests: Set<string>, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    if (name === 'digest' && typeof one === 'string') digests.add(one);
    else noteDigests(digests, one);
  }
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
  const add = (where: string, values: { readonly expected: unknown; readonly found: unknown }) =>
    differences.add({ kind: 'text', subject: 'room_text', where, ...values });
  const named = new Map<string, RoomPlace>();
  for (const { place, digests } of wholeRooms(comparison)) for (const digest of digests) named.set(digest, place);
  for (const [digest, place] of named) {
    const row = stored.get(digest);
    if (row === undefined) {
      add(digest, { expected: 'a text: the log holds its digest', found: undefined });
      continue;
    }
    const { salt, text, election_id: electionId, jurisdiction } = row;
    if (digestOfText({ salt, text }) !== digest) {
      add(digest, { expected: 'the text with this digest', found: 'another text, or another salt' });
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
