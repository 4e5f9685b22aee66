import {
  type ContestMeasurement,
  decide,
  evolveAll,
  isInRounds,
  outstandingContests,
  type SampleRefusal,
} from '@plumbline/audit';
import { assert, ok, type Result } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import type { Preparation } from '../../road/preparation.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const closeRound = defineAuditCommand({
  name: 'close-round',
  permission: 'round.close',
  scope: auditScope,

  prepare: ({ history, preparation }) => measure(history, preparation),

  async run({ history, preparation }, { round }) {
    const { audit } = history;
    const measured = await measure(history, preparation);
    assert(measured.ok, 'a contest that could be sampled can be measured', measured);
    const decided = decide(audit, { type: 'close-round', round, measurements: measured.value });
    if (!decided.ok) return decided;
    const closed = evolveAll(audit, decided.value);
    assert(isInRounds(closed), 'a closed round stays in the audit', closed.phase);
    const riskLimitMet = outstandingContests(closed.plan, closed.rounds).length === 0;
    return ok({ events: decided.value, output: { riskLimitMet } });
  },
});

/** Every entry of the log may be part of what is measured, so the head of the log says what was. */
async function measure(
  { audit, head }: BegunHistory,
  preparation: Preparation,
): Promise<Result<readonly ContestMeasurement[], SampleRefusal>> {
  if (audit.phase !== 'round-open') return ok([]);
  return preparation.get(`risk at ${head.hash}`, ({ workers }) => workers.run('measure-risk', audit));
}
