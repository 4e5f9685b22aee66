import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findBoardByToken } from '../../stores/board-links.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { digestOfToken } from '../../stores/token.ts';
import { describePerson } from '../describe-person.ts';
import { signedIn } from './sign-in-with-link.ts';

export const signInToBoard = defineCommand({
  name: 'sign-in-to-board',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ tx }, { token }) {
    const board = await findBoardByToken(tx, digestOfToken(token));
    if (board === undefined || !board.usable) {
      return refuse('board-link-unknown', detail('checkBoardAddress'));
    }
    const subject = { kind: 'board', boardId: board.boardId, rotation: board.rotation } as const;
    const additions = [{ chain: organizationChain(board.organizationId), events: [signedIn(subject)] }];
    const person = await describePerson(tx, subject);
    return ok({ additions, answer: ok({ person }), signIn: { ...subject, openedBy: 'link' } });
  },
});
