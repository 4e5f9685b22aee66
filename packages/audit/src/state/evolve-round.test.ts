import { describe, expect, test } from 'vitest';
import { whoEntered } from '../frame/who-entered.ts';
import { accept, card, draw, inRounds, marks, openAudit, SETTINGS, seen } from '../testing/build-audit.ts';
import { SIGN } from '../testing/enter-twice.ts';
import type { AuditInRounds, BatchPlace } from './audit-state.ts';
import { findBoard, findWork } from './audit-view.ts';
import { findReview } from './batch-review.ts';
import type { CaseSubject } from './difference-case.ts';
import { evolve } from './evolve.ts';

/* What is known of the people and the units of a round, after one event and another. */

const AT = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const OTHER = { jurisdiction: 'Adams', board: 'Board 2' } as const;

function atWork(change: { readonly doubleEntry?: true } = {}): AuditInRounds {
  const draws = [1, 2, 3].map((position) => draw({ position }));
  return inRounds(
    accept(openAudit({ type: 'ballot-polling', settings: { ...SETTINGS, ...change } }, draws), {
      type: 'create-boards',
      jurisdiction: 'Adams',
      boards: [
        { name: 'Board 1', ballots: [card(1), card(2)] },
        { name: 'Board 2', ballots: [card(3)] },
      ],
    }),
  );
}
const named = (audit: AuditInRounds, ...members: readonly string[]) =>
  inRounds(evolve(audit, { type: 'board-members-named', ...AT, members }));
const recorded = (audit: AuditInRounds, position: number, at = AT as typeof AT | typeof OTHER) =>
  inRounds(
    evolve(audit, {
      type: 'ballot-recorded',
      version: 6,
      ...at,
      ballot: card(position),
      record: seen({ Mayor: marks('Ada') }),
    }),
  );
const sat = (audit: AuditInRounds) => {
  const { members, earlierMembers, earlierSeats } = findBoard(audit, AT) ?? {};
  return { members, earlierMembers, earlierSeats };
};

describe('who sits at a board', () => {
  test('everybody who sat there before stays known, once, and not among those who sit there now', () => {
    const first = named(atWork(), 'Ann', 'Bo');
    expect(findBoard(first, AT)).toEqual({
      name: 'Board 1',
      ballots: [card(1), card(2)],
      members: ['Ann', 'Bo'],
      signedOff: false,
    });
    const second = named(first, 'Ann', 'Cy');
    expect(sat(second)).toEqual({ members: ['Ann', 'Cy'], earlierMembers: ['Bo'], earlierSeats: undefined });
    const third = named(second, 'Di', 'Bo');
    expect(sat(third)).toEqual({ members: ['Di', 'Bo'], earlierMembers: ['Ann', 'Cy'], earlierSeats: undefined });
    expect(findBoard(third, OTHER)?.members).toEqual([]);
  });

  test('where each card is entered twice their places stay known too, each time that others were named', () => {
    const first = named(atWork({ doubleEntry: true }), 'Ann', 'Bo');
    expect(sat(first)).toEqual({ members: ['Ann', 'Bo'], earlierMembers: undefined, earlierSeats: undefined });
    const third = named(named(first, 'Cy', 'Bo'), 'Ann', 'Bo');
    expect(sat(third)).toEqual({
      members: ['Ann', 'Bo'],
      earlierMembers: ['Cy'],
      earlierSeats: [
        ['Ann', 'Bo'],
        ['Cy', 'Bo'],
      ],
    });
  });
});

describe('who entered a card or a batch', () => {
  const of = (unit: CaseSubject['unit'], jurisdiction: string | null = 'Adams'): CaseSubject => ({
    jurisdiction,
    unit,
  });

  test('of a card all who ever sat at its board in the round, and nobody of another board', () => {
    const audit = recorded(named(named(atWork(), 'Ann', 'Bo'), 'Cy', 'Di'), 1);
    const other = evolve(audit, { type: 'board-members-named', ...OTHER, members: ['Eve', 'Fay'] });
    const both = recorded(inRounds(other), 3, OTHER);
    expect(whoEntered(both, of({ kind: 'ballot', ballot: card(1) }))).toEqual(['Cy', 'Di', 'Ann', 'Bo']);
    expect(whoEntered(both, of({ kind: 'ballot', ballot: card(3) }))).toEqual(['Eve', 'Fay']);
    // Nobody entered it, it lies elsewhere, or it is no unit that anybody enters.
    expect(whoEntered(both, of({ kind: 'ballot', ballot: card(2) }))).toEqual([]);
    expect(whoEntered(both, of({ kind: 'ballot', ballot: card(1) }, 'Baker'))).toEqual([]);
    expect(whoEntered(both, of({ kind: 'ballot', ballot: card(1) }, null))).toEqual([]);
    expect(whoEntered(both, of({ kind: 'contest', contest: 'Mayor' }))).toEqual([]);
    expect(whoEntered(both, of({ kind: 'batch', batch: 'B1' }))).toEqual([]);
  });
});

