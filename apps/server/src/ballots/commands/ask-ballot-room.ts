import { randomUUID } from 'node:crypto';
import type { SaltedText } from '@plumbline/audit';
import {
  type BallotAsk,
  type BallotAskOf,
  type BallotCommand,
  type BallotRefusal,
  type BallotRoom,
  decideRoom,
  formNamed,
  type OpenRoom,
  recordOfRefusal,
  refusedAgain,
} from '@plumbline/ballot-management';
import { assert, err, lookUp, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import type { Actor } from '../../policy/actor.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { type CommandContext, defineCommand, type LogAddition, refuse } from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { digestOfPerson } from '../../sign-in/digest-of-person.ts';
import { keepRoomTexts } from '../../stores/ballot-rooms.ts';
import { jurisdictionsOfElection } from '../../stores/election-jurisdictions.ts';
import { findElection } from '../../stores/elections.ts';
import { keptFileOfRoom, passKeptFile } from '../../stores/kept-reports.ts';
import { administratorIds, organizationChain } from '../../stores/organizations.ts';
import { ensurePeople, findPerson, findPersonByEmail, normalEmail } from '../../stores/people.ts';
import { saltText } from '../../stores/salt-text.ts';
import type { Writer } from '../../stores/store.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { keptAsOf } from '../downloads/kept-room-files.ts';
import { packetAtHead } from '../downloads/make-packet.ts';
import { namesSealSince } from '../downloads/seals-named-since.ts';
import { auditsOfRoom } from '../history/audits-of-room.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { beginRoomForUpdate, loadRoom, loadRoomForUpdate, type RoomHistory } from '../history/load-room.ts';
import { accountsAsking } from '../screens/accounts-asking.ts';
import { refusalToShow } from '../screens/refusal-to-show.ts';
import { commandOfAsk, textsOfForm } from './command-of-ask.ts';
import { additionsToRoom, decidedInRoom } from './decided-in-room.ts';
import { countRefusal } from './refusals-counted.ts';

/**
 * Whatever is asked of a ballot room: one command of its domain, with the accounts that are signed in at this device and the time of
 * the server. A refusal that shows that a control works leaves its entry; any other leaves nothing.
 */
export const askBallotRoom = defineCommand({
  name: 'ask-ballot-room',
  permission: 'ballot-room.ask',
  scope: ballotRoomScope,
  gate: ({ electionId, jurisdiction }) => ballotChain({ electionId, jurisdiction }),

  async prepare({ services, preparation, actor }, { electionId, jurisdiction, ask }) {
    if (!isPacketProposed(ask) && !GIVES_AWAY.has(ask.type)) return;
    const history = await loadRoom(services.db, { electionId, jurisdiction });
    const { room } = history;
    if (room.phase !== 'open') return;
    if (isPacketProposed(ask) && isPublisher(room, actor)) await packetAt(preparation, { ...history, room });
    await namesSealSince(services.db, preparation, { history: { ...history, room }, ask, now: services.now() });
  },

  async run(context, { electionId, jurisdiction, ask }) {
    const { tx, actor, at, sessionDigest, preparation } = context;
    assert(actor.kind === 'person', 'only people ask something of a ballot room', actor.kind);
    const place: RoomPlace = { electionId, jurisdiction };
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const loaded = await (ask.type === 'open-room' ? beginRoomForUpdate : loadRoomForUpdate)(tx, place);
    if (loaded === undefined)
      return { ok: false, error: await refusalToShow(tx, NOT_OPENED, { code: 'room-not-opened' }) };
    const { history, held } = loaded;
    const { room } = history;
    const texts: SaltedText[] = [];
    if (ask.type === 'open-room' && !(await isListed(tx, place))) {
      return refuse('not-found', detail('jurisdictionNotListed', { jurisdiction }));
    }
    const audit = auditNamed(ask);
    if (audit !== undefined && !(await isAuditHere(tx, place, audit))) {
      const unknown = { code: 'unknown', kind: 'audit', name: audit } as const;
      return { ok: false, error: await refusalToShow(tx, room, unknown) };
    }
    const founders =
      ask.type === 'open-room' ? await foundersOf(tx, { ...election, opener: actor.personId }, ask) : ok(undefined);
    if (!founders.ok) return { ok: false, error: await refusalToShow(tx, room, founders.error) };
    const address = addressNamed(ask);
    const known = address === undefined ? undefined : await findPersonByEmail(tx, address);
    let account = address === undefined ? undefined : (known?.personId ?? randomUUID());
    const asking = {
      signIns: await accountsAsking(tx, { place, personId: actor.personId, sessionDigest, at }),
      at: instantOfState(at, election.state),
    };
    const withFile = await withAnswer(tx, place, { ask: await withPacket(context, history, ask), now: at });
    const kept = await textsOfForm(tx, place, formNamed(room, ask));
    const salt = (text: string) => {
      const salted = saltText(text);
      texts.push(salted);
      return salted;
    };
    const commandOf = (personId: string | undefined) => {
      const accounts = { account: personId, second: founders.value };
      return commandOfAsk({ place, room, ask: withFile }, accounts, asking, {
        salt,
        kept: (digest) => kept.get(digest),
      });
    };
    let command = commandOf(account);
    let first = outcomeOf(room, command);
    if (first.decided.ok && room.phase === 'open' && GIVES_AWAY.has(ask.type)) {
      const isNamed = await namesSealSince(tx, preparation, { history: { ...history, room }, ask, now: at });
      if (isNamed) return { ok: false, error: await refusalToShow(tx, room, { code: 'seal-named-since' }) };
    }
    // Nobody becomes a person of this office by what is refused.
    if (address !== undefined && known === undefined && first.decided.ok) {
      account = await enteredPerson(context, room, { ask, address });
      command = commandOf(account);
      first = outcomeOf(room, command);
    }
    const asked = { place, room, at: command.at, first };
    const found = await decidedInRoom(tx, asked, (state) => outcomeOf(state, command));
    const { told } = found;
    const { decided, events } = found.outcome;
    const chain = ballotChain(place);
    const again = decided.ok ? undefined : refusedAgain(told, command, decided.error);
    if (again !== undefined) countRefusal(chain, again, { at, since: command.at });
    const isWritten = decided.ok || events.length > 0;
    const onRoom = await additionsToRoom(tx, found, { place, held, now: at, at: command.at, isWritten });
    if (!decided.ok) {
      const error = await refusalToShow(tx, room, decided.error, asking);
      // What leaves no entry is taken back with everything else.
      if (events.length === 0) return { ok: false, error };
      return ok({ additions: onRoom, answer: err(error) });
    }
    await keepRoomTexts(tx, place, texts);
    if (withFile.type === 'propose-records-answer' && withFile.answer !== null) {
      await passKeptFile(tx, place, withFile.answer.file.sha256);
    }
    const additions: readonly LogAddition[] = [
      ...(await accountEntries(context, {
        place,
        organizationId: election.organizationId,
        accounts: [account, founders.value].filter((each) => each !== undefined),
      })),
      ...onRoom,
    ];
    return ok({ additions, answer: ok({ entry: held.number + onRoom[0].events.length }) });
  },
});

/** What is asked so that an archive leaves the office: in each step it is looked at anew. */
const GIVES_AWAY: ReadonlySet<BallotAsk['type']> = new Set<BallotAsk['type']>([
  'propose-records-answer',
  'release-records-answer',
  'release-publication',
]);

function isPacketProposed(ask: BallotAsk): boolean {
  return ask.type === 'propose-publication' && ask.publication === 'certification-packet';
}

/** For anybody else no file is named: they are refused. */
function isPublisher(room: OpenRoom, actor: Actor): boolean {
  if (actor.kind !== 'person') return false;
  const person = lookUp(room.people, lookUp(room.signIns, actor.personId) ?? '');
  return person?.duties.some(({ duty }) => duty === 'publisher') ?? false;
}

/** The packet of a room at an entry: made once, before the room is held. */
function packetAt(preparation: Preparation, history: RoomHistory & { readonly room: OpenRoom }) {
  const { place, head } = history;
  const key = `packet ${ballotChain(place)} ${head.number}`;
  return preparation.get(key, (services) => packetAtHead(services, history));
}

/** A packet is proposed with the file that this server made of the room as it stands: nobody else names one. */
async function withPacket(
  { tx, preparation, actor }: CommandContext,
  history: RoomHistory,
  ask: BallotAsk,
): Promise<BallotAsk> {
  const { room } = history;
  if (
    ask.type !== 'propose-publication' ||
    !isPacketProposed(ask) ||
    room.phase !== 'open' ||
    !isPublisher(room, actor)
  )
    return ask;
  await keepFiles(tx);
  return { ...ask, file: await packetAt(preparation, { ...history, room }) };
}

/** An answer to a records request is proposed as this server made and kept it: its number, what was chosen for it and its file are taken from there. */
async function withAnswer(
  tx: Writer,
  place: RoomPlace,
  { ask, now }: { readonly ask: BallotAsk; readonly now: Date },
): Promise<BallotAsk> {
  if (ask.type !== 'propose-records-answer') return ask;
  await keepFiles(tx);
  const kept = await keptFileOfRoom(tx, place, { fileId: ask.kept, now });
  const asked = kept === undefined ? undefined : keptAsOf(kept).file;
  if (kept === undefined || asked?.what !== 'records-answer') return ask;
  const { name, bytes, sha256 } = kept;
  const { request, askedOn, records } = asked;
  return { ...ask, answer: { request, askedOn, records, file: { name, bytes, sha256 } } };
}

/** What is decided, with the entries that it leaves: those of a refusal too. */
function outcomeOf(room: BallotRoom, command: BallotCommand) {
  const decided = decideRoom(room, command);
  return { decided, events: decided.ok ? decided.value : recordOfRefusal(room, command, decided.error) };
}

const NOT_OPENED: BallotRoom = { phase: 'not-opened' };

/**
 * The account of the second founder. An office of several administrators opens a room with two of them, so that nobody is let in by one person
 * alone; in an office of one, that one vouches for everybody, and the room says so. Nobody opens one in the names of others: it is one of
 * the two who asks, or that one.
 */
async function foundersOf(
  tx: Writer,
  { organizationId, opener }: { readonly organizationId: string; readonly opener: string },
  { director, second }: BallotAskOf<'open-room'>,
): Promise<Result<string | undefined, BallotRefusal>> {
  const administrators = await administratorIds(tx, organizationId);
  if (administrators.length < 2 && !second) {
    return administrators.includes(opener) ? ok(undefined) : err({ code: 'opener-is-no-founder' });
  }
  const accounts: string[] = [];
  for (const founder of [director, second]) {
    const found = founder && (await findPersonByEmail(tx, founder.signIn));
    if (!found || !administrators.includes(found.personId)) return err({ code: 'founders-not-administrators' });
    accounts.push(found.personId);
  }
  const [first, other] = accounts;
  if (!accounts.includes(opener)) return err({ code: 'opener-is-no-founder' });
  return first === other ? err({ code: 'founders-are-one', person: director.name }) : ok(other);
}

/** The address of an account that an ask names. */
function addressNamed(ask: BallotAsk): string | undefined {
  if (ask.type === 'open-room') return normalEmail(ask.director.signIn);
  return ask.type === 'add-sign-in' ? normalEmail(ask.signIn) : undefined;
}

/** Whoever has an address that is let in, entered as a person; somebody new is called as they are enrolled. */
async function enteredPerson(
  { tx, at }: CommandContext,
  room: BallotRoom,
  { ask, address: email }: { readonly ask: BallotAsk; readonly address: string },
): Promise<string> {
  const enrolled =
    ask.type === 'add-sign-in' && room.phase === 'open' ? lookUp(room.people, ask.person)?.name : undefined;
  const name = ask.type === 'open-room' ? ask.director.name : enrolled;
  const people = await ensurePeople(tx, [name === undefined ? { email } : { email, name }], at);
  const personId = people.get(email);
  assert(personId !== undefined, 'whoever was entered is there', email.length);
  return personId;
}

/** Whether an election takes this jurisdiction; before anybody has listed any, the office names those whose ballots it keeps. */
async function isListed(tx: Writer, { electionId, jurisdiction }: RoomPlace): Promise<boolean> {
  const listed = await jurisdictionsOfElection(tx, electionId);
  return listed.length === 0 || listed.some(({ name }) => name === jurisdiction);
}

/** The audit from which an ask says that a figure comes; one that is kept elsewhere is not named. */
function auditNamed(ask: BallotAsk): string | undefined {
  if (ask.type === 'report-audit-count') return ask.audit ?? undefined;
  return ask.type === 'report-recount' && ask.recount.by === 'audit' ? ask.recount.audit : undefined;
}

/** Whether an audit of the election takes the jurisdiction. */
async function isAuditHere(tx: Writer, place: RoomPlace, audit: string): Promise<boolean> {
  return (await auditsOfRoom(tx, place)).some(({ auditId }) => auditId === audit);
}

/** The office remembers whose account was let in, so that an exchanged address shows. */
async function accountEntries(
  { services, tx }: CommandContext,
  entered: { readonly place: RoomPlace; readonly organizationId: string; readonly accounts: readonly string[] },
): Promise<readonly LogAddition[]> {
  const events: OrganizationEvent[] = [];
  for (const personId of entered.accounts) {
    const person = await findPerson(tx, personId);
    assert(person !== undefined, 'whoever was entered is there', personId);
    const personDigest = digestOfPerson(services.secret, person);
    events.push({ type: 'ballot-room-account-added', ...entered.place, personId, personDigest });
  }
  return events.length === 0 ? [] : [{ chain: organizationChain(entered.organizationId), events }];
}
