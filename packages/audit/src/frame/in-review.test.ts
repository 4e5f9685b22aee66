import { describe, expect, test } from 'vitest';
import type { AuditCommand } from '../state/audit-command.ts';
import type { Audit, AuditInRounds } from '../state/audit-state.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import { accept, card, draw, inRounds, marks, openAudit, seen } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { cardsInReview, waitsForTeamAlone } from './in-review.ts';

/* Whether nothing but the decision of the review team is missing, and of how many cards. Board 1 has the cards 1 and 2, Board 2 the card 3. */

const at = (board: string) => ({ jurisdiction: 'Adams', board }) as const;
const enter = (board: string, position: number): AuditCommand => ({
  type: 'record-ballot',
  ...at(board),
  ballot: card(position),
  record: seen({ Mayor: marks('Ada') }),
});
const send = (board: string, position: number): AuditCommand => ({
  type: 'send-card-to-review',
  ...at(board),
  ballot: card(position),
  why: 'cannot-agree',
  remark: null,
  seen: {},
});
const sign = (board: string, ...typedNames: readonly string[]): AuditCommand => ({
  type: 'sign-off-board',
  ...at(board),
  typedNames,
});
const BOARD_1_SIGNS = sign('Board 1', 'Ann', 'Bo');
const BOARD_2_SIGNS = sign('Board 2', 'Cy', 'Di');

function atWork(...jurisdictions: readonly string[]): Audit {
  const all = ['Adams', ...jurisdictions];
  return accept(
    openAudit(
      { type: 'ballot-polling', jurisdictions: all },
      all.flatMap((jurisdiction) =>
        [1, 2, 3].map((position) => draw({ jurisdiction, position, ticket: `0.${position}` })),
      ),
    ),
    {
      type: 'create-boards',
      jurisdiction: 'Adams',
      boards: [
        { name: 'Board 1', ballots: [card(1), card(2)] },
        { name: 'Board 2', ballots: [card(3)] },
      ],
    },
    { type: 'name-board-members', ...at('Board 1'), members: ['Ann', 'Bo'] },
    { type: 'name-board-members', ...at('Board 2'), members: ['Cy', 'Di'] },
  );
}

function withTeam(...commands: readonly AuditCommand[]): AuditInRounds {
  const team: AuditCommand = { type: 'create-review-team', jurisdiction: 'Adams' };
  const seat: AuditCommand = { type: 'name-board-members', ...at(REVIEW_TEAM), members: ['Eve', 'Fay'] };
  return inRounds(accept(atWork(), team, seat, ...commands));
}

const stands = (audit: AuditInRounds) => [cardsInReview(audit, 'Adams'), waitsForTeamAlone(audit, 'Adams')];

describe('where boards enter cards', () => {
  test('nobody waits for a team that there is not', () => {
    expect(stands(inRounds(accept(atWork(), enter('Board 1', 1))))).toEqual([0, false]);
    expect([cardsInReview(withTeam(), 'Baker'), waitsForTeamAlone(withTeam(), 'Baker')]).toEqual([0, false]);
  });

  test('cards wait from the moment they are sent until the team has decided, also while boards are at work', () => {
    expect(stands(withTeam())).toEqual([0, false]);
    expect(stands(withTeam(send('Board 1', 1)))).toEqual([1, false]);
    expect(stands(withTeam(send('Board 1', 1), send('Board 1', 2)))).toEqual([2, false]);
    expect(stands(withTeam(send('Board 1', 1), send('Board 1', 2), enter(REVIEW_TEAM, 1)))).toEqual([1, false]);
  });

  test('only the team is missing once every other board has signed, or has no card left', () => {
    const half = [send('Board 1', 1), enter('Board 1', 2), BOARD_1_SIGNS] as const;
    expect(stands(withTeam(...half))).toEqual([1, false]);
    expect(stands(withTeam(...half, enter('Board 2', 3)))).toEqual([1, false]);
    expect(stands(withTeam(...half, enter('Board 2', 3), BOARD_2_SIGNS))).toEqual([1, true]);
    // Board 2 sent all it had, and has nothing to sign for.
    expect(stands(withTeam(...half, send('Board 2', 3)))).toEqual([2, true]);
  });

  test('the team is missing until it has signed, and is not where it was sent nothing', () => {
    const done = [
      send('Board 1', 1),
      enter('Board 1', 2),
      BOARD_1_SIGNS,
      enter('Board 2', 3),
      BOARD_2_SIGNS,
      enter(REVIEW_TEAM, 1),
    ] as const;
    expect(stands(withTeam(...done))).toEqual([0, true]);
    expect(stands(withTeam(...done, sign(REVIEW_TEAM, 'Eve', 'Fay')))).toEqual([0, false]);
    const nothing = [enter('Board 1', 1), enter('Board 1', 2), BOARD_1_SIGNS, enter('Board 2', 3), BOARD_2_SIGNS];
    expect(stands(withTeam(...nothing))).toEqual([0, false]);
  });

  test('a round that only teams keep open is refused with the counties that wait for them', () => {
    const team: AuditCommand = { type: 'create-review-team', jurisdiction: 'Adams' };
    const two = accept(
      atWork('Baker'),
      team,
      send('Board 1', 1),
      send('Board 1', 2),
      enter('Board 2', 3),
      BOARD_2_SIGNS,
    );
    expect(decide(two, { type: 'close-round', round: 1, measurements: [] })).toEqual({
      ok: false,
      error: { code: 'jurisdictions-outstanding', jurisdictions: ['Adams', 'Baker'], inReview: ['Adams'] },
    });
  });
});

describe('where batches are counted', () => {
  const entered = (batch: string, change: object = {}): AuditCommand => ({
    type: 'record-batch',
    jurisdiction: 'Adams',
    batch,
    ballots: 50,
    sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 30, Ben: 15 } } }],
    enteredBy: 'person-1',
    ...change,
  });
  const sent = (batch: string): AuditCommand => ({
    type: 'send-batch-to-review',
    jurisdiction: 'Adams',
    batch,
    ballots: 50,
    kinds: { 'write-in': 2, duplicate: 1 },
    remark: null,
    enteredBy: 'person-1',
  });
  const stacks = { stacks: { cards: 47, differenceConfirmed: null } };
  const FINAL: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 };
  const counting = (...commands: readonly AuditCommand[]) =>
    inRounds(
      accept(
        openAudit({ type: 'batch-comparison' }, [draw(), draw({ batch: 'B2' })]),
        { type: 'create-review-team', jurisdiction: 'Adams' },
        { type: 'name-board-members', ...at(REVIEW_TEAM), members: ['Eve', 'Fay'] },
        ...commands,
      ),
    );

  test('only the team is missing where each batch that is not counted waits for it with its stacks counted', () => {
    const both = [sent('B1'), sent('B2'), entered('B1', stacks)] as const;
    expect(stands(counting(...both))).toEqual([6, false]);
    expect(stands(counting(...both, entered('B2', stacks)))).toEqual([6, true]);
    // B2 waits for nobody: it was never entered.
    expect(stands(counting(sent('B1'), entered('B1', stacks)))).toEqual([3, false]);
    expect(stands(counting(sent('B1'), entered('B1', stacks), entered('B2')))).toEqual([3, true]);
  });

  test('where every batch is counted nobody waits for the team, before and after the tallies are final', () => {
    const counted = [entered('B1'), entered('B2')] as const;
    expect(stands(counting(...counted))).toEqual([0, false]);
    expect(stands(counting(...counted, FINAL))).toEqual([0, false]);
  });
});
