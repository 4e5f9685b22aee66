import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import type { BatchComparison, Refusal } from '@plumbline/statistics';
import { batchMethodOf } from '../../methods/methods.ts';
import type { SampleSizeOption } from '../../sampling/sample-size-option.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import { riskLimitOf } from '../../state/plan.ts';
import { countedComparison, reportedComparison } from './reported-comparison.ts';

/** The one size the method proposes; where it reaches the number of batches, every batch is counted once. */
export function batchSizes(
  audit: BegunAudit,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly SampleSizeOption[], Refusal> {
  const { compatibility, settings } = audit.plan;
  const method = batchMethodOf(audit.plan);
  const riskLimit = settings === null ? 0 : riskLimitOf(settings);
  const counted = isInRounds(audit)
    ? countedComparison(audit, contest, inputs)
    : nothingCounted(reportedComparison(audit, contest, inputs));
  const size = compatibility
    ? method.published.size(counted.published.comparison, counted.published.sample, riskLimit)
    : method.size(counted.comparison, counted.sample, riskLimit);
  if (!size.ok) return size;
  const key = size.value >= counted.comparison.batches.length ? 'all-ballots' : 'default';
  return ok([{ key, size: size.value, probability: null, known: null, corrected: null }]);
}

function nothingCounted(comparison: BatchComparison) {
  const sample = { draws: [], audited: new Map() };
  return { comparison, sample, published: { comparison, sample } };
}
