/** What a file of results writes for a contest without a vote, or beside one. No choice can have these names. */
export const RESULT_WORDS = ['BLANK', 'CONTEST_NOT_ON_BALLOT', 'INVALID_WRITE_IN', 'NOT_FOUND'] as const;

/** Parts choices that were given one rank. */
export const SAME_RANK = ' = ';

/** An equals sign by itself: beside another choice the name would be read as two, or as a shorter one. */
const EQUALS_BY_ITSELF = /(?:^|\s)=(?:\s|$)/;

/**
 * What of the name of a choice has another meaning where results are written down, if anything: it is one of their words, in whatever
 * letters, or holds what parts choices. `ranked`: the contest is one that voters rank.
 */
export function whyNotInResults(
  name: string,
  { ranked }: { readonly ranked: boolean },
): 'same-rank' | 'word' | 'semicolon' | undefined {
  if (ranked && EQUALS_BY_ITSELF.test(name)) return 'same-rank';
  if (RESULT_WORDS.some((word) => word === name.trim().toUpperCase())) return 'word';
  return name.includes(';') ? 'semicolon' : undefined;
}
