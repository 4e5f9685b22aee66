import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { batchesToCount, contestsToAudit, findCount } from '../state/audit-view.ts';
import { countedTally, isDiscrepant, reportedTally } from './batch-counts.ts';

/** How many pairs of a batch counted in this round and a contest differ from what was reported, in `jurisdiction`. */
export function countDiscrepancies(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): number {
  const contests = contestsToAudit(audit, jurisdiction);
  let discrepancies = 0;
  for (const batch of batchesToCount(audit, jurisdiction)) {
    const found = findCount(audit, { jurisdiction, batch });
    if (found === undefined) continue;
    const audited = countedTally(found.sheets);
    const reported = reportedTally(audit, inputs, { jurisdiction, batch });
    for (const contest of contests) {
      const was = reported[contest.name];
      const is = audited[contest.name];
      if (was !== undefined && is !== undefined && isDiscrepant(contest, was, is)) discrepancies += 1;
    }
  }
  return discrepancies;
}
