import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { contestOutcome, type MeasuredContest } from '@plumbline/statistics';
import type { MeasuredRisk } from '../kinds/audit-kind.ts';
import { kindOf } from '../kinds/kinds.ts';
import { distinctUnits } from '../sampling/draw.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds, ContestMeasurement } from '../state/audit-state.ts';
import { currentRound } from '../state/audit-view.ts';
import { riskLimitOf } from '../state/plan.ts';

/**
 * Measures the risk of every contest that is still audited, from what people have found so far.
 *
 * Targeted contests use their own draws, opportunistic ones what was drawn for others, as far as it is a sample for them.
 */
export function measureRisk(request: {
  readonly audit: AuditInRounds;
  readonly inputs: AuditInputs;
}): Result<readonly ContestMeasurement[], SampleRefusal> {
  const { audit, inputs } = request;
  const round = currentRound(audit);
  const { settings, contests } = audit.plan;
  if (settings === null) return err({ contest: '', code: 'no-settings' });
  const riskLimit = riskLimitOf(settings);
  const measurements: ContestMeasurement[] = [];
  for (const contest of contests) {
    const sampleSize = round.sampleSizes[contest.name] ?? null;
    if (contest.targeted && sampleSize === null) continue;
    const measured = kindOf(audit.plan).measure(audit, contest, { inputs, riskLimit });
    if (!measured.ok) return err({ contest: contest.name, code: 'method-declined', why: measured.error });
    measurements.push(asMeasurement(contest, { sampleSize, riskLimit, measured: measured.value }));
  }
  return ok(measurements);
}

function measuredContest({ stopped, pValue, draws, phantomDraws }: MeasuredRisk): MeasuredContest {
  if (stopped === 'by-arithmetic') return { by: 'arithmetic' };
  return pValue === null ? { by: 'nothing' } : { by: 'sample', unitsMeasured: draws.length + phantomDraws, pValue };
}

function asMeasurement(
  contest: Contest,
  of: { readonly sampleSize: number | null; readonly riskLimit: number; readonly measured: MeasuredRisk },
): ContestMeasurement {
  const { stopped: _, draws, phantomDraws, ...measured } = of.measured;
  return {
    contest: contest.name,
    targeted: contest.targeted,
    sampleSize: of.sampleSize,
    draws: draws.length + phantomDraws,
    distinct: distinctUnits(draws).length,
    phantomDraws,
    ...measured,
    outcome: contestOutcome({
      contested: contest.choices.length > contest.winners,
      handTally: measured.handTally === null ? undefined : { complete: true, ...measured.handTally },
      measured: measuredContest(of.measured),
      riskLimit: of.riskLimit,
    }).state,
  };
}
