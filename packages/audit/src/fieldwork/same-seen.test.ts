import { describe, expect, test } from 'vitest';
import type { AuditInRounds, CardsCounted, TallySheet } from '../state/audit-state.ts';
import type { CaseSubject } from '../state/difference-case.ts';
import { evolve } from '../state/evolve.ts';
import { accept, card, contest, draw, inRounds, marks, openAudit, seen } from '../testing/build-audit.ts';
import { isSameSeen, lookAsked } from './same-seen.ts';

/* What two other people are asked about a card or a batch, and whether they saw what is entered. */

const CONTESTS = [contest('Mayor'), contest('Levy'), contest('Bond', { jurisdictions: ['Baker'] })];
const names = (asked: ReturnType<typeof lookAsked>) => asked?.contests.map(({ name }) => name);

describe('of a card', () => {
  const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;
  const entered = (record: ReturnType<typeof seen> | { readonly state: 'not-found' }): AuditInRounds => {
    const open = accept(
      openAudit(
        { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests: CONTESTS },
        CONTESTS.map(({ name, jurisdictions }) =>
          draw({ contest: name, jurisdiction: jurisdictions === 'all' ? 'Adams' : 'Baker', position: 7 }),
        ),
      ),
      { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(7)] }] },
    );
    return inRounds(evolve(open, { type: 'ballot-recorded', version: 6, ...BOARD, ballot: card(7), record }));
  };
  const at = (jurisdiction: string | null, position = 7): CaseSubject => ({
    jurisdiction,
    unit: { kind: 'ballot', ballot: card(position) },
  });
  const BOTH = seen({ Mayor: marks('Ada'), Levy: marks() });

  test('the contests of its jurisdiction that were entered are asked; of one that was not found all', () => {
    expect(lookAsked(entered(BOTH), at('Adams'))?.kind).toBe('ballot');
    expect(names(lookAsked(entered(BOTH), at('Adams')))).toEqual(['Mayor', 'Levy']);
    expect(names(lookAsked(entered(seen({ Levy: marks('Ada') })), at('Adams')))).toEqual(['Levy']);
    expect(names(lookAsked(entered({ state: 'not-found' }), at('Adams')))).toEqual(['Mayor', 'Levy']);
  });

  test('nobody is asked of one that was not entered, or lies nowhere', () => {
    expect(lookAsked(entered(BOTH), at('Adams', 8))).toBeUndefined();
    expect(lookAsked(entered(BOTH), at('Baker'))).toBeUndefined();
    expect(lookAsked(entered(BOTH), at(null))).toBeUndefined();
  });

  test('the same is seen where every contest reads as it was entered', () => {
    const look = (record: typeof BOTH | { readonly state: 'not-found' }, subject = at('Adams')) =>
      isSameSeen(entered(BOTH), subject, { kind: 'ballot', record });
    expect(look(BOTH)).toBe(true);
    expect(look(seen({ Mayor: marks('Ada'), Levy: marks('Ada') }))).toBe(false);
    expect(look({ state: 'not-found' })).toBe(false);
    expect(look(BOTH, at('Adams', 8))).toBe(false);
    expect(look(BOTH, at('Baker'))).toBe(false);
    expect(look(BOTH, at(null))).toBe(false);
  });
});

describe('of a batch', () => {
  const B1: CaseSubject = { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B1' } };
  const sheet = (name: string, votes: TallySheet['votes']): TallySheet => ({ name, votes });
  const counted = (sheets: readonly TallySheet[], cards?: CardsCounted): AuditInRounds => {
    const open = openAudit(
      { type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'], contests: [contest('Mayor')] },
      [draw()],
    );
    const plan = { ...open.plan, contests: CONTESTS };
    const event = { type: 'batch-recorded', version: 3, jurisdiction: 'Adams', batch: 'B1', enteredBy: 'm' } as const;
    return inRounds(evolve({ ...open, plan }, { ...event, sheets, ...(cards && { cards }) }));
  };
  const STACKS = [sheet('Sheet 1', { Mayor: { Ada: 20, Ben: 10 } }), sheet('Sheet 2', { Mayor: { Ada: 8, Ben: 6 } })];
  const CARDS: CardsCounted = { type: 'other', counted: 49, listed: 50 };

  test('the votes of the contests that were counted are asked, or the cards where those were counted', () => {
    expect(lookAsked(counted(STACKS), B1)).toMatchObject({ kind: 'batch', contests: [{ name: 'Mayor' }] });
    expect(names(lookAsked(counted([sheet('1', { Mayor: { Ada: 1 }, Levy: { Ada: 1 } })]), B1))).toEqual([
      'Mayor',
      'Levy',
    ]);
    expect(lookAsked(counted(STACKS, CARDS), B1)).toEqual({ kind: 'cards', contests: [] });
    const b2: CaseSubject = { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B2' } };
    expect(lookAsked(counted(STACKS), b2)).toBeUndefined();
    expect(lookAsked(counted(STACKS), { ...B1, jurisdiction: 'Baker' })).toBeUndefined();
  });

  test('the same is seen where each choice has as many votes, however they are divided into stacks', () => {
    const look = (votes: TallySheet['votes'], subject = B1) =>
      isSameSeen(counted(STACKS), subject, { kind: 'batch', sheets: [sheet('Second look', votes)] });
    expect(look({ Mayor: { Ada: 28, Ben: 16 } })).toBe(true);
    expect(look({ Mayor: { Ada: 28, Ben: 15 } })).toBe(false);
    expect(look({ Mayor: { Ada: 27, Ben: 16 } })).toBe(false);
    expect(look({ Mayor: { Ada: 28 } })).toBe(false);
    expect(look({ Levy: { Ada: 28, Ben: 16 } })).toBe(false);
    const same = { Mayor: { Ada: 28, Ben: 16 } };
    expect(look(same, { ...B1, jurisdiction: 'Baker' })).toBe(false);
    expect(look(same, { ...B1, jurisdiction: null })).toBe(false);
    expect(look(same, { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B2' } })).toBe(false);
  });

  test('cards are held against the cards that were counted, and not against those of the manifest', () => {
    const look = (cards: number, audit = counted(STACKS, CARDS)) => isSameSeen(audit, B1, { kind: 'cards', cards });
    expect([look(49), look(50)]).toEqual([true, false]);
    expect(look(49, counted(STACKS))).toBe(false);
  });
});

test('a contest as a whole is nothing that anybody looks at again', () => {
  const audit = openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]);
  const unit = { kind: 'contest', contest: 'Mayor' } as const;
  for (const jurisdiction of [null, 'Adams']) expect(lookAsked(audit, { jurisdiction, unit })).toBeUndefined();
});
