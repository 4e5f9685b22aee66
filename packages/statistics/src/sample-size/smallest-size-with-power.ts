/**
 * What is asked of a size: the chance of finishing, `chance`, within `most` ballots. `power(n)` is the chance that n
 * ballots finish. The brackets are those between which the size is searched, until one holds it.
 */
export type SizeSearch = {
  readonly power: (size: number) => number;
  readonly chance: number;
  readonly most: number;
  readonly brackets: (bracket: number) => Bracket;
};

type Bracket = { readonly low: number; readonly high: number };

/** 1 … 10, 10 … 100, 100 … 1000 and so on. */
export function decades(bracket: number): Bracket {
  return { low: 10 ** bracket, high: 10 ** (bracket + 1) };
}

/**
 * A size n with power(n) ≥ chance and, unless a bracket begins there, power(n − 1) < chance; `undefined` when `most`
 * ballots do not suffice.
 *
 * The power of a test that counts whole votes rises in a saw-tooth, so that several sizes fit; which one is found
 * depends on the brackets. Each method uses those of its published software, so that sizes can be compared.
 */
export function smallestSizeWithPower({ power, chance, most, brackets }: SizeSearch): number | undefined {
  if (most < 1) return undefined;
  for (let bracket = 0; ; bracket += 1) {
    const { low, high } = brackets(bracket);
    if (power(high) >= chance) {
      const size = halve(low, high, (middle) => power(middle) >= chance);
      return size <= most ? size : undefined;
    }
    if (high >= most) return undefined;
  }
}

/** The size between `low` and `high` at which halving ends, `high` being known to suffice. */
function halve(low: number, high: number, suffices: (size: number) => boolean): number {
  if (low === high || suffices(low)) return low;
  let short = low;
  let enough = high;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (suffices(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
