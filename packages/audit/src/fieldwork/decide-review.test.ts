import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { isJurisdictionComplete } from '../frame/is-jurisdiction-complete.ts';
import { whoEntered } from '../frame/who-entered.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot, findBoard, findWork } from '../state/audit-view.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import { accept, card, draw, inRounds, marks, openAudit, seen } from '../testing/build-audit.ts';

/* Cards that boards leave to the review team of their jurisdiction. Board 1 has the cards 1 and 2, Board 2 the card 3. */

const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const TEAM = { jurisdiction: 'Adams', board: REVIEW_TEAM } as const;
const CREATE = { type: 'create-review-team', jurisdiction: 'Adams' } as const;
const text = (typed: string) => ({ text: typed, salt: 'a'.repeat(64) });

const send = (position: number, change: Partial<Extract<AuditCommand, { type: 'send-card-to-review' }>> = {}) =>
  ({
    type: 'send-card-to-review',
    ...BOARD,
    ballot: card(position),
    why: 'cannot-agree',
    remark: null,
    seen: {},
    ...change,
  }) as const;
const enter = (place: { jurisdiction: string; board: string }, position: number, choice: string): AuditCommand => ({
  type: 'record-ballot',
  ...place,
  ballot: card(position),
  record: seen({ Mayor: marks(choice) }),
});

function atWork(): AuditInRounds {
  const open = openAudit(
    { type: 'ballot-polling' },
    [1, 2, 3].map((position) => draw({ position, ticket: `0.${position}` })),
  );
  return inRounds(
    accept(
      open,
      {
        type: 'create-boards',
        jurisdiction: 'Adams',
        boards: [
          { name: 'Board 1', ballots: [card(1), card(2)] },
          { name: 'Board 2', ballots: [card(3)] },
        ],
      },
      { type: 'name-board-members', ...BOARD, members: ['Ann', 'Bo'] },
      { type: 'name-board-members', ...BOARD, board: 'Board 2', members: ['Cy', 'Di'] },
    ),
  );
}
const withTeam = () => inRounds(accept(atWork(), CREATE));
const seated = () => inRounds(accept(withTeam(), { type: 'name-board-members', ...TEAM, members: ['Eve', 'Fay'] }));
const sent = () => inRounds(accept(seated(), send(1, { seen: { Mayor: marks('Ben') } })));
const refusalOf = (audit: AuditInRounds, command: AuditCommand) => {
  const decided = decide(audit, command);
  return decided.ok ? 'taken' : decided.error.code;
};
const signing = (place: { jurisdiction: string; board: string }, ...typedNames: string[]): AuditCommand => ({
  type: 'sign-off-board',
  ...place,
  typedNames,
});

describe('the team', () => {
  test('is made once, beside boards', () => {
    const open = openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]);
    expect(refusalOf(open, CREATE)).toBe('boards-needed-first');
    expect(refusalOf(withTeam(), CREATE)).toBe('review-team-exists');
    expect(findBoard(withTeam(), TEAM)).toMatchObject({ ballots: [], members: [], signedOff: false, reviews: true });
  });

  test('is of two people, neither of whom sent it a card', () => {
    const name = (...members: readonly string[]): AuditCommand => ({ type: 'name-board-members', ...TEAM, members });
    expect(refusalOf(withTeam(), name('Eve'))).toBe('review-team-of-two');
    expect(refusalOf(withTeam(), name('Eve', 'eve '))).toBe('board-members-alike');
    expect(refusalOf(withTeam(), name('Ann', 'Fay'))).toBe('taken');
    const waiting = inRounds(accept(withTeam(), send(1)));
    expect(refusalOf(waiting, name('ANN', 'Fay'))).toBe('review-by-same');
    expect(refusalOf(waiting, name('Cy', 'Fay'))).toBe('taken');
    const bo = inRounds(accept(withTeam(), name('Bo', 'Fay')));
    expect(refusalOf(bo, send(1))).toBe('review-by-same');
    // Nor does the team sit down afterwards where a card came from; elsewhere it may.
    const sitting = (board: string): AuditCommand => ({
      type: 'name-board-members',
      jurisdiction: 'Adams',
      board,
      members: ['eve', 'Gus'],
    });
    expect(refusalOf(sent(), sitting('Board 1'))).toBe('review-by-same');
    expect(refusalOf(sent(), sitting('Board 2'))).toBe('taken');
  });

  test('without one a board sends nothing', () => {
    expect(refusalOf(atWork(), send(1))).toBe('review-team-missing');
  });
});

