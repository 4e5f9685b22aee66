/** Where a count comes from, ordered by how much it proves. */
export const COUNT_SOURCES = [
  'hand-count-twice',
  'hand-count',
  'tabulator-counter',
  'cvr-rows',
  'poll-book',
  'paper-roster',
  'envelope-sorter',
  'vendor-statement',
  'weight-estimate',
  'nominal-pack',
  'derived',
] as const;
export type CountSource = (typeof COUNT_SOURCES)[number];

/** Two hand counts are hand counts: what makes sources independent is that they could not have made the same mistake. */
const KIND_OF_SOURCE: Readonly<Record<CountSource, string>> = {
  'hand-count-twice': 'hand',
  'hand-count': 'hand',
  // The rows of a tabulator's export are what its counter counted.
  'tabulator-counter': 'tabulator',
  'cvr-rows': 'tabulator',
  'poll-book': 'poll-book',
  'paper-roster': 'roster',
  'envelope-sorter': 'sorter',
  'vendor-statement': 'vendor',
  'weight-estimate': 'estimate',
  'nominal-pack': 'vendor',
  derived: 'derived',
};

/** Sources that say nothing of voted ballots: a pack of “100” made up by weight may hold 99. */
const NEVER_OF_VOTED: ReadonlySet<CountSource> = new Set(['weight-estimate', 'nominal-pack', 'derived']);

/** Whether voted ballots may be counted so. */
export function mayCountVoted(source: CountSource): boolean {
  return !NEVER_OF_VOTED.has(source);
}

/** How many kinds of source there are among these that could not have made the same mistake. */
export function independentSources(sources: Iterable<CountSource>): number {
  const kinds = new Set<string>();
  for (const source of sources) if (source !== 'derived') kinds.add(KIND_OF_SOURCE[source]);
  return kinds.size;
}

/** Whether people counted the paper itself. */
export function isHandCount(source: CountSource): boolean {
  return KIND_OF_SOURCE[source] === 'hand';
}
