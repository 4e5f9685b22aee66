import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces, foldName } from '../nearest-name.ts';
import type { ContestRegistry } from './contest-registry.ts';

/** Columns of ES&S exports that are not contests, by folded header. */
const METADATA: Readonly<Record<string, keyof EssColumns | 'other'>> = {
  'cast vote record': 'cvrNumber',
  batch: 'batch',
  'batch name': 'batch',
  boxnum: 'batch',
  boxposition: 'position',
  machine: 'machine',
  'tabulator cvr': 'tabulatorCvr',
  precinct: 'precinct',
  'precinct id': 'precinctId',
  'ballot style': 'style',
  style: 'style',
  'reporting group': 'reportingGroup',
  'original ballot exception': 'originalException',
  'remaining ballot exception': 'remainingException',
  'ballot status': 'status',
  'election id': 'other',
  'audit number': 'other',
  'write-in type': 'other',
  'results report': 'other',
  type: 'other',
  'poll place': 'other',
  'poll place id': 'other',
  'adjudicated by': 'other',
  seqno: 'other',
  'serial number': 'other',
};

/** Where the identifying cells of an ES&S row are; −1 where the export lacks the column. */
export type EssColumns = {
  readonly cvrNumber: number;
  readonly batch: number;
  readonly position: number;
  readonly machine: number;
  readonly tabulatorCvr: number;
  readonly precinct: number;
  readonly precinctId: number;
  readonly style: number;
  readonly reportingGroup: number;
  readonly originalException: number;
  readonly remainingException: number;
  readonly status: number;
};

const NO_COLUMNS: EssColumns = {
  cvrNumber: -1,
  batch: -1,
  position: -1,
  machine: -1,
  tabulatorCvr: -1,
  precinct: -1,
  precinctId: -1,
  style: -1,
  reportingGroup: -1,
  originalException: -1,
  remainingException: -1,
  status: -1,
};

/** The columns of one contest: several where more than one vote is allowed, or one for each rank. */
export type EssContest = {
  readonly contest: number;
  readonly columns: readonly number[];
  /** The rank of each column; 0 where the contest is not ranked. */
  readonly ranks: readonly number[];
};

/** Finds the identifying columns of a header row; the first of two with one meaning counts. */
export function essColumns(names: readonly string[]): EssColumns {
  const columns = { ...NO_COLUMNS };
  names.forEach((name, column) => {
    const key = METADATA[foldName(name)];
    if (key !== undefined && key !== 'other' && columns[key] === -1) columns[key] = column;
  });
  return columns;
}

/** What an ES&S table is by its header: the ballots export names where each card lies, the CVR export its votes. */
export function essRole(names: readonly string[]): 'cvr' | 'ballots' | undefined {
  const columns = essColumns(names);
  if (columns.cvrNumber === -1) return undefined;
  const describesBallots = columns.status >= 0 || columns.originalException >= 0 || columns.remainingException >= 0;
  const hasContests = contestNames(names).length > 0;
  return columns.tabulatorCvr >= 0 && columns.batch >= 0 && (describesBallots || !hasContests) ? 'ballots' : 'cvr';
}

/** Contests stand behind the last column with a known meaning: what is between those is not known to be one. */
function contestNames(names: readonly string[]): { readonly name: string; readonly column: number }[] {
  const last = names.findLastIndex((name) => METADATA[foldName(name)] !== undefined);
  return names.flatMap((name, column) =>
    column > last && name !== '' ? [{ name: collapseSpaces(name), column }] : [],
  );
}

const RANKED_HEADERS = [/^(.*?) Choice (\d{1,2})$/i, /^(.*?) (\d{1,2})(?:st|nd|rd|th) Choice$/i];

/**
 * Puts the contests of a CVR export into the registry. Columns with the same header are one contest, in which as many
 * votes are allowed as there are columns; columns that differ only in “Choice 1”, “Choice 2” are the ranks of one.
 */
