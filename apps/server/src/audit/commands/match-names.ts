import { type AuditCommand, decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { recheckFiles, saveRechecked } from '../uploads/recheck-files.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const matchNames = defineAuditCommand({
  name: 'match-names',
  permission: 'plan.edit',
  scope: auditScope,

  async prepare({ history, services, preparation }, input) {
    const decided = decide(history.audit, matching(input));
    if (!decided.ok) return;
    const audit = { auditId: input.auditId, before: history.audit };
    await recheckFiles({ db: services.db, preparation }, audit, decided.value);
  },

  async run({ history, tx, preparation }, input) {
    const decided = decide(history.audit, matching(input));
    if (!decided.ok) return decided;
    await keepFiles(tx);
    const audit = { auditId: input.auditId, before: history.audit };
    const rechecked = await recheckFiles({ db: tx, preparation }, audit, decided.value);
    await saveRechecked(tx, rechecked);
    return ok({ events: [...decided.value, ...rechecked.events], output: {} });
  },
});

type Matching = Extract<AuditCommand, { readonly type: 'match-names' }>;

function matching({ jurisdiction, contests, choices }: Omit<Matching, 'type'>): Matching {
  return { type: 'match-names', jurisdiction, contests, choices };
}
