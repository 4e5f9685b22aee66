import { digestOfText } from '@plumbline/audit';
import { assertNever, entriesOf, err, lookUp, ok, type Result } from '@plumbline/prelude';
import { figuresOf } from '../reports/figures.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { SealReading } from '../state/nouns.ts';
import type { Container, OpenRoom } from '../state/room.ts';
import { sealedAt } from '../state/room-view.ts';
import { type Acting, done, event, refuseFewer, saidIn } from './acting.ts';

/** Commands about containers and the areas where they stand. */
export type CustodyCommand = BallotCommandOf<
  | 'create-container'
  | 'register-area'
  | 'authorize-area'
  | 'enter-area'
  | 'leave-area'
  | 'take-custody'
  | 'store-container'
  | 'open-container'
  | 'quarantine-container'
  | 'report-missing'
  | 'report-found'
  | 'recount-container'
  | 'release-container'
  | 'take-inventory'
>;

export function decideCustody(acting: Acting, command: CustodyCommand): BallotDecision {
  const { room, by, people, day } = acting;
  switch (command.type) {
    case 'create-container': {
      const { container } = command;
      const isTaken = lookUp(room.containers, container) !== undefined;
      if (isTaken) return err({ code: 'name-taken', kind: 'container', name: container });
      return event(acting, 'container-created', saidIn(command));
    }
    case 'register-area': {
      const isTaken = lookUp(room.areas, command.area) !== undefined;
      if (isTaken) return err({ code: 'name-taken', kind: 'area', name: command.area });
      return event(acting, 'area-registered', saidIn(command));
    }
    case 'authorize-area': {
      const refusal = refuseUnknownArea(room, command.area);
      return refusal === undefined ? event(acting, 'area-authorized', saidIn(command)) : err(refusal);
    }
    case 'enter-area': {
      const area = lookUp(room.areas, command.area);
      if (area === undefined) return err({ code: 'unknown', kind: 'area', name: command.area });
      const isTaken = lookUp(room.entries, command.entry) !== undefined;
      if (isTaken) return err({ code: 'name-taken', kind: 'entry', name: command.entry });
      const stranger = people.find(
        ({ person }) =>
          !area.authorized.some(
            (each) => each.person === person && each.from <= day && (each.until === null || day <= each.until),
          ),
      );
      if (stranger !== undefined) return err({ code: 'area-not-authorized', person: stranger.person, area: area.area });
      return event(acting, 'area-entered', saidIn(command));
    }
    case 'leave-area': {
      const entry = lookUp(room.entries, command.entry);
      if (entry === undefined) return err({ code: 'unknown', kind: 'entry', name: command.entry });
      if (entry.leftAt !== null) return err({ code: 'entry-left-already', entry: command.entry });
      return event(acting, 'area-left', saidIn(command));
    }
    case 'take-custody': {
      const found = containerHere(room, command.container);
      if (!found.ok) return found;
      const last = found.value.steps.at(-1)?.holder;
      const from = last?.in === 'hands' ? last.people : [];
      const refusal = refuseAlone(acting, found.value);
      return refusal === undefined ? event(acting, 'custody-taken', { ...saidIn(command), from }) : err(refusal);
    }
    case 'store-container':
      return decideStoring(acting, command);
    case 'open-container': {
      const removed = sealsToCut(room, command.container);
      return removed.ok ? event(acting, 'container-opened', { ...saidIn(command), removed: removed.value }) : removed;
    }
    case 'quarantine-container': {
      const { container, incident, kind } = command;
      const found = containerHere(room, container);
      if (!found.ok) return found;
      const { condition } = found.value;
      if (condition !== 'ok') return err({ code: 'container-not-ok', container, condition });
      if (lookUp(room.incidents, incident) !== undefined) {
        return err({ code: 'name-taken', kind: 'incident', name: incident });
      }
      return ok([
        done(acting, 'incident-opened', { incident, kind, severity: 'high', subject: container, involved: by }),
        done(acting, 'container-quarantined', { container, incident }),
      ]);
    }
    case 'report-missing': {
      const { container, incident, since } = command;
      const found = containerHere(room, container);
      if (!found.ok) return found;
      if (lookUp(room.incidents, incident) !== undefined) {
        return err({ code: 'name-taken', kind: 'incident', name: incident });
      }
      return ok([
        done(acting, 'incident-opened', {
          incident,
          kind: 'CONTAINER_MISSING',
          severity: 'high',
          subject: container,
          involved: by,
        }),
        done(acting, 'container-missing', { container, incident, since }),
      ]);
    }
    case 'report-found': {
      const { container } = command;
      const found = lookUp(room.containers, container);
      if (found === undefined) return err({ code: 'unknown', kind: 'container', name: container });
      if (found.condition !== 'missing') return err({ code: 'container-ok', container });
      return event(acting, 'container-found', saidIn(command));
    }
    case 'recount-container':
      return decideRecounting(acting, command);
    case 'release-container':
      return decideRelease(acting, command);
    case 'take-inventory': {
      const refusal = refuseUnknownArea(room, command.area);
      return refusal === undefined ? event(acting, 'inventory-taken', saidIn(command)) : err(refusal);
    }
    default:
      return assertNever(command);
  }
}

