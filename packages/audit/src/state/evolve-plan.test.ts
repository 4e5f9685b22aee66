import type { DefinedContest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { accept, contest, creation, fileOf, manifestOf, plannedAudit, totalsOf } from '../testing/build-audit.ts';
import { assertBegun } from './assert-phase.ts';
import type { AuditCommand } from './audit-command.ts';
import { type Audit, NOT_BEGUN } from './audit-state.ts';
import { cvrPlanOf } from './plan.ts';

/* What stays of a plan and its files when something else is decided. */

const define = (...contests: readonly DefinedContest[]): AuditCommand => ({ type: 'define-contests', contests });
const register = (file: ReturnType<typeof fileOf>): AuditCommand => ({ type: 'register-file', file });
const planOf = (audit: Audit) => assertBegun(audit).plan;
const filesOf = (audit: Audit) => assertBegun(audit).files.map(({ kind, jurisdiction }) => `${kind} ${jurisdiction}`);

describe('with cast vote records', () => {
  const OPEN: DefinedContest = { ...contest('Mayor'), choices: null, votesAllowed: null };
  const LEVY: DefinedContest = { ...OPEN, name: 'Levy' };
  const records = (jurisdiction: string, votes: Readonly<Record<string, number>>) => {
    const choices = Object.entries(votes).map(([name, count]) => ({ name, votes: count }));
    const contests = [{ name: 'Mayor', votesAllowed: 1, ranked: false, cards: 90, withoutCard: 0, choices }];
    const figures = { cards: 100, batches: 2, withoutCvr: 0, withoutCard: 0, files: [] } as const;
    return fileOf(jurisdiction, { kind: 'cvrs', scope: 'every-card', format: 'made', contests, ...figures });
  };
  const begun = (...commands: readonly AuditCommand[]) =>
    accept(
      NOT_BEGUN,
      ...creation({ type: 'ballot-comparison', jurisdictions: ['Adams', 'Baker'] }),
      register(manifestOf('Adams')),
      register(records('Adams', { Ada: 60, Ben: 30 })),
      ...commands,
    );

  test('a contest that was left open and is then defined whole is as it was typed, and the rest of the choices stays', () => {
    const styles: AuditCommand = { type: 'choose-sampling', cardStyles: true, selection: { rule: 'tickets' } };
    const open = begun(styles, define(OPEN));
    expect(planOf(open).contests[0]?.choices).toEqual([
      { name: 'Ada', votes: 60 },
      { name: 'Ben', votes: 30 },
    ]);
    const typed = contest('Mayor', {
      choices: [
        { name: 'Ada', votes: 61 },
        { name: 'Ben', votes: 30 },
      ],
    });
    const whole = accept(open, define(typed));
    expect(planOf(whole).contests).toEqual([typed]);
    expect(cvrPlanOf(planOf(whole))).toEqual({
      defined: null,
      names: {},
      cardStyles: true,
      selection: { rule: 'tickets' },
    });
    // Nobody decided anything about records: the plan says nothing of them.
    expect('cvrs' in planOf(begun(define(typed)))).toBe(false);
    // A later file changes what was left open, and nothing that was typed.
    const later = register(records('Adams', { Ada: 10, Ben: 20 }));
    expect(planOf(accept(whole, later)).contests).toEqual([typed]);
    expect(planOf(accept(open, later)).contests[0]?.choices[0]).toEqual({ name: 'Ada', votes: 10 });
  });

  test('records stay while contests allow as many votes as before, in whatever order they stand', () => {
    const before = begun(
      define({ ...OPEN, votesAllowed: 2 }, { ...LEVY, votesAllowed: 1 }),
      register(records('Adams', { Ada: 60, Ben: 30 })),
    );
    const isThere = (...contests: readonly DefinedContest[]) =>
      filesOf(accept(before, define(...contests))).includes('cvrs Adams');
    expect(isThere({ ...OPEN, votesAllowed: 2 }, { ...LEVY, votesAllowed: 1 })).toBe(true);
    expect(isThere({ ...LEVY, votesAllowed: 1 }, { ...OPEN, votesAllowed: 2 })).toBe(true);
    expect(isThere({ ...OPEN, votesAllowed: 2, winners: 2 }, { ...LEVY, votesAllowed: 1 })).toBe(true);
    // A contest of which nobody typed it is read as the file says.
    const clerk = { ...OPEN, name: 'Clerk', targeted: false };
    expect(isThere({ ...OPEN, votesAllowed: 2 }, { ...LEVY, votesAllowed: 1 }, clerk)).toBe(true);
    expect(isThere({ ...OPEN, votesAllowed: 3 }, { ...LEVY, votesAllowed: 1 })).toBe(false);
    expect(isThere({ ...OPEN, votesAllowed: 1 }, { ...LEVY, votesAllowed: 2 })).toBe(false);
    expect(isThere({ ...OPEN, votesAllowed: 2 }, LEVY)).toBe(false);
    expect(isThere({ ...OPEN, votesAllowed: 2 })).toBe(false);
  });

  test('names are of the jurisdictions that are left, and of the contests there were', () => {
    const match = (jurisdiction: string): AuditCommand => ({
      type: 'match-names',
      jurisdiction,
      contests: { Mayor: 'Mayor' },
      choices: { Mayor: { Ada: 'Ada L.' } },
    });
    const both = begun(
      define({ ...OPEN, jurisdictions: ['Adams', 'Baker'] }),
      register(manifestOf('Baker')),
      register(records('Baker', { Ada: 5, Ben: 7 })),
      match('Adams'),
      match('Baker'),
    );
    expect(planOf(both).contests[0]?.choices).toEqual([
      { name: 'Ada L.', votes: 65 },
      { name: 'Ben', votes: 37 },
    ]);
    const file = fileOf(null, { kind: 'participants', jurisdictions: 1 });
    const jurisdictions = [{ name: 'Baker', expectedBallots: null }];
    const left = accept(both, { type: 'register-participants', file, jurisdictions });
    expect(Object.keys(cvrPlanOf(planOf(left)).names)).toEqual(['Baker']);
    expect(cvrPlanOf(planOf(left)).defined?.[0]?.jurisdictions).toEqual(['Baker']);
    expect(planOf(left).contests[0]).toMatchObject({
      jurisdictions: ['Baker'],
      choices: [
        { name: 'Ada L.', votes: 5 },
        { name: 'Ben', votes: 7 },
      ],
    });
    // Records that are removed take their votes with them.
    const without = accept(both, { type: 'remove-file', kind: 'cvrs', jurisdiction: 'Adams' });
    expect(planOf(without).contests[0]?.choices[0]).toEqual({ name: 'Ada L.', votes: 5 });
  });
});

test('a batch beyond the sample stays asked for where its county still takes part in a contest, in whichever', () => {
  const [mayor, levy] = [contest('Mayor', { jurisdictions: ['Adams'] }), contest('Levy', { jurisdictions: ['Baker'] })];
  const required = ['Adams', 'Baker'].map((jurisdiction) => ({ jurisdiction, batch: 'B1' }));
  const batchesListed = new Map(['Adams', 'Baker'].map((name) => [name, ['B1', 'B2']]));
  const audit = accept(
    plannedAudit({ type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'], contests: [mayor, levy] }),
    { type: 'choose-extra-batches', required, onePerJurisdiction: false, batchesListed },
  );
  const requiredAfter = (...contests: readonly DefinedContest[]) =>
    planOf(accept(audit, define(...contests))).extraBatches?.required;
  expect(requiredAfter(levy, mayor)).toEqual(required);
  expect(requiredAfter(levy)).toEqual(required.slice(1));
});

describe('candidate totals', () => {
  const COUNTIES = ['Adams', 'Baker'];
  const MAYOR = contest('Mayor');
  const IN_BAKER = contest('Levy', { jurisdictions: ['Baker'] });
  const planned = () =>
    plannedAudit({ type: 'batch-comparison', jurisdictions: COUNTIES, contests: [MAYOR, IN_BAKER] });
  const totalsLeft = (...contests: readonly DefinedContest[]) =>
    filesOf(accept(planned(), define(...contests))).filter((name) => name.startsWith('candidate-totals'));
  const [ADAMS, BAKER] = COUNTIES.map((name) => `candidate-totals ${name}`);

  test('stay where the contests of their own county have the same columns', () => {
    expect(totalsLeft(MAYOR, IN_BAKER)).toEqual([ADAMS, BAKER]);
    expect(totalsLeft({ ...MAYOR, winners: 1, totalBallots: 95 }, IN_BAKER)).toEqual([ADAMS, BAKER]);
    // Another contest in Baker is no matter for Adams.
    expect(totalsLeft(MAYOR, { ...IN_BAKER, name: 'Bond' })).toEqual([ADAMS]);
    expect(totalsLeft({ ...MAYOR, votesAllowed: 2 }, IN_BAKER)).toEqual([]);
    const cleo = { name: 'Cleo', votes: 0 };
    expect(totalsLeft({ ...MAYOR, choices: [...MAYOR.choices, cleo] }, IN_BAKER)).toEqual([]);
    expect(totalsLeft({ ...MAYOR, jurisdictions: ['Adams'] }, IN_BAKER)).toEqual([ADAMS]);
  });

  test('do not outlive the other contests, since columns of the only contest need not name it', () => {
    expect(totalsLeft(MAYOR)).toEqual([]);
  });

  test('of one county are replaced by others of the same county', () => {
    const audit = accept(planned(), register(totalsOf('Baker', 2, [1, 1])));
    expect(filesOf(audit).filter((name) => name.startsWith('candidate-totals'))).toEqual([ADAMS, BAKER]);
  });
});

test('a county that is declared without ballots stands there once, and is taken off again', () => {
  const audit = plannedAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker', 'Clay'] });
  const bare = ['Adams', 'Baker'].reduce(
    (state, jurisdiction) => accept(state, { type: 'remove-file', kind: 'manifest', jurisdiction }),
    audit,
  );
  const declare = (jurisdiction: string, holdsBallots: boolean): AuditCommand => ({
    type: 'declare-jurisdiction',
    jurisdiction,
    holdsBallots,
  });
  const both = accept(bare, declare('Adams', false), declare('Baker', false), declare('Adams', false));
  expect(planOf(both).withoutBallots).toEqual(['Baker', 'Adams']);
  expect(planOf(accept(both, declare('Baker', true))).withoutBallots).toEqual(['Adams']);
});

test('sizes stay planned for the contests that are still targeted', () => {
  const two = ['Mayor', 'Clerk'].map((name) => contest(name, { totalBallots: 100 }));
  const audit = accept(plannedAudit({ type: 'ballot-polling', contests: two, method: 'minerva' }), {
    type: 'plan-round-sizes',
    sizes: { Mayor: [10, 15], Clerk: [20, 30] },
  });
  const [mayor, clerk] = two;
  assert(mayor !== undefined && clerk !== undefined, 'there are two contests');
  expect(planOf(accept(audit, define(mayor, { ...clerk, targeted: false }))).roundSizes).toEqual({ Mayor: [10, 15] });
  expect(planOf(accept(audit, define(clerk, mayor))).roundSizes).toEqual({ Mayor: [10, 15], Clerk: [20, 30] });
});
