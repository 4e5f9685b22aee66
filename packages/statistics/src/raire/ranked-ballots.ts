import { type Answer, answer, refuse } from '../answer.ts';

/** Cards that rank the same choices in the same order, first to last. Choices left out are unranked. */
export type RankedGroup = { readonly count: number; readonly preferences: readonly string[] };

/**
 * The rankings of a contest in a form that is fast to tally: group g ranks the choices
 * `preferences[starts[g] … starts[g + 1] − 1]`, first to last, on `counts[g]` cards.
 */
export type RankedBallots = {
  readonly choices: readonly string[];
  readonly starts: Int32Array;
  readonly preferences: Uint8Array;
  readonly counts: Float64Array;
};

/** Sets of choices are kept in the bits of a 32-bit word. */
export const CHOICES_MAX = 30;

/** Puts rankings into the form for tallying; equal rankings are joined. Choices are numbered in the order given. */
export function rankedBallots(choices: readonly string[], groups: readonly RankedGroup[]): Answer<RankedBallots> {
  const numberOf = new Map(choices.map((choice, index) => [choice, index]));
  if (numberOf.size < choices.length) {
    return refuse('counts-contradict', 'choice-names-repeated');
  }
  if (choices.length > CHOICES_MAX) {
    return refuse('method-does-not-apply', 'choices-too-many', { most: CHOICES_MAX, found: choices.length });
  }
  const joined = new Map<string, { readonly numbers: readonly number[]; count: number }>();
  for (const { count, preferences } of groups) {
    if (!Number.isSafeInteger(count) || count < 0) {
      return refuse('counts-contradict', 'ranked-cards-not-whole', { found: count });
    }
    const numbers: number[] = [];
    for (const preference of preferences) {
      const number = numberOf.get(preference);
      if (number === undefined) return refuse('counts-contradict', 'ranked-not-a-choice', { choice: preference });
      if (numbers.includes(number)) return refuse('counts-contradict', 'ranked-twice', { choice: preference });
      numbers.push(number);
    }
    const key = String.fromCharCode(...numbers);
    const known = joined.get(key);
    if (known) known.count += count;
    else joined.set(key, { numbers, count });
  }
  return answer(packed(choices, [...joined.values()]));
}

function packed(
  choices: readonly string[],
  groups: readonly { readonly numbers: readonly number[]; readonly count: number }[],
): RankedBallots {
  const starts = new Int32Array(groups.length + 1);
  for (const [index, { numbers }] of groups.entries()) starts[index + 1] = starts[index] + numbers.length;
  const preferences = new Uint8Array(starts[groups.length]);
  for (const [index, { numbers }] of groups.entries()) preferences.set(numbers, starts[index]);
  return { choices, starts, preferences, counts: Float64Array.from(groups, ({ count }) => count) };
}

/**
 * The choices of a ranking in order, first to last, from ranks as they are written on a card: 1 is best, 0 or less is no
 * rank. From the best rank on that was given to two choices, nothing counts; gaps between ranks are closed.
 */
export function preferencesOf(ranks: Iterable<readonly [choice: string, rank: number]>): readonly string[] {
  const ranked = [...ranks].filter(([, rank]) => rank > 0).sort(([, a], [, b]) => a - b);
  const repeated = ranked.findIndex(([, rank], index) => ranked[index + 1]?.[1] === rank);
  return (repeated < 0 ? ranked : ranked.slice(0, repeated)).map(([choice]) => choice);
}

/** Cards that count for each choice when only the choices of `standing` (a bit for each) are left. */
export function tallyStanding(ballots: RankedBallots, standing: number): Float64Array {
  const { starts, preferences, counts, choices } = ballots;
  const tally = new Float64Array(choices.length);
  for (let group = 0; group < counts.length; group += 1) {
    const end = starts[group + 1];
    for (let at = starts[group]; at < end; at += 1) {
      const choice = preferences[at];
      if ((standing >>> choice) & 1) {
        tally[choice] += counts[group];
        break;
      }
    }
  }
  return tally;
}

/** For each pair, at `before · n + after`: cards on which `after` is ranked and `before` is not, or comes later. */
export function cardsRankingAhead(ballots: RankedBallots): Float64Array {
  const { starts, preferences, counts, choices } = ballots;
  const size = choices.length;
  const ahead = new Float64Array(size * size);
  for (let group = 0; group < counts.length; group += 1) {
    let seen = 0;
    const end = starts[group + 1];
    for (let at = starts[group]; at < end; at += 1) {
      const choice = preferences[at];
      for (let other = 0; other < size; other += 1) {
        if (other !== choice && !((seen >>> other) & 1)) ahead[other * size + choice] += counts[group];
      }
      seen |= 1 << choice;
    }
  }
  return ahead;
}
