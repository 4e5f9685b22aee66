import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces, foldName } from '../nearest-name.ts';
import type { ContestRegistry } from './contest-registry.ts';
import { type NumberedName, numberedNames, type RankedName, rankedColumns } from './ess-numbered-headers.ts';

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
  const titles = columns.map(({ title }) => title);
  const ranked = rankedColumns(titles);
  const numbered = numberedNames(titles.filter((title) => !ranked.has(title)));
  const setUpVotes = new Map(setUp.map((contest) => [foldName(contest.name), contest.votesAllowed]));
  const groups = new Map<string, { id: string | undefined; columns: number[]; ranks: number[] }>();

  for (const { title, id, column } of columns) {
    const rank = ranked.get(title);
    const base = numbered.get(title);
    const joined = base !== undefined && setUpVotes.get(foldName(base.name)) === base.columns ? base.name : title;
    const name = rank?.name ?? joined;
    const group = groups.get(name) ?? { id, columns: [], ranks: [] };
    groups.set(name, group);
    group.columns.push(column);
    group.ranks.push(rank?.rank ?? 0);
  }
  confirmNumbered({ numbered, groups, row, issues });
  confirmOddRanks({ ranked, groups, row, issues });
  return [...groups].map(([name, group]) => {
    const ranks = Math.max(...group.ranks);
    const contest = contests.addOnce({ name, ranks, votesAllowed: ranks > 0 ? 1 : group.columns.length });
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

type Reported = { readonly row: number; readonly issues: IssueCollector };

function confirmNumbered(
  options: Reported & {
    readonly numbered: ReadonlyMap<string, NumberedName>;
    readonly groups: ReadonlyMap<string, unknown>;
  },
): void {
  const { numbered, groups, row, issues } = options;
  const apart = new Map(
    [...numbered.values()].filter(({ name }) => !groups.has(name)).map((base) => [base.pattern, base]),
  );
  for (const { name, titles } of apart.values()) {
    const listed = titles.map((title) => `“${title}”`).join(', ');
    issues.confirm({
      code: 'CONTESTS_NUMBERED',
      row,
      column: name,
      found: `${titles.length} columns`,
      message: fileSaying('ess.theColumnsDifferOnlyIn', { listed, count: titles.length }),
      advice: fileSaying('ess.ifEachIsAContest', { count: titles.length, name }),
    });
  }
}

/** Every rank from 1 to the last must have a column, or first choices would be missed. */
function confirmOddRanks(
  options: Reported & {
    readonly ranked: ReadonlyMap<string, RankedName>;
    readonly groups: ReadonlyMap<string, { readonly ranks: readonly number[] }>;
  },
): void {
  const { ranked, groups, row, issues } = options;
  for (const name of new Set([...ranked.values()].map((rank) => rank.name))) {
    const ranks = [...(groups.get(name)?.ranks ?? [])].sort((a, b) => a - b);
    if (ranks.every((rank, index) => rank === index + 1)) continue;
    issues.error({
      code: 'BAD_CONTEST_HEADER',
      row,
      column: name,
      found: ranks.map((rank) => (rank === 0 ? 'no rank' : `rank ${rank}`)).join(', '),
      expected: 'a column for each rank from 1, once',
      message: fileSaying('ess.theColumnsOfTheRanked', {
        name,
        ranks: ranks.map((rank) => (rank === 0 ? 'no rank' : `rank ${rank}`)).join(', '),
      }),
      advice: fileSaying('ess.exportTheCvrsAgainWith'),
    });
  }
}
