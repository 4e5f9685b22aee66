import { EXPECTED_SOURCES, type ExpectedSource, likenessKey } from '@plumbline/election';
import { fileSaying, fileWords } from '@plumbline/words/file-words';
import { checkKeys } from './csv/check-keys.ts';
import type { ColumnSpec } from './csv/column-spec.ts';
import { csvText } from './csv/csv-text.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { confirmTotalByArithmetic, readCount, readRows, type TableRow } from './csv/read-rows.ts';
import { openRowTable } from './csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { reportLongName } from './name-checks.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import type { SmallFile } from './small-file.ts';

/** A jurisdiction that takes part in an audit, with those who manage it there. */
export type Participant = {
  readonly name: string;
  /** E-mail addresses in lower case, in the order of the file. */
  readonly managers: readonly string[];
  /** Ballot cards the administrator expects in the manifest; null where the file does not say. */
  readonly expectedBallots: number | null;
  /** Where that number comes from; undefined where the file does not say. */
  readonly expectedFrom: ExpectedSource | undefined;
  /** The first row that names the jurisdiction. */
  readonly row: number;
};

/** The participating jurisdictions, in the order of the file. */
export type ParticipantsFile = { readonly jurisdictions: readonly Participant[] };

const COLUMNS = [
  { name: 'Jurisdiction', required: true, blankAllowed: false, identifies: true },
  { name: 'Admin Email', required: true, blankAllowed: false },
  { name: 'Expected Number of Ballots', required: false, blankAllowed: true },
  { name: 'Source of Expected Number', required: false, blankAllowed: true },
] as const satisfies readonly ColumnSpec[];

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/;
const EMAIL_LENGTH_MAX = 254;

/** Reads the list of participating jurisdictions: one row for each pair of a jurisdiction and a manager's e-mail. */
export function parseParticipantsCsv(file: SmallFile): ParsedFile<ParticipantsFile> {
  const issues = createIssueCollector(file.name);
  const table = openRowTable(file, issues, {
    kind: 'participants',
    inWords: 'a list of participating jurisdictions',
    headers: COLUMNS.map(({ name }) => name),
  });
  const columns = table && locateColumns(table, COLUMNS, issues, undefined);
  if (table === undefined || columns === undefined) return parsedFile<ParticipantsFile>(issues, undefined);

  const entries = readRows(table, columns, COLUMNS, issues).map((row) => readEntry(row, issues));
  checkKeys(
    entries
      .filter(({ name, email }) => name !== '' && email !== '')
      .map(({ row, name, email }) => ({ row, key: [name, email] })),
    ['Jurisdiction', 'Admin Email'],
    issues,
  );
  warnOfNamesAlike(entries, issues);
  if (columns.positions.has('Expected Number of Ballots')) {
    confirmTotalByArithmetic(
      entries.map(({ row, expectedBallots }) => ({ row, counts: [expectedBallots] })),
      issues,
    );
  }
  return parsedFile(issues, { jurisdictions: gatherJurisdictions(entries) });
}

/** The participants file of an audit not yet set up: the headers and two rows to write over. */
export function participantsTemplateCsv(): string {
  return csvText([
    COLUMNS.map(({ name }) => name),
    ['Example County', 'clerk@example.gov', 12000, 'Poll book'],
    ['Sample Town', 'elections@example.org', 3500, 'Election-night report'],
  ]);
}

type Entry = {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly expectedBallots: number | undefined;
  readonly expectedFrom: ExpectedSource | undefined;
};

function readEntry(row: TableRow, issues: IssueCollector): Entry {
  const found = row.cells.get('Admin Email') ?? '';
  const email = found.toLowerCase();
  if (found !== '' && (!EMAIL.test(email) || email.length > EMAIL_LENGTH_MAX)) {
    issues.error({
      code: 'BAD_EMAIL',
      row: row.row,
      column: 'Admin Email',
      found,
      expected: 'name@example.org',
      message: fileSaying('participants.notEmail', { row: row.row, found }),
      advice: fileSaying('participants.notEmailAdvice'),
    });
  }
  const expectedBallots = readCount(row, 'Expected Number of Ballots', issues);
  const name = row.cells.get('Jurisdiction') ?? '';
  reportLongName(name, { row: row.row, column: 'Jurisdiction' }, issues, fileSaying('participants.nameTooLongAdvice'));
  return {
    row: row.row,
    name,
    email,
    expectedBallots,
    expectedFrom: readSource(row, issues),
  };
}

const say = fileWords('en');

/** The sources as they stand in a file, by the letters in them. */
const SOURCES: ReadonlyMap<string, ExpectedSource> = new Map(
  EXPECTED_SOURCES.map((one) => [lettersOf(say(`participants.sources.${one}`)), one]),
);

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/** Where a number comes from is said of a number that is there, and in words that are known. */
function readSource(row: TableRow, issues: IssueCollector): ExpectedSource | undefined {
  const found = row.cells.get('Source of Expected Number') ?? '';
  if (found === '') return undefined;
  const source = SOURCES.get(lettersOf(found));
  if (source === undefined) {
    issues.error({
      code: 'UNKNOWN_SOURCE',
      row: row.row,
      column: 'Source of Expected Number',
      found,
      expected: EXPECTED_SOURCES.map((one) => say(`participants.sources.${one}`)).join(', '),
      message: fileSaying('participants.unknownSource', { row: row.row, found }),
      advice: fileSaying('participants.unknownSourceAdvice'),
    });
    return undefined;
  }
  if ((row.cells.get('Expected Number of Ballots') ?? '') === '') {
    issues.error({
      code: 'BLANK_CELL',
      row: row.row,
      column: 'Expected Number of Ballots',
      found: '',
      expected: say('participants.aNumber'),
      message: fileSaying('participants.sourceOfNothing', { row: row.row }),
      advice: fileSaying('participants.sourceOfNothingAdvice'),
    });
  }
  return source;
}

/** One jurisdiction spelled in two ways would become two, each with half of the managers. */
function warnOfNamesAlike(entries: readonly Entry[], issues: IssueCollector): void {
  const spellings = new Map<string, Entry>();
  const reported = new Set<string>();
  for (const entry of entries) {
    const folded = likenessKey(entry.name);
    const first = spellings.get(folded);
    if (first === undefined) spellings.set(folded, entry);
    if (first === undefined || first.name === entry.name || reported.has(entry.name)) continue;
    reported.add(entry.name);
    issues.warn({
      code: 'NEAR_DUPLICATE_KEY',
      row: entry.row,
      column: 'Jurisdiction',
      found: entry.name,
      expected: first.name,
      message: fileSaying('participants.spelledTwice', {
        first: first.row,
        row: entry.row,
        firstName: first.name,
        name: entry.name,
      }),
      advice: fileSaying('participants.spelledTwiceAdvice'),
    });
  }
}

/** The last expected number that a jurisdiction's rows state is the one that holds. */
function gatherJurisdictions(entries: readonly Entry[]): Participant[] {
  // One name for thousands of rows is a mistake of its own, and must not cost a copy of the list for each of them.
  return [...Map.groupBy(entries, (entry) => entry.name)].map(([name, rows]) => {
    const expected = rows.findLast((one) => one.expectedBallots !== undefined);
    return {
      name,
      managers: rows.map(({ email }) => email),
      expectedBallots: expected?.expectedBallots ?? null,
      expectedFrom: expected?.expectedFrom,
      row: rows[0]?.row ?? 0,
    };
  });
}
