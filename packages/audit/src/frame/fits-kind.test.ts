import { expect, test } from 'vitest';
import { usualChoices } from '../kinds/kinds.ts';
import type { AuditMethod } from '../methods/audit-method.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import { NOT_BEGUN } from '../state/audit-state.ts';
import type { AuditType } from '../state/audit-type.ts';
import type { DataEntry, Plan } from '../state/plan.ts';
import { accept, creation, SETTINGS } from '../testing/build-audit.ts';
import { refuseUnfitting } from './fits-kind.ts';

/*
 * Which audits know a command: by what they draw, P polls cards and boards enter each, T polls cards and enters totals, M polls by Minerva, B
 * compares batches, C compares cards, H does both by stratum, F counts everything.
 */

function planOf(type: AuditType, change: { readonly method?: AuditMethod; readonly dataEntry?: DataEntry } = {}): Plan {
  const { plan } = assertBegun(
    accept(NOT_BEGUN, ...creation({ type, ...(change.method && { method: change.method }) })),
  );
  const { dataEntry = usualChoices(type).dataEntry } = change;
  return { ...plan, settings: { ...SETTINGS, dataEntry } };
}

const PLANS: Readonly<Record<string, Plan>> = {
  P: planOf('ballot-polling', { dataEntry: 'online' }),
  T: planOf('ballot-polling', { dataEntry: 'offline' }),
  M: planOf('ballot-polling', { method: 'minerva', dataEntry: 'online' }),
  B: planOf('batch-comparison'),
  C: planOf('ballot-comparison'),
  H: planOf('hybrid'),
  F: planOf('full-hand-tally'),
};

const KNOWN: readonly (readonly [AuditCommand['type'], string])[] = [
  ['declare-jurisdiction', 'PTMCH'],
  ['plan-round-sizes', 'M'],
  ['set-seed', 'PTMBCH'],
  ['choose-extra-batches', 'B'],
  ['state-card-order', 'CH'],
  ['match-names', 'CH'],
  ['find-assertions', 'C'],
  ['choose-sampling', 'C'],
  ['combine-batches', 'BF'],
  ['record-batch', 'BF'],
  ['send-batch-to-review', 'BF'],
  ['review-batch', 'BF'],
  ['create-boards', 'PTMCH'],
  ['create-review-team', 'PMBCHF'],
  ['name-board-members', 'PMBCHF'],
  ['send-card-to-review', 'PMCH'],
  ['record-ballot', 'PMCH'],
  ['sign-off-board', 'PMCH'],
  ['reopen-board', 'PMCH'],
  ['reopen-card', 'PMCH'],
  ['explain-case', 'PMBCHF'],
  ['record-second-look', 'PMBCHF'],
  ['settle-case', 'PMBCHF'],
  ['reopen-case', 'PMBCHF'],
  ['record-totals', 'T'],
  ['finalize-totals', 'T'],
  ['reopen-totals', 'T'],
  ['register-file', 'PTMBCHF'],
  ['close-round', 'PTMBCHF'],
];

test.each(KNOWN)('%s is known to %s and to no other audit', (command, known) => {
  const fitting = Object.entries(PLANS).filter(([, plan]) => refuseUnfitting(plan, command) === undefined);
  expect(fitting.map(([name]) => name).join('')).toBe([...'PTMBCHF'].filter((name) => known.includes(name)).join(''));
});

test('the refusal tells whether the same type knows the command with the other way of entering data', () => {
  const refusal = (name: string, command: AuditCommand['type']) => {
    const plan = PLANS[name];
    return plan && refuseUnfitting(plan, command);
  };
  expect(refusal('T', 'record-ballot')).toEqual({ code: 'not-for-data-entry', command: 'record-ballot' });
  expect(refusal('P', 'record-totals')).toEqual({ code: 'not-for-data-entry', command: 'record-totals' });
  expect(refusal('C', 'record-totals')).toEqual({
    code: 'not-for-audit-type',
    command: 'record-totals',
    auditType: 'ballot-comparison',
  });
  expect(refusal('F', 'set-seed')).toEqual({
    code: 'not-for-audit-type',
    command: 'set-seed',
    auditType: 'full-hand-tally',
  });
});
