import { readBoardCode } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findBoardByCode } from '../../stores/board-links.ts';

export const boardDoor = defineQuery({
  name: 'board-door',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, session }, { token }) {
    const code = readBoardCode(token);
    const found = code === undefined ? undefined : await findBoardByCode(services.db, code);
    if (found === undefined || !found.usable) {
      return refuse('board-link-unknown', detail('checkBoardAddress'));
    }
    const { board, jurisdiction, boardId } = found;
    const { actor } = session;
    const isSignedIn = actor.kind === 'board' && actor.boardId === boardId;
    return ok({ board, jurisdiction, isSignedIn });
  },
});
