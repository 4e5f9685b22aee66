import { type AuditCommand, decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { recheckFiles, saveRechecked } from '../uploads/recheck-files.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const defineContests = defineAuditCommand({
  name: 'define-contests',
  permission: 'plan.edit',
  scope: auditScope,

  async prepare({ history, services, preparation }, { auditId, contests }) {
    const decided = decide(history.audit, defining(contests));
    if (!decided.ok) return;
    await recheckFiles({ db: services.db, preparation }, { auditId, before: history.audit }, decided.value);
  },

  async run({ history, tx, preparation }, { auditId, contests }) {
    const decided = decide(history.audit, defining(contests));
    if (!decided.ok) return decided;
    await keepFiles(tx);
    const rechecked = await recheckFiles({ db: tx, preparation }, { auditId, before: history.audit }, decided.value);
    await saveRechecked(tx, rechecked);
    return ok({ events: [...decided.value, ...rechecked.events], output: {} });
  },
});

type Defining = Extract<AuditCommand, { readonly type: 'define-contests' }>;

function defining(contests: Defining['contests']): Defining {
  return { type: 'define-contests', contests };
}
