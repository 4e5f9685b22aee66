import type { DefinedContest } from '@plumbline/election';
import type { StandardizedMisfit } from './audit-refusal.ts';
import type { RegisteredFile, StandardizedContest } from './audit-state.ts';
import { cvrPlanOf, type Planned } from './plan.ts';

/** The contests of the registered list of standardized contests, in its order; undefined where there is no list. */
export function standardizedContests(files: readonly RegisteredFile[]): readonly StandardizedContest[] | undefined {
  for (const { figures } of files) if (figures.kind === 'standardized-contests') return figures.contests;
  return undefined;
}

/** The choices that the list has for a contest; undefined where it does not say. */
export function standardizedChoices(files: readonly RegisteredFile[], contest: string): readonly string[] | undefined {
  return standardizedContests(files)?.find(({ name }) => name === contest)?.choices ?? undefined;
}

/**
 * Where the contests of the plan are others than those of the list of standardized contests: in name, in where they are voted on,
 * in their choices. Empty where there is no list.
 */
export function standardizedMisfits({ plan, files }: Planned): readonly StandardizedMisfit[] {
  const listed = standardizedContests(files);
  if (listed === undefined) return [];
  const byName = new Map(listed.map((contest) => [contest.name, contest]));
  const all = plan.jurisdictions.map(({ name }) => name);
  const defined: readonly DefinedContest[] = cvrPlanOf(plan).defined ?? plan.contests;
  return defined.flatMap((contest): readonly StandardizedMisfit[] => {
    const standard = byName.get(contest.name);
    if (standard === undefined) return [{ what: 'contest-not-standardized', contest: contest.name }];
    const misfits: StandardizedMisfit[] = [];
    const jurisdictions = inOneOnly(namesOf(contest.jurisdictions, all), namesOf(standard.jurisdictions, all));
    if (jurisdictions.length > 0) {
      misfits.push({ what: 'contest-standardized-elsewhere', contest: contest.name, jurisdictions });
    }
    const typed = contest.choices?.map(({ name }) => name) ?? null;
    const choices = typed === null || standard.choices === null ? [] : inOneOnly(typed, standard.choices);
    if (choices.length > 0) misfits.push({ what: 'choices-not-standardized', contest: contest.name, choices });
    return misfits;
  });
}

function namesOf(jurisdictions: 'all' | readonly string[], all: readonly string[]): readonly string[] {
  return jurisdictions === 'all' ? all : jurisdictions;
}

/** What is in one of two sets of names and not in the other, in the order of both. */
function inOneOnly(one: readonly string[], other: readonly string[]): readonly string[] {
  const [inOne, inOther] = [new Set(one), new Set(other)];
  return [...one.filter((name) => !inOther.has(name)), ...other.filter((name) => !inOne.has(name))];
}
