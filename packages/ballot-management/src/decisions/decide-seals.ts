import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp, ok, type Result } from '@plumbline/prelude';
import { sealsInRange } from '../custody/seal-number.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { claimKey } from '../state/evolve-custody.ts';
import type { SealReading } from '../state/nouns.ts';
import type { Container, OpenRoom } from '../state/room.ts';
import { type Acting, done, event, freeIncident, saidIn } from './acting.ts';
import { containerHere } from './decide-custody.ts';

/** Commands about seals, from the vendor's lot to what is read on a container. */
export type SealCommand = BallotCommandOf<
  'receive-seals' | 'issue-seals' | 'apply-seal' | 'read-seals' | 'void-seal' | 'resolve-seal-claim'
>;

export function decideSeals(acting: Acting, command: SealCommand): BallotDecision {
  const { room } = acting;
  switch (command.type) {
    case 'receive-seals': {
      const numbers = sealsInRange(command);
      if (!numbers.ok) return numbers;
      const known = numbers.value.find((seal) => lookUp(room.seals, seal) !== undefined);
      if (known !== undefined) return err({ code: 'seal-known-already', seal: known });
      return event(acting, 'seals-received', saidIn(command));
    }
    case 'issue-seals': {
      const numbers = sealsInRange(command);
      if (!numbers.ok) return numbers;
      if (lookUp(room.people, command.to) === undefined) {
        return err({ code: 'unknown', kind: 'person', name: command.to });
      }
      const gone = numbers.value.find((seal) => lookUp(room.seals, seal)?.state !== 'in-stock');
      if (gone !== undefined) return err({ code: 'seal-not-in-stock', seal: gone });
      return event(acting, 'seals-issued', saidIn(command));
    }
    case 'apply-seal':
      return decideApplying(acting, command);
    case 'read-seals':
      return decideReading(acting, command);
    case 'void-seal': {
      const { seal } = command;
      const found = lookUp(room.seals, seal);
      if (found === undefined) return err({ code: 'unknown', kind: 'seal', name: seal });
      if (found.state !== 'in-stock' && found.state !== 'issued') {
        return err({ code: 'seal-used-already', seal, state: found.state });
      }
      return event(acting, 'seal-voided', saidIn(command));
    }
    case 'resolve-seal-claim': {
      const { seal, container, readAs, photo } = command;
      const claim = lookUp(room.sealClaims, claimKey(command));
      if (claim === undefined) return err({ code: 'unknown', kind: 'seal-claim', name: `${seal} ${container}` });
      const read = lookUp(room.seals, readAs);
      if (read === undefined) return err({ code: 'unknown', kind: 'seal', name: readAs });
      if (read.state !== 'issued') return err({ code: 'seal-used-already', seal: readAs, state: read.state });
      return event(acting, 'seal-claim-resolved', { ...saidIn(command), photo: { digest: digestOfText(photo) } });
    }
    default:
      return assertNever(command);
  }
}

function decideApplying(acting: Acting, command: BallotCommandOf<'apply-seal'>): BallotDecision {
  const { room, by } = acting;
  const { seal, container, position } = command;
  const found = containerToSeal(room, container);
  if (!found.ok) return found;
  if (!found.value.positions.includes(position)) return err({ code: 'seal-position-unknown', container, position });
  const known = lookUp(room.seals, seal);
  if (known === undefined) return err({ code: 'unknown', kind: 'seal', name: seal });
  if (known.state === 'applied' || known.state === 'removed' || known.state === 'voided') {
    return err({ code: 'seal-used-already', seal, state: known.state });
  }
  if (found.value.seals[position] !== undefined) return err({ code: 'seal-position-taken', container, position });
  const isTheirs = known.state === 'issued' && by.some((person) => person === known.issuedTo);
  return isTheirs ? event(acting, 'seal-applied', saidIn(command)) : err({ code: 'seal-not-issued-to-you', seal });
}

/** A container is sealed again before it comes home from a board. */
function containerToSeal(room: OpenRoom, container: string): Result<Container, BallotRefusal> {
  const out = lookUp(room.containers, container);
  return out?.stage === 'out' ? ok(out) : containerHere(room, container);
}

/**
 * Numbers as they were read, before the expected ones are shown. The first reading stays, whatever follows: a second pair of eyes
 * finds that it was misread, or that the seals are not those that were applied.
 */
function decideReading(acting: Acting, command: BallotCommandOf<'read-seals'>): BallotDecision {
  const { room, by } = acting;
  const { container, readings, condition, incident } = command;
  const found = containerHere(room, container);
  if (!found.ok) return found;
  const { seals, unconfirmedReading } = found.value;
  const agrees = condition === 'intact' && sameSeals(found.value, readings);
  const read = done(acting, 'seals-read', { container, readings, condition, agrees });
  if (unconfirmedReading === null) return ok([read]);
  if (unconfirmedReading.by.some((person) => by.includes(person)))
    return err({ code: 'reading-by-same-people', container });
  const involved = [...new Set([...unconfirmedReading.by, ...by])];
  const opened = (kind: 'SEAL_MISREAD' | 'SEAL_MISMATCH'): BallotEvent =>
    done(acting, 'incident-opened', {
      incident: freeIncident(room, incident),
      kind,
      severity: kind === 'SEAL_MISREAD' ? 'low' : 'high',
      subject: container,
      involved,
    });
  if (agrees) return ok([read, opened('SEAL_MISREAD')]);
  const quarantined = done(acting, 'container-quarantined', { container, incident: freeIncident(room, incident) });
  return Object.keys(seals).length === 0 ? ok([read]) : ok([read, opened('SEAL_MISMATCH'), quarantined]);
}

function sameSeals({ seals }: Container, readings: readonly SealReading[]): boolean {
  const read = new Map(readings.map(({ position, seal }) => [position, seal]));
  const expected = Object.entries(seals);
  return expected.length === readings.length && expected.every(([position, seal]) => read.get(position) === seal);
}
