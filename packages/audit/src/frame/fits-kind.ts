import type { AuditKind } from '../kinds/audit-kind.ts';
import { fieldworkIn, kindOf } from '../kinds/kinds.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { Plan } from '../state/plan.ts';

type Command = AuditCommand['type'];

/** Commands that only some kinds of audit have a use for, by what those kinds draw from and plan. */
const FITS: Partial<Readonly<Record<Command, (kind: AuditKind, plan: Plan) => boolean>>> = {
  'declare-jurisdiction': (kind) => kind.drawsFrom === 'cards',
  'plan-round-sizes': (kind, plan) => kind.plansRounds(plan),
  'set-seed': (kind) => kind.takes === 'sample',
  'choose-extra-batches': (kind) => kind.drawsFrom === 'batches' && kind.takes === 'sample',
  'state-card-order': (kind) => kind.files.includes('cvrs'),
  'match-names': (kind) => kind.files.includes('cvrs'),
  'find-assertions': (kind) => kind.comparesRankings === true,
  'choose-sampling': (kind) => kind.files.includes('cvrs') && kind.strata === undefined,
};

/** Commands by what people enter in the audits that know them. */
const ENTERS: Partial<Readonly<Record<Command, readonly ReturnType<typeof fieldworkIn>[]>>> = {
  'combine-batches': ['batches'],
  'record-batch': ['batches'],
  'create-boards': ['ballots', 'totals'],
  'send-batch-to-review': ['batches'],
  'review-batch': ['batches'],
  'create-review-team': ['ballots', 'batches'],
  'send-card-to-review': ['ballots'],
  'name-board-members': ['ballots', 'batches'],
  'record-ballot': ['ballots'],
  'sign-off-board': ['ballots'],
  'reopen-board': ['ballots'],
  'reopen-card': ['ballots'],
  'explain-case': ['ballots', 'batches'],
  'record-second-look': ['ballots', 'batches'],
  'settle-case': ['ballots', 'batches'],
  'reopen-case': ['ballots', 'batches'],
  'record-totals': ['totals'],
  'finalize-totals': ['totals'],
  'reopen-totals': ['totals'],
};

/** Why audits of this plan do not know a command, if they do not. */
export function refuseUnfitting(plan: Plan, command: Command): AuditRefusal | undefined {
  const kind = kindOf(plan);
  const notForType = { code: 'not-for-audit-type', command, auditType: plan.type } as const;
  if (FITS[command]?.(kind, plan) === false) return notForType;
  const enters = ENTERS[command];
  if (enters === undefined || enters.includes(fieldworkIn(plan))) return undefined;
  // With the other way of entering data the same type would know it.
  return Object.values(kind.fieldwork).some((one) => enters.includes(one))
    ? { code: 'not-for-data-entry', command }
    : notForType;
}
