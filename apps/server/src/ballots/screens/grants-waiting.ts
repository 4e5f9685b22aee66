import type { QueryOutput, RoomHeading } from '@plumbline/api';
import { decideRoom, type OpenRoom } from '@plumbline/ballot-management';
import type { QueryContext } from '../../road/define-query.ts';
import { findPerson } from '../../stores/people.ts';
import { namesIn, valuesOf } from './people-named.ts';

/** What was asked for somebody and waits for a second person of the office; whoever looks is told whether they are one. */
export async function grantsWaiting(
  { services, session }: Pick<QueryContext, 'services' | 'session'>,
  { room, heading }: { readonly room: OpenRoom; readonly heading: RoomHeading },
): Promise<QueryOutput<'ballot-room'>['waiting']> {
  const { actor } = session;
  const isOffice = heading.you?.duties.some((duty) => duty === 'director' || duty === 'coordinator') ?? false;
  const waiting: QueryOutput<'ballot-room'>['waiting'] = [];
  for (const { proposal, grant, by, state } of valuesOf(room.grants)) {
    if (state !== 'waits') continue;
    const account = grant.what === 'sign-in' && isOffice ? await findPerson(services.db, grant.signIn) : undefined;
    const signIns = actor.kind === 'person' ? [actor.personId] : [];
    const at = `${heading.today}T12:00:00Z`;
    waiting.push({
      proposal,
      what: grant.what,
      person: namesIn(room, [grant.person])[0] ?? grant.person,
      duty: grant.what === 'duty' ? grant.duty : null,
      address: account?.email ?? null,
      by: namesIn(room, by),
      mayConfirm: decideRoom(room, { type: 'confirm-grants', proposals: [proposal], signIns, at }).ok,
    });
  }
  return waiting;
}
