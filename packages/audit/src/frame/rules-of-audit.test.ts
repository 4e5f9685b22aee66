import { err } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditRules, StatutoryLimit } from '../state/audit-rules.ts';
import type { Audit } from '../state/audit-state.ts';
import { accept, COMMITMENT, commitment, contest, plannedAudit, SETTINGS } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { missingInputs } from './decide-planning.ts';
import { planFindings } from './plan-findings.ts';

/* The risk limit of these audits is 10 %. */

const RULES: AuditRules = {
  texts: [{ kind: 'law', citation: 'Election Code § 12-7-3', subject: 'observation', says: 'Anybody may watch.' }],
  chosen: [{ contest: 'Mayor', criterion: 'Closest contest of the county', by: 'Election board' }],
  statutoryLimit: null,
};
const NOTHING: AuditRules = { texts: [], chosen: [], statutoryLimit: null };

const stating = (rules: AuditRules): AuditCommand => ({ type: 'state-rules', rules });
const limited = (percent: number, reasonAbove: string | null): AuditRules => ({
  ...NOTHING,
  statutoryLimit: { percent, reasonAbove },
});
const planned = () => plannedAudit({ type: 'ballot-polling', contests: [contest('Mayor'), contest('Sheriff')] });
const under = (rules: AuditRules) => accept(planned(), stating(rules));
const planOf = (audit: Audit) => assertBegun(audit).plan;

test('the rules are part of the plan, and stating them again replaces them', () => {
  expect(planOf(under(RULES)).rules).toEqual(RULES);
  const other = { ...RULES, chosen: [] };
  expect(planOf(accept(under(RULES), stating(other))).rules).toEqual(other);
});

test('a plan under no rule is the plan it was', () => {
  const { plan: before } = assertBegun(planned());
  const taken = planOf(accept(under(RULES), stating(NOTHING)));
  expect(taken).toEqual(before);
  expect('rules' in taken).toBe(false);
});

test('a criterion is said of a targeted contest of the audit, once', () => {
  const of = (...names: string[]): AuditCommand =>
    stating({ ...NOTHING, chosen: names.map((name) => ({ contest: name, criterion: 'Lot', by: 'Election board' })) });
  expect(decide(planned(), of('Mayor', 'Sheriff'))).toMatchObject({ ok: true });
  expect(decide(planned(), of('Judge'))).toEqual(err({ code: 'unknown-contest', contest: 'Judge' }));
  expect(decide(planned(), of('Mayor', 'Mayor'))).toEqual(err({ code: 'contest-name-repeated', contest: 'Mayor' }));
  const onlyMayor = accept(planned(), {
    type: 'define-contests',
    contests: [contest('Mayor'), contest('Sheriff', { targeted: false })],
  });
  expect(decide(onlyMayor, of('Sheriff'))).toEqual(err({ code: 'contest-not-targeted', contest: 'Sheriff' }));
});

test('a criterion falls with its contest, and a plan that is left without any rule is as plans were', () => {
  const chosen = [...RULES.chosen, { contest: 'Sheriff', criterion: 'Lot', by: 'Election board' }];
  const without: AuditCommand = {
    type: 'define-contests',
    contests: [contest('Mayor'), contest('Sheriff', { targeted: false })],
  };
  expect(planOf(accept(under({ ...RULES, chosen }), without)).rules).toEqual(RULES);
  const gone: AuditCommand = { type: 'define-contests', contests: [contest('Judge')] };
  expect('rules' in planOf(accept(under({ ...NOTHING, chosen }), gone))).toBe(false);
});

test('the rules are stated while the audit is planned', () => {
  const sealed = accept(under(RULES), commitment(under(RULES)));
  expect(decide(sealed, stating(NOTHING))).toMatchObject({ ok: false, error: { code: 'audit-not-in-phase' } });
});

describe('a risk limit above the statutory one', () => {
  const missing = { what: 'reason-above-statute', statutoryPercent: 5, riskLimitPercent: 10 };
  const found = { finding: 'limit-above-statute', statutoryPercent: 5, riskLimitPercent: 10, reason: 'A court order' };

  test('is not committed to without a reason, whatever is confirmed', () => {
    const audit = under(limited(5, null));
    expect(missingInputs(assertBegun(audit))).toEqual([missing]);
    expect(planFindings(assertBegun(audit))).toEqual([]);
    expect(decide(audit, commitment(audit))).toEqual(err({ code: 'plan-incomplete', missing: [missing] }));
  });

  test('is confirmed with both limits and the reason, and recorded so', () => {
    const audit = under(limited(5, 'A court order'));
    expect(missingInputs(assertBegun(audit))).toEqual([]);
    const unseen: AuditCommand = { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] };
    expect(decide(audit, unseen)).toEqual(err({ code: 'findings-not-confirmed', findings: [found] }));
    const other = under(limited(5, 'A waiver'));
    expect(decide(audit, commitment(other))).toMatchObject({ error: { code: 'findings-not-confirmed' } });
    const lower = under(limited(4, 'A court order'));
    expect(decide(audit, commitment(lower))).toMatchObject({ error: { code: 'findings-not-confirmed' } });
    expect(decide(audit, commitment(audit))).toMatchObject({ ok: true, value: [{ confirmed: [found] }] });
  });

  test('is looked at again when the risk limit changes', () => {
    const audit = under(limited(5, 'A court order'));
    const settled = (riskLimitPercent: number): AuditCommand => ({
      type: 'change-settings',
      settings: { ...SETTINGS, riskLimitPercent },
    });
    const raised = accept(audit, settled(15));
    expect(decide(raised, commitment(audit))).toMatchObject({ error: { code: 'findings-not-confirmed' } });
    expect(planFindings(assertBegun(accept(audit, settled(5))))).toEqual([]);
  });

  test.each<[string, StatutoryLimit | null]>([
    ['the same limit', { percent: 10, reasonAbove: null }],
    ['a higher one', { percent: 20, reasonAbove: null }],
    ['none', null],
  ])('is not found where law or rule sets %s', (_, statutoryLimit) => {
    const audit = under({ ...RULES, statutoryLimit });
    expect(missingInputs(assertBegun(audit))).toEqual([]);
    expect(planFindings(assertBegun(audit))).toEqual([]);
  });

  test('is never found where every ballot is counted', () => {
    const settings = { riskLimitPercent: 0 };
    const counted = plannedAudit({ type: 'full-hand-tally', settings });
    const audit = accept(counted, stating(limited(1, null)));
    expect(missingInputs(assertBegun(audit))).toEqual([]);
    expect(planFindings(assertBegun(audit))).toEqual([]);
  });
});
