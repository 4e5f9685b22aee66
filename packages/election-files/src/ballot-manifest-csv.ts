import type { ManifestForm } from '@plumbline/election';
import { assertNever } from '@plumbline/prelude';
import { fileSaying } from '@plumbline/words/file-words';
import { checkKeys } from './csv/check-keys.ts';
import type { ColumnSpec, HeaderMapping } from './csv/column-spec.ts';
import { csvText } from './csv/csv-text.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { confirmTotalByArithmetic, readCount, readRows, type TableRow } from './csv/read-rows.ts';
import { resolveHeaders } from './csv/resolve-headers.ts';
import { openRowTable } from './csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { MANIFEST_COLUMNS, MANIFEST_HEADER_SYNONYMS, type ManifestColumn } from './manifest-columns.ts';
import { foldName } from './nearest-name.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import type { SmallFile } from './small-file.ts';

/** One batch of a ballot manifest. */
export type ManifestRow = {
  readonly batch: string;
  readonly tabulator: string | null;
  readonly container: string | null;
  /** Ballot cards: what can be counted in the box. */
  readonly ballots: number;
  /** Whether the batch has cast vote records; null where the manifest does not say. */
  readonly hasCvrs: boolean | null;
  readonly row: number;
};

/** A ballot manifest, its batches in the order of the file. */
export type BallotManifestFile = {
  readonly rows: readonly ManifestRow[];
  readonly ballots: number;
  /** What names a batch: its own name, or tabulator and name together. */
  readonly key: 'batch' | 'tabulator-and-batch';
  /** How headers of another system were read; absent where all are written as we write them. */
  readonly headerMapping?: HeaderMapping;
};

/** What a manifest is checked against. */
export type ManifestContext = {
  /** The form the audit asks for; `any` is for looking at a manifest without knowing the audit. */
  readonly form: ManifestForm | 'any';
  /** Headers whose meaning a person has confirmed. */
  readonly headerMapping?: HeaderMapping;
  /** Where every batch needs a counting group as its container (Georgia): the names that are allowed. */
  readonly countingGroups?: readonly string[];
  /** What the administrator expects the manifest to add up to. */
  readonly expectedBallots?: number | null;
};

/** Georgia's counting groups, and how the ballots of each are marked. Both spellings occur in statewide data. */
export const GEORGIA_COUNTING_GROUPS: Readonly<Record<string, 'ballot-marking-device' | 'hand-marked'>> = {
  'Advanced Voting': 'ballot-marking-device',
  'Advance Voting': 'ballot-marking-device',
  'Election Day': 'ballot-marking-device',
  'Elections Day': 'ballot-marking-device',
  'Absentee by Mail': 'hand-marked',
  Provisional: 'hand-marked',
};

/** Reads a jurisdiction's ballot manifest. */
export function parseBallotManifestCsv(file: SmallFile, context: ManifestContext): ParsedFile<BallotManifestFile> {
  const issues = createIssueCollector(file.name);
  const specs = columnsFor(context);
  const table = openRowTable(file, issues, {
    kind: 'manifest',
    inWords: 'a ballot manifest',
    headers: specs.flatMap(({ name, synonyms }) => [name, ...(synonyms ?? [])]),
  });
  const columns = table && locateColumns(table, specs, issues, context.headerMapping);
  if (table === undefined || columns === undefined) return parsedFile<BallotManifestFile>(issues, undefined);

  const hasTabulators = columns.positions.has('Tabulator');
  const key = keyFor(context.form, hasTabulators);
  const present = new Set(columns.positions.keys());
  const rows = readRows(table, columns, specs, issues);
  const batches = rows.map((row) => readBatch(row, present, context, issues));
  checkManifestKeys(batches, key, issues);
  confirmZeroBallots(batches, issues);
  confirmTotalByArithmetic(
    batches.map(({ row, ballots }) => ({ row, counts: [ballots] })),
    issues,
  );

  const counted = batches.flatMap((batch) =>
    batch.ballots === undefined ? [] : [{ ...batch, ballots: batch.ballots }],
  );
  const ballots = counted.reduce((sum, batch) => sum + batch.ballots, 0);
  refuseImpossibleTotal(ballots, issues);
  if (!issues.hasErrors()) warnOfOtherTotal(ballots, context.expectedBallots ?? null, issues);
  const { mapping } = columns;
  return parsedFile(issues, { rows: counted, ballots, key, ...(mapping && { headerMapping: mapping }) });
}

