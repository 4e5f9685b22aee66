import { type DefinedContest, findNamesAlike } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { CONTEST_COLUMNS, type ContestsLayout, contestColumns } from './contests-csv-columns.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { readCount, readRows, type TableRow } from './csv/read-rows.ts';
import { openRowTable } from './csv/row-table.ts';
import { splitPastedRows } from './csv/split-pasted-rows.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { collapseLineBreaks, readJurisdictions } from './jurisdictions-cell.ts';
import { checkName, reportLongName } from './name-checks.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import type { SmallFile } from './small-file.ts';

/** A contest of a table, and the first row that names it. */
export type ContestOfTable = { readonly contest: DefinedContest; readonly row: number };

/** The contests of a table, in its order. */
export type ContestsFile = { readonly contests: readonly ContestOfTable[] };

/** What the table is read for. */
export type ContestsContext = ContestsLayout & {
  /** Names of the participating jurisdictions. */
  readonly jurisdictions: readonly string[];
};

/** No more are defined at once. */
export const CONTESTS_MAX = 500;
const CHOICES_MAX = 1000;
const WINNERS_MAX = 1000;

const C = CONTEST_COLUMNS;

/** Reads a table of contests with their choices and reported votes: one row for each choice. */
export function parseContestsCsv(file: SmallFile, context: ContestsContext): ParsedFile<ContestsFile> {
  const issues = createIssueCollector(file.name);
  const specs = contestColumns(context);
  const table = openRowTable(file, issues, {
    kind: 'contests',
    inWords: 'a table of contests with their reported votes',
    headers: specs.map(({ name }) => name),
  });
  const columns = table && locateColumns(table, specs, issues, undefined);
  if (table === undefined || columns === undefined) return parsedFile<ContestsFile>(issues, undefined);

  const rows = readRows(table, columns, specs, issues);
  const groups = gatherContests(rows, issues);
  const contests = groups.map((group) => readContest(group, context, issues));
  if (groups.length > CONTESTS_MAX) {
    const found = groups.length;
    issues.error({
      code: 'TOO_MANY_CONTESTS',
      found: String(found),
      expected: String(CONTESTS_MAX),
      message: fileSaying('contests.tooManyContests', { found, most: CONTESTS_MAX }),
      advice: fileSaying('contests.tooManyContestsAdvice'),
    });
  }
  reportAlike(groups, C.contest, issues);
  return parsedFile(issues, { contests });
}

/** The same of cells copied from a spreadsheet, which are separated by tabs, and of a CSV text: whatever was put into a field. */
export function parsePastedContests(text: string, context: ContestsContext, name: string): ParsedFile<ContestsFile> {
  const pasted = splitPastedRows(text);
  const file: SmallFile =
    pasted === undefined
      ? { name, bytes: new TextEncoder().encode(text) }
      : { name, sheet: { title: name, rows: pasted, errors: [], warnings: [], dates: [] } };
  return parseContestsCsv(file, context);
}

type ContestRows = { readonly name: string; readonly row: number; readonly rows: readonly TableRow[] };

/**
 * The rows of each contest. They have to stand together: of two contests with one name, as of two towns, nobody could
 * tell the choices apart.
 */
function gatherContests(rows: readonly TableRow[], issues: IssueCollector): readonly ContestRows[] {
  const groups = new Map<string, { name: string; row: number; rows: TableRow[] }>();
  let current: string | undefined;
  for (const row of rows) {
    const name = row.cells.get(C.contest) ?? '';
    if (name === '') continue;
    for (const column of [C.contest, C.choice]) {
      reportLongName(row.cells.get(column) ?? '', { row: row.row, column }, issues);
    }
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { name, row: row.row, rows: [row] });
    else {
      if (name !== current) reportApart(group.row, row.row, name, issues);
      group.rows.push(row);
    }
    current = name;
  }
  return [...groups.values()];
}

