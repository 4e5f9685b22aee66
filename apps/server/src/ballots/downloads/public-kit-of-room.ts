import { type KitStatement, type OpenRoom, publicKitOf } from '@plumbline/ballot-management';
import type { KitContext } from '@plumbline/documents';
import { assert } from '@plumbline/prelude';
import type { PublicLanguage } from '@plumbline/words/define-words';
import { spokenBy } from '@plumbline/words/english-of';
import type { Services } from '../../services.ts';
import { findElection } from '../../stores/elections.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { findOwnWords } from '../../stores/own-words.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import type { RoomHistory } from '../history/load-room.ts';
import { momentOfNewest } from './public-page-of-room.ts';

/** The public kit of a room as its log stands, with what stands on each of its pieces. */
export async function publicKitOfRoom(
  { db, now }: Pick<Services, 'db' | 'now'>,
  {
    history,
    room,
    language,
  }: { readonly history: RoomHistory; readonly room: OpenRoom; readonly language: PublicLanguage },
): Promise<{ readonly context: KitContext; readonly kit: readonly KitStatement[] }> {
  const { place, head } = history;
  const election = await findElection(db, place.electionId);
  assert(election !== undefined, 'a room belongs to an election', place.electionId);
  const { state } = election;
  const [office] = await findOrganizations(db, [election.organizationId]);
  const { inWords } = await momentOfNewest(db, place, { number: head.number, state, language });
  const own = await findOwnWords(db, election.organizationId);
  return {
    kit: publicKitOf(room, instantOfState(now(), state)),
    context: {
      spoken: spokenBy(own, language),
      office: office?.name ?? '',
      jurisdiction: place.jurisdiction,
      election: election.name,
      time: inWords,
      head: { number: head.number, hash: head.hash },
    },
  };
}
