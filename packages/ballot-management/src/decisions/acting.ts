import { err, lookUp, ok, type Result } from '@plumbline/prelude';
import { hasDuty, trainedFor, trainingLacking } from '../reports/training.ts';
import type { Asking, BallotCommand } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent, BallotEventOf } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { Duty, PersonId } from '../state/nouns.ts';
import type { OpenRoom, Person } from '../state/room.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import { BEFORE_OATHS, WHO_MAY } from './who-may.ts';

/** Who acts, as persons: whatever the accounts they signed in with, nobody is two. */
export type Acting = {
  readonly room: OpenRoom;
  readonly by: readonly PersonId[];
  readonly people: readonly Person[];
  readonly at: Instant;
  readonly day: string;
};

/** Finds out who asks. */
export function personsAsking(room: OpenRoom, command: Asking): Result<Acting, BallotRefusal> {
  const people = new Map<PersonId, Person>();
  for (const signIn of command.signIns) {
    const person = lookUp(room.people, lookUp(room.signIns, signIn) ?? '');
    if (person === undefined) return err({ code: 'sign-in-unknown', signIn });
    people.set(person.person, person);
  }
  if (people.size === 0) return err({ code: 'nobody-asks' });
  const { at } = command;
  return ok({ room, by: [...people.keys()], people: [...people.values()], at, day: dayOf(at) });
}

/** Whether those who ask are enough, sworn, and on duty, and trained on the day of the act. */
export function refuseActing(
  acting: Acting,
  type: BallotCommand['type'],
  byForm: readonly Duty[],
): BallotRefusal | undefined {
  const { duties, people } = WHO_MAY[type];
  const few = refuseFewer(acting, people);
  if (few !== undefined) return few;
  const asked = duties === 'by-form' ? byForm : duties;
  for (const person of acting.people) {
    if (!BEFORE_OATHS.has(type) && !person.hasOath) return { code: 'oath-missing', person: person.person };
    if (asked === 'anyone') continue;
    const refusal = refuseDuty(acting, person, asked);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Whether a person has one of the duties now, and is trained for it. */
export function refuseDuty(
  acting: Pick<Acting, 'room' | 'day' | 'by'>,
  person: Person,
  duties: readonly Duty[],
): BallotRefusal | undefined {
  const { room, day, by } = acting;
  const held = hasDuty(person, duties, day);
  if (held === undefined) return { code: 'duty-missing', person: person.person, duties };
  const trained = duties.filter((duty) => hasDuty(person, [duty], day) !== undefined);
  const lacking = trained.map((duty) => trainingLacking(room, person, duty, day));
  // One duty that somebody is trained for is enough.
  const [course] = lacking;
  if (lacking.includes(undefined) || course === undefined) return undefined;
  const except = [...by, person.person];
  // Whoever has the same duty is asked before somebody who may do this by another.
  const [others = []] = [trained, duties]
    .map((of) => trainedFor(room, { duties: of, day, except }))
    .filter(({ length }) => length > 0);
  const instead = others.length > 0 ? 'others' : 'nobody';
  return {
    code: 'training-not-current',
    person: person.person,
    course,
    instead,
    trained: others.map((other) => other.person),
  };
}

export function refuseFewer({ by }: Pick<Acting, 'by'>, needed: number): BallotRefusal | undefined {
  return by.length < needed ? { code: 'more-people-needed', needed, people: by.length } : undefined;
}

/** An event of what those who act have done. */
export function done<Type extends BallotEvent['type']>(
  acting: Pick<Acting, 'by' | 'at'>,
  type: Type,
  data: Omit<BallotEventOf<Type>, 'type' | 'by' | 'at'>,
): BallotEvent {
  // The properties of the event of this type, put together.
  return { type, by: acting.by, at: acting.at, ...data } as unknown as BallotEvent;
}

/** One event, or the reason why not. */
export function event<Type extends BallotEvent['type']>(
  acting: Acting,
  type: Type,
  data: Omit<BallotEventOf<Type>, 'type' | 'by' | 'at'>,
): BallotDecision {
  return ok([done(acting, type, data)]);
}

/** What is said in a command, without who asks. */
export function saidIn<Command extends BallotCommand>(command: Command): Omit<Command, 'type' | 'signIns' | 'at'> {
  const { type: _, signIns: _signIns, at: _at, ...said } = command;
  return said;
}

/** Names of something that is to be new are not taken. */
export function refuseTaken(kind: string, name: string, isTaken: boolean): BallotRefusal | undefined {
  return isTaken ? { code: 'name-taken', kind, name } : undefined;
}

/** The name of an incident that follows from an act: as it was asked, unless another has it, of which what is known stays as it was. */
export function freeIncident(room: OpenRoom, asked: string): string {
  let name = asked;
  for (let number = 2; lookUp(room.incidents, name) !== undefined; number += 1) {
    name = `${asked.slice(0, INCIDENT_MAX)} (${number})`;
  }
  return name;
}

/** Leaves room for a number behind it in a name. */
const INCIDENT_MAX = 480;
