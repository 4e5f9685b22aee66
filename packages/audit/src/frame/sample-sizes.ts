import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import type { Refusal } from '@plumbline/statistics';
import { kindOf } from '../kinds/kinds.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import type { SampleSizeOption } from '../sampling/sample-size-option.ts';
import { STRATA, type StratumSizes } from '../sampling/stratum.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { isInRounds, outstandingContests, roundsOf } from '../state/audit-view.ts';

/** What may be drawn next for one contest. */
export type ContestSizes = {
  readonly contest: string;
  readonly options: readonly SampleSizeOption[];
  /** Key of the option taken when nobody chooses; empty where none of them is a sample. */
  readonly preferred: string;
  /** The most that can be asked: ballots or batches. */
  readonly population: number;
  /** The most that can be asked of each stratum; null where all cards are one population. */
  readonly strata: StratumSizes | null;
  /** Why there is no option. */
  readonly refusal: Refusal | null;
};

/** Sizes for the next round of every targeted contest that has not met its limit. */
export function sampleSizeOptions(audit: BegunAudit, inputs: AuditInputs): readonly ContestSizes[] {
  const outstanding = new Set(outstandingContests(audit.plan, roundsOf(audit)));
  return audit.plan.contests
    .filter((contest) => outstanding.has(contest.name))
    .map((contest) => sizesOf(audit, contest, inputs));
}

/** How many draws to add for each contest and, where the kind has strata, how they are divided. */
export type AskedSizes = {
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly strata?: Readonly<Record<string, StratumSizes>>;
};

/** The size each outstanding contest gets when nobody chooses. */
export function preferredSampleSizes(audit: BegunAudit, inputs: AuditInputs): Result<AskedSizes, SampleRefusal> {
  const sizes: Record<string, number> = {};
  const strata: Record<string, StratumSizes> = {};
  for (const { contest, options, preferred, population, refusal } of sampleSizeOptions(audit, inputs)) {
    const option = options.find((one) => one.key === preferred);
    if (option === undefined) {
      return err(
        refusal === null
          ? { contest, code: 'no-size', population }
          : { contest, code: 'method-declined', why: refusal },
      );
    }
    sizes[contest] = option.size;
    if (option.strata !== undefined) strata[contest] = option.strata;
  }
  return ok({ sampleSizes: sizes, ...(kindOf(audit.plan).strata === undefined ? {} : { strata }) });
}

/** Refuses sizes that are more than there is to look at, with the contest and both figures. */
export function refuseSizesAbovePopulation(
  audit: BegunAudit,
  inputs: AuditInputs,
  { sampleSizes, strata }: AskedSizes,
): SampleRefusal | undefined {
  for (const contest of audit.plan.contests) {
    const size = sampleSizes[contest.name];
    if (size === undefined) continue;
    const ofStrata = kindOf(audit.plan).strata?.population(audit, contest, inputs);
    const divided = strata?.[contest.name];
    if (ofStrata !== undefined && divided === undefined) return { contest: contest.name, code: 'strata-missing' };
    for (const stratum of STRATA) {
      const [asked, population] = [divided?.[stratum] ?? 0, ofStrata?.[stratum] ?? 0];
      if (asked <= population) continue;
      return { contest: contest.name, code: 'size-above-population', asked, population, stratum };
    }
    const population = kindOf(audit.plan).population(audit, contest, inputs);
    if (size <= population) continue;
    return { contest: contest.name, code: 'size-above-population', asked: size, population };
  }
  return undefined;
}

function sizesOf(audit: BegunAudit, contest: Contest, inputs: AuditInputs): ContestSizes {
  const kind = kindOf(audit.plan);
  const population = kind.population(audit, contest, inputs);
  const strata = kind.strata?.population(audit, contest, inputs) ?? null;
  const found = kind.sizes(audit, contest, inputs);
  if (!found.ok) {
    return { contest: contest.name, options: [], preferred: '', population, strata, refusal: found.error };
  }
  const options = found.value;
  return {
    contest: contest.name,
    options,
    preferred: preferredKey(audit, options, population),
    population,
    strata,
    refusal: null,
  };
}

/** The first round starts with the average sample number; a later one with the size that is enough nine times in ten. */
function preferredKey(audit: BegunAudit, options: readonly SampleSizeOption[], population: number): string {
  // Where single cards are drawn again and again, no number of draws is every card once: that is a full hand count.
  const isSample = ({ key, size }: SampleSizeOption) =>
    kindOf(audit.plan).drawsFrom !== 'cards' || (size <= population && key !== 'all-ballots');
  const keys = options.filter(isSample).map((option) => option.key);
  if (isInRounds(audit) && keys.includes('0.9')) return '0.9';
  return keys[0] ?? '';
}
