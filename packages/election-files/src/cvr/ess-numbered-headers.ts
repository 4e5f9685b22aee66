/** A header that is one rank of a contest. */
export type RankedName = { readonly name: string; readonly rank: number };

/** Headers that differ only in a number: what is left without it, and the headers. */
export type NumberedName = {
  /** The header with `#` for the number. */
  readonly pattern: string;
  /** The header without the number. */
  readonly name: string;
  readonly titles: readonly string[];
  readonly columns: number;
};

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** A rank wherever in a header it stands, as in “DEM Mayor Choice 1 of 5 Citywide” and “Mayor - 1st Choice”. */
const RANKS: readonly RegExp[] = [
  /\b(?:choice|rank|ranking|preference)(?: no\.?| number| #)? ?#?(\d{1,2})(?: of \d{1,2})?(?![\d])/i,
  /\b(\d{1,2})(?:st|nd|rd|th)[ -](?:choice|rank|preference)\b(?: of \d{1,2})?/i,
  new RegExp(`\\b(${ORDINALS.join('|')})[ -](?:choice|rank|preference)\\b`, 'i'),
];

/** The headers that are ranks of a contest: those with a rank that are there with another rank too. */
export function rankedColumns(titles: readonly string[]): ReadonlyMap<string, RankedName> {
  const found = new Map<string, RankedName>();
  const ranks = new Map<string, Set<number>>();
  for (const title of titles) {
    const ranked = rankOf(title);
    if (ranked === undefined) continue;
    found.set(title, ranked);
    ranks.set(ranked.name, (ranks.get(ranked.name) ?? new Set()).add(ranked.rank));
  }
  return new Map([...found].filter(([, { name }]) => (ranks.get(name)?.size ?? 0) > 1));
}

function rankOf(title: string): RankedName | undefined {
  for (const pattern of RANKS) {
    const match = pattern.exec(title);
    if (match === null) continue;
    const [all, number = ''] = match;
    const rank = /^\d/.test(number) ? Number(number) : ORDINALS.indexOf(number.toLowerCase()) + 1;
    const before = title.slice(0, match.index).replace(/[\s\-–:,(]+$/, '');
    const after = title.slice(match.index + all.length).replace(/^[\s\-–:,)]+/, '');
    const name = [before, after].filter((part) => part !== '').join(' ');
    if (name !== '' && rank >= 1) return { name, rank };
  }
  return undefined;
}

/** Words beside a number that make another contest of it, not another vote or rank in the same. */
const THINGS =
  'dist|district|ward|precinct|seat|position|place|division|dept|department|zone|area|issue|question|measure|amendment|proposition|referendum|court|circuit|office|group|no|number';
const NUMBERED_THING_BEFORE = new RegExp(`\\b(?:${THINGS})\\.?[ #]*$`, 'i');
const NUMBERED_THING_AFTER = new RegExp(`^(?:st|nd|rd|th)?[ -]+(?:[\\w.]+ )?(?:${THINGS})\\b`, 'i');

/** Headers that differ only in one number, wherever it stands, counted from 1 without a gap. */
export function numberedNames(titles: readonly string[]): ReadonlyMap<string, NumberedName> {
  const patterns = new Map<string, Map<number, string>>();
  for (const title of titles) {
    for (const match of title.matchAll(/(?<![\w.])\d{1,2}(?=st\b|nd\b|rd\b|th\b|[^\w.]|$)/g)) {
      const before = title.slice(0, match.index);
      const after = title.slice(match.index + match[0].length);
      if (NUMBERED_THING_BEFORE.test(before) || NUMBERED_THING_AFTER.test(after)) continue;
      const pattern = `${before}#${after.replace(/^(?:st|nd|rd|th)\b/, '')}`;
      patterns.set(pattern, (patterns.get(pattern) ?? new Map()).set(Number(match[0]), title));
    }
  }
  const found = new Map<string, NumberedName>();
  for (const [pattern, byNumber] of patterns) {
    const numbers = [...byNumber.keys()];
    if (numbers.length < 2 || !numbers.every((number) => number >= 1 && number <= numbers.length)) continue;
    const name = pattern.replace('#', '').replace(/\s+/g, ' ').trim();
    const numbered = { pattern, name, titles: [...byNumber.values()], columns: numbers.length };
    for (const title of numbered.titles) found.set(title, numbered);
  }
  return found;
}
