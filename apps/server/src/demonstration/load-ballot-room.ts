import { randomUUID } from 'node:crypto';
import type { SaltedText } from '@plumbline/audit';
import { type BallotCommand, type BallotRoom, decideRoom, evolveRoom, NOT_OPENED } from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { appendEvents, createChain } from '../log/append-events.ts';
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

/**
 * Loads the ballot room of a county that is nowhere, by the commands its people gave: each is decided as this server would decide it.
 * Does nothing where the room is there already.
 */
export async function loadBallotRoom(
  services: Services,
  loaded: {
    readonly place: RoomPlace;
    readonly organizationId: string;
    readonly given: () => readonly BallotCommand[];
    /** The address of somebody of the county, by the name of the account in the commands. */
    readonly addressOf: (account: string) => string;
  },
): Promise<void> {
  const { place, organizationId, given, addressOf } = loaded;
  const chain = ballotChain(place);
  const { secret, db } = services;
  if ((await readHead(db, chain)) !== undefined) return;
  const commands = given();
  await db.transaction().execute(async (tx) => {
    const named = accountsIn(commands).map((account) => ({ account, email: addressOf(account) }));
    const people = await ensurePeople(tx, named, services.now());
    const idOf = new Map(named.map(({ account, email }) => [account, people.get(email) ?? '']));
    const texts: SaltedText[] = [];
    let room: BallotRoom = NOT_OPENED;
    const events = commands.flatMap((command) => {
      const decided = decideRoom(room, ownedBy(command, { place, idOf, texts }));
      assert(decided.ok, 'what the county did is accepted', { command, refusal: decided.ok ? null : decided.error });
      room = decided.value.reduce<BallotRoom>((state, event) => evolveRoom(state, event), room);
      return decided.value;
    });
    await createChain(tx, chain, 'ballot-management');
    const occasion = { commandId: randomUUID(), at: services.now(), actor: 'system:demonstration' };
    await appendEvents(tx, chain, occasion, events);
    await keepRoomTexts(tx, place, texts);
    await project({ secret, participants: () => Promise.resolve([]) }, tx, chain, 1);
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

/** The accounts that are let in. */
function accountsIn(commands: readonly BallotCommand[]): readonly string[] {
  const accounts = commands.flatMap((command) => {
    if (command.type === 'open-room') return [command.director.signIn];
    return command.type === 'add-sign-in' ? [command.signIn] : [];
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
