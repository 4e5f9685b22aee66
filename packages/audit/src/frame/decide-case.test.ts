import type { Tally } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import { caseFacts } from '../kinds/case-facts.ts';
import { unitDifferences } from '../kinds/unit-differences.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { Audit, AuditInRounds } from '../state/audit-state.ts';
import { type CaseUnit, caseState, findCase } from '../state/difference-case.ts';
import { fieldworkOf } from '../state/fieldwork-of.ts';
import { accept, card, contest, draw, inRounds, marks, measurement, openAudit, seen } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { measureRisk } from './measure-risk.ts';

const NOTE = { salt: '5'.repeat(64), text: 'The stack of ten was counted twice.' };
const MANAGER = 'jurisdiction-manager:m';
const OFFICE = 'audit-administrator:a';
const OTHER_OFFICE = 'audit-administrator:b';

const refusalOf = (audit: Audit, command: AuditCommand) => {
  const decided = decide(audit, command);
  return decided.ok ? undefined : decided.error;
};
const stateOf = (audit: Audit, unit: CaseUnit) => caseState(inRounds(audit), { jurisdiction: 'Adams', unit });

type Said<Type extends AuditCommand['type']> = Omit<CommandOf<Type>, 'type' | 'jurisdiction' | 'unit'>;
/** What is said of one unit of Adams. */
function about(unit: CaseUnit) {
  const of = { jurisdiction: 'Adams', unit } as const;
  return {
    explain: (said: Partial<Said<'explain-case'>> = {}): AuditCommand => ({
      type: 'explain-case',
      ...of,
      cause: 'count-slip',
      note: NOTE,
      differs: true,
      by: MANAGER,
      ...said,
    }),
    look: (seenNow: CommandOf<'record-second-look'>['seen'], said: Partial<Said<'record-second-look'>> = {}) =>
      ({
        type: 'record-second-look',
        ...of,
        people: ['Cy Young', 'Di Prince'],
        differs: true,
        by: MANAGER,
        ...said,
        seen: seenNow,
      }) satisfies AuditCommand,
    settle: (by = OFFICE): AuditCommand => ({ type: 'settle-case', ...of, note: NOTE, by }),
    reopen: (): AuditCommand => ({ type: 'reopen-case', ...of, reason: NOTE, by: OFFICE }),
  };
}

