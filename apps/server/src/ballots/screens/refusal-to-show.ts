import { type Asking, type BallotRefusal, type BallotRoom, roomSeenBy } from '@plumbline/ballot-management';
import { lookUp } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import type { ServerRefusal } from '../../road/define-command.ts';
import { namesOfPeople } from '../../stores/people.ts';
import type { Reader } from '../../stores/store.ts';
import { namesIn } from './people-named.ts';

/** Refusals that name a count that was entered: whoever is still to read one again could ask for it with a wrong one. */
const NAMES_FIGURES: ReadonlySet<BallotRefusal['code']> = new Set<BallotRefusal['code']>([
  'cards-not-as-counted',
  'container-total-differs',
  'count-back-differs',
  'difference-not-explained',
  'file-is-not-the-manifest',
  'manifest-blocked',
  'recount-differs',
]);

/** The refusal as people hear it, without a figure that is hidden from them: persons and accounts by their names. */
export async function refusalToShow(
  db: Reader,
  room: BallotRoom,
  refusal: BallotRefusal,
  asking?: Asking,
): Promise<ServerRefusal> {
  if (room.phase === 'open' && asking !== undefined && NAMES_FIGURES.has(refusal.code)) {
    const people = asking.signIns.flatMap((account) => lookUp(room.signIns, account) ?? []);
    if (roomSeenBy(room, people, asking.at.slice(0, 10)).hidden.size > 0) {
      const says = ballotRefusal({ code: 'figures-hidden' });
      return { code: 'ballot-room-refused', detail: says, refusal: 'figures-hidden' };
    }
  }
  const said: Record<string, unknown> = { ...refusal };
  if (room.phase === 'open' && typeof said.person === 'string') {
    said.person = lookUp(room.people, said.person)?.name ?? said.person;
  }
  if (room.phase === 'open' && refusal.code === 'training-not-current') said.trained = namesIn(room, refusal.trained);
  if (typeof said.signIn === 'string') {
    said.signIn = (await namesOfPeople(db, [said.signIn])).get(said.signIn) ?? said.signIn;
  }
  return { code: 'ballot-room-refused', detail: ballotRefusal({ ...said, code: refusal.code }), refusal: refusal.code };
}