/** The headers of a table, each with what it is read as, and the columns that may be meant. */
export type HeadersToName = {
  readonly headers: readonly { readonly header: string; readonly column: string | null }[];
  readonly columns: readonly { readonly name: string; readonly required: boolean }[];
};

/** Above this nobody would say of each header what it is: the file is another. */
const HEADERS_TO_NAME_MAX = 100;
const HEADER_LENGTH_MAX = 500;

/** What a person is asked about the headers of a manifest that are not understood; null where it has no header to speak of. */
export function headersToName(
  file: SmallFile,
  { form, headerMapping }: Pick<ManifestContext, 'form' | 'headerMapping'>,
): HeadersToName | null {
  const specs = columnsFor({ form });
  const table = openRowTable(file, createIssueCollector(file.name), {
    kind: 'manifest',
    inWords: 'a ballot manifest',
    headers: specs.flatMap(({ name, synonyms }) => [name, ...(synonyms ?? [])]),
  });
  const headers = table?.header.cells.filter((header) => header !== '') ?? [];
  if (table === undefined || headers.length === 0 || headers.length > HEADERS_TO_NAME_MAX) return null;
  if (headers.some((header) => header.length > HEADER_LENGTH_MAX)) return null;
  const { positions, repeated } = resolveHeaders(table, specs, headerMapping);
  const columnAt = new Map([...positions].map(([name, position]) => [position, name]));
  // Of two columns with one header nobody could say which is meant; that is reported as a problem of its own.
  const again = new Set(repeated.map(([, position]) => position));
  return {
    headers: table.header.cells.flatMap((header, position) =>
      header === '' || again.has(position) ? [] : [{ header, column: columnAt.get(position) ?? null }],
    ),
    columns: specs.map(({ name, required }) => ({ name, required })),
  };
}

/** A manifest of this form: its headers and three rows to write over. */
export function manifestTemplateCsv(form: ManifestForm): string {
  const example: Record<ManifestColumn, (number: number) => string | number> = {
    Container: (number) => `Box ${number}`,
    Tabulator: () => 'Tabulator 1',
    'Batch Name': (number) => `Batch ${number}`,
    'Number of Ballots': (number) => 100 * number,
    CVR: (number) => (number === 3 ? 'N' : 'Y'),
  };
  const columns = MANIFEST_TEMPLATE_COLUMNS[form];
  return csvText([columns, ...[1, 2, 3].map((number) => columns.map((column) => example[column](number)))]);
}

/** The columns of a manifest of each form that somebody fills in, in order. */
export const MANIFEST_TEMPLATE_COLUMNS: Readonly<Record<ManifestForm, readonly ManifestColumn[]>> = {
  'by-batch': ['Container', 'Batch Name', 'Number of Ballots'],
  'by-tabulator': ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots'],
  'by-tabulator-with-cvrs': ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'],
};

function columnsFor({ form, countingGroups }: ManifestContext): readonly ColumnSpec[] {
  const required: Record<ManifestColumn, boolean> = {
    Container: countingGroups !== undefined,
    Tabulator: form === 'by-tabulator' || form === 'by-tabulator-with-cvrs',
    'Batch Name': true,
    'Number of Ballots': true,
    CVR: form === 'by-tabulator-with-cvrs',
  };
  const allowed = MANIFEST_COLUMNS.filter((name) => name !== 'CVR' || required.CVR || form === 'any');
  return allowed.map((name) => ({
    name,
    required: required[name],
    blankAllowed: false,
    synonyms: MANIFEST_HEADER_SYNONYMS[name],
    holdsCounts: name === 'Number of Ballots',
    identifies: name === 'Container' || name === 'Tabulator' || name === 'Batch Name',
  }));
}

function keyFor(form: ManifestContext['form'], hasTabulators: boolean): BallotManifestFile['key'] {
  switch (form) {
    case 'by-tabulator':
    case 'by-tabulator-with-cvrs':
      return 'tabulator-and-batch';
    case 'any':
      return hasTabulators ? 'tabulator-and-batch' : 'batch';
    case 'by-batch':
      return 'batch';
    default:
      return assertNever(form);
  }
}

type ReadBatch = Omit<ManifestRow, 'ballots'> & { readonly ballots: number | undefined };

