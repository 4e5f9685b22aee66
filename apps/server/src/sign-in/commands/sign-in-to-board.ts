import { readBoardCode } from '@plumbline/api';
import { err, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { lockChain } from '../../log/append-events.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findBoardByCode } from '../../stores/board-links.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { boardPin } from '../../stores/token.ts';
import { judgePin, WRONG_PINS_MAX } from '../board-pin-rules.ts';
import { describePerson } from '../describe-person.ts';
import { signedIn } from './sign-in-with-link.ts';

/** By the link and the PIN of a board. Every try at a PIN that can still be tried is in the log of the office. */
export const signInToBoard = defineCommand({
  name: 'sign-in-to-board',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,
  hidesInput: true,

  async run({ services, tx }, { token, pin }) {
    const code = readBoardCode(token);
    const known = code === undefined ? undefined : await findBoardByCode(tx, code);
    // Held, so that no two tries at a time count as one, and nothing is made anew meanwhile.
    if (known !== undefined) await lockChain(tx, organizationChain(known.organizationId));
    const board = known && (await findBoardByCode(tx, code ?? ''));
    if (board === undefined || !board.usable) return refuse('board-link-unknown', detail('checkBoardAddress'));
    const chain = organizationChain(board.organizationId);
    const { auditId, jurisdiction, round, board: name, wrongPins } = board;
    const verdict = judgePin(pin, { pin: boardPin(services.secret, board), wrongPins });
    if (verdict === 'locked') return refuse('board-pin-locked', detail('boardPinLocked'));
    if (verdict === 'wrong') {
      const wrong = wrongPins + 1;
      const event: OrganizationEvent = {
        type: 'board-pin-refused',
        ...{ auditId, jurisdiction, round, board: name, wrong },
      };
      const left = WRONG_PINS_MAX - wrong;
      const refusal =
        left === 0
          ? ({ code: 'board-pin-locked', detail: detail('boardPinLocked') } as const)
          : ({ code: 'board-pin-wrong', detail: detail('boardPinWrong', { count: left }) } as const);
      return ok({ additions: [{ chain, events: [event] }], answer: err(refusal) });
    }
    const subject = { kind: 'board', boardId: board.boardId, rotation: board.rotation } as const;
    const additions = [{ chain, events: [signedIn(subject)] }];
    const person = await describePerson(tx, subject);
    return ok({ additions, answer: ok({ person }), signIn: { ...subject, openedBy: 'link' } });
  },
});
