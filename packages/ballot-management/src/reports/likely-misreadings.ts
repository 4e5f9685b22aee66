import { lookUp } from '@plumbline/prelude';
import { type LikelyMisreading, likelyMisreading } from '../custody/seal-number.ts';
import type { Act, Container, Incident, OpenRoom } from '../state/room.ts';

/** At which position of a container a seal was probably misread, and how. */
export type MisreadAt = { readonly position: string; readonly likely: Exclude<LikelyMisreading, null> };

/**
 * How the seals of an incident about two readings were probably misread the first time. It says nothing before a second pair of eyes has read, and
 * nothing where the seals may be others since: what was read first is compared with what the second reading confirmed, or with the seals of a container that is
 * still held apart because of it.
 */
export function likelyMisreadings(room: OpenRoom, incident: Incident): readonly MisreadAt[] {
  const container = lookUp(room.containers, incident.subject);
  const { opened } = incident;
  // An incident about two readings was opened by the second one, in the same moment by the same people.
  const isSecond = ({ at, by }: Act) => at === opened.at && by.join() === opened.by.join();
  const second = container?.readings.findIndex(isSecond) ?? -1;
  const first = container?.readings[second - 1];
  if (container === undefined || first === undefined) return [];
  const expected = expectedIn(container, incident.kind, second);
  return first.readings.flatMap(({ position, seal }) => {
    const likely = likelyMisreading(expected[position] ?? seal, seal);
    return likely === null ? [] : [{ position, likely }];
  });
}

/** The seals that were on a container when the second reading was made, by position, as far as they are known for certain. */
function expectedIn(container: Container, kind: Incident['kind'], second: number): Readonly<Record<string, string>> {
  if (kind === 'SEAL_MISMATCH') return container.condition === 'quarantined' ? container.seals : {};
  if (kind !== 'SEAL_MISREAD') return {};
  const confirmed = container.readings[second]?.readings ?? [];
  return Object.fromEntries(confirmed.map(({ position, seal }) => [position, seal]));
}