describe('a board that signs', () => {
  test('is signed off alone, and open again alone', () => {
    const done = [1, 2].reduce((audit, position) => recorded(audit, position), named(atWork(), 'Ann Lee', 'Bo Ruiz'));
    const signed = inRounds(accept(done, SIGN));
    expect([findBoard(signed, AT)?.signedOff, findBoard(signed, OTHER)?.signedOff]).toEqual([true, false]);
    const reopened = inRounds(evolve(signed, { type: 'board-reopened', version: 2, ...AT, reason: { text: 'Why' } }));
    expect(findBoard(reopened, AT)?.signedOff).toBe(false);
    expect(findBoard(reopened, AT) && 'openFor' in (findBoard(reopened, AT) ?? {})).toBe(false);
  });

  test('a card that is opened again is open alone where the board had signed, and with all others where it had not', () => {
    const done = [1, 2].reduce((audit, position) => recorded(audit, position), named(atWork(), 'Ann Lee', 'Bo Ruiz'));
    const reopen = (position: number) =>
      ({ type: 'card-reopened', ...AT, ballot: card(position), reason: { text: 'Why' } }) as const;
    const unsigned = inRounds(evolve(done, reopen(1)));
    expect(findBoard(unsigned, AT)?.openFor).toBeUndefined();
    const signed = inRounds(evolve(accept(done, SIGN), reopen(1)));
    expect(findBoard(signed, AT)).toMatchObject({ signedOff: false, openFor: [card(1)] });
    const both = inRounds(evolve(signed, reopen(2)));
    expect(findBoard(both, AT)).toMatchObject({ signedOff: false, openFor: [card(1), card(2)] });
    expect(findBoard(both, AT)?.reopened?.map(({ ballot, revision }) => [ballot, revision])).toEqual([
      [card(1), 1],
      [card(2), 1],
    ]);
    // A card that nobody entered is not opened again.
    expect(() => evolve(named(atWork(), 'Ann'), reopen(1))).toThrow('was entered');
    expect(() => evolve(done, { ...reopen(1), board: 'Board 9' })).toThrow('was entered');
  });
});

describe('a batch with the review team', () => {
  const B1: BatchPlace = { jurisdiction: 'Adams', batch: 'B1' };
  const counting = (): AuditInRounds => {
    const open = openAudit({ type: 'batch-comparison' }, [draw(), draw({ batch: 'B2' })]);
    return inRounds(evolve(open, { type: 'review-team-created', jurisdiction: 'Adams', board: 'Review Team' }));
  };
  const sent = { type: 'batch-sent-to-review', ...B1, enteredBy: 'm', kinds: { duplicate: 2 }, remark: null } as const;

  test('was sent by people by name, or by the manager alone, and everybody who ever sent any is known', () => {
    const byManager = inRounds(evolve(counting(), sent));
    expect(findReview(byManager, B1)).toEqual({
      kinds: { duplicate: 2 },
      remark: null,
      sentBy: { enteredBy: 'm' },
      senders: [],
      revision: 1,
      deciders: [],
    });
    const byPeople = inRounds(evolve(byManager, { ...sent, people: ['Ann', 'Bo'] }));
    expect(findReview(byPeople, B1)).toMatchObject({
      sentBy: { enteredBy: 'm', people: ['Ann', 'Bo'] },
      senders: ['Ann', 'Bo'],
      revision: 2,
    });
    const again = inRounds(evolve(byPeople, { ...sent, people: ['Bo', 'Cy'] }));
    expect(findReview(again, B1)?.senders).toEqual(['Ann', 'Bo', 'Cy']);
    expect(findReview(again, { ...B1, batch: 'B2' })).toBeUndefined();
  });

  test('has its stacks counted with the votes on them, and is decided on only where something was sent', () => {
    const audit = inRounds(evolve(counting(), sent));
    const stacks = { type: 'stacks-counted', version: 2, ...B1, stacks: 48, sent: 2, handled: 50 } as const;
    expect(() => evolve(audit, stacks)).toThrow('counted with the votes');
    expect(() => evolve(audit, { ...stacks, entry: 'an entry that never came' })).toThrow('counted with the votes');
    expect(() => evolve(counting(), stacks)).toThrow('counted with the votes');
    const decided = {
      type: 'batch-reviewed',
      ...B1,
      board: 'Review Team',
      people: ['Eve', 'Fay'],
      votes: { Mayor: { Ada: 1, Ben: 1 } },
      remark: null,
    } as const;
    expect(findReview(inRounds(evolve(audit, decided)), B1)?.deciders).toEqual(['Eve', 'Fay']);
    expect(() => evolve(counting(), decided)).toThrow('what it was sent');
    const back = evolve(audit, { ...sent, kinds: {} });
    expect(() => evolve(back, decided)).toThrow('what it was sent');
  });
});

test('a card that is sent goes from its board to the team, and nothing else moves', () => {
  const withTeam = inRounds(
    evolve(atWork(), { type: 'review-team-created', jurisdiction: 'Adams', board: 'Review Team' }),
  );
  const event = {
    type: 'card-sent-to-review',
    version: 2,
    ...AT,
    ballot: card(2),
    why: 'duplicate',
    remark: null,
    seen: {},
  } as const;
  const sent = inRounds(evolve(withTeam, event));
  expect(findWork(sent, 'Adams')?.boards.map(({ name, ballots }) => [name, ballots])).toEqual([
    ['Board 1', [card(1)]],
    ['Board 2', [card(3)]],
    ['Review Team', [card(2)]],
  ]);
  const both = inRounds(evolve(sent, { ...event, ballot: card(1) }));
  expect(findWork(both, 'Adams')?.reviews?.map(({ ballot }) => ballot)).toEqual([card(2), card(1)]);
  expect(findBoard(both, { ...AT, board: 'Review Team' })?.ballots).toEqual([card(2), card(1)]);
  expect(() => evolve(atWork(), event)).toThrow('review team that is there');
});
