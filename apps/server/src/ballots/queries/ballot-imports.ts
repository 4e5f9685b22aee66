import { ROOM_FILE_COLUMNS, ROOM_FILE_KINDS, roomFileTemplateCsv } from '@plumbline/election-files';
import { ok } from '@plumbline/prelude';
import { namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** The kinds of files that the room takes in, and those that were taken in, the newest first. */
export const ballotImports = defineRoomQuery({
  name: 'ballot-imports',
  async show({ room }) {
    return ok({
      fileKinds: ROOM_FILE_KINDS.map((kind) => ({
        kind,
        columns: ROOM_FILE_COLUMNS[kind].map(({ name, required }) => ({ name, isRequired: required })),
        template: roomFileTemplateCsv(kind),
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