/** A container that is there to be worked with. */
export function containerHere(room: OpenRoom, container: string): Result<Container, BallotRefusal> {
  const found = lookUp(room.containers, container);
  if (found === undefined) return err({ code: 'unknown', kind: 'container', name: container });
  if (found.stage !== 'here') return err({ code: 'container-not-here', container, stage: found.stage });
  if (found.condition === 'missing') return err({ code: 'container-not-ok', container, condition: found.condition });
  return ok(found);
}

/** The seals that are taken off a container when it is opened: they are looked at before they are cut. */
export function sealsToCut(room: OpenRoom, container: string): Result<readonly SealReading[], BallotRefusal> {
  const found = containerHere(room, container);
  if (!found.ok) return found;
  const { condition, seals, readings, readingsReleased, unconfirmedReading } = found.value;
  if (condition !== 'ok') return err({ code: 'container-not-ok', container, condition });
  const newest = readings.at(-1);
  // Released after they were read, they are accepted as they were read.
  const isAccepted = newest?.agrees === true || readings.length === readingsReleased;
  const isRead = newest !== undefined && isAccepted && unconfirmedReading === null;
  if (Object.keys(seals).length > 0 && !isRead) return err({ code: 'seals-not-read', container });
  return ok(Object.entries(seals).map(([position, seal]) => ({ position, seal })));
}

function refuseUnknownArea(room: OpenRoom, area: string): BallotRefusal | undefined {
  return lookUp(room.areas, area) === undefined ? { code: 'unknown', kind: 'area', name: area } : undefined;
}

/** Voted ballots move with two people. */
function refuseAlone(acting: Acting, { holdsVoted }: Container): BallotRefusal | undefined {
  return holdsVoted ? refuseFewer(acting, 2) : undefined;
}

function decideStoring(acting: Acting, command: BallotCommandOf<'store-container'>): BallotDecision {
  const { room } = acting;
  const { container, area } = command;
  const found = containerHere(room, container);
  if (!found.ok) return found;
  const place = lookUp(room.areas, area);
  if (place === undefined) return err({ code: 'unknown', kind: 'area', name: area });
  const { holdsVoted, seals, positions, batches } = found.value;
  if (holdsVoted) {
    const open = positions.filter((position) => seals[position] === undefined);
    if (!sealedAt(seals, positions)) return err({ code: 'container-not-sealed', container, positions: open });
    if (!place.isSecured && room.profile.rules.twoOutsideStorage.value) {
      return err({ code: 'two-staff-outside-storage', container, area });
    }
    const figures = figuresOf(room);
    const cards = batches.reduce((sum, batch) => sum + (lookUp(room.batches, batch)?.cards ?? 0), 0);
    const certified = figures.at(`container:${container}`, 'certifiedTotal')?.value;
    if (certified !== undefined && certified !== cards) {
      return err({ code: 'container-total-differs', container, cards, certified });
    }
  }
  return event(acting, 'container-stored', saidIn(command));
}

function decideRecounting(acting: Acting, command: BallotCommandOf<'recount-container'>): BallotDecision {
  const { room } = acting;
  const found = containerHere(room, command.container);
  if (!found.ok) return found;
  for (const { batch, cards } of command.batches) {
    if (!found.value.batches.includes(batch))
      return err({ code: 'batch-elsewhere', batch, container: command.container });
    const counted = lookUp(room.batches, batch)?.cards;
    if (counted === undefined || counted === null) return err({ code: 'batch-not-counted', batch });
    if (counted !== cards) return err({ code: 'recount-differs', container: command.container, batch });
  }
  if (command.batches.length === 0) return err({ code: 'recount-before-release', container: command.container });
  return event(acting, 'container-recounted', saidIn(command));
}

/** A container leaves quarantine by somebody who was no part of why it is there, and after a count where it had been lost with batches in it. */
function decideRelease(acting: Acting, command: BallotCommandOf<'release-container'>): BallotDecision {
  const { room, by } = acting;
  const { container, statement } = command;
  const found = lookUp(room.containers, container);
  if (found === undefined) return err({ code: 'unknown', kind: 'container', name: container });
  if (found.condition !== 'quarantined') return err({ code: 'container-ok', container });
  const involved = [...found.foundBy];
  for (const [, incident] of entriesOf(room.incidents)) {
    if (incident.subject === container && incident.closed === null) involved.push(...incident.involved);
  }
  const finder = by.find((each) => involved.includes(each));
  if (finder !== undefined) return err({ code: 'finder-releases', person: finder });
  // Of what nobody has counted yet, such as a carrier of envelopes, there is nothing to count again: it is counted when it is opened.
  const needsRecount = found.foundBy.length > 0 && found.batches.length > 0;
  if (needsRecount && !found.isRecounted) return err({ code: 'recount-before-release', container });
  return event(acting, 'container-released', { container, statement: { digest: digestOfText(statement) } });
}
