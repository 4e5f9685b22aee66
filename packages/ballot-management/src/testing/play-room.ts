import { assert, lookUp } from '@plumbline/prelude';
import { decideRoom } from '../decisions/decide-room.ts';
import { recordOfRefusal } from '../decisions/record-of-refusal.ts';
import type { FilledForm } from '../forms/filled-form.ts';
import { saltedForm } from '../forms/form-texts.ts';
import { formOf } from '../forms/forms.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import { BALLOT_EVENT_SCHEMAS, type BallotEvent } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { evolveRoom } from '../state/evolve.ts';
import { type BallotRoom, NOT_OPENED, type OpenRoom } from '../state/room.ts';

/* Rooms for tests, played by the product's own decisions. Every event is read by its schema on the way. */

/** The room after commands, each of which must be accepted. */
export function play(room: BallotRoom, ...commands: readonly BallotCommand[]): OpenRoom {
  let state = room;
  for (const typed of commands) {
    const command = salted(state, typed);
    const decision = decideRoom(state, command);
    assert(decision.ok, 'the command is accepted', { command, refusal: decision.ok ? null : decision.error });
    state = after(state, decision.value);
    asked.set(state, command);
  }
  assert(state.phase === 'open', 'a room was opened');
  return state;
}

type Past = { readonly before: BallotRoom; readonly events: readonly BallotEvent[] };
const pasts = new WeakMap<BallotRoom, Past>();
const asked = new WeakMap<BallotRoom, BallotCommand>();

/** Every command that a room was played with, in their order. */
export function commandsOf(room: BallotRoom): readonly BallotCommand[] {
  const commands: BallotCommand[] = [];
  let state: BallotRoom | undefined = room;
  while (state !== undefined) {
    const command = asked.get(state);
    if (command !== undefined) commands.push(command);
    state = pasts.get(state)?.before;
  }
  return commands.toReversed();
}

/** Everything that happened in a room that was played here, as its log has it. */
export function eventsOf(room: BallotRoom): readonly BallotEvent[] {
  const pieces: (readonly BallotEvent[])[] = [];
  for (let past = pasts.get(room); past !== undefined; past = pasts.get(past.before)) pieces.push(past.events);
  return pieces.toReversed().flat();
}

/** The room after events as they stand in a log. */
export function after(room: BallotRoom, events: readonly BallotEvent[]): BallotRoom {
  const state = folded(room, events);
  if (state !== room) pasts.set(state, { before: room, events });
  return state;
}

function folded(room: BallotRoom, events: readonly BallotEvent[]): BallotRoom {
  let state = room;
  for (const event of events) {
    const { type, ...data } = event;
    const read = BALLOT_EVENT_SCHEMAS[type].schema.safeParse(data);
    assert(read.success, 'an event is as its schema says', { type, error: read.error?.issues });
    state = evolveRoom(state, event);
  }
  return state;
}

/** A command whose form holds texts as they are typed: each with a salt, as whoever decides is given it. */
export function salted(room: BallotRoom, command: BallotCommand): BallotCommand {
  if (room.phase !== 'open' || (command.type !== 'enter-form' && command.type !== 'amend-form')) return command;
  const record = lookUp(room.forms, command.filled);
  if (record === undefined) return command;
  // What tests type is not salted yet.
  const { fields, tables } = command as FilledForm;
  const texts = { before: undefined, kept: () => undefined, salt: text };
  return { ...command, ...saltedForm(formOf(record.form), { fields, tables }, texts) };
}

/** Why a command is refused; undefined where it is not. */
export function refusalOf(room: BallotRoom, typed: BallotCommand): BallotRefusal | undefined {
  const decision = decideRoom(room, salted(room, typed));
  return decision.ok ? undefined : decision.error;
}

/** The room after a command that is refused, with what the refusal leaves behind. */
export function refused(room: OpenRoom, command: BallotCommand): OpenRoom {
  const refusal = refusalOf(room, command);
  assert(refusal !== undefined, 'the command is refused', command);
  const state = after(room, recordOfRefusal(room, command, refusal));
  assert(state.phase === 'open', 'a room stays open');
  return state;
}

/** The room with an event as if it stood in the log: for what no command would let happen. */
export function injected(room: OpenRoom, event: BallotEvent): OpenRoom {
  const state = after(room, [event]);
  assert(state.phase === 'open', 'a room stays open');
  return state;
}

/** A text with a salt that tests can afford. */
export function text(words: string): { readonly salt: string; readonly text: string } {
  return { salt: 'ab'.repeat(32), text: words };
}

export const BEFORE_ANYTHING = NOT_OPENED;
