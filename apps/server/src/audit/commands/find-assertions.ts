import type { BegunAudit, ContestAssertions } from '@plumbline/audit';
import { canonicalJson } from '@plumbline/record';
import { auditScope } from '../../policy/scope.ts';
import type { Preparation } from '../../road/preparation.ts';
import { inputsKey } from '../inputs/input-files.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** Works out what a sample has to show of contests that voters ranked, from the cast vote records as they are registered. */
export const findAssertions = defineAuditCommand({
  name: 'find-assertions',
  permission: 'plan.edit',
  scope: auditScope,

  prepare: ({ history, preparation }) => assertionsOf(preparation, history.audit),

  async run({ history, preparation }) {
    return decideOnly(history, { type: 'find-assertions', contests: await assertionsOf(preparation, history.audit) });
  },
});

/** Every card of every contest is read, and in a close contest long is searched: done in a thread. */
function assertionsOf(
  preparation: Preparation,
  { plan, files }: BegunAudit,
): Promise<Readonly<Record<string, ContestAssertions>>> {
  const planned = { plan, files };
  const inputs = plan.jurisdictions.map(({ name }) => inputsKey(planned, name));
  const key = `assertions of ${canonicalJson([plan.contests, plan.cvrs ?? null, inputs])}`;
  return preparation.get(key, ({ workers }) => workers.run('find-assertions', planned));
}
