import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import { bravoRisk, bravoRiskCompatible, type Refusal } from '@plumbline/statistics';
import type { AuditInRounds } from '../audit-state.ts';
import { type AuditInputs, contestTally, universeOf } from '../plan/audit-inputs.ts';
import type { MeasuredRisk } from './measured-risk.ts';
import { pollContest } from './polling-rounds.ts';

/** Measures the risk of a contest in ballot polling by BRAVO. */
export function measurePolling(
  audit: AuditInRounds,
  contest: Contest,
  by: { readonly inputs: AuditInputs; readonly riskLimit: number },
): Result<MeasuredRisk, Refusal> {
  const tally = contestTally(audit.plan, contest, by.inputs);
  const universe = universeOf(audit.plan, contest, by.inputs);
  if (!universe.ok) return universe;
  const sample = pollContest(audit, contest, universe.value);
  const sound = bravoRisk(tally, sample, by.riskLimit);
  if (!audit.plan.compatibility) {
    if (!sound.ok) return sound;
    return ok({ pValue: sound.value.pValue, riskLimitMet: sound.value.stopped !== 'no', corrected: null });
  }
  const published = bravoRiskCompatible(tally, sample.rounds, by.riskLimit);
  if (!published.ok) return published;
  const { pValue, finished } = published.value;
  const differs = sound.ok && Math.abs(sound.value.pValue - pValue) > 1e-9 * Math.max(pValue, 1e-3);
  const corrected =
    sound.ok && differs
      ? { pValue: sound.value.pValue, why: 'The corrected method counts distinct ballots, not votes, as a full count.' }
      : null;
  return ok({ pValue, riskLimitMet: finished, corrected });
}
