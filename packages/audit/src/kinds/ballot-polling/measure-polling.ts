import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { type CardUniverse, listedNotLookedAt, type PollingRound, type Refusal } from '@plumbline/statistics';
import { cardMethodOf, methodOfAnyDraws } from '../../methods/methods.ts';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Plan } from '../../state/plan.ts';
import type { MeasuredRisk, Measuring } from '../audit-kind.ts';
import { differs } from '../differs.ts';
import { NOT_MEASURED } from '../not-measured.ts';
import { type CountedRounds, countedDraws, drawsTogether } from './counted-draws.ts';
import { isInTotals } from './in-totals.ts';
import { pollingSample } from './polling-sample.ts';
import { publishedRounds, publishedSize } from './published-rounds.ts';

const NOTHING_COUNTED: CountedRounds = { made: 'in-one-piece', rounds: [] };

/** Measures the risk of a contest in ballot polling by its method, from the draws that are a uniform sample of its universe. */
export function measurePolling(audit: AuditInRounds, contest: Contest, by: Measuring): Result<MeasuredRisk, Refusal> {
  const universe = contestUniverse(audit, contest);
  if (!universe.ok) return universe;
  const sound = measureUniverse(audit, contest, { universe: universe.value, riskLimit: by.riskLimit });
  if (!sound.ok || !audit.plan.compatibility) return sound;
  return measureAsPublished(audit, contest, { riskLimit: by.riskLimit, sound: sound.value });
}

function measureUniverse(
  audit: AuditInRounds,
  contest: Contest,
  by: { readonly universe: CardUniverse; readonly riskLimit: number },
): Result<MeasuredRisk, Refusal> {
  const { made, rounds } = countedDraws(audit, contest) ?? NOTHING_COUNTED;
  const counted = drawsTogether(rounds);
  const sample = pollingSample(audit, contest, { universe: by.universe, counted: { made, rounds } });
  const method = made === 'in-rounds' ? audit.plan.method : methodOfAnyDraws(audit.plan);
  const measured = cardMethodOf({ method }).risk(contestVotes(contest), sample, by.riskLimit);
  if (!measured.ok) return measured;
  const { pValue, stopped } = measured.value;
  // Nothing drawn, and not every listed card looked at: there is no figure, not even a bad one.
  const nothingDrawn = counted.draws.length + counted.phantomDraws === 0;
  if (nothingDrawn && listedNotLookedAt(sample) > 0) return ok(NOT_MEASURED);
  return ok({
    ...NOT_MEASURED,
    pValue,
    riskLimitMet: stopped !== 'no',
    stopped,
    draws: counted.draws,
    phantomDraws: counted.phantomDraws,
    notFound: sample.rounds.reduce((sum, round: PollingRound) => sum + round.notFound, 0),
  });
}

/** The published figure, with the corrected one beside it where they differ. */
function measureAsPublished(
  audit: AuditInRounds,
  contest: Contest,
  by: { readonly riskLimit: number; readonly sound: MeasuredRisk },
): Result<MeasuredRisk, Refusal> {
  const { draws, rounds } = publishedRounds(audit, contest);
  const reported = { ...contestVotes(contest), ballots: publishedSize(contest) };
  const published = cardMethodOf(audit.plan).published.risk(reported, rounds, by.riskLimit);
  if (!published.ok) return err(published.error);
  const { pValue, finished } = published.value;
  const corrected = by.sound.pValue ?? 1;
  return ok({
    ...by.sound,
    pValue,
    riskLimitMet: finished,
    stopped: finished ? 'by-statistics' : 'no',
    draws,
    phantomDraws: 0,
    notFound: rounds.reduce((sum, round) => sum + round.notFound, 0),
    corrected: differs(pValue, corrected)
      ? {
          pValue: corrected,
          why: { because: by.sound.pValue === null ? becauseNothing(audit.plan) : becauseOther(audit.plan) },
        }
      : null,
  });
}

function becauseNothing(plan: Plan): 'no-uniform-sample' | 'totals-of-no-sample' {
  return isInTotals(plan) ? 'totals-of-no-sample' : 'no-uniform-sample';
}

function becauseOther(plan: Plan): 'other-universe' | 'sizes-not-planned' {
  return methodOfAnyDraws(plan) === plan.method ? 'other-universe' : 'sizes-not-planned';
}
