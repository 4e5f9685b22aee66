import { fileSaying } from '@plumbline/words/file-words';
import { checkKeys } from './csv/check-keys.ts';
import type { ColumnSpec } from './csv/column-spec.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { readCount, readRows, type TableRow } from './csv/read-rows.ts';
import { openRowTable } from './csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import type { SmallFile } from './small-file.ts';

/** Votes that people counted in one batch. */
export type BatchResult = {
  readonly jurisdiction: string;
  readonly batch: string;
  /** By contest name and choice name. */
  readonly votes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Where everything was counted: how many ballots there were, and what is written of the kind of batch. */
  readonly cards?: { readonly type: string; readonly counted: number };
};

/** What people read from one ballot card. Interpretations by contest name, as written in the file; null: not found. */
export type BallotResult = {
  readonly jurisdiction: string;
  readonly tabulator: string | null;
  readonly batch: string;
  readonly position: number;
  readonly interpretations: Readonly<Record<string, string>> | null;
};

/** Votes that people counted on the cards of a round in one jurisdiction, by contest name and choice name. */
export type TotalsResult = {
  readonly jurisdiction: string;
  readonly votes: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

const text = (name: string): ColumnSpec => ({ name, required: true, blankAllowed: false });

const BATCH_COLUMNS: readonly ColumnSpec[] = [
  ...['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'].map(text),
  { name: 'Batch Type', required: false, blankAllowed: true },
  { name: 'Ballots Counted', required: false, blankAllowed: true },
];
const TOTALS_COLUMNS = ['Jurisdiction', 'Contest', 'Choice', 'Votes'].map(text);
const BALLOT_COLUMNS: readonly ColumnSpec[] = [
  text('Jurisdiction'),
  { name: 'Tabulator', required: false, blankAllowed: true },
  ...['Batch Name', 'Ballot Number', 'Contest', 'Interpretation'].map(text),
];

/**
 * Reads what was counted in the batches of a round: a row for each batch, contest and choice, in any order. In a full hand
 * tally every row of a batch also says its type and how many ballots it held.
 */
export function parseBatchResultsCsv(file: SmallFile): ParsedFile<readonly BatchResult[]> {
  const issues = createIssueCollector(file.name);
  const rows = readResultRows(file, BATCH_COLUMNS, issues);
  if (rows === undefined) return parsedFile<readonly BatchResult[]>(issues, undefined);
  const found = new Map<string, BatchResult & { votes: Record<string, Record<string, number>> }>();
  for (const row of rows) {
    const [jurisdiction, batch, contest, choice] = cellsOf(row, ['Jurisdiction', 'Batch Name', 'Contest', 'Choice']);
    const votes = readCount(row, 'Votes', issues) ?? 0;
    const key = JSON.stringify([jurisdiction, batch]);
    const result = found.get(key) ?? { jurisdiction, batch, votes: {}, ...cardsOf(row, issues) };
    found.set(key, result);
    result.votes[contest] ??= {};
    result.votes[contest][choice] = votes;
  }
  const columns = ['Jurisdiction', 'Batch Name', 'Contest', 'Choice'];
  checkKeys(
    rows.map((row) => ({ row: row.row, key: cellsOf(row, columns) })),
    columns,
    issues,
  );
  return parsedFile<readonly BatchResult[]>(issues, [...found.values()]);
}

/** Reads what the sample of a round adds up to: a row for each jurisdiction, contest and choice, in any order. */
export function parseTotalsResultsCsv(file: SmallFile): ParsedFile<readonly TotalsResult[]> {
  const issues = createIssueCollector(file.name);
  const rows = readResultRows(file, TOTALS_COLUMNS, issues);
  if (rows === undefined) return parsedFile<readonly TotalsResult[]>(issues, undefined);
  const found = new Map<string, TotalsResult & { votes: Record<string, Record<string, number>> }>();
  const columns = ['Jurisdiction', 'Contest', 'Choice'];
  for (const row of rows) {
    const [jurisdiction, contest, choice] = cellsOf(row, columns);
    const votes = readCount(row, 'Votes', issues) ?? 0;
    const result = found.get(jurisdiction) ?? { jurisdiction, votes: {} };
    found.set(jurisdiction, result);
    result.votes[contest] ??= {};
    result.votes[contest][choice] = votes;
  }
  checkKeys(
    rows.map((row) => ({ row: row.row, key: cellsOf(row, columns) })),
    columns,
    issues,
  );
  return parsedFile<readonly TotalsResult[]>(issues, [...found.values()]);
}

/** Reads what a round found on single ballots: a row for each ballot and contest; contest `*` marks a ballot not found. */
export function parseBallotResultsCsv(file: SmallFile): ParsedFile<readonly BallotResult[]> {
  const issues = createIssueCollector(file.name);
  const rows = readResultRows(file, BALLOT_COLUMNS, issues);
  if (rows === undefined) return parsedFile<readonly BallotResult[]>(issues, undefined);
  const found = new Map<string, BallotResult & { interpretations: Record<string, string> | null }>();
  const keys: { readonly row: number; readonly key: readonly string[] }[] = [];
  for (const row of rows) {
    const [jurisdiction, batch, contest] = cellsOf(row, ['Jurisdiction', 'Batch Name', 'Contest']);
    const [written, interpretation] = cellsOf(row, ['Tabulator', 'Interpretation']);
    const tabulator = written === '' ? null : written;
    const position = readCount(row, 'Ballot Number', issues) ?? 0;
    const key = JSON.stringify([jurisdiction, tabulator, batch, position]);
    const result = found.get(key) ?? { jurisdiction, tabulator, batch, position, interpretations: {} };
    // By the number, not by how it is written: 7 and 07 are one ballot.
    keys.push({ row: row.row, key: [jurisdiction, written, batch, String(position), contest] });
    const isNew = !found.has(key);
    found.set(key, result);
    const isNotFound = interpretation === 'NOT_FOUND';
    if (!isNew && isNotFound !== (result.interpretations === null)) {
      reportFoundAndNot(row, `${jurisdiction}, ${batch}, ballot ${position}`, issues);
    }
    if (isNotFound) result.interpretations = null;
    else if (result.interpretations !== null) result.interpretations[contest] = interpretation;
  }
  checkKeys(keys, ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest'], issues);
  return parsedFile<readonly BallotResult[]>(issues, [...found.values()]);
}

function cardsOf(row: TableRow, issues: IssueCollector): Pick<BatchResult, 'cards'> {
  const [type, counted] = cellsOf(row, ['Batch Type', 'Ballots Counted']);
  if (type === '' || counted === '') return {};
  return { cards: { type, counted: readCount(row, 'Ballots Counted', issues) ?? 0 } };
}

function reportFoundAndNot({ row }: TableRow, ballot: string, issues: IssueCollector): void {
  issues.error({
    code: 'BAD_INTERPRETATION',
    row,
    column: 'Interpretation',
    found: 'NOT_FOUND',
    message: fileSaying('results.rowWasNotFoundSays', { row, ballot }),
    advice: fileSaying('results.keepTheRowWithNot'),
  });
}

function readResultRows(
  file: SmallFile,
  specs: readonly ColumnSpec[],
  issues: IssueCollector,
): readonly TableRow[] | undefined {
  const table = openRowTable(file, issues, {
    kind: 'audit-results',
    inWords: 'the results of an audit round',
    headers: specs.map(({ name }) => name),
  });
  const columns = table && locateColumns(table, specs, issues, undefined);
  return table && columns && readRows(table, columns, specs, issues);
}

function cellsOf(row: TableRow, columns: readonly string[]): string[] {
  return columns.map((column) => row.cells.get(column) ?? '');
}
