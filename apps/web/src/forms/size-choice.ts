import type { AuditHeading, QueryOutput, StratumSizes } from '@plumbline/api';
import { parseCount } from '../formats/format-count.ts';

type ContestSizes = QueryOutput<'sample-sizes'>['contests'][number];

type Option = ContestSizes['options'][number];

export const CUSTOM = 'custom';

/** What was chosen for a contest: the key of an option, or a number that was typed, one for each stratum where there are two. */
export type SizeChoice = {
  readonly key: string;
  readonly typed: string;
  readonly typedStrata: { readonly cvr: string; readonly noCvr: string };
};

export function preferredChoice(sizes: ContestSizes): SizeChoice {
  return { key: sizes.preferred, typed: '', typedStrata: { cvr: '', noCvr: '' } };
}

/** Whether an option is a sample. Where cards are drawn again and again, no number of draws is every card once. */
export function isSample(
  { key, size }: Option,
  { population }: ContestSizes,
  drawsFrom: AuditHeading['drawsFrom'],
): boolean {
  return drawsFrom !== 'cards' || (key !== 'all-ballots' && size <= population);
}

/** How many draws were chosen for a contest and, where there are strata, how they are divided. */
export type ChosenSize = { readonly size: number; readonly strata?: StratumSizes };

/**
 * The size that was chosen; undefined where it is not one from 1 to the population. Of two strata one may be left out, and neither
 * may be asked for more than it has.
 */
export function chosenSize(sizes: ContestSizes, choice: SizeChoice): ChosenSize | undefined {
  if (choice.key !== CUSTOM) return sizes.options.find((option) => option.key === choice.key);
  if (sizes.strata === null) {
    const size = countUpTo(choice.typed, sizes.population);
    return size === undefined || size < 1 ? undefined : { size };
  }
  const cvr = countUpTo(choice.typedStrata.cvr, sizes.strata.cvr);
  const noCvr = countUpTo(choice.typedStrata.noCvr, sizes.strata.noCvr);
  if (cvr === undefined || noCvr === undefined || cvr + noCvr < 1) return undefined;
  return { size: cvr + noCvr, strata: { cvr, noCvr } };
}

function countUpTo(text: string, most: number): number | undefined {
  const typed = parseCount(text);
  return typed !== undefined && typed >= 0 && typed <= most ? typed : undefined;
}

/** The sizes of all contests as a round is launched with. */
export type ChosenSizes = {
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly strata?: Readonly<Record<string, StratumSizes>>;
};

/** The sizes of all contests; undefined while one of them is missing. */
export function chosenSizes(
  contests: readonly ContestSizes[],
  choices: Readonly<Record<string, SizeChoice>>,
): ChosenSizes | undefined {
  const sampleSizes: Record<string, number> = {};
  const strata: Record<string, StratumSizes> = {};
  for (const contest of contests) {
    const chosen = chosenSize(contest, choices[contest.contest] ?? preferredChoice(contest));
    if (chosen === undefined) return undefined;
    sampleSizes[contest.contest] = chosen.size;
    if (chosen.strata !== undefined) strata[contest.contest] = chosen.strata;
  }
  if (contests.length === 0) return undefined;
  return contests.every((one) => one.strata === null) ? { sampleSizes } : { sampleSizes, strata };
}
