import { ROOM_FILE_KINDS, roomFileColumns, roomFileTemplateCsv } from '@plumbline/election-files';
import { ok } from '@plumbline/prelude';
import { contestsOfRoom } from '../history/contests-of-room.ts';
import { namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** The kinds of files that the room takes in, and those that were taken in, the newest first. */
export const ballotImports = defineRoomQuery({
  name: 'ballot-imports',
  async show({ room, place, services }) {
    const contests = await contestsOfRoom(services.db, place);
    return ok({
      fileKinds: ROOM_FILE_KINDS.map((kind) => ({
        kind,
        columns: roomFileColumns(kind, contests).map(({ name, required }) => ({ name, isRequired: required })),
        template: roomFileTemplateCsv(kind, contests),
      })),
      imports: room.imports.toReversed().map(({ kind, file, lines, at, by }) => ({
        kind,
        ...file,
        lines,
        at,
        by: namesIn(room, by),
      })),
    });
  },
});