describe('a batch', () => {
  const REPORTED: Tally = { Mayor: { Ada: 30, Ben: 15 } };
  const COUNTED: Tally = { Mayor: { Ada: 28, Ben: 16 } };
  const INPUTS: AuditInputs = {
    manifests: new Map([
      ['Adams', { batches: ['B1', 'B2'].map((name) => ({ name, tabulator: null, container: null, ballots: 50 })) }],
    ]),
    totals: new Map([['Adams', { batches: ['B1', 'B2'].map((batch) => ({ batch, votes: REPORTED })) }]]),
  };
  const counted = (votes: Tally): AuditCommand => ({
    type: 'record-batch',
    jurisdiction: 'Adams',
    batch: 'B1',
    ballots: 50,
    sheets: [{ name: 'Sheet 1', votes }],
    enteredBy: 'm',
  });
  const FINAL: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 1 };
  const B1 = about({ kind: 'batch', batch: 'B1' });
  const counting = accept(openAudit({ type: 'batch-comparison' }, [draw()]), counted(COUNTED));
  const final = accept(counting, FINAL);
  const sameAgain = { kind: 'batch', sheets: [{ name: 'Second look', votes: COUNTED }] } as const;
  const asReported = { kind: 'batch', sheets: [{ name: 'Second look', votes: REPORTED }] } as const;
  const unit = { kind: 'batch', batch: 'B1' } as const;

  test('is not looked at again by somebody who entered it, also before the manager did', () => {
    const byPeople = { ...counted(COUNTED), people: ['Ann Lee', 'Bo Diaz'] } as AuditCommand;
    const open = openAudit({ type: 'batch-comparison' }, [draw()]);
    const look = B1.look(sameAgain, { people: ['Cy Young', 'ann  LEE'] });
    const same = { code: 'second-look-by-same', name: 'ann  LEE' };
    expect(refusalOf(accept(open, byPeople, FINAL), look)).toEqual(same);
    expect(refusalOf(accept(open, byPeople, counted(REPORTED), counted(COUNTED), FINAL), look)).toEqual(same);
    expect(decide(final, look).ok).toBe(true);
  });

  test('its difference names what was reported, what was counted and the votes the margin was too large by', () => {
    expect(unitDifferences(inRounds(final), INPUTS, 'Adams')).toEqual([
      {
        unit,
        card: null,
        imprintedId: null,
        lines: [
          {
            contest: 'Mayor',
            reported: { kind: 'votes', votes: { Ada: 30, Ben: 15 } },
            audited: { kind: 'votes', votes: { Ada: 28, Ben: 16 } },
            // (30 − 15) − (28 − 16)
            marginChange: 3,
          },
        ],
      },
    ]);
  });

  test('whoever still counts is not told what differs, not even by another refusal', () => {
    expect(refusalOf(counting, B1.explain())).toEqual({ code: 'case-not-yet', jurisdiction: 'Adams' });
    expect(refusalOf(counting, B1.explain({ differs: false }))).toEqual({
      code: 'case-not-yet',
      jurisdiction: 'Adams',
    });
  });

  test('a batch that agrees, or that nobody counted, is no case', () => {
    expect(refusalOf(final, B1.explain({ differs: false }))).toEqual({ code: 'no-case', unit: 'B1' });
    const b2 = about({ kind: 'batch', batch: 'B2' });
    expect(refusalOf(final, b2.explain())).toEqual({ code: 'no-case', unit: 'B2' });
  });

  test('a case goes from new to a second look, to approval, and is settled by somebody else', () => {
    expect(stateOf(final, unit)).toBe('new');
    const explained = accept(final, B1.explain());
    expect(stateOf(explained, unit)).toBe('second-look');
    expect(refusalOf(explained, B1.settle())).toEqual({ code: 'second-look-missing', unit: 'B1' });
    const looked = accept(explained, B1.look(sameAgain));
    expect(stateOf(looked, unit)).toBe('to-approve');
    expect(refusalOf(looked, B1.settle(MANAGER))).toEqual({ code: 'approved-by-same', unit: 'B1' });
    const settled = accept(looked, B1.settle());
    expect(stateOf(settled, unit)).toBe('settled');
    expect(findCase(inRounds(settled), { jurisdiction: 'Adams', unit })?.settlement?.resolution).toBe('confirmed');
    expect(refusalOf(settled, B1.explain())).toEqual({ code: 'case-settled', unit: 'B1' });
    expect(stateOf(accept(settled, B1.reopen()), unit)).toBe('to-approve');
  });

  test('nobody approves what they explained or entered, whichever came first', () => {
    const both = accept(final, B1.look(sameAgain, { by: OFFICE }), B1.explain({ by: OTHER_OFFICE }));
    expect(refusalOf(both, B1.settle(OFFICE))).toEqual({ code: 'approved-by-same', unit: 'B1' });
    expect(refusalOf(both, B1.settle(OTHER_OFFICE))).toEqual({ code: 'approved-by-same', unit: 'B1' });
  });

  test('whoever has two roles is one person in both', () => {
    const explained = accept(final, B1.look(sameAgain), B1.explain({ by: 'jurisdiction-manager:a' }));
    expect(refusalOf(explained, B1.settle('audit-administrator:a'))).toEqual({ code: 'approved-by-same', unit: 'B1' });
    const looked = accept(final, B1.look(sameAgain, { by: 'jurisdiction-manager:a' }), B1.explain());
    expect(refusalOf(looked, B1.settle('audit-administrator:a'))).toEqual({ code: 'approved-by-same', unit: 'B1' });
    expect(refusalOf(looked, B1.settle('audit-administrator:b'))).toBeUndefined();
  });

  test('without an explanation nothing is approved', () => {
    expect(refusalOf(accept(final, B1.look(sameAgain)), B1.settle())).toEqual({
      code: 'case-not-explained',
      unit: 'B1',
    });
  });

  test('a second look is two people, and says of the batch what was counted: every choice, and no cards', () => {
    const same = { people: ['Cy  young', 'CY YOUNG'] } as const;
    expect(refusalOf(final, B1.look(sameAgain, same))).toEqual({ code: 'second-look-alike', name: 'CY YOUNG' });
    for (const unfit of [
      { kind: 'batch', sheets: [{ name: '', votes: { Mayor: { Ada: 1 } } }] },
      { kind: 'batch', sheets: [{ name: '', votes: { Mayor: { Ada: 1, Ben: 2 }, Levy: { Ada: 1, Ben: 2 } } }] },
      { kind: 'cards', cards: 50 },
      { kind: 'ballot', record: { state: 'not-found' } },
    ] as const) {
      expect(refusalOf(final, B1.look(unfit))).toEqual({ code: 'second-look-unfit', unit: 'B1' });
    }
  });

  test('a second look that saw what was reported changes no entry, and is settled as it was entered', () => {
    const audit = accept(final, B1.explain(), B1.look(asReported));
    const [facts] = caseFacts(inRounds(audit), INPUTS, 'Adams');
    expect(facts?.findings).toEqual(['as-reported']);
    const settled = inRounds(accept(audit, B1.settle()));
    expect(findCase(settled, { jurisdiction: 'Adams', unit })?.settlement?.resolution).toBe('left-as-entered');
    expect(settled.results).toEqual(inRounds(final).results);
  });

  test('a second look that saw neither says so, though one of the choices has what was reported', () => {
    const votes = { Mayor: { Ada: 30, Ben: 16 } };
    const otherwise = { kind: 'batch', sheets: [{ name: 'Second look', votes }] } as const;
    const audit = accept(final, B1.explain(), B1.look(asReported), B1.look(otherwise), B1.look(sameAgain));
    const facts = caseFacts(inRounds(audit), INPUTS, 'Adams');
    expect(facts.map(({ findings }) => findings)).toEqual([['as-reported', 'otherwise', 'as-entered']]);
    // What was said of it hides no difference, and is no case of another county or of a contest as a whole.
    const [difference] = unitDifferences(inRounds(final), INPUTS, 'Adams');
    expect(facts[0]?.difference).toEqual(difference);
    expect(caseFacts(inRounds(audit), INPUTS, null)).toEqual([]);
  });

  test('a batch that is counted again is settled as corrected, and a settled case is open again after a new count', () => {
    const looked = accept(final, B1.explain(), B1.look(asReported));
    const again = accept(
      looked,
      { type: 'reopen-tallies', jurisdiction: 'Adams', reason: NOTE },
      counted(REPORTED),
      FINAL,
    );
    const [facts] = caseFacts(inRounds(again), INPUTS, 'Adams');
    expect(facts).toMatchObject({ difference: null, findings: ['as-entered'] });
    const settled = accept(again, B1.settle());
    expect(findCase(inRounds(settled), { jurisdiction: 'Adams', unit })?.settlement?.resolution).toBe('corrected');
    const counted3 = accept(
      settled,
      { type: 'reopen-tallies', jurisdiction: 'Adams', reason: NOTE },
      counted(COUNTED),
      FINAL,
    );
    // What was approved was said of another entry: it is explained again before anybody can approve it.
    expect(stateOf(counted3, unit)).toBe('new');
    expect(refusalOf(counted3, B1.settle())).toEqual({ code: 'case-not-explained', unit: 'B1' });
    const explained = accept(counted3, B1.explain());
    expect(stateOf(explained, unit)).toBe('to-approve');
    expect(stateOf(accept(explained, B1.settle()), unit)).toBe('settled');
  });

  test('nothing that is said of a case changes what is measured, in whatever order it is said', () => {
    const risk = (audit: Audit) => measureRisk({ audit: inRounds(audit), inputs: INPUTS });
    const before = risk(final);
    expect(before).toMatchObject({ ok: true, value: [{ contest: 'Mayor', discrepancies: 1 }] });
    let audit = final;
    for (const command of [
      B1.look(asReported),
      B1.explain({ cause: 'misread-mark' }),
      B1.look(sameAgain),
      B1.explain({ cause: 'other' }),
      B1.settle(),
      B1.reopen(),
      B1.look(asReported),
      B1.settle(),
    ]) {
      audit = accept(audit, command);
      expect(risk(audit)).toEqual(before);
      // Nothing but the cases is another: neither entries, nor rounds, nor the plan.
      const { cases: _, ...rest } = inRounds(audit);
      const { cases: __, ...asItWas } = inRounds(final);
      expect(rest).toEqual(asItWas);
    }
  });

  test('a case goes on after the round was closed and the audit concluded, and then belongs to the audit', () => {
    const measurements = [measurement('Mayor', { riskLimitMet: true, outcome: 'confirmed' })];
    const closed = accept(final, B1.explain(), { type: 'close-round', round: 1, measurements });
    const looked = accept(closed, B1.look(sameAgain));
    const concluded = accept(looked, { type: 'conclude', outcome: 'confirmed' });
    expect(stateOf(accept(concluded, B1.settle()), unit)).toBe('settled');
    const decided = decide(concluded, B1.settle());
    const [event] = decided.ok ? decided.value : [];
    expect(event && fieldworkOf(event, { isRoundOpen: false })).toBeNull();
    expect(event && fieldworkOf(event, { isRoundOpen: true })).toBe('Adams');
  });
});

