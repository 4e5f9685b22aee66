import { digestOfText } from '@plumbline/audit';
import { assertNever, entriesOf, err, lookUp } from '@plumbline/prelude';
import { earliestDestruction } from '../reports/earliest-destruction.ts';
import { hasDuty } from '../reports/training.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { DestructionObstacle } from '../state/ballot-refusal.ts';
import type { OpenRoom } from '../state/room.ts';
import { dayOf, daysBetween } from '../units/instant.ts';
import { type Acting, event, saidIn } from './acting.ts';

/** Commands about what is kept, held, destroyed or given away. */
export type RetentionCommand = BallotCommandOf<
  'place-hold' | 'lift-hold' | 'approve-destruction' | 'destroy-containers' | 'transfer-containers'
>;

export function decideRetention(acting: Acting, command: RetentionCommand): BallotDecision {
  const { room, by, day } = acting;
  switch (command.type) {
    case 'place-hold': {
      const isTaken = lookUp(room.holds, command.hold) !== undefined;
      if (isTaken) return err({ code: 'name-taken', kind: 'hold', name: command.hold });
      return event(acting, 'hold-placed', saidIn(command));
    }
    case 'lift-hold': {
      const { hold, reason } = command;
      const found = lookUp(room.holds, hold);
      if (found === undefined) return err({ code: 'unknown', kind: 'hold', name: hold });
      if (found.isLifted) return err({ code: 'hold-lifted-already', hold });
      return event(acting, 'hold-lifted', { hold, reason: { digest: digestOfText(reason) } });
    }
    case 'approve-destruction': {
      const { containers, counsel } = command;
      const person = lookUp(room.people, counsel);
      if (person === undefined || hasDuty(person, ['counsel'], day) === undefined || by.includes(counsel)) {
        return err({ code: 'counsel-missing', person: counsel });
      }
      const unknown = refuseUnknown(room, containers);
      if (unknown !== undefined) return unknown;
      const obstacles = obstaclesTo(room, day, []);
      return obstacles.length > 0
        ? err({ code: 'not-to-be-destroyed', obstacles })
        : event(acting, 'destruction-approved', saidIn(command));
    }
    case 'destroy-containers': {
      const unknown = refuseUnknown(room, command.containers);
      if (unknown !== undefined) return unknown;
      const obstacles = obstaclesTo(room, day, command.containers);
      return obstacles.length > 0
        ? err({ code: 'not-to-be-destroyed', obstacles })
        : event(acting, 'containers-destroyed', saidIn(command));
    }
    case 'transfer-containers': {
      const unknown = refuseUnknown(room, command.containers);
      return unknown ?? event(acting, 'containers-transferred', saidIn(command));
    }
    default:
      return assertNever(command);
  }
}

/** Everything that stands against destruction on a day, all at once. */
export function obstaclesTo(
  room: OpenRoom,
  day: string,
  containers: readonly string[],
): readonly DestructionObstacle[] {
  const obstacles: DestructionObstacle[] = [];
  const earliest = earliestDestruction(room);
  if (day < earliest) obstacles.push({ what: 'too-early', earliest });
  for (const [, { hold, kind, isLifted }] of entriesOf(room.holds)) {
    if (!isLifted) obstacles.push({ what: 'hold', hold, kind });
  }
  for (const [, { incident, closed }] of entriesOf(room.incidents)) {
    if (closed === null) obstacles.push({ what: 'incident', incident });
  }
  const days = room.profile.rules.inventoryDays.value;
  const isInventoried = [...entriesOf(room.inventories)].some(([, { at }]) => {
    const age = daysBetween(dayOf(at), day);
    return age >= 0 && age <= days;
  });
  if (!isInventoried) obstacles.push({ what: 'no-inventory', days });
  for (const container of containers) {
    if (lookUp(room.destructionApproved, container) === undefined) obstacles.push({ what: 'not-approved', container });
  }
  return obstacles;
}

function refuseUnknown(room: OpenRoom, containers: readonly string[]): BallotDecision | undefined {
  for (const container of containers) {
    const found = lookUp(room.containers, container);
    if (found === undefined) return err({ code: 'unknown', kind: 'container', name: container });
    if (found.stage !== 'here') return err({ code: 'container-not-here', container, stage: found.stage });
    if (found.condition !== 'ok') return err({ code: 'container-not-ok', container, condition: found.condition });
  }
  return undefined;
}