function readBatch(
  row: TableRow,
  present: ReadonlySet<string>,
  context: ManifestContext,
  issues: IssueCollector,
): ReadBatch {
  const optional = (column: ManifestColumn) => (present.has(column) ? (row.cells.get(column) ?? '') : null);
  return {
    batch: row.cells.get('Batch Name') ?? '',
    tabulator: optional('Tabulator'),
    container: readContainer(row, optional('Container'), context.countingGroups, issues),
    ballots: readCount(row, 'Number of Ballots', issues),
    hasCvrs: present.has('CVR') ? readYesNo(row, issues) : null,
    row: row.row,
  };
}

function readContainer(
  { row }: TableRow,
  container: string | null,
  countingGroups: readonly string[] | undefined,
  issues: IssueCollector,
): string | null {
  if (countingGroups === undefined || container === null || container === '') return container;
  const group = countingGroups.find((name) => foldName(name) === foldName(container));
  if (group !== undefined) return group;
  issues.error({
    code: 'BAD_COUNTING_GROUP',
    row,
    column: 'Container',
    found: container,
    expected: countingGroups.join(', '),
    message: fileSaying('manifest.rowIsNotACounting', { row, container }),
    advice: fileSaying('manifest.useOneOf', { countingGroups: countingGroups.join(', ') }),
  });
  return container;
}

function readYesNo({ row, cells }: TableRow, issues: IssueCollector): boolean | null {
  const found = cells.get('CVR') ?? '';
  switch (found.toLowerCase()) {
    case 'y':
    case 'yes':
      return true;
    case 'n':
    case 'no':
      return false;
    case '':
      return null;
    default:
      issues.error({
        code: 'NOT_YES_NO',
        row,
        column: 'CVR',
        found,
        expected: 'Y or N',
        message: fileSaying('manifest.rowInCvrMustBe', { row, found }),
        advice: fileSaying('manifest.writeYWhereTheBatch'),
      });
      return null;
  }
}

function checkManifestKeys(
  batches: readonly ReadBatch[],
  key: BallotManifestFile['key'],
  issues: IssueCollector,
): void {
  const named = batches.filter(({ batch }) => batch !== '');
  if (key === 'batch') {
    checkKeys(
      named.map(({ row, batch }) => ({ row, key: [batch] })),
      ['Batch Name'],
      issues,
    );
    return;
  }
  checkKeys(
    named
      .filter(({ tabulator }) => tabulator !== '')
      .map(({ row, tabulator, batch }) => ({ row, key: [tabulator ?? '', batch] })),
    ['Tabulator', 'Batch Name'],
    issues,
  );
}

function confirmZeroBallots(batches: readonly ReadBatch[], issues: IssueCollector): void {
  const rows = batches.filter(({ ballots }) => ballots === 0).map(({ row }) => row);
  if (rows.length === 0) return;
  const shown = rows.length > 10 ? `${rows.slice(0, 10).join(', ')} and ${rows.length - 10} more` : rows.join(', ');
  issues.confirm({
    code: 'ZERO_BALLOTS',
    row: rows[0] ?? 0,
    column: 'Number of Ballots',
    found: '0',
    expected: '1 or more',
    message: fileSaying('manifest.emptyBatches', { count: rows.length, rows: shown }),
    advice: fileSaying('manifest.removeThemOrConfirmThat'),
  });
}

/** Six times the ballots of the largest state. A draw looks at every ballot, so one wrong cell would hold it up for hours. */
const BALLOTS_MAX = 100_000_000;

function refuseImpossibleTotal(ballots: number, issues: IssueCollector): void {
  if (ballots <= BALLOTS_MAX) return;
  issues.error({
    code: 'FILE_TOO_LARGE',
    column: 'Number of Ballots',
    found: `${ballots} ballots`,
    expected: `at most ${BALLOTS_MAX} ballots`,
    message: fileSaying('manifest.theManifestListsBallotsMore', { ballots }),
    advice: fileSaying('manifest.lookForANumberIn'),
  });
}

function warnOfOtherTotal(ballots: number, expected: number | null, issues: IssueCollector): void {
  if (expected === null || expected === ballots) return;
  const difference = ballots - expected;
  issues.warn({
    code: 'EXPECTED_COUNT_DIFFERS',
    column: 'Number of Ballots',
    found: String(ballots),
    expected: String(expected),
    message: fileSaying('manifest.theManifestHasBallotsWere', {
      ballots,
      expected,
      difference: `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`,
    }),
    advice: fileSaying('manifest.findOutWhichOfThe'),
  });
}
