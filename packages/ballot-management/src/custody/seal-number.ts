import { err, ok, type Result } from '@plumbline/prelude';

/** A range of numbers as a vendor prints them: the same letters before them, the same number of digits. */
export type SealRange = { readonly first: string; readonly last: string };

const NUMBERED = /^(\D*)(\d+)$/;

/** Why two numbers make no range. */
export type SealRangeProblem = {
  readonly code: 'seal-range-not-possible';
  readonly first: string;
  readonly last: string;
};

/** The most seals in one range; a longer one is a slip of the fingers. */
export const SEALS_IN_RANGE_MAX = 100_000;

/** Every number of a range, as it is printed. `0088101` to `0088103` are three seals, `88101` is none of them. */
export function sealsInRange({ first, last }: SealRange): Result<readonly string[], SealRangeProblem> {
  const problem = err({ code: 'seal-range-not-possible', first, last } as const);
  const [from, until] = [NUMBERED.exec(first), NUMBERED.exec(last)];
  const [fromLetters, fromDigits = ''] = from?.slice(1) ?? [];
  const [untilLetters, untilDigits = ''] = until?.slice(1) ?? [];
  if (from === null || until === null || fromLetters !== untilLetters) return problem;
  if (fromDigits.length !== untilDigits.length || fromDigits.length > 15) return problem;
  const [low, high] = [Number(fromDigits), Number(untilDigits)];
  if (high < low || high - low >= SEALS_IN_RANGE_MAX) return problem;
  return ok(
    Array.from(
      { length: high - low + 1 },
      (_, at) => `${fromLetters ?? ''}${String(low + at).padStart(fromDigits.length, '0')}`,
    ),
  );
}

/** What may have made one number look like another. The expected number is never changed because of it. */
export type LikelyMisreading = 'transposition' | 'look-alike' | 'leading-zeros' | null;

const LOOK_ALIKES: readonly string[] = ['17', '08', '38', '56', '69'];

/** How somebody may have read `seen` where `expected` stands; null where they only differ. */
export function likelyMisreading(expected: string, seen: string): LikelyMisreading {
  if (expected === seen) return null;
  if (expected.replace(/^0+/, '') === seen.replace(/^0+/, '')) return 'leading-zeros';
  if (expected.length !== seen.length) return null;
  const differing = [...expected].flatMap((character, at) => (character === seen[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  if (
    differing.length === 2 &&
    second === first + 1 &&
    expected[first] === seen[second] &&
    expected[second] === seen[first]
  ) {
    return 'transposition';
  }
  const alike = differing.every((at) =>
    LOOK_ALIKES.some((pair) => pair.includes(expected[at] ?? '?') && pair.includes(seen[at] ?? '?')),
  );
  return alike ? 'look-alike' : null;
}