describe('a card that is sent', () => {
  test('is one of its board that nobody has entered, with a reason', () => {
    expect(refusalOf(seated(), send(3))).toBe('ballot-not-assigned');
    expect(refusalOf(seated(), send(1, { board: 'Board 3' }))).toBe('unknown-board');
    expect(refusalOf(seated(), send(1, { why: 'other' }))).toBe('review-reason-missing');
    expect(refusalOf(seated(), send(1, { why: 'other', remark: text('A stain') }))).toBe('taken');
    expect(refusalOf(seated(), send(1, { seen: { Mayor: marks('Zoe') } }))).toBe('unknown-choice');
    expect(refusalOf(seated(), send(1, { seen: { Levy: marks('Ada') } }))).toBe('unknown-contest');
    expect(refusalOf(seated(), send(1, { seen: { Mayor: marks('Ada'), Levy: marks('Ada') } }))).toBe('unknown-contest');
    expect(refusalOf(inRounds(accept(seated(), enter(BOARD, 1, 'Ada'))), send(1))).toBe('card-entered-already');
    expect(refusalOf(sent(), send(1))).toBe('ballot-not-assigned');
    expect(refusalOf(sent(), send(1, { board: REVIEW_TEAM }))).toBe('review-by-board-only');
  });

  test('changes hands: the board enters it no more, however late its device sends', () => {
    const audit = sent();
    expect(findBoard(audit, BOARD)?.ballots).toEqual([card(2)]);
    expect(findBoard(audit, TEAM)?.ballots).toEqual([card(1)]);
    expect(refusalOf(audit, enter(BOARD, 1, 'Ada'))).toBe('ballot-not-assigned');
    const id = '6f1c8f0e-6d0a-4f55-9d3e-0d8f2b1f5a01';
    const entry = { id, device: id, number: 1, enteredAt: '2026-11-05T10:00:00.000Z', replaces: [] };
    const late = { ...enter(BOARD, 1, 'Ada'), entry } as AuditCommand;
    expect(refusalOf(audit, late)).toBe('ballot-not-assigned');
  });

  test('counts for nobody before the team decides, and as the team decides', () => {
    expect(findBallot(sent(), 'Adams', card(1))).toBeUndefined();
    const decided = inRounds(accept(sent(), enter(TEAM, 1, 'Ada')));
    expect(findBallot(decided, 'Adams', card(1))).toMatchObject({
      board: REVIEW_TEAM,
      record: { interpretations: { Mayor: { choices: ['Ada'] } } },
    });
    // What the board had read stays beside it.
    expect(findWork(decided, 'Adams')?.reviews).toEqual([
      { board: 'Board 1', ballot: card(1), why: 'cannot-agree', remark: null, seen: { Mayor: marks('Ben') } },
    ]);
    const subject = { jurisdiction: 'Adams', unit: { kind: 'ballot', ballot: card(1) } } as const;
    expect(whoEntered(decided, subject)).toEqual(['Ann', 'Bo', 'Eve', 'Fay']);
    const beside = { ...subject, unit: { kind: 'ballot', ballot: card(3) } } as const;
    const entered = accept(decided, enter({ ...BOARD, board: 'Board 2' }, 3, 'Ada'));
    expect(whoEntered(inRounds(entered), beside)).toEqual(['Cy', 'Di']);
  });

  test('only the digest of a remark goes into the log', () => {
    const decided = decide(seated(), send(1, { remark: text('A stain over the name') }));
    expect(JSON.stringify(decided)).not.toContain('stain');
    expect(decided).toMatchObject({ value: [{ remark: { digest: expect.stringMatching(/^[0-9a-f]{64}$/) } }] });
  });
});

describe('the round', () => {
  test('does not end while a card waits for the team', () => {
    const boardsDone = inRounds(
      accept(
        sent(),
        enter(BOARD, 2, 'Ada'),
        enter({ ...BOARD, board: 'Board 2' }, 3, 'Ada'),
        signing(BOARD, 'Ann', 'Bo'),
        signing({ ...BOARD, board: 'Board 2' }, 'Cy', 'Di'),
      ),
    );
    expect(isJurisdictionComplete(boardsDone, 'Adams')).toBe(false);
    const closing: AuditCommand = { type: 'close-round', round: 1, measurements: [] };
    expect(refusalOf(boardsDone, closing)).toBe('jurisdictions-outstanding');
    expect(refusalOf(boardsDone, signing(TEAM, 'Eve', 'Fay'))).toBe('ballots-undecided');
    const decided = inRounds(accept(boardsDone, enter(TEAM, 1, 'Ben')));
    expect(isJurisdictionComplete(decided, 'Adams')).toBe(false);
    expect(isJurisdictionComplete(inRounds(accept(decided, signing(TEAM, 'Eve', 'Fay'))), 'Adams')).toBe(true);
  });

  test('ends without the team where no card waits for it, and sends nothing to a team that has signed', () => {
    const done = inRounds(
      accept(
        seated(),
        ...[1, 2].map((position) => enter(BOARD, position, 'Ada')),
        enter({ ...BOARD, board: 'Board 2' }, 3, 'Ada'),
        signing(BOARD, 'Ann', 'Bo'),
        signing({ ...BOARD, board: 'Board 2' }, 'Cy', 'Di'),
      ),
    );
    expect(isJurisdictionComplete(done, 'Adams')).toBe(true);
    expect(refusalOf(inRounds(accept(seated(), signing(TEAM, 'Eve', 'Fay'))), send(1))).toBe('board-signed-off');
  });
});

test('a board that nobody sits at sends nothing', () => {
  const open = openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]);
  const boards = [{ name: 'Board 1', ballots: [card(1)] }];
  const empty = inRounds(accept(open, { type: 'create-boards', jurisdiction: 'Adams', boards }, CREATE));
  expect(refusalOf(empty, send(1))).toBe('board-members-missing');
  expect(refusalOf(empty, send(1, { jurisdiction: 'Dade' }))).toBe('unknown-board');
});
