import { err } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { refuseInterpretation } from '../fieldwork/decide-fieldwork.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import { type Audit, NOT_BEGUN } from '../state/audit-state.ts';
import type { ContestAssertions } from '../state/contest-assertions.ts';
import { accept, contest, creation, fileOf, manifestOf } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { missingInputs } from './decide-planning.ts';

const RANKED = contest('Mayor', { countedBy: 'instant-runoff' });
const SHOWN: ContestAssertions = {
  mayWin: ['Ada'],
  ranks: 2,
  assertions: [{ type: 'NEB', winner: 'Ada', loser: 'Ben', eliminated: [], margin: 30 }],
};
const CVRS = fileOf('Adams', {
  kind: 'cvrs',
  scope: 'every-card',
  format: 'made',
  cards: 100,
  batches: 2,
  withoutCvr: 0,
  withoutCard: 0,
  contests: [
    {
      name: 'Mayor',
      cards: 100,
      withoutCard: 0,
      votesAllowed: null,
      ranked: true,
      choices: [
        { name: 'Ada', votes: 60 },
        { name: 'Ben', votes: 30 },
      ],
    },
  ],
  files: [],
});

const planned = (...contests: readonly (typeof RANKED)[]) =>
  accept(
    NOT_BEGUN,
    ...creation({ type: 'ballot-comparison' }),
    { type: 'define-contests', contests },
    { type: 'register-file', file: manifestOf('Adams') },
    { type: 'register-file', file: CVRS },
  );
const find = (contests: Readonly<Record<string, ContestAssertions>>): AuditCommand => ({
  type: 'find-assertions',
  contests,
});
const shownIn = (audit: Audit) => (audit.phase === 'planning' ? audit.plan.assertions : undefined);
const missingOf = (audit: Audit) => (audit.phase === 'planning' ? missingInputs(audit) : []).map(({ what }) => what);

describe('what a sample has to show', () => {
  test('is missing until it is found, and names contests and choices of the plan alone', () => {
    const audit = planned(RANKED, contest('Levy'));
    expect(missingOf(audit)).toContain('assertions-not-found');
    expect(decide(audit, find({ Levy: SHOWN }))).toEqual(err({ code: 'contest-not-ranked', contest: 'Levy' }));
    const stranger = { ...SHOWN, mayWin: ['Cy'] };
    expect(decide(audit, find({ Mayor: stranger }))).toEqual(
      err({ code: 'unknown-choice', contest: 'Mayor', choice: 'Cy' }),
    );
    const found = accept(audit, find({ Mayor: SHOWN }));
    expect(shownIn(found)).toEqual({ Mayor: SHOWN });
    expect(missingOf(found)).not.toContain('assertions-not-found');
    const level = accept(audit, find({ Mayor: { ...SHOWN, mayWin: ['Ada', 'Ben'], assertions: [] } }));
    expect(missingOf(level)).toContain('winner-not-shown');
  });

  test.each<[string, AuditCommand]>([
    ['contests', { type: 'define-contests', contests: [RANKED] }],
    ['a file', { type: 'register-file', file: CVRS }],
    ['a manifest', { type: 'register-file', file: manifestOf('Adams') }],
    ['a file that is removed', { type: 'remove-file', kind: 'cvrs', jurisdiction: 'Adams' }],
    ['names', { type: 'match-names', jurisdiction: 'Adams', contests: {}, choices: {} }],
    [
      'participants',
      {
        type: 'register-participants',
        file: fileOf(null, { kind: 'participants', jurisdictions: 1 }),
        jurisdictions: [{ name: 'Adams', expectedBallots: null }],
      },
    ],
  ])('is gone with %s that changed, and stays with what does not touch it', (_, change) => {
    const found = accept(planned(RANKED), find({ Mayor: SHOWN }));
    expect(shownIn(accept(found, change))).toBeUndefined();
    const untouched = accept(found, { type: 'choose-sampling', cardStyles: true, selection: { rule: 'tickets' } });
    expect(shownIn(untouched)).toEqual({ Mayor: SHOWN });
  });

  test('other types of audit know nothing of it', () => {
    const polling = accept(NOT_BEGUN, ...creation({ type: 'ballot-polling' }));
    expect(decide(polling, find({}))).toMatchObject({ ok: false, error: { code: 'not-for-audit-type' } });
  });
});