describe('a card', () => {
  const lost = card(7);
  const audit = (): AuditInRounds => {
    const open = openAudit({ type: 'ballot-polling', contests: [contest('Mayor')] }, [
      draw({ position: 7 }),
      draw({ position: 8 }),
    ]);
    return inRounds(
      accept(
        open,
        { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [lost, card(8)] }] },
        { type: 'name-board-members', jurisdiction: 'Adams', board: 'Board 1', members: ['Ann Lee', 'Bo Diaz'] },
        {
          type: 'record-ballot',
          jurisdiction: 'Adams',
          board: 'Board 1',
          ballot: lost,
          record: { state: 'not-found' },
        },
        {
          type: 'record-ballot',
          jurisdiction: 'Adams',
          board: 'Board 1',
          ballot: card(8),
          record: seen({ Mayor: marks('Ada') }),
        },
        { type: 'sign-off-board', jurisdiction: 'Adams', board: 'Board 1', typedNames: ['Ann Lee', 'Bo Diaz'] },
      ),
    );
  };
  const INPUTS: AuditInputs = { manifests: new Map([['Adams', { batches: [] }]]), totals: new Map() };
  const LOST = about({ kind: 'ballot', ballot: lost });

  test('that was not found is a case also where nothing is compared, and one that was found is none', () => {
    expect(unitDifferences(audit(), INPUTS, 'Adams').map((one) => one.unit)).toEqual([
      { kind: 'ballot', ballot: lost },
    ]);
  });

  test('is not looked for again by somebody who sat at the board before others took over', () => {
    const open = openAudit({ type: 'ballot-polling', contests: [contest('Mayor')] }, [draw({ position: 7 })]);
    const at = { jurisdiction: 'Adams', board: 'Board 1' } as const;
    const turned = accept(
      open,
      { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [lost] }] },
      { type: 'name-board-members', ...at, members: ['Ann Lee', 'Bo Diaz'] },
      { type: 'record-ballot', ...at, ballot: lost, record: { state: 'not-found' } },
      { type: 'name-board-members', ...at, members: ['Eve Poe', 'Fay Roe'] },
      { type: 'sign-off-board', ...at, typedNames: ['Eve Poe', 'Fay Roe'] },
    );
    const look = { kind: 'ballot', record: { state: 'not-found' } } as const;
    for (const name of ['Ann Lee', 'Fay Roe']) {
      const same = LOST.look(look, { people: [name, 'Gus Moe'] });
      expect(refusalOf(turned, same)).toEqual({ code: 'second-look-by-same', name });
    }
  });

  test('is not looked for again by somebody of the board that did not find it', () => {
    const look = { kind: 'ballot', record: { state: 'not-found' } } as const;
    const same = LOST.look(look, { people: ['Cy Young', 'bo  DIAZ'] });
    expect(refusalOf(audit(), same)).toEqual({ code: 'second-look-by-same', name: 'bo  DIAZ' });
    expect(refusalOf(audit(), LOST.look(look))).toBeUndefined();
  });

  test('that others find is answered for every contest, and stays not found in the measurement', () => {
    const found = { kind: 'ballot', record: seen({ Mayor: marks('Ben') }) } as const;
    const half = { kind: 'ballot', record: seen({}) } as const;
    expect(refusalOf(audit(), LOST.look(half))).toEqual({ code: 'interpretation-missing', contest: 'Mayor' });
    const looked = inRounds(accept(audit(), LOST.explain({ cause: 'wrong-ballot' }), LOST.look(found)));
    expect(caseFacts(looked, INPUTS, 'Adams').map(({ findings }) => findings)).toEqual([['otherwise']]);
    expect(looked.results).toEqual(audit().results);
  });
});