export function readEssContests(options: {
  readonly names: readonly string[];
  readonly row: number;
  readonly contests: ContestRegistry;
  readonly issues: IssueCollector;
  /** Contests as the audit was set up: they decide whether numbered columns belong together. */
  readonly setUp: readonly { readonly name: string; readonly votesAllowed: number }[];
}): EssContest[] {
  const { names, row, contests, issues, setUp } = options;
  const columns = contestNames(names).map(({ name, column }) => ({ ...splitId(name), column }));
  const rankedNames = namesWithSeveralRanks(columns.map(({ title }) => title));
  const numbered = numberedNames(columns.map(({ title }) => title));
  const setUpVotes = new Map(setUp.map((contest) => [foldName(contest.name), contest.votesAllowed]));
  const groups = new Map<string, { id: string | undefined; columns: number[]; ranks: number[] }>();

  for (const { title, id, column } of columns) {
    const ranked = rankOf(title);
    const isRanked = ranked !== undefined && rankedNames.has(ranked.name);
    const base = numbered.get(title);
    const joined = base !== undefined && setUpVotes.get(foldName(base.name)) === base.columns ? base.name : title;
    const name = isRanked ? ranked.name : joined;
    const group = groups.get(name) ?? { id, columns: [], ranks: [] };
    groups.set(name, group);
    group.columns.push(column);
    group.ranks.push(isRanked ? ranked.rank : 0);
  }
  confirmNumbered({ numbered, groups, row, issues });
  return [...groups].map(([name, group]) => {
    const ranks = Math.max(...group.ranks);
    const contest = contests.add({ name, ranks, votesAllowed: ranks > 0 ? 1 : group.columns.length });
    const draft = contests.drafts[contest];
    if (draft !== undefined && group.id !== undefined) draft.id = group.id;
    return { contest, columns: group.columns, ranks: group.ranks };
  });
}

/** Some exports append an internal number to a name: `Mills, Janet T. (5463)`. */
export function splitId(name: string): { readonly title: string; readonly id: string | undefined } {
  const match = /^(.*\S) \((\d{1,9})\)$/s.exec(name);
  return { title: match?.[1] ?? name, id: match?.[2] };
}

function rankOf(title: string): { readonly name: string; readonly rank: number } | undefined {
  for (const pattern of RANKED_HEADERS) {
    const [, name, rank] = pattern.exec(title) ?? [];
    if (name !== undefined && rank !== undefined) return { name, rank: Math.max(1, Number(rank)) };
  }
  return undefined;
}

function namesWithSeveralRanks(titles: readonly string[]): ReadonlySet<string> {
  const ranks = new Map<string, Set<number>>();
  for (const title of titles) {
    const ranked = rankOf(title);
    if (ranked !== undefined) ranks.set(ranked.name, (ranks.get(ranked.name) ?? new Set()).add(ranked.rank));
  }
  return new Set([...ranks].filter(([, seen]) => seen.size > 1).map(([name]) => name));
}

/** Words before a number that makes another contest of it, not another vote in the same. */
const NUMBERED_THINGS =
  /\b(dist|district|ward|precinct|seat|position|place|division|dept|department|zone|area|issue|question|measure|amendment|proposition|referendum)\.?$/i;

/** Headers that differ only in a number at their end, counted from 1 without a gap. */
function numberedNames(titles: readonly string[]): ReadonlyMap<string, { name: string; columns: number }> {
  const numbers = new Map<string, Set<number>>();
  for (const title of titles) {
    const [, name, number] = /^(.*\S) (\d{1,2})$/.exec(title) ?? [];
    if (name === undefined || NUMBERED_THINGS.test(name)) continue;
    numbers.set(name, (numbers.get(name) ?? new Set()).add(Number(number)));
  }
  const found = new Map<string, { name: string; columns: number }>();
  for (const [name, seen] of numbers) {
    if (seen.size < 2 || !Array.from(seen).every((number) => number >= 1 && number <= seen.size)) continue;
    for (const number of seen) found.set(`${name} ${number}`, { name, columns: seen.size });
  }
  return found;
}

function confirmNumbered(options: {
  readonly numbered: ReadonlyMap<string, { readonly name: string; readonly columns: number }>;
  readonly groups: ReadonlyMap<string, unknown>;
  readonly row: number;
  readonly issues: IssueCollector;
}): void {
  const { numbered, groups, row, issues } = options;
  const apart = new Map(
    [...numbered.values()].filter(({ name }) => !groups.has(name)).map((base) => [base.name, base]),
  );
  for (const { name, columns } of apart.values()) {
    issues.confirm({
      code: 'CONTESTS_NUMBERED',
      row,
      column: name,
      found: `${columns} columns`,
      message: `“${name} 1” to “${name} ${columns}” may be one contest in which ${columns} votes are allowed. They were read as ${columns} contests.`,
      advice: `If they are one, set the audit up with a contest “${name}” in which ${columns} votes are allowed and send the file again.`,
    });
  }
}
