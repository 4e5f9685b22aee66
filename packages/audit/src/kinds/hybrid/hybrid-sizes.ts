import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import { type Answer, answer, type HybridProspect, type Refusal, type StratumDraws } from '@plumbline/statistics';
import type { StrataMethod } from '../../methods/method.ts';
import { strataMethodOf } from '../../methods/methods.ts';
import type { SampleSizeOption } from '../../sampling/sample-size-option.ts';
import { inBothStrata, type Stratum, type StratumSizes } from '../../sampling/stratum.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { BegunAudit } from '../../state/audit-state.ts';
import { isInRounds, roundsOf } from '../../state/audit-view.ts';
import { riskLimitOf } from '../../state/plan.ts';
import type { ChancesAsked } from '../audit-kind.ts';
import { cardsLookedAt } from '../cards-looked-at.ts';
import { stratumOf } from '../stratum-of.ts';
import { type ContestStrata, contestStrata } from './contest-strata.ts';
import { type HybridSample, hybridSample } from './hybrid-sample.ts';
import { publishedHybrid } from './published-hybrid.ts';

/** How many listed cards of each stratum nobody has looked at for the contest: the most that another round may draw there. */
export function strataPopulation(audit: BegunAudit, contest: Contest, inputs: AuditInputs): StratumSizes {
  const strata = contestStrata(audit, contest);
  if (!strata.ok) return { cvr: 0, noCvr: 0 };
  const seen = (stratum: Stratum) => {
    if (!isInRounds(audit)) return 0;
    return cardsLookedAt(audit, contest, { isOf: (unit) => stratumOf(inputs, unit) === stratum }).cards;
  };
  // Published software draws as many as are listed, however many cards were looked at before.
  const left = (stratum: Stratum) => strata.value[stratum].listed - (audit.plan.compatibility ? 0 : seen(stratum));
  return { cvr: left('cvr'), noCvr: left('noCvr') };
}

/**
 * The sizes of the next round, divided between the strata: what is enough if all goes on as it began, and what confirms the
 * contest with a given chance if the report is right. Each is said with its chance, as far as it can be simulated.
 */
export function hybridSizes(
  audit: BegunAudit,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly SampleSizeOption[], Refusal> {
  const found = askedOf(audit, contest, inputs);
  if (!found.ok) return found;
  const { of, prospect } = found.value;
  if (audit.plan.compatibility) return publishedSizes(prospect, publishedHybrid(audit, contest, of).audit);
  return soundSizes(prospect, strataPopulation(audit, contest, inputs));
}

/** Sizes of the first round by the chances that are asked for, divided between the strata. */
export function hybridSizesByChance(
  audit: BegunAudit,
  contest: Contest,
  { chances, inputs }: ChancesAsked,
): Answer<readonly SampleSizeOption[]> {
  const found = askedOf(audit, contest, inputs);
  if (!found.ok) return found;
  const { method, prospect, name } = found.value.prospect;
  const population = strataPopulation(audit, contest, inputs);
  const sizes = method.sizesByChance(prospect, name, inBothStrata(population), chances);
  if (!sizes.ok) return sizes;
  const fitting = sizes.value.filter(({ size }) => size.cvr <= population.cvr && size.polling <= population.noCvr);
  return answer(fitting.map(({ key, size, chance }) => optionOf(key, size, chance)));
}

function askedOf(audit: BegunAudit, contest: Contest, inputs: AuditInputs) {
  const { settings } = audit.plan;
  const riskLimit = settings === null ? 0 : riskLimitOf(settings);
  const strata = contestStrata(audit, contest);
  if (!strata.ok) return strata;
  const of = { inputs, riskLimit, strata: strata.value };
  const prospect: Prospect = {
    method: strataMethodOf(audit.plan),
    prospect: prospectOf(hybridSample(audit, contest, of), strata.value),
    name: { contest: contest.name, round: roundsOf(audit).length + 1 },
  };
  return answer({ of, prospect });
}

type Prospect = {
  readonly method: StrataMethod;
  readonly prospect: HybridProspect;
  readonly name: { readonly contest: string; readonly round: number };
};

function prospectOf({ audit, cards, polled }: HybridSample, { withoutCvr }: ContestStrata): HybridProspect {
  const drawn = cards.filter(({ reported }) => reported === 'not-in-cvrs').length;
  const againstWinners = polled.notFound + polled.phantoms;
  return { audit, withoutCvr: withoutCvr - drawn, polled: { votes: polled.votes, againstWinners } };
}

function soundSizes(
  { method, prospect, name }: Prospect,
  population: StratumSizes,
): Result<readonly SampleSizeOption[], Refusal> {
  const enough = method.size(prospect.audit);
  if (!enough.ok) return enough;
  const { cvr, polling } = prospect.audit;
  const size: StratumDraws = {
    cvr: drawsFor(enough.value.cvr, { cards: cvr.ballots, unseen: cvr.ballots - cvr.sampled }),
    polling: Math.min(enough.value.polling, polling.ballots - polling.sampled),
  };
  const chance = method.chance(prospect, { size, name });
  if (!chance.ok) return chance;
  const isTooMany = enough.value.isFullCount || size.cvr > population.cvr || size.polling > population.noCvr;
  if (isTooMany) return ok([optionOf('all-ballots', { cvr: population.cvr, polling: population.noCvr }, undefined)]);
  const byChance = method.sizesByChance(prospect, name, inBothStrata(population));
  if (!byChance.ok) return byChance;
  const fitting = byChance.value.filter(
    ({ size: one }) => one.cvr <= population.cvr && one.polling <= population.noCvr,
  );
  return ok([
    optionOf('default', size, chance.value),
    ...fitting.map((option) => optionOf(option.key, option.size, option.chance)),
  ]);
}

/** Draws with replacement that are expected to fall on so many cards that were not drawn before. */
function drawsFor(wanted: number, { cards, unseen }: { readonly cards: number; readonly unseen: number }): number {
  if (wanted === 0) return 0;
  if (wanted >= unseen) return Number.POSITIVE_INFINITY;
  return Math.max(wanted, Math.ceil(Math.log1p(-wanted / unseen) / Math.log1p(-1 / cards)));
}

function publishedSizes(
  { method, prospect, name }: Prospect,
  published: HybridProspect['audit'],
): Result<readonly SampleSizeOption[], Refusal> {
  const size = method.published.size(published);
  if (!size.ok) return size;
  const chance = method.chance(prospect, { size: size.value, name });
  const corrected =
    chance.ok && chance.value !== undefined ? { probability: chance.value, known: 'simulated' as const } : null;
  return ok([{ ...optionOf('default', size.value, undefined), corrected }]);
}

function optionOf(key: string, { cvr, polling }: StratumDraws, chance: number | undefined): SampleSizeOption {
  const strata = { cvr, noCvr: polling };
  return {
    key,
    size: inBothStrata(strata),
    strata,
    probability: chance ?? null,
    known: chance === undefined ? null : 'simulated',
    corrected: null,
  };
}
