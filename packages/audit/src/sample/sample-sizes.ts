import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import {
  bravoSampleSizes,
  bravoSampleSizesCompatible,
  macroSampleSize,
  macroSampleSizeCompatible,
  nothingDrawn,
  type Refusal,
} from '@plumbline/statistics';
import type { BegunAudit } from '../audit-state.ts';
import { isInRounds, outstandingContests } from '../audit-view.ts';
import { type AuditInputs, ballotsOf, contestTally, universeOf } from '../plan/audit-inputs.ts';
import { riskLimitOf } from '../plan/plan.ts';
import { countedComparison, reportedComparison } from '../risk/batch-comparison.ts';
import { pollContest } from '../risk/polling-rounds.ts';
import type { SampleRefusal } from './sample-refusal.ts';

/** A size that may be asked for: additional draws, and the chance that they are enough if the report is right. */
export type SampleSizeOption = {
  /** `asn`, `0.7`, `0.8`, `0.9`, `default` or `all-ballots`. */
  readonly key: string;
  readonly size: number;
  readonly probability: number | null;
};

/** What may be drawn next for one contest. */
export type ContestSizes = {
  readonly contest: string;
  readonly options: readonly SampleSizeOption[];
  /** Key of the option taken when nobody chooses. */
  readonly preferred: string;
  /** The most that can be asked: ballots or batches. */
  readonly population: number;
  /** Why there is no option. */
  readonly refusal: string | null;
};

/** Sizes for the next round of every targeted contest that has not met its limit. */
export function sampleSizeOptions(audit: BegunAudit, inputs: AuditInputs): readonly ContestSizes[] {
  const rounds = isInRounds(audit) ? audit.rounds : [];
  const outstanding = new Set(outstandingContests(audit.plan, rounds));
  return audit.plan.contests
    .filter((contest) => outstanding.has(contest.name))
    .map((contest) => sizesOf(audit, contest, inputs));
}

/** The size each outstanding contest gets when nobody chooses. */
export function preferredSampleSizes(
  audit: BegunAudit,
  inputs: AuditInputs,
): Result<Readonly<Record<string, number>>, SampleRefusal> {
  const sizes: Record<string, number> = {};
  for (const { contest, options, preferred, refusal } of sampleSizeOptions(audit, inputs)) {
    const option = options.find((one) => one.key === preferred);
    if (option === undefined) return err({ contest, code: 'no-size', message: refusal ?? 'There is no sample size.' });
    sizes[contest] = option.size;
  }
  return ok(sizes);
}

function sizesOf(audit: BegunAudit, contest: Contest, inputs: AuditInputs): ContestSizes {
  const { plan } = audit;
  const population =
    plan.type === 'batch-comparison'
      ? reportedComparison(plan, contest, inputs).batches.length
      : ballotsOf(plan, contest, inputs);
  const found =
    plan.type === 'batch-comparison' ? batchSizes(audit, contest, inputs) : pollingSizes(audit, contest, inputs);
  if (!found.ok) {
    return { contest: contest.name, options: [], preferred: '', population, refusal: found.error.message };
  }
  return {
    contest: contest.name,
    options: found.value,
    preferred: preferredKey(audit, found.value),
    population,
    refusal: null,
  };
}

/** The first round starts with the average sample number; a later one with the size that is enough nine times in ten. */
function preferredKey(audit: BegunAudit, options: readonly SampleSizeOption[]): string {
  const keys = options.map((option) => option.key);
  if (isInRounds(audit) && keys.includes('0.9')) return '0.9';
  return keys[0] ?? '';
}

function batchSizes(
  audit: BegunAudit,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly SampleSizeOption[], Refusal> {
  const { comparison, sample } = isInRounds(audit)
    ? countedComparison(audit, contest, inputs)
    : { comparison: reportedComparison(audit.plan, contest, inputs), sample: NOTHING_COUNTED };
  const sizeOf = audit.plan.compatibility ? macroSampleSizeCompatible : macroSampleSize;
  const size = sizeOf(comparison, sample, riskLimit(audit));
  if (!size.ok) return size;
  const all = size.value >= comparison.batches.length;
  return ok([{ key: all ? 'all-ballots' : 'default', size: size.value, probability: null }]);
}

const NOTHING_COUNTED = { draws: [], audited: new Map() } as const;

function pollingSizes(
  audit: BegunAudit,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly SampleSizeOption[], Refusal> {
  const tally = contestTally(audit.plan, contest, inputs);
  const universe = universeOf(audit.plan, contest, inputs);
  if (!universe.ok) return universe;
  const sample = isInRounds(audit) ? pollContest(audit, contest, universe.value) : nothingDrawn(universe.value);
  if (audit.plan.compatibility) return bravoSampleSizesCompatible(tally, sample.rounds, riskLimit(audit));
  return bravoSampleSizes(tally, sample, riskLimit(audit));
}

function riskLimit({ plan }: BegunAudit): number {
  return plan.settings === null ? 0 : riskLimitOf(plan.settings);
}
