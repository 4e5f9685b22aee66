import { expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { isJurisdictionComplete } from '../frame/is-jurisdiction-complete.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot, findBoard } from '../state/audit-view.ts';
import { cardsToLookAtAgain } from '../state/reopened-card.ts';
import { accept, card, draw, inRounds, marks, openAudit, seen } from '../testing/build-audit.ts';

/* One card of a board is opened again. Board 1 has the cards 1, 2 and 3, entered for Ada, and has signed off. */

const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const reason = { text: 'Read upside down', salt: 'a'.repeat(64) };
const reopen = (position: number): AuditCommand => ({ type: 'reopen-card', ...BOARD, ballot: card(position), reason });
const enter = (position: number, choice: string): AuditCommand => ({
  type: 'record-ballot',
  ...BOARD,
  ballot: card(position),
  record: seen({ Mayor: marks(choice) }),
});
const SIGN: AuditCommand = { type: 'sign-off-board', ...BOARD, typedNames: ['Ann', 'Bo'] };

const entered = () => {
  const drawn = [1, 2, 3].map((position) => draw({ position, ticket: `0.${position}` }));
  const boards = [{ name: 'Board 1', ballots: [card(1), card(2), card(3)] }];
  return inRounds(
    accept(
      openAudit({ type: 'ballot-polling' }, drawn),
      { type: 'create-boards', jurisdiction: 'Adams', boards },
      { type: 'name-board-members', ...BOARD, members: ['Ann', 'Bo'] },
      ...[1, 2, 3].map((position) => enter(position, 'Ada')),
    ),
  );
};
const signed = () => inRounds(accept(entered(), SIGN));
const after = (audit: AuditInRounds, ...commands: AuditCommand[]) => inRounds(accept(audit, ...commands));
const refusalOf = (audit: AuditInRounds, command: AuditCommand) => {
  const decided = decide(audit, command);
  return decided.ok ? 'taken' : decided.error.code;
};
const waiting = (audit: AuditInRounds) => {
  const board = findBoard(audit, BOARD);
  return board === undefined ? [] : cardsToLookAtAgain(audit, 'Adams', board).map(({ ballot }) => ballot);
};

test('of a board that has signed off only this card is entered, and it signs again', () => {
  const open = after(signed(), reopen(2));
  expect(waiting(open)).toEqual([card(2)]);
  expect(isJurisdictionComplete(open, 'Adams')).toBe(false);
  expect(refusalOf(open, SIGN)).toBe('ballots-undecided');
  expect(refusalOf(open, enter(1, 'Ben'))).toBe('card-not-reopened');
  const again = after(open, enter(2, 'Ben'));
  expect(waiting(again)).toEqual([]);
  expect(isJurisdictionComplete(again, 'Adams')).toBe(false);
  const done = after(again, SIGN);
  expect(isJurisdictionComplete(done, 'Adams')).toBe(true);
  expect(findBallot(done, 'Adams', card(2))?.record).toEqual(seen({ Mayor: marks('Ben') }));
  expect(refusalOf(done, enter(2, 'Ada'))).toBe('board-signed-off');
});

test('the reason and what was entered before stay, also where the same is seen once more', () => {
  const done = after(signed(), reopen(2), enter(2, 'Ada'), SIGN, reopen(2), enter(2, 'Ben'), SIGN);
  const { reopened = [] } = findBoard(done, BOARD) ?? {};
  expect(reopened.map(({ earlier, revision }) => [earlier, revision])).toEqual([
    [seen({ Mayor: marks('Ada') }), 1],
    [seen({ Mayor: marks('Ada') }), 2],
  ]);
  const decided = decide(signed(), reopen(2));
  expect(decided).toMatchObject({ value: [{ type: 'card-reopened', reason: { digest: expect.any(String) } }] });
  expect(JSON.stringify(decided)).not.toContain('upside down');
});

test('while a board is at work its other cards stay open', () => {
  const open = after(entered(), reopen(2));
  expect(refusalOf(open, enter(1, 'Ben'))).toBe('taken');
  expect(refusalOf(open, SIGN)).toBe('ballots-undecided');
  expect(refusalOf(after(open, enter(2, 'Ada')), SIGN)).toBe('taken');
});

test('several cards may be open at once, and all of a board after some', () => {
  const two = after(signed(), reopen(1), reopen(3));
  expect(refusalOf(two, enter(2, 'Ben'))).toBe('card-not-reopened');
  expect(refusalOf(after(two, enter(1, 'Ben')), SIGN)).toBe('ballots-undecided');
  const all = after(two, { type: 'reopen-board', ...BOARD, reason });
  expect(refusalOf(all, enter(2, 'Ben'))).toBe('taken');
  expect(refusalOf(all, SIGN)).toBe('ballots-undecided');
});

test('a card that was not entered, is open already or is of another board is not opened', () => {
  expect(refusalOf(after(signed(), reopen(2)), reopen(2))).toBe('card-open-again');
  expect(refusalOf(signed(), reopen(9))).toBe('ballot-not-assigned');
  const boards = [{ name: 'Board 1', ballots: [card(1)] }];
  const fresh = after(inRounds(openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })])), {
    type: 'create-boards',
    jurisdiction: 'Adams',
    boards,
  });
  expect(refusalOf(fresh, reopen(1))).toBe('card-not-entered');
});

test('a board that is not there has no card to open again', () => {
  const command: AuditCommand = { ...(reopen(1) as Extract<AuditCommand, { type: 'reopen-card' }>), board: 'Board 9' };
  expect(refusalOf(signed(), command)).toBe('unknown-board');
});