function readContest(group: ContestRows, context: ContestsContext, issues: IssueCollector): ContestOfTable {
  const { name, row, rows } = group;
  const { drawsFrom, fromRecords } = context;
  const areCards = drawsFrom === 'cards';
  const once = (column: string, asked: 'required' | 'optional'): TableRow | undefined =>
    onlyRow(group, { column, asked }, issues);
  const figure = (column: string, asked: 'required' | 'optional', limits?: { least: number; most: number }) => {
    const said = once(column, asked);
    const count = said === undefined ? undefined : readCount(said, column, issues);
    if (said === undefined || count === undefined) return null;
    if (limits !== undefined) reportLimits({ row: said.row, column, count }, limits, issues);
    return count;
  };
  const seats = { least: 1, most: WINNERS_MAX };
  const choices = readChoices(group, context, issues);
  const winners = figure(C.winners, 'required', seats);
  const votesAllowed = figure(C.votesAllowed, fromRecords ? 'optional' : 'required', seats);
  const place = once(C.jurisdictions, 'required');
  const known = new Set(context.jurisdictions);
  const writeIns = readWriteIns(group, issues);
  const contest: DefinedContest = {
    name,
    targeted: areCards ? readAuditedAs(once(C.auditedAs, 'required'), issues) : true,
    winners: winners ?? 1,
    votesAllowed,
    majorityOrRunoff: !areCards && readYes(once(C.majorityOrRunoff, 'optional'), issues),
    totalBallots: areCards ? figure(C.totalBallots, fromRecords ? 'optional' : 'required') : null,
    cardsBearing: areCards ? figure(C.cardsBearing, 'optional') : null,
    pendingBallots: areCards ? 0 : (figure(C.pendingBallots, 'optional') ?? 0),
    choices,
    jurisdictions: place === undefined ? 'all' : readJurisdictions(place, name, known, issues),
    ...(writeIns && { writeIns }),
  };
  if (choices !== null) reportChoiceCount({ row, name, choices: choices.length, winners }, issues);
  if (rows.length > CHOICES_MAX) reportTooManyChoices(row, name, rows.length, issues);
  return { contest, row };
}

/** The choices with their votes; null where all of it is left to the cast vote records. */
function readChoices(
  { name, rows }: ContestRows,
  { fromRecords }: ContestsContext,
  issues: IssueCollector,
): DefinedContest['choices'] {
  const named = rows.filter(({ cells }) => (cells.get(C.choice) ?? '') !== '');
  const counted = rows.filter(({ cells }) => (cells.get(C.votes) ?? '') !== '');
  if (fromRecords) {
    if (named.length === 0 && counted.length === 0) return null;
    // A blank between names or votes is a slip, not something left to the records.
    for (const row of rows) {
      if (!named.includes(row)) reportBlank(row.row, C.choice, name, issues);
      if (counted.length > 0 && !counted.includes(row)) reportBlank(row.row, C.votes, name, issues);
    }
  }
  const first = new Map<string, number>();
  for (const { row, cells } of named) {
    const choice = cells.get(C.choice) ?? '';
    const before = first.get(choice);
    if (before === undefined) first.set(choice, row);
    else reportRepeated({ row, before, contest: name, choice }, issues);
  }
  reportAlike(
    [...first].map(([choice, row]) => ({ name: choice, row })),
    C.choice,
    issues,
  );
  return named.map((row) => ({
    name: row.cells.get(C.choice) ?? '',
    votes: counted.length === 0 && fromRecords ? null : (readCount(row, C.votes, issues) ?? 0),
  }));
}

/** Who qualified to be written in: names between semicolons. Without the choice as which they were reported nobody could be compared. */
function readWriteIns(group: ContestRows, issues: IssueCollector): DefinedContest['writeIns'] {
  const listed = onlyRow(group, { column: C.qualifiedWriteIns, asked: 'optional' }, issues);
  const reported = onlyRow(
    group,
    { column: C.writeInChoice, asked: listed === undefined ? 'optional' : 'required' },
    issues,
  );
  if (reported === undefined) return undefined;
  const cell = collapseLineBreaks(listed?.cells.get(C.qualifiedWriteIns) ?? '');
  const names = cell
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of names) {
    checkName(name, { row: listed?.row ?? group.row, column: C.qualifiedWriteIns, cell }, issues);
  }
  return { choice: reported.cells.get(C.writeInChoice) ?? '', names };
}

/** The row that says something of a contest. Where several do they have to say the same. */
function onlyRow(
  { name, row, rows }: ContestRows,
  { column, asked }: { readonly column: string; readonly asked: 'required' | 'optional' },
  issues: IssueCollector,
): TableRow | undefined {
  const textOf = (one: TableRow) => one.cells.get(column) ?? '';
  const [first, ...others] = rows.filter((one) => textOf(one) !== '');
  if (first === undefined) {
    if (asked === 'required') reportBlank(row, column, name, issues);
    return undefined;
  }
  const other = others.find((one) => textOf(one) !== textOf(first));
  if (other !== undefined) {
    issues.error({
      code: 'ROWS_DISAGREE',
      row: other.row,
      column,
      found: textOf(other),
      expected: textOf(first),
      message: fileSaying('contests.rowsDisagree', {
        contest: name,
        first: first.row,
        row: other.row,
        column,
        expected: textOf(first),
        found: textOf(other),
      }),
      advice: fileSaying('contests.rowsDisagreeAdvice'),
    });
  }
  return first;
}