describe('ranks of a vote', () => {
  const vote = { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: null } as const;
  const ranksOf = (...choices: readonly string[]) => [{ choices, invalidWriteIn: false }];
  const refused = { code: 'ranks-not-as-choices', contest: 'Mayor' };

  test.each([
    ['a ranked contest without ranks', RANKED, vote],
    ['ranks in another contest', contest('Mayor'), { ...vote, ranks: ranksOf('Ada') }],
    ['ranks of another choice', RANKED, { ...vote, ranks: ranksOf('Ben') }],
    ['a choice that no rank has', RANKED, { ...vote, choices: ['Ada', 'Ben'], ranks: ranksOf('Ada') }],
    ['one choice twice at a rank', RANKED, { ...vote, ranks: ranksOf('Ada', 'Ada') }],
    ['one choice twice at a later rank', RANKED, { ...vote, ranks: [...ranksOf('Ada'), ...ranksOf('Ada', 'Ada')] }],
    ['a rank for somebody who was not marked', RANKED, { ...vote, ranks: [...ranksOf('Ada'), ...ranksOf('Ben')] }],
    ['an invalid write-in at no rank', RANKED, { ...vote, invalidWriteIn: true, ranks: ranksOf('Ada') }],
  ])('are refused: %s', (_, of, read) => {
    expect(refuseInterpretation(of, read)).toEqual(refused);
  });

  test('an invalid write-in is said where it stands at any rank', () => {
    const ranks = [...ranksOf('Ada'), { choices: [], invalidWriteIn: true }];
    expect(refuseInterpretation(RANKED, { ...vote, invalidWriteIn: true, ranks })).toBeUndefined();
    expect(refuseInterpretation(RANKED, { ...vote, ranks })).toEqual(refused);
  });

  test('one choice at two ranks, and two at one, are what voters do', () => {
    const twice = { ...vote, ranks: [...ranksOf('Ada'), ...ranksOf('Ada')] };
    expect(refuseInterpretation(RANKED, twice)).toBeUndefined();
    const level = { ...vote, choices: ['Ada', 'Ben'], ranks: ranksOf('Ada', 'Ben') };
    expect(refuseInterpretation(RANKED, level)).toBeUndefined();
  });
});

test('what was worked out may leave a contest out, and names no stranger anywhere in it', () => {
  const audit = planned(RANKED, { ...RANKED, name: 'Clerk' });
  expect(decide(audit, find({ Clerk: SHOWN })).ok).toBe(true);
  const unknown = err({ code: 'unknown-choice', contest: 'Mayor', choice: 'Cy' });
  const [first] = SHOWN.assertions;
  const withAssertion = (change: object) =>
    decide(audit, find({ Mayor: { ...SHOWN, assertions: [{ ...first, ...change } as typeof first & object] } }));
  expect(withAssertion({ winner: 'Cy' })).toEqual(unknown);
  expect(withAssertion({ loser: 'Cy' })).toEqual(unknown);
  expect(withAssertion({ type: 'NEN', eliminated: ['Ben', 'Cy'] })).toEqual(unknown);
  expect(decide(audit, find({ Mayor: { ...SHOWN, writeIns: 'Cy' } }))).toEqual(unknown);
  expect(decide(audit, find({ Mayor: { ...SHOWN, writeIns: 'Ben' } })).ok).toBe(true);
  expect(decide(audit, find({ Clerk: SHOWN, Levy: SHOWN }))).toEqual(
    err({ code: 'contest-not-ranked', contest: 'Levy' }),
  );
});
