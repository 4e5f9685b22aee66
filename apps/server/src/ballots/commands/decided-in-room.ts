import { type BallotEvent, type BallotRoom, evolveRoom, noteCommitments } from '@plumbline/ballot-management';
import type { HeldChain } from '../../log/append-events.ts';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import type { LogAddition } from '../../road/define-command.ts';
import type { Writer } from '../../stores/store.ts';
import { auditsHolding, takeOutOfAudits } from './after-withdrawal.ts';
import { refusalsToNote } from './refusals-counted.ts';

type Deciding = { readonly events: readonly BallotEvent[] };

/** What was decided of a room, and what the audits of its election have of it. */
export type DecidedInRoom<Outcome extends Deciding> = {
  readonly outcome: Outcome;
  /** The room with what the audits have done since it was told. */
  readonly told: BallotRoom;
  readonly noted: readonly BallotEvent[];
  readonly holdings: Awaited<ReturnType<typeof auditsHolding>>;
};

/** What follows of what is asked, decided anew where an audit has committed itself to the manifest, or has taken that back. */
export async function decidedInRoom<Outcome extends Deciding>(
  tx: Writer,
  { place, room, at, first }: RoomAsked & { readonly first: Outcome },
  decide: (room: BallotRoom) => Outcome,
): Promise<DecidedInRoom<Outcome>> {
  const holdings = await auditsHolding(tx, { place, room, events: first.events });
  const noted = room.phase === 'open' ? noteCommitments(room, holdings, at) : [];
  const told = noted.reduce((state, event) => evolveRoom(state, event), room);
  return { outcome: noted.length === 0 ? first : decide(told), told, noted, holdings };
}

type RoomAsked = {
  readonly place: RoomPlace;
  readonly room: BallotRoom;
  /** When it is asked, as the log says it. */
  readonly at: string;
};

/** What is appended to the room's chain, with refusals that were counted until now where anything is written, and what follows for audits. */
export async function additionsToRoom(
  tx: Writer,
  { outcome, told, noted, holdings }: DecidedInRoom<Deciding>,
  written: {
    readonly place: RoomPlace;
    readonly held: HeldChain;
    readonly now: Date;
    readonly at: string;
    readonly isWritten: boolean;
  },
): Promise<readonly [onRoom: LogAddition, ...LogAddition[]]> {
  const { place, held, now, at, isWritten } = written;
  const { events } = outcome;
  const chain = ballotChain(place);
  const counted = isWritten ? refusalsToNote(chain, { at: now, written: at }) : [];
  const taken = await takeOutOfAudits(tx, { place, room: told, events, holdings });
  return [{ chain, held, events: [...counted, ...noted, ...events] }, ...taken];
}