describe('what nobody said anything of, and what was not settled', () => {
  const open = openAudit({ type: 'batch-comparison' }, [draw()]);
  const final = accept(
    open,
    {
      type: 'record-batch',
      jurisdiction: 'Adams',
      batch: 'B1',
      ballots: 50,
      sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 28, Ben: 16 } } }],
      enteredBy: 'm',
    },
    { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 1 },
  );
  const B1 = about({ kind: 'batch', batch: 'B1' });

  test('is not approved, and not reopened', () => {
    expect(refusalOf(final, B1.settle())).toEqual({ code: 'case-not-explained', unit: 'B1' });
    expect(refusalOf(final, B1.reopen())).toEqual({ code: 'case-not-settled', unit: 'B1' });
    expect(refusalOf(accept(final, B1.explain()), B1.reopen())).toEqual({ code: 'case-not-settled', unit: 'B1' });
  });

  test('a case goes on although the unit agrees by now', () => {
    const explained = accept(final, B1.explain());
    expect(refusalOf(explained, B1.explain({ differs: false }))).toBeUndefined();
  });

  test('a contest as a whole is explained once the round is over, looked at again by nobody, and approved by somebody else', () => {
    const closed = accept(final, { type: 'close-round', round: 1, measurements: [measurement('Mayor')] });
    const of = { jurisdiction: null, unit: { kind: 'contest', contest: 'Mayor' } } as const;
    const explain: AuditCommand = {
      type: 'explain-case',
      ...of,
      cause: 'other',
      note: NOTE,
      differs: true,
      by: OFFICE,
    };
    const settle = (by: string): AuditCommand => ({ type: 'settle-case', ...of, note: NOTE, by });
    expect(refusalOf(final, explain)).toEqual({ code: 'no-case', unit: 'Mayor' });
    const explained = accept(closed, explain);
    const look: AuditCommand = {
      type: 'record-second-look',
      ...of,
      people: ['Cy Young', 'Di Prince'],
      differs: true,
      by: OFFICE,
      seen: { kind: 'cards', cards: 1 },
    };
    expect(refusalOf(explained, look)).toEqual({ code: 'second-look-not-possible', contest: 'Mayor' });
    expect(refusalOf(explained, settle(OFFICE))).toEqual({ code: 'approved-by-same', unit: 'Mayor' });
    const settled = inRounds(accept(explained, settle(OTHER_OFFICE)));
    expect(findCase(settled, of)?.settlement?.resolution).toBe('explained');
    expect(refusalOf(closed, { ...explain, unit: { kind: 'contest', contest: 'Levy' } })).toEqual({
      code: 'no-case',
      unit: 'Levy',
    });
    expect(refusalOf(closed, { ...explain, jurisdiction: 'Adams' })).toEqual({ code: 'no-case', unit: 'Mayor' });
  });
});
