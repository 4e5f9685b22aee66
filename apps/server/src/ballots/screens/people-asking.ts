import type { OpenRoom, PersonId } from '@plumbline/ballot-management';
import { lookUp } from '@plumbline/prelude';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import type { QueryContext } from '../../road/define-query.ts';
import { accountsAsking } from './accounts-asking.ts';

/** Everybody who looks at the device that asks, as persons of the room: whoever is signed in there, and whoever joined them. */
export async function peopleAsking(
  { services, session }: Pick<QueryContext, 'services' | 'session'>,
  { place, room }: { readonly place: RoomPlace; readonly room: OpenRoom },
): Promise<readonly PersonId[]> {
  const { actor, digest: sessionDigest } = session;
  if (actor.kind !== 'person') return [];
  const asked = { place, personId: actor.personId, sessionDigest, at: services.now() };
  const accounts = await accountsAsking(services.db, asked);
  return [...new Set(accounts.flatMap((account) => lookUp(room.signIns, account) ?? []))];
}
