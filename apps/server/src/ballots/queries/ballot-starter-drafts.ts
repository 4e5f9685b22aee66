import { starterDrafts } from '@plumbline/documents';
import { lookUp, ok } from '@plumbline/prelude';
import { defineRoomQuery } from './define-room-query.ts';

/** The texts a room can begin with, as far as it has none of their names. */
export const ballotStarterDrafts = defineRoomQuery({
  name: 'ballot-starter-drafts',
  async show({ room }) {
    const left = starterDrafts(room, 'en').filter(({ procedure }) => lookUp(room.procedures, procedure) === undefined);
    return ok({ drafts: left.map((draft) => ({ ...draft, topics: [...draft.topics] })) });
  },
});
