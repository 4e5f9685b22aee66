import type { Contest } from '@plumbline/election';
import type { Result } from '@plumbline/prelude';
import { type Refusal, reportedWinners } from '@plumbline/statistics';
import { kindOf } from '../kinds/kinds.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import type { SampleSizeOption } from '../sampling/sample-size-option.ts';
import type { StratumSizes } from '../sampling/stratum.ts';
import { type AuditInputs, cardsListed, contestVotes } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { isRanked, smallestAssertion } from '../state/contest-assertions.ts';
import { expectedWork, type WorkOfSizes } from './expected-work.ts';
import { type AskedSizes, type ContestSizes, sampleSizeOptions } from './sample-sizes.ts';

/** The chances for which it is said what a first round would cost. */
export const CHANCES_PLANNED = [0.5, 0.7, 0.8, 0.9] as const;

/** One contest, before anything is drawn. */
export type ContestWorkload = {
  readonly contest: string;
  readonly targeted: boolean;
  /** Votes between the last winner and the first loser, or the smallest margin of an assertion; null where nobody lost, nobody voted, or the figures do not fit. */
  readonly marginVotes: number | null;
  /** N: the cards it is drawn from, with those in no manifest; where batches are drawn, the cards in them. */
  readonly cards: number;
  /** The most different units there are to draw. */
  readonly population: number;
  /** By chance, smallest first; where none is known, the one size the method asks for. None where it is not targeted. */
  readonly sizes: readonly SampleSizeOption[];
  /** Why there is no size. */
  readonly refusal: Refusal | null;
};

/** A first round as it could be planned, and what it would take. */
export type PlannedRound = {
  /** The chance asked for each contest; null where no chance is known. */
  readonly asked: number | null;
  readonly sizes: AskedSizes;
  /** At least how likely the round is enough for all targeted contests, if the report is right; null where it is not known. */
  readonly chance: number | null;
  readonly work: Result<WorkOfSizes, SampleRefusal>;
};

/** What an audit is likely to cost, told before seed and commitment. */
export type Workload = {
  readonly contests: readonly ContestWorkload[];
  readonly rounds: readonly PlannedRound[];
  /** Targeted contests for which no sample will do. */
  readonly withoutSize: readonly string[];
};

/** What the first round of an audit is likely to cost, by how likely it shall be enough. */
export function workloadOf(audit: BegunAudit, inputs: AuditInputs): Workload {
  const usual = new Map(sampleSizeOptions(audit, inputs).map((one) => [one.contest, one]));
  const contests = audit.plan.contests.map((contest) =>
    contestWorkload(audit, contest, inputs, usual.get(contest.name)),
  );
  const targeted = contests.filter((one) => one.targeted);
  const withSizes = targeted.filter(({ sizes }) => sizes.length > 0);
  const chances = CHANCES_PLANNED.filter((asked) => withSizes.some((one) => findSize(one, asked) !== undefined));
  const isKnown = withSizes.some(({ sizes }) => sizes.some(({ probability }) => probability !== null));
  const levels = isKnown ? chances : withSizes.length > 0 ? [null] : [];
  const rounds = levels.flatMap((asked) => roundFor(audit, inputs, { contests: withSizes, asked }) ?? []);
  return {
    contests,
    rounds,
    withoutSize: targeted.filter(({ sizes }) => sizes.length === 0).map(({ contest }) => contest),
  };
}

function contestWorkload(
  audit: BegunAudit,
  contest: Contest,
  inputs: AuditInputs,
  usual: ContestSizes | undefined,
): ContestWorkload {
  const kind = kindOf(audit.plan);
  const universe = kind.universe(audit, contest);
  const margin = isRanked(contest) ? smallestAssertion(audit.plan, contest) : smallestMargin(contest);
  const base = {
    contest: contest.name,
    targeted: contest.targeted,
    marginVotes: margin ?? null,
    cards: universe.ok ? universe.value.cards : cardsListed(audit.plan, contest, inputs),
    population: usual?.population ?? kind.population(audit, contest, inputs),
  };
  if (usual === undefined) return { ...base, sizes: [], refusal: null };
  // Published software has sizes of its own, and is repeated as it was.
  const byChance = audit.plan.compatibility
    ? undefined
    : kind.sizesByChance?.(audit, contest, { chances: CHANCES_PLANNED, inputs });
  if (byChance !== undefined && !byChance.ok) return { ...base, sizes: [], refusal: byChance.error };
  const sizes = byChance === undefined ? samplesAmong(audit, usual) : byChance.value;
  return { ...base, sizes: sizes.toSorted((a, b) => a.size - b.size), refusal: usual.refusal };
}

function smallestMargin(contest: Contest): number | undefined {
  const read = reportedWinners(contestVotes(contest));
  return read.ok ? read.value.smallestMargin : undefined;
}

/** The offered sizes that are samples; where everything is counted, that count. */
function samplesAmong({ plan }: BegunAudit, { options }: ContestSizes): readonly SampleSizeOption[] {
  if (kindOf(plan).takes === 'everything' || kindOf(plan).drawsFrom === 'batches') return options;
  return options.filter(({ key }) => key !== 'all-ballots');
}

/** The smallest size that is likely enough; the only one, where none has a chance. */
function findSize({ sizes }: ContestWorkload, asked: number | null): SampleSizeOption | undefined {
  if (asked === null || sizes.every(({ probability }) => probability === null)) return sizes[0];
  return sizes.find(({ probability }) => (probability ?? 0) >= asked);
}

function roundFor(
  audit: BegunAudit,
  inputs: AuditInputs,
  of: { readonly contests: readonly ContestWorkload[]; readonly asked: number | null },
): PlannedRound | undefined {
  const sampleSizes: Record<string, number> = {};
  const strata: Record<string, StratumSizes> = {};
  // The chance that something is missing is at most the sum of the chances that each contest misses something.
  let missed: number | null = 0;
  for (const one of of.contests) {
    const size = findSize(one, of.asked);
    if (size === undefined) return undefined;
    sampleSizes[one.contest] = size.size;
    if (size.strata !== undefined) strata[one.contest] = size.strata;
    missed = size.probability === null || missed === null ? null : missed + (1 - size.probability);
  }
  const sizes: AskedSizes = {
    sampleSizes,
    ...(kindOf(audit.plan).strata === undefined ? {} : { strata }),
  };
  const chance = missed === null ? null : Math.max(0, 1 - missed);
  return { asked: of.asked, sizes, chance, work: expectedWork(audit, inputs, sizes) };
}
