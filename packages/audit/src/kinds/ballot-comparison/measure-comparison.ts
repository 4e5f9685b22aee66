import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import type { CardUniverse, Refusal } from '@plumbline/statistics';
import { comparisonMethodOf } from '../../methods/methods.ts';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import type { MeasuredRisk, Measuring } from '../audit-kind.ts';
import { compareDraws, type DrawnComparison, drawsNotFound } from '../compare-draws.ts';
import { completeTally } from '../complete-tally.ts';
import { differs } from '../differs.ts';
import { NOT_MEASURED } from '../not-measured.ts';
import { publishedDraws } from '../published-draws.ts';
import { comparedSample } from './compared-sample.ts';
import { comparisonUniverse } from './comparison-universe.ts';
import { measureRankings } from './measure-rankings.ts';
import { publishedTally } from './published-comparison.ts';

/** Measures the risk of a contest from drawn cards held against their cast vote records. */
export function measureComparison(
  audit: AuditInRounds,
  contest: Contest,
  by: Measuring,
): Result<MeasuredRisk, Refusal> {
  const universe = comparisonUniverse(audit, contest);
  if (!universe.ok) return universe;
  const sound = measureUniverse(audit, contest, { ...by, universe: universe.value });
  if (!sound.ok || !audit.plan.compatibility) return sound;
  return measureAsPublished(audit, contest, { ...by, sound: sound.value });
}

function measureUniverse(
  audit: AuditInRounds,
  contest: Contest,
  by: Measuring & { readonly universe: CardUniverse },
): Result<MeasuredRisk, Refusal> {
  // Where every choice wins there is nothing that a risk could be of.
  if (contest.choices.length <= contest.winners) return ok(NOT_MEASURED);
  if (isRanked(contest)) return measureRankings(audit, contest, by);
  const { inputs, universe, riskLimit } = by;
  const { counted, cards, comparison } = comparedSample(audit, contest, { inputs, universe });
  const measured = comparisonMethodOf(audit.plan).risk(contestVotes(contest), comparison, riskLimit);
  if (!measured.ok) return measured;
  const { pValue, stopped } = measured.value;
  const handTally = completeTally(contest, universe, comparison.lookedAt);
  const nothingDrawn = counted.draws.length + counted.phantomDraws === 0;
  if (nothingDrawn && handTally === null) return ok(NOT_MEASURED);
  return ok({
    ...NOT_MEASURED,
    pValue,
    riskLimitMet: stopped !== 'no',
    stopped,
    draws: counted.draws,
    phantomDraws: counted.phantomDraws,
    notFound: drawsNotFound(cards),
    discrepancies: countDiscrepant(audit, contest, cards),
    handTally,
  });
}

function countDiscrepant(audit: AuditInRounds, contest: Contest, cards: readonly DrawnComparison[]): number {
  const { discrepancy } = comparisonMethodOf(audit.plan);
  const votes = contestVotes(contest);
  return cards.filter((card) => discrepancy(votes, card) !== undefined).length;
}

/** The published figure, with the corrected one beside it where they differ. */
function measureAsPublished(
  audit: AuditInRounds,
  contest: Contest,
  by: Measuring & { readonly sound: MeasuredRisk },
): Result<MeasuredRisk, Refusal> {
  const { inputs, sound, riskLimit } = by;
  if (contest.choices.length <= contest.winners) return ok(sound);
  const draws = publishedDraws(audit, contest);
  const cards = compareDraws(audit, contest, { inputs, draws, missesContest: 'blank' });
  const tally = publishedTally(audit, contest);
  const method = comparisonMethodOf(audit.plan).published;
  const published = method.risk(tally, cards, riskLimit);
  if (!published.ok) return published;
  const { pValue, finished } = published.value;
  const corrected = sound.pValue ?? 1;
  return ok({
    ...sound,
    pValue,
    riskLimitMet: finished,
    stopped: finished ? 'by-statistics' : 'no',
    draws,
    phantomDraws: 0,
    notFound: drawsNotFound(cards),
    discrepancies: cards.filter((card) => method.discrepancy(tally, card) !== undefined).length,
    corrected: differs(pValue, corrected)
      ? { pValue: corrected, why: { because: sound.pValue === null ? 'no-uniform-sample' : 'other-errors' } }
      : null,
  });
}