function readAuditedAs(row: TableRow | undefined, issues: IssueCollector): boolean {
  const found = row?.cells.get(C.auditedAs) ?? '';
  const word = found.toLowerCase();
  if (row === undefined || word === 'targeted') return true;
  if (word === 'opportunistic') return false;
  issues.error({
    code: 'NOT_TARGETED_OR_OPPORTUNISTIC',
    row: row.row,
    column: C.auditedAs,
    found,
    expected: 'targeted or opportunistic',
    message: fileSaying('contests.notTargeted', { row: row.row, found, column: C.auditedAs }),
    advice: fileSaying('contests.notTargetedAdvice'),
  });
  return true;
}

function readYes(row: TableRow | undefined, issues: IssueCollector): boolean {
  const found = row?.cells.get(C.majorityOrRunoff) ?? '';
  switch (found.toLowerCase()) {
    case 'y':
    case 'yes':
      return true;
    case '':
    case 'n':
    case 'no':
      return false;
    default:
      issues.error({
        code: 'NOT_YES_NO',
        row: row?.row,
        column: C.majorityOrRunoff,
        found,
        expected: 'Y or N',
        message: fileSaying('contests.notYes', { row: row?.row ?? 0, found, column: C.majorityOrRunoff }),
        advice: fileSaying('contests.notYesAdvice'),
      });
      return false;
  }
}

type NamedRow = { readonly name: string; readonly row: number };

/** Names that people would take for one: no file of a jurisdiction would ever fit both. */
function reportAlike(named: readonly NamedRow[], column: string, issues: IssueCollector): void {
  const alike = findNamesAlike(named.map(({ name }) => name));
  const row = named.find(({ name }) => name === alike?.second)?.row;
  if (alike === undefined || row === undefined) return;
  const { first, second } = alike;
  issues.error({
    code: 'NEAR_DUPLICATE_KEY',
    row,
    column,
    found: second,
    expected: first,
    message: fileSaying('contests.namesAlike', { row, column, first, second }),
    advice: fileSaying('contests.keepOneOrWriteThem'),
  });
}

function reportApart(first: number, row: number, contest: string, issues: IssueCollector): void {
  issues.error({
    code: 'CONTEST_ROWS_APART',
    row,
    column: C.contest,
    found: contest,
    message: fileSaying('contests.rowsApart', { row, first, contest }),
    advice: fileSaying('contests.rowsApartAdvice'),
  });
}

function reportRepeated(
  { row, before, contest, choice }: { row: number; before: number; contest: string; choice: string },
  issues: IssueCollector,
): void {
  issues.error({
    code: 'DUPLICATE_KEY',
    row,
    column: C.choice,
    found: choice,
    message: fileSaying('contests.choiceRepeated', { row, before, contest, choice }),
    advice: fileSaying('contests.choiceRepeatedAdvice'),
  });
}

function reportBlank(row: number, column: string, contest: string, issues: IssueCollector): void {
  issues.error({
    code: 'BLANK_CELL',
    row,
    column,
    message: fileSaying('contests.blank', { row, column, contest }),
    advice: fileSaying('contests.blankAdvice'),
  });
}

function reportLimits(
  { row, column, count }: { readonly row: number; readonly column: string; readonly count: number },
  { least, most }: { readonly least: number; readonly most: number },
  issues: IssueCollector,
): void {
  if (count >= least && count <= most) return;
  issues.error({
    code: count < least ? 'NUMBER_TOO_SMALL' : 'NUMBER_TOO_LARGE',
    row,
    column,
    found: String(count),
    expected: `${least} to ${most}`,
    message: fileSaying('contests.outOfRange', { row, column, found: count, least, most }),
    advice: fileSaying('contests.outOfRangeAdvice'),
  });
}

function reportChoiceCount(
  { row, name, choices, winners }: { row: number; name: string; choices: number; winners: number | null },
  issues: IssueCollector,
): void {
  if (choices < 2) {
    issues.error({
      code: 'TOO_FEW_CHOICES',
      row,
      column: C.choice,
      found: name,
      message: fileSaying('contests.tooFewChoices', { row, contest: name }),
      advice: fileSaying('contests.tooFewChoicesAdvice'),
    });
  } else if (winners !== null && winners >= choices) {
    issues.error({
      code: 'TOO_MANY_WINNERS',
      row,
      column: C.winners,
      found: String(winners),
      expected: `less than ${choices}`,
      message: fileSaying('contests.tooManyWinners', { row, contest: name, winners, choices }),
      advice: fileSaying('contests.tooManyWinnersAdvice'),
    });
  }
}

function reportTooManyChoices(row: number, contest: string, found: number, issues: IssueCollector): void {
  issues.error({
    code: 'TOO_MANY_CHOICES',
    row,
    column: C.choice,
    found: String(found),
    expected: String(CHOICES_MAX),
    message: fileSaying('contests.tooManyChoices', { contest, found, most: CHOICES_MAX }),
    advice: fileSaying('contests.tooManyChoicesAdvice'),
  });
}
