import { randomUUID } from 'node:crypto';
import type { SaltedText } from '@plumbline/audit';
import {
  type BallotCommand,
  type BallotRoom,
  decideRoom,
  evolveRoom,
  NOT_OPENED,
  type OpenRoom,
} from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { loadRoom } from '../ballots/history/load-room.ts';
import { appendEvents, createChain, type Occasion } from '../log/append-events.ts';
import { ballotChain, type RoomPlace } from '../log/ballot-chains.ts';
import { readHead } from '../log/read-log.ts';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { project } from '../projections/project.ts';
import type { Services } from '../services.ts';
import { digestOfPerson } from '../sign-in/digest-of-person.ts';
import { keepRoomTexts } from '../stores/ballot-rooms.ts';
import { organizationChain } from '../stores/organizations.ts';
import { ensurePeople, findPerson } from '../stores/people.ts';
import { saltText } from '../stores/salt-text.ts';
import type { Writer } from '../stores/store.ts';

type Played = {
  readonly place: RoomPlace;
  readonly given: () => readonly BallotCommand[];
  /** The address of somebody of the county, by the name of the account in the commands. */
  readonly addressOf: (account: string) => string;
};

/**
 * Loads the ballot room of a county that is nowhere, by the commands its people gave: each is decided as this server would decide it.
 * Does nothing where the room is there already.
 */
export async function loadBallotRoom(
  services: Services,
  loaded: Played & { readonly organizationId: string },
): Promise<void> {
  const { place, organizationId, given } = loaded;
  const chain = ballotChain(place);
  const { secret, db } = services;
  if ((await readHead(db, chain)) !== undefined) return;
  const commands = given();
  await db.transaction().execute(async (tx) => {
    await createChain(tx, chain, 'ballot-management');
    const occasion = { commandId: randomUUID(), at: services.now(), actor: 'system:demonstration' };
    const idOf = await carryOut(services, tx, { ...loaded, room: NOT_OPENED, commands, occasion });
    const entered: OrganizationEvent[] = [];
    for (const personId of new Set(idOf.values())) {
      const person = await findPerson(tx, personId);
      assert(person !== undefined, 'whoever was entered is there', personId);
      const personDigest = digestOfPerson(secret, person);
      entered.push({ type: 'ballot-room-account-added', ...place, personId, personDigest });
    }
    await appendEvents(tx, organizationChain(organizationId), occasion, entered);
  });
}

/** What people of a loaded room did next, unless `isDone` says of the room that it was done before. */
export async function goOnInBallotRoom(
  services: Services,
  played: Played & { readonly isDone: (room: OpenRoom) => boolean },
): Promise<void> {
  const { room } = await loadRoom(services.db, played.place);
  assert(room.phase === 'open', 'the room was loaded', played.place);
  if (played.isDone(room)) return;
  await services.db.transaction().execute(async (tx) => {
    const occasion = { commandId: randomUUID(), at: services.now(), actor: 'system:demonstration' };
    await carryOut(services, tx, { ...played, room, commands: played.given(), occasion });
  });
}

/** Decides commands one after the other and appends what they come to. Answers the identifiers of those who gave them, by account. */
async function carryOut(
  services: Services,
  tx: Writer,
  played: Played & {
    readonly room: BallotRoom;
    readonly commands: readonly BallotCommand[];
    readonly occasion: Occasion;
  },
): Promise<ReadonlyMap<string, string>> {
  const { place, addressOf, commands, occasion } = played;
  const chain = ballotChain(place);
  const named = accountsIn(commands).map((account) => ({ account, email: addressOf(account) }));
  const people = await ensurePeople(tx, named, services.now());
  const idOf = new Map(named.map(({ account, email }) => [account, people.get(email) ?? '']));
  const texts: SaltedText[] = [];
  let { room } = played;
  const events = commands.flatMap((command) => {
    const decided = decideRoom(room, ownedBy(command, { place, idOf, texts }));
    assert(decided.ok, 'what the county did is accepted', { command, refusal: decided.ok ? null : decided.error });
    room = decided.value.reduce<BallotRoom>((state, event) => evolveRoom(state, event), room);
    return decided.value;
  });
  const head = await appendEvents(tx, chain, occasion, events);
  await keepRoomTexts(tx, place, texts);
  const first = head.number - events.length + 1;
  await project({ secret: services.secret, participants: () => Promise.resolve([]) }, tx, chain, first);
  return idOf;
}

/** The accounts that are let in, and those that act. */
function accountsIn(commands: readonly BallotCommand[]): readonly string[] {
  const accounts = commands.flatMap((command) => {
    if (command.type === 'open-room') return [...command.signIns, command.director.signIn];
    return command.type === 'add-sign-in' ? [...command.signIns, command.signIn] : command.signIns;
  });
  return [...new Set(accounts)];
}

/** A command as people of this server give it: their own accounts, this election, texts with salts of their own. */
function ownedBy(
  command: BallotCommand,
  own: {
    readonly place: RoomPlace;
    readonly idOf: ReadonlyMap<string, string>;
    readonly texts: SaltedText[];
  },
): BallotCommand {
  const { place, idOf, texts } = own;
  const account = (name: string) => idOf.get(name) ?? name;
  // The same command with other salts.
  const salted = saltedAnew(command, texts) as BallotCommand;
  const asked = { ...salted, signIns: command.signIns.map(account) };
  if (asked.type === 'open-room') {
    const { electionId: election, jurisdiction } = place;
    return {
      ...asked,
      election,
      jurisdiction,
      director: { ...asked.director, signIn: account(asked.director.signIn) },
    };
  }
  return asked.type === 'add-sign-in' ? { ...asked, signIn: account(asked.signIn) } : asked;
}

function saltedAnew(value: unknown, texts: SaltedText[]): unknown {
  if (Array.isArray(value)) return value.map((one) => saltedAnew(one, texts));
  if (typeof value !== 'object' || value === null) return value;
  if ('salt' in value && 'text' in value && typeof value.text === 'string') {
    const text = saltText(value.text);
    texts.push(text);
    return text;
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, saltedAnew(one, texts)]));
}
