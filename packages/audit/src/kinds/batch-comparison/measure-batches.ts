import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import {
  type BatchCharge,
  type HandTally as CountedTally,
  handTallyOutcome,
  type Refusal,
} from '@plumbline/statistics';
import { countedTally, isDiscrepant, reportedTally } from '../../fieldwork/batch-counts.ts';
import { batchMethodOf } from '../../methods/methods.ts';
import { type Draw, distinctUnits, unitPlace } from '../../sampling/draw.ts';
import { type AuditInputs, reportedBatches } from '../../state/audit-inputs.ts';
import type { AuditInRounds, CombinationCharge, HandTally, WhyCorrected } from '../../state/audit-state.ts';
import { countedName, drawsOf, findCount } from '../../state/audit-view.ts';
import type { MeasuredRisk, Measuring } from '../audit-kind.ts';
import { differs } from '../differs.ts';
import { settledByName } from '../settled-by-name.ts';
import { countedComparison } from './reported-comparison.ts';

/** Measures the risk of a contest in a batch comparison by its method, from its own draws. */
export function measureBatches(audit: AuditInRounds, contest: Contest, by: Measuring): Result<MeasuredRisk, Refusal> {
  const method = batchMethodOf(audit.plan);
  const counted = countedComparison(audit, contest, by.inputs);
  const draws = drawsOf(contest, audit.rounds);
  const sound = method.risk(counted.comparison, counted.sample, by.riskLimit);
  const found = {
    draws,
    phantomDraws: 0,
    notFound: 0,
    discrepancies: countDiscrepantBatches(audit, by.inputs, { contest, draws }),
    handTally: completeTally(contest, counted.handTally),
  };
  if (!audit.plan.compatibility) {
    if (!sound.ok) return sound;
    const { pValue, stopped, charges } = sound.value;
    return ok({
      ...found,
      pValue,
      riskLimitMet: stopped !== 'no',
      stopped,
      charges: chargesOf(audit, contest, { inputs: by.inputs, charges }),
      corrected: null,
    });
  }
  const published = method.published.risk(counted.published.comparison, counted.published.sample, by.riskLimit);
  if (!published.ok) return published;
  const { pValue, finished } = published.value;
  const corrected = sound.ok ? sound.value.pValue : 1;
  const why: WhyCorrected = sound.ok ? { because: 'other-charges' } : whyDeclined(sound.error);
  return ok({
    ...found,
    pValue,
    riskLimitMet: finished,
    stopped: finished ? 'by-statistics' : 'no',
    charges: [],
    corrected: differs(pValue, corrected) ? { pValue: corrected, why } : null,
  });
}

function whyDeclined({ reason, data }: Refusal): WhyCorrected {
  return { because: 'method-declined', reason, data };
}

/** Where every batch of the contest was counted, drawn or not, the count is an outcome of its own. */
function completeTally(contest: Contest, tally: CountedTally): HandTally | null {
  const outcome = handTallyOutcome(tally);
  if (!outcome.ok || !outcome.value.complete) return null;
  const { winners, tied, agrees, settled } = outcome.value;
  return settledByName(contest, { winners, tied, agrees, settled });
}

/** What each drawn part of a combination made after the seed is charged, by its name. */
function chargesOf(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly charges: readonly BatchCharge[] },
): readonly CombinationCharge[] {
  const batches = reportedBatches(audit.plan, contest, of.inputs);
  return of.charges
    .filter((charge) => charge.isMixed)
    .map(({ place, times, taint }) => {
      const { jurisdiction, batch } = batches[place];
      return { jurisdiction, batch, times, taint };
    });
}

function countDiscrepantBatches(
  audit: AuditInRounds,
  inputs: AuditInputs,
  sample: { readonly contest: Contest; readonly draws: readonly Draw[] },
): number {
  const { contest } = sample;
  const differing = new Set<string>();
  for (const { jurisdiction, batch: physical } of distinctUnits(sample.draws)) {
    const batch = countedName(audit, { jurisdiction, batch: physical });
    const counted = findCount(audit, { jurisdiction, batch });
    const reported = reportedTally(audit, inputs, { jurisdiction, batch })[contest.name];
    const audited = counted === undefined ? undefined : countedTally(counted.sheets)[contest.name];
    if (reported === undefined || audited === undefined) continue;
    if (isDiscrepant(contest, reported, audited)) differing.add(unitPlace(jurisdiction, batch));
  }
  return differing.size;
}
