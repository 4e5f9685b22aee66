import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import {
  type Answer,
  answer,
  type CardUniverse,
  nothingDrawn,
  type PollingAudit,
  type Refusal,
  type SimulationName,
} from '@plumbline/statistics';
import type { CardMethod } from '../../methods/method.ts';
import { cardMethodOf } from '../../methods/methods.ts';
import type { SampleSizeOption } from '../../sampling/sample-size-option.ts';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { BegunAudit } from '../../state/audit-state.ts';
import { isInRounds, roundsOf } from '../../state/audit-view.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import { riskLimitOf } from '../../state/plan.ts';
import type { ChancesAsked } from '../audit-kind.ts';
import { countedDraws } from './counted-draws.ts';
import { plansRounds } from './planned-rounds.ts';
import { pollingSample } from './polling-sample.ts';
import { publishedRounds, publishedSize } from './published-rounds.ts';

/**
 * The sizes of the next round, each with the chance that the whole contest meets its limit if the report is right. None
 * where a full hand tally is less work than any sample that suffices.
 */
export function pollingSizes(
  audit: BegunAudit,
  contest: Contest,
  _: AuditInputs,
): Result<readonly SampleSizeOption[], Refusal> {
  const prospect = prospectOf(audit, contest);
  if (!prospect.ok) return prospect;
  const { compatibility } = audit.plan;
  if (compatibility) return publishedSizes(audit, contest, prospect.value);
  // While planning, sizes are proposed for the first round; from the commitment on each round has the one it was given.
  return plansRounds(audit.plan) && audit.phase !== 'planning'
    ? plannedSize(audit, contest, prospect.value)
    : correctedSizes(prospect.value);
}

/** Sizes of the first round by the chances that are asked for, and what each is called. */
export function pollingSizesByChance(
  audit: BegunAudit,
  contest: Contest,
  { chances }: ChancesAsked,
): Answer<readonly SampleSizeOption[]> {
  const prospect = prospectOf(audit, contest);
  if (!prospect.ok) return prospect;
  const { method, polling, name } = prospect.value;
  const options: SampleSizeOption[] = [];
  for (const chance of chances) {
    const found = method.sizeByChance(polling, { name, chance });
    if (!found.ok) return found;
    if (found.value === undefined) continue;
    const { size, chance: probability, known } = found.value;
    options.push({ key: String(chance), size, probability, known, corrected: null });
  }
  return answer(options);
}

function prospectOf(audit: BegunAudit, contest: Contest): Answer<Prospect> {
  const universe = contestUniverse(audit, contest);
  if (!universe.ok) return universe;
  const { settings } = audit.plan;
  const polling: PollingAudit = {
    contest: contestVotes(contest),
    sample: sampleSoFar(audit, contest, universe.value),
    riskLimit: settings === null ? 0 : riskLimitOf(settings),
  };
  const name = { contest: contest.name, round: roundsOf(audit).length + 1 };
  return answer({ method: cardMethodOf(audit.plan), polling, name });
}

/** The one size that was planned for the next round, with its chance; none once all planned rounds are over. */
function plannedSize(
  audit: BegunAudit,
  contest: Contest,
  { method, polling, name }: Prospect,
): Result<readonly SampleSizeOption[], Refusal> {
  const size = audit.plan.roundSizes?.[contest.name]?.[name.round - 1];
  if (size === undefined) return ok([]);
  const chance = method.chance(polling, { draws: size, name });
  if (!chance.ok) return chance;
  return ok([{ key: 'planned', size, probability: chance.value.chance, known: chance.value.known, corrected: null }]);
}

function sampleSoFar(audit: BegunAudit, contest: Contest, universe: CardUniverse) {
  const counted = isInRounds(audit) ? countedDraws(audit, contest) : undefined;
  if (!isInRounds(audit) || counted === undefined) return nothingDrawn(universe);
  return pollingSample(audit, contest, { universe, counted });
}

type Prospect = { readonly method: CardMethod; readonly polling: PollingAudit; readonly name: SimulationName };

function correctedSizes({ method, polling, name }: Prospect): Result<readonly SampleSizeOption[], Refusal> {
  const sizes = method.sizes(polling, name);
  if (!sizes.ok) return sizes;
  return ok(
    sizes.value.flatMap(({ key, size }): readonly SampleSizeOption[] =>
      size === undefined
        ? []
        : [{ key, size: size.size, probability: size.chance, known: size.known, corrected: null }],
    ),
  );
}

/** The published sizes with the chance that each of them really has beside it. */
function publishedSizes(
  audit: BegunAudit,
  contest: Contest,
  { method, polling, name }: Prospect,
): Result<readonly SampleSizeOption[], Refusal> {
  const rounds = isInRounds(audit) ? publishedRounds(audit, contest).rounds : [];
  const reported = { ...polling.contest, ballots: publishedSize(contest) };
  const sizes = method.published.sizes(reported, rounds, polling.riskLimit);
  if (!sizes.ok) return err(sizes.error);
  return ok(
    sizes.value.map((option): SampleSizeOption => {
      const chance = method.chance(polling, { draws: option.size, name });
      // Later rounds nobody planned are measured by a method that gives no chance for a size of this one.
      const corrected =
        chance.ok && (rounds.length === 0 || method.holds === 'after-every-draw')
          ? { probability: chance.value.chance, known: chance.value.known }
          : null;
      return { ...option, known: option.probability === null ? null : 'published', corrected };
    }),
  );
}
