import type { QueryName, QueryOutput } from '@plumbline/api';
import type { OpenRoom, SeenRoom } from '@plumbline/ballot-management';
import { ok, type Result } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { type Refusal, refuse } from '../../road/define-command.ts';
import type { ParsedQuery, QueryContext, QueryDefinition } from '../../road/define-query.ts';
import { loadRoom, type RoomHistory } from '../history/load-room.ts';
import { roomHeading } from '../screens/room-heading.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** What a screen of an open room is made from. */
export type RoomContext = QueryContext & {
  readonly place: RoomPlace;
  readonly history: RoomHistory;
  /** As whoever asks may see it: what they are to read again blind is blank. */
  readonly room: OpenRoom;
  /** What of the room is hidden from whoever asks, with the room as it is for what shows no figure. */
  readonly seen: SeenRoom;
  /** Today where the ballots are. */
  readonly today: string;
  /** The state of the election, whose clocks the moments are written by. */
  readonly state: string | null;
};

/**
 * A query of the public contract about an open ballot room. Its output is the heading of every page of a room, and what `show` answers.
 * Whoever may read the room may read all of it but the entries that they are to read again themselves.
 */
export function defineRoomQuery<Name extends QueryName>(definition: {
  readonly name: Name;
  readonly show: (
    context: RoomContext,
    input: ParsedQuery<Name>,
  ) => Promise<Result<Omit<QueryOutput<Name>, 'heading'>, Refusal>>;
}): { readonly name: Name } & QueryDefinition<ParsedQuery<Name> & RoomPlace, QueryOutput<Name>> {
  return {
    name: definition.name,
    permission: 'ballot-room.read',
    scope: ballotRoomScope,
    async run(context, input) {
      const place: RoomPlace = { electionId: input.electionId, jurisdiction: input.jurisdiction };
      const history = await loadRoom(context.services.db, place);
      const heading = await roomHeading(context, history);
      const { today } = heading;
      const { state } = heading.election;
      const seen = await roomSeen(context, { ...history, today });
      if (seen === undefined) return refuse('ballot-room-refused', ballotRefusal({ code: 'room-not-opened' }));
      const shown = await definition.show({ ...context, place, history, room: seen.room, seen, today, state }, input);
      // The heading and the rest together are the output of this name.
      return shown.ok ? ok({ heading, ...shown.value } as unknown as QueryOutput<Name>) : shown;
    },
  };
}
