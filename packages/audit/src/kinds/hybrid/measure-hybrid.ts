import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import { fullCountRisk, type Refusal, reportedWinners } from '@plumbline/statistics';
import { strataMethodOf } from '../../methods/methods.ts';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import type { MeasuredRisk, Measuring } from '../audit-kind.ts';
import { type DrawnComparison, drawsNotFound } from '../compare-draws.ts';
import { completeTally } from '../complete-tally.ts';
import { differs } from '../differs.ts';
import { NOT_MEASURED } from '../not-measured.ts';
import { type ContestStrata, contestStrata } from './contest-strata.ts';
import { hybridSample } from './hybrid-sample.ts';
import { publishedHybrid } from './published-hybrid.ts';

/** Measures the risk of a contest from the cards compared in one stratum and those polled in the other. */
export function measureHybrid(audit: AuditInRounds, contest: Contest, by: Measuring): Result<MeasuredRisk, Refusal> {
  const strata = contestStrata(audit, contest);
  if (!strata.ok) return strata;
  const of = { ...by, strata: strata.value };
  const sound = measureStrata(audit, contest, of);
  if (!sound.ok || !audit.plan.compatibility) return sound;
  return measureAsPublished(audit, contest, { ...of, sound: sound.value });
}

type By = Measuring & { readonly strata: ContestStrata };

function measureStrata(audit: AuditInRounds, contest: Contest, by: By): Result<MeasuredRisk, Refusal> {
  // Where every choice wins there is nothing that a risk could be of.
  if (contest.choices.length <= contest.winners) return ok(NOT_MEASURED);
  const sample = hybridSample(audit, contest, by);
  const outcome = reportedWinners(contestVotes(contest));
  if (!outcome.ok) return outcome;
  // Every listed card was looked for, in whatever sample: the count decides, and chance has no part in it.
  const full = fullCountRisk(outcome.value, { universe: by.strata.whole, lookedAt: sample.lookedAt });
  if (full === undefined && !sample.isMeasured) return ok(NOT_MEASURED);
  const measured = full === undefined ? strataMethodOf(audit.plan).risk(sample.audit) : ok(full);
  if (!measured.ok) return measured;
  const { pValue, stopped } = measured.value;
  const { counted, cards, polled } = sample;
  return ok({
    ...NOT_MEASURED,
    pValue,
    riskLimitMet: stopped !== 'no',
    stopped,
    draws: [...counted.cvr.draws, ...counted.noCvr.draws],
    phantomDraws: counted.noCvr.phantomDraws,
    notFound: drawsNotFound(cards) + polled.notFound,
    discrepancies: countDiscrepant(audit, contest, cards),
    handTally: completeTally(contest, by.strata.whole, sample.lookedAt),
  });
}

function countDiscrepant(audit: AuditInRounds, contest: Contest, cards: readonly DrawnComparison[]): number {
  const { discrepancy } = strataMethodOf(audit.plan);
  const votes = contestVotes(contest);
  return cards.filter((card) => discrepancy(votes, card) !== undefined).length;
}

/**
 * The published figure, with the corrected one beside it where they differ. Once a stratum was drawn as often as it has cards the
 * published form has no figure at all, and the corrected one stands alone: a round that people have worked through can be closed.
 */
function measureAsPublished(
  audit: AuditInRounds,
  contest: Contest,
  by: By & { readonly sound: MeasuredRisk },
): Result<MeasuredRisk, Refusal> {
  const { sound } = by;
  if (contest.choices.length <= contest.winners) return ok(sound);
  const { audit: asPublished, cards, polled, draws } = publishedHybrid(audit, contest, by);
  const published = strataMethodOf(audit.plan).published.risk(asPublished);
  if (!published.ok) return ok(sound);
  const { pValue, finished } = published.value;
  const corrected = sound.pValue ?? 1;
  return ok({
    ...sound,
    pValue,
    riskLimitMet: finished,
    stopped: finished ? 'by-statistics' : 'no',
    draws,
    phantomDraws: 0,
    notFound: drawsNotFound(cards) + polled.notFound,
    discrepancies: countDiscrepant(audit, contest, cards),
    corrected: differs(pValue, corrected)
      ? { pValue: corrected, why: { because: sound.pValue === null ? 'no-uniform-sample' : 'other-errors' } }
      : null,
  });
}
