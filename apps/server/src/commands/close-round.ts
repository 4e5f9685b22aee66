import { decide, evolveAll, isInRounds, outstandingContests } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { auditScope } from '../policy/scope.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const closeRound = defineAuditCommand({
  name: 'close-round',
  permission: 'round.close',
  scope: auditScope,

  async run({ history, services }, { round }) {
    const { audit } = history;
    const measured = audit.phase === 'round-open' ? await services.workers.run('measure-risk', audit) : ok([]);
    assert(measured.ok, 'a contest that could be sampled can be measured', measured);
    const decided = decide(audit, { type: 'close-round', round, measurements: measured.value });
    if (!decided.ok) return decided;
    const closed = evolveAll(audit, decided.value);
    assert(isInRounds(closed), 'a closed round stays in the audit', closed.phase);
    const riskLimitMet = outstandingContests(closed.plan, closed.rounds).length === 0;
    return ok({ events: decided.value, output: { riskLimitMet } });
  },
});
