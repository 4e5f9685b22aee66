import { randomSource, sizeWithin } from '@plumbline/statistics';
import type { Outcome, ValidityScenario } from './validity-scenario.ts';

/**
 * What many simulated audits of one scenario came to.
 *
 *   confirmed       audits that confirmed the reported outcome        rate   their share
 *   standardError   Monte-Carlo error √(p(1 − p)/audits); p is the risk limit for a wrong outcome, else the rate
 *   limit           α + 3 standard errors: a valid method stays under it but for 1 time in 700
 *   withinLimit     whether the rate is; only where the outcome is wrong
 *   draws           draws of the audits that confirmed the outcome, by quantiles; absent if none did
 */
export type ValidityReport = {
  readonly method: string;
  readonly situation: string;
  readonly form: ValidityScenario['form'];
  readonly assumes: string | undefined;
  readonly outcome: Outcome;
  readonly riskLimit: number;
  readonly audits: number;
  readonly confirmed: number;
  readonly rate: number;
  readonly standardError: number;
  readonly limit: number;
  readonly withinLimit: boolean | undefined;
  readonly draws: { readonly size10: number; size50: number; size80: number; size90: number } | undefined;
};

/** Simulates audits of one scenario. The same seed gives the same report. */
export function simulateAudits({
  scenario,
  outcome,
  audits,
  seed,
  onAudit,
}: {
  readonly scenario: ValidityScenario;
  readonly outcome: Outcome;
  readonly audits: number;
  readonly seed: string;
  /** Told after each audit how many are done. */
  readonly onAudit?: (done: number) => void;
}): ValidityReport {
  const random = randomSource(`${seed}\n${scenario.method}\n${scenario.form}\n${scenario.situation}\n${outcome}`);
  const auditOnce = scenario.start(outcome);
  const draws: number[] = [];
  for (let done = 1; done <= audits; done += 1) {
    const audit = auditOnce(random);
    if (audit.confirmed) draws.push(audit.draws);
    onAudit?.(done);
  }
  const { riskLimit } = scenario;
  const rate = draws.length / audits;
  const atLimit = Math.sqrt((riskLimit * (1 - riskLimit)) / audits);
  const limit = riskLimit + 3 * atLimit;
  return {
    method: scenario.method,
    situation: scenario.situation,
    form: scenario.form,
    assumes: scenario.assumes,
    outcome,
    riskLimit,
    audits,
    confirmed: draws.length,
    rate,
    standardError: outcome === 'wrong' ? atLimit : Math.sqrt((rate * (1 - rate)) / audits),
    limit,
    withinLimit: outcome === 'wrong' ? rate <= limit : undefined,
    draws: quantiles(draws),
  };
}

function quantiles(draws: readonly number[]): ValidityReport['draws'] {
  if (draws.length === 0) return undefined;
  const sorted = Float64Array.from(draws).sort();
  return {
    size10: sizeWithin(sorted, 0.1),
    size50: sizeWithin(sorted, 0.5),
    size80: sizeWithin(sorted, 0.8),
    size90: sizeWithin(sorted, 0.9),
  };
}
