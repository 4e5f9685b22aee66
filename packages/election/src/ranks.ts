import { z } from 'zod';
import { NameSchema } from './contest.ts';

/** The most ranks a ballot may offer, and the most a card is read with. */
export const RANKS_MAX = 50;

/** What is marked at one rank of a card: nothing where the rank was skipped, several where it was given twice. */
export const RankSchema = z
  .object({
    choices: z.array(NameSchema).readonly(),
    /** A name was written in at this rank that counts for nobody. */
    invalidWriteIn: z.boolean(),
  })
  .readonly();
export type Rank = z.infer<typeof RankSchema>;

/**
 * The choices a card counts for, first to last, from what is marked at each rank, first rank first.
 *
 *   a rank without a mark           is skipped, and the next ones move up
 *   a rank with two marks or more   counts for nobody, nor does any rank after it
 *   a choice ranked again           counts once, at its best rank
 *   an invalid write-in alone       is a mark for nobody, and is passed over like a skipped rank
 *
 * The one rule for what machines recorded and for what people saw. Source: 8 CCR 1505-1, Rule 26.7 (Colorado); the normal form of
 * Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804.
 */
export function rankedPreferences(ranks: readonly Rank[]): readonly string[] {
  const preferences: string[] = [];
  for (const { choices, invalidWriteIn } of ranks) {
    const [first, ...others] = new Set(choices);
    if (others.length > 0 || (first !== undefined && invalidWriteIn)) break;
    if (first !== undefined && !preferences.includes(first)) preferences.push(first);
  }
  return preferences;
}

/** Every choice marked at some rank, in the order of the ranks, each once. */
export function choicesRanked(ranks: readonly Rank[]): readonly string[] {
  return [...new Set(ranks.flatMap(({ choices }) => choices))];
}

/** The ranks without those after the last that has a mark. */
export function withoutEmptyEnd(ranks: readonly Rank[]): readonly Rank[] {
  const last = ranks.findLastIndex(({ choices, invalidWriteIn }) => choices.length > 0 || invalidWriteIn);
  return ranks.slice(0, last + 1);
}

/** What is marked at each rank, skipped ones left out: `1: Ann; 3: Bo = Cy`. An invalid write-in is written as `invalidWriteIn` says. */
export function ranksText(ranks: readonly Rank[], invalidWriteIn: string): string {
  return ranks
    .flatMap((rank, place) => {
      const marks = [...rank.choices, ...(rank.invalidWriteIn ? [invalidWriteIn] : [])];
      return marks.length === 0 ? [] : [`${place + 1}: ${marks.join(' = ')}`];
    })
    .join('; ');
}

/** Whether two cards are marked alike at every rank. */
export function isSameRanks(some: readonly Rank[], others: readonly Rank[]): boolean {
  const [one, other] = [withoutEmptyEnd(some), withoutEmptyEnd(others)];
  return (
    one.length === other.length &&
    one.every((rank, place) => {
      const same = other[place];
      return (
        same !== undefined &&
        rank.invalidWriteIn === same.invalidWriteIn &&
        new Set(rank.choices).symmetricDifference(new Set(same.choices)).size === 0
      );
    })
  );
}
