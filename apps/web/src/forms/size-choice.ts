import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { parseCount } from '../formats/format-count.ts';

type ContestSizes = QueryOutput<'sample-sizes'>['contests'][number];

type Option = ContestSizes['options'][number];

export const CUSTOM = 'custom';

/** What was chosen for a contest: the key of an option, or a number that was typed. */
export type SizeChoice = { readonly key: string; readonly typed: string };

export function preferredChoice(sizes: ContestSizes): SizeChoice {
  return { key: sizes.preferred, typed: '' };
}

/** Whether an option is a sample. Where cards are drawn again and again, no number of draws is every card once. */
export function isSample(
  { key, size }: Option,
  { population }: ContestSizes,
  drawsFrom: AuditHeading['drawsFrom'],
): boolean {
  return drawsFrom !== 'cards' || (key !== 'all-ballots' && size <= population);
}

/** The size that was chosen; undefined where it is not one from 1 to the population. */
export function chosenSize(sizes: ContestSizes, choice: SizeChoice): number | undefined {
  if (choice.key !== CUSTOM) return sizes.options.find((option) => option.key === choice.key)?.size;
  const typed = parseCount(choice.typed);
  return typed !== undefined && typed >= 1 && typed <= sizes.population ? typed : undefined;
}

/** The sizes of all contests; undefined while one of them is missing. */
export function chosenSizes(
  contests: readonly ContestSizes[],
  choices: Readonly<Record<string, SizeChoice>>,
): Readonly<Record<string, number>> | undefined {
  const sizes: Record<string, number> = {};
  for (const contest of contests) {
    const size = chosenSize(contest, choices[contest.contest] ?? preferredChoice(contest));
    if (size === undefined) return undefined;
    sizes[contest.contest] = size;
  }
  return contests.length === 0 ? undefined : sizes;
}
