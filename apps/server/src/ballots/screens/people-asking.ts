import type { OpenRoom, PersonId } from '@plumbline/ballot-management';
import { lookUp } from '@plumbline/prelude';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import type { Session } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { accountsAsking } from './accounts-asking.ts';

/** Who asks, and at which device: what makes files asks at none. */
export type Asking = {
  readonly services: Pick<Services, 'db' | 'now'>;
  readonly session: Pick<Session, 'actor' | 'digest'>;
};

/** Everybody who looks at the device that asks, as persons of the room: whoever is signed in there, and whoever joined them. */
export async function peopleAsking(
  { services, session }: Asking,
  { place, room }: { readonly place: RoomPlace; readonly room: OpenRoom },
): Promise<readonly PersonId[]> {
  const { actor, digest: sessionDigest } = session;
  if (actor.kind !== 'person') return [];
  const asked = { place, personId: actor.personId, sessionDigest, at: services.now() };
  const accounts = await accountsAsking(services.db, asked);
  return [...new Set(accounts.flatMap((account) => lookUp(room.signIns, account) ?? []))];
}
