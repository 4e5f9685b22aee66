import { type Contest, contestInvolves } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { macroRisk, macroRiskCompatible, type Refusal } from '@plumbline/statistics';
import type { AuditInRounds, ContestMeasurement } from '../audit-state.ts';
import { countedName, currentRound, drawsOf } from '../audit-view.ts';
import { countedTally, isDiscrepant, reportedTally } from '../interpretation/batch-counts.ts';
import type { AuditInputs } from '../plan/audit-inputs.ts';
import { riskLimitOf } from '../plan/plan.ts';
import { type Draw, distinctUnits, unitPlace } from '../sample/draw.ts';
import type { SampleRefusal } from '../sample/sample-refusal.ts';
import { countedComparison } from './batch-comparison.ts';
import { measurePolling } from './measure-polling.ts';
import type { MeasuredRisk } from './measured-risk.ts';

/**
 * Measures the risk of every contest that is still audited, from what people have found so far.
 *
 * Targeted contests use their own draws, opportunistic ones the distinct units that were fetched for others.
 */
export function measureRisk(request: {
  readonly audit: AuditInRounds;
  readonly inputs: AuditInputs;
}): Result<readonly ContestMeasurement[], SampleRefusal> {
  const { audit, inputs } = request;
  const round = currentRound(audit);
  const { settings, contests } = audit.plan;
  if (settings === null) return err({ contest: '', code: 'no-settings', message: 'There is no risk limit. Set one.' });
  const measurements: ContestMeasurement[] = [];
  for (const contest of contests) {
    const sampleSize = round.sampleSizes[contest.name] ?? null;
    if (contest.targeted && sampleSize === null) continue;
    const measured = measureContest(audit, contest, { inputs, riskLimit: riskLimitOf(settings) });
    if (!measured.ok) return err({ contest: contest.name, ...measured.error });
    const draws = contest.targeted ? drawsOf(contest, audit.rounds) : drawsInUniverse(audit, contest);
    measurements.push({
      contest: contest.name,
      targeted: contest.targeted,
      sampleSize,
      draws: draws.length,
      distinct: distinctUnits(draws).length,
      discrepancies: countDiscrepantUnits(audit, inputs, { contest, draws }),
      ...measured.value,
    });
  }
  return ok(measurements);
}

type Measuring = { readonly inputs: AuditInputs; readonly riskLimit: number };

function measureContest(audit: AuditInRounds, contest: Contest, by: Measuring): Result<MeasuredRisk, Refusal> {
  return audit.plan.type === 'batch-comparison'
    ? measureBatches(audit, contest, by)
    : measurePolling(audit, contest, by);
}

function measureBatches(audit: AuditInRounds, contest: Contest, by: Measuring): Result<MeasuredRisk, Refusal> {
  const { comparison, sample } = countedComparison(audit, contest, by.inputs);
  const sound = macroRisk(comparison, sample, by.riskLimit);
  if (!audit.plan.compatibility) {
    if (!sound.ok) return sound;
    const { pValue, stopped } = sound.value;
    return ok({ pValue, riskLimitMet: stopped !== 'no', corrected: null });
  }
  const published = macroRiskCompatible(comparison, sample, by.riskLimit);
  if (!published.ok) return published;
  const { pValue, finished } = published.value;
  const differs = !sound.ok || Math.abs(sound.value.pValue - pValue) > 1e-9 * Math.max(pValue, 1e-3);
  const corrected = differs
    ? {
        pValue: sound.ok ? sound.value.pValue : 1,
        why: sound.ok ? MACRO_DIFFERENCE : sound.error.message,
      }
    : null;
  return ok({ pValue, riskLimitMet: finished, corrected });
}

const MACRO_DIFFERENCE =
  'The corrected method counts combined batches as one unit, keeps a taint of 1 or more from lowering the risk, and holds missing votes fully against the margin.';

/** Draws of other contests in the jurisdictions of an opportunistic contest. */
function drawsInUniverse(audit: AuditInRounds, contest: Contest): readonly Draw[] {
  return audit.rounds.flatMap((round) => round.draws.filter((draw) => contestInvolves(contest, draw.jurisdiction)));
}

function countDiscrepantUnits(
  audit: AuditInRounds,
  inputs: AuditInputs,
  sample: { readonly contest: Contest; readonly draws: readonly Draw[] },
): number {
  if (audit.plan.type !== 'batch-comparison') return 0;
  const { contest } = sample;
  const differing = new Set<string>();
  for (const { jurisdiction, batch: physical } of distinctUnits(sample.draws)) {
    const batch = countedName(audit, { jurisdiction, batch: physical });
    const counted = audit.results.batches[jurisdiction]?.[batch];
    const reported = reportedTally(audit, inputs, { jurisdiction, batch })[contest.name];
    const audited = counted === undefined ? undefined : countedTally(counted.sheets)[contest.name];
    if (reported === undefined || audited === undefined) continue;
    if (isDiscrepant(contest, reported, audited)) differing.add(unitPlace(jurisdiction, batch));
  }
  return differing.size;
}
