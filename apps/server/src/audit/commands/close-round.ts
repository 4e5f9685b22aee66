import {
  type ContestMeasurement,
  decide,
  evolveAll,
  isInRounds,
  outstandingContests,
  type SampleRefusal,
} from '@plumbline/audit';
import { assert, entriesOf, ok, type Result } from '@plumbline/prelude';
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
    const decided = decide(audit, {
      type: 'close-round',
      round,
      measurements: measured.value,
      fieldwork: Object.fromEntries(entriesOf(history.fieldworkHeads)),
    });
    if (!decided.ok) return decided;
    const closed = evolveAll(audit, decided.value);
    assert(isInRounds(closed), 'a closed round stays in the audit', closed.phase);
    const riskLimitMet = outstandingContests(closed.plan, closed.rounds).length === 0;
    return ok({ events: decided.value, output: { riskLimitMet } });
  },
});

/** Every entry may be part of what is measured: the head of the audit and the number of all entries say which there were. */
async function measure(
  { audit, head, entries }: BegunHistory,
  preparation: Preparation,
): Promise<Result<readonly ContestMeasurement[], SampleRefusal>> {
  if (audit.phase !== 'round-open') return ok([]);
  return preparation.get(`risk at ${head.hash} and ${entries} entries`, ({ workers }) =>
    workers.run('measure-risk', audit),
  );
}
