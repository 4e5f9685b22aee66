import type { OpenRoom } from '@plumbline/ballot-management';
import { lookUp } from '@plumbline/prelude';
import type { Actor } from '../../policy/actor.ts';

/** Who asks, as a person of the room; null for somebody who may look and is not enrolled. */
export function personAsking(room: OpenRoom, actor: Actor): string | null {
  return actor.kind === 'person' ? (lookUp(room.signIns, actor.personId) ?? null) : null;
}
