import { ROOM_PAGES } from '../../../apps/web/src/pages/ballot-room/room-pages.ts';
import { goTo, roomPage } from '../pages.mjs';
import { electionWithRooms } from '../people.mjs';

/** All ballots of this county are counted, reconciled, sealed and stored; those of the other are still being counted. */
const REVIEWED = 'Tamarack';
const COUNTED = 'Larch';

/** Every page of a ballot room, as its director sees them, and the first ones as they are while work is under way. */
export const BALLOT_ROOM = [
  ['director-rooms', async ({ ada }) => goTo(ada, `/elections/${await electionWithRooms(ada)}/ballots`)],
  ...ROOM_PAGES.flatMap(({ pages }) => pages).map((name) => [`director-${name}`, roomPage(REVIEWED, name)]),
  ...['overview', 'forms', 'review', 'incidents', 'reconciliation', 'manifest'].map((name) => [
    `director-${name}-under-way`,
    roomPage(COUNTED, name),
  ]),
];
