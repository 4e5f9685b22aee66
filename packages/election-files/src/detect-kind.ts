import { decodeText, encodingOf } from './csv/decode-text.ts';
import { detectDelimiter } from './csv/detect-delimiter.ts';
import { headerKey } from './csv/header-key.ts';
import { parseCount } from './csv/parse-count.ts';
import { sniffBinary } from './csv/sniff-binary.ts';
import { type Row, splitRows } from './csv/split-rows.ts';
import type { CvrFormat } from './cvr/cvr-reading.ts';
import { MANIFEST_HEADER_SYNONYMS, type ManifestColumn } from './manifest-columns.ts';
import { foldName } from './nearest-name.ts';

/** The election files that are one table each. `worksheet` is the print-out of batch preparation, never an upload. */
export type TableKind =
  | 'participants'
  | 'standardized-contests'
  | 'contests'
  | 'manifest'
  | 'candidate-totals'
  | 'audit-results'
  | 'worksheet';

/** What a file is, judged by its content alone. */
export type DetectedKind =
  | { readonly kind: TableKind | 'tabulator-status' }
  | { readonly kind: 'cvr'; readonly format: CvrFormat }
  /** An Excel workbook: `openWorkbook` takes the table out of it. */
  | { readonly kind: 'workbook' }
  /** What another archive is, `detectArchiveKind` tells from the names in it. */
  | { readonly kind: 'archive' }
  | { readonly kind: 'unknown'; readonly looksLike: string };

/** As many bytes of a file's beginning as `detectKind` looks at. */
export const KIND_HEAD_BYTES = 65_536;

/** A file's kind, from its first bytes. The name plays no part: people rename files, and programs name them all alike. */
export function detectKind(head: Uint8Array): DetectedKind {
  if (head.length === 0) return { kind: 'unknown', looksLike: 'an empty file' };
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04) {
    return { kind: isWorkbook(head) ? 'workbook' : 'archive' };
  }
  const binary = sniffBinary(head);
  if (binary !== undefined) return { kind: 'unknown', looksLike: binary };
  const text = decodeHead(head);
  if (text.includes('\0')) return { kind: 'unknown', looksLike: 'a file that is not text' };
  const opening = text.trimStart();
  if (opening.startsWith('<')) return detectXmlKind(opening);
  if (opening.startsWith('{') || opening.startsWith('[')) return detectJsonKind(opening);
  const delimiter = detectDelimiter(text, KNOWN_HEADERS).character;
  const split = splitRows(text, delimiter);
  const table = split.ok ? detectTableKind(split.rows) : undefined;
  return table ?? { kind: 'unknown', looksLike: inWordsOf(split.ok ? split.rows : []) };
}

/** What an archive is, from the names of its entries; an upload of cast vote records in all cases that are known. */
export function detectArchiveKind(entryNames: readonly string[]): DetectedKind {
  const names = entryNames
    .filter((name) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(name))
    .map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase());
  const ends = (extension: string) => names.some((name) => name.endsWith(extension));
  const snapshots = ['ev.csv', 'ed.csv', 'mib1.csv', 'mib2.csv', 'prov.csv'];
  if (names.some((name) => /^cvrexport.*\.json$/.test(name))) return { kind: 'cvr', format: 'dominion-json' };
  if (names.some((name) => snapshots.includes(name))) return { kind: 'cvr', format: 'ess-md' };
  if (ends('.cvr.csv') && ends('.choices.csv')) return { kind: 'cvr', format: 'clear-ballot' };
  if (ends('.xml') || ends('.zip')) return { kind: 'cvr', format: 'hart' };
  if (ends('.csv')) return { kind: 'cvr', format: 'ess' };
  return { kind: 'unknown', looksLike: `a ZIP archive of ${names.length} files` };
}

/** Titles and `sep=,` may stand above the headers of a table: its reader says so, if it is known what it is. */
const ROWS_ABOVE_MAX = 9;

type DetectedTable = { readonly kind: TableKind } | { readonly kind: 'cvr'; readonly format: CvrFormat };

/** A table's kind, from its first rows; undefined when it is none that is known. */
export function detectTableKind(rows: readonly Row[]): DetectedTable | undefined {
  for (let above = 0; above <= ROWS_ABOVE_MAX && above < rows.length; above += 1) {
    const detected = kindWithHeaderFirst(rows.slice(above, above + 21));
    if (detected !== undefined) return detected;
  }
  return undefined;
}

function kindWithHeaderFirst(rows: readonly Row[]): DetectedTable | undefined {
  const first = rows[0]?.cells ?? [];
  if (foldName(first[0] ?? '') === 'batch inventory worksheet') return { kind: 'worksheet' };
  const format = detectCvrTable(rows.slice(0, 10));
  if (format !== undefined) return { kind: 'cvr', format };

  const headers = new Set(first.map(foldName));
  if (headers.has('contest name') && headers.has('jurisdictions')) return { kind: 'standardized-contests' };
  if (['contest', 'choice', 'votes', 'winners'].every((name) => headers.has(name))) return { kind: 'contests' };
  if (headers.has('admin email')) return { kind: 'participants' };
  if (headers.has('jurisdiction') && headers.has('batch name') && headers.has('contest'))
    return { kind: 'audit-results' };
  const keys = new Set(first.map(headerKey));
  const has = (column: ManifestColumn) => hasManifestColumn(keys, column);
  const locates = has('Tabulator') || has('Container');
  if (has('Batch Name') && (has('Number of Ballots') || (locates && votesColumns(rows) === 1))) {
    return { kind: 'manifest' };
  }
  if (headers.has('batch name') && votesColumns(rows) >= 2) return { kind: 'candidate-totals' };
  return undefined;
}

/** Whether the headers name a manifest column, in our words or in those of another system. */
function hasManifestColumn(headerKeys: ReadonlySet<string>, column: ManifestColumn): boolean {
  return [column, ...MANIFEST_HEADER_SYNONYMS[column]].some((header) => headerKeys.has(headerKey(header)));
}

function detectCvrTable(rows: readonly Row[]): CvrFormat | undefined {
  for (const { cells } of rows) {
    const headers = new Set(cells.map(foldName));
    if (headers.has('cvrnumber') && headers.has('tabulatornum')) return 'dominion-csv';
    if (headers.has('rownumber') && (headers.has('boxid') || cells.some((cell) => cell.startsWith('Choice_')))) {
      return 'clear-ballot';
    }
    if (headers.has('cast vote record')) {
      const batchOnly = (headers.has('batch') || headers.has('batch name')) && !headers.has('tabulator cvr');
      return batchOnly ? 'ess-single' : 'ess';
    }
    if (cells.some((cell) => cell.includes('#FormatVersion'))) return 'hart';
  }
  return undefined;
}

/** Columns beside the batch's own whose every value, in the first rows, is a count. */
function votesColumns(rows: readonly Row[]): number {
  const header = rows[0]?.cells ?? [];
  const sample = rows.slice(1, 21);
  if (sample.length === 0) return 0;
  const notVotes = new Set(['batch name', 'container', 'tabulator', 'cvr', 'county', '']);
  let columns = 0;
  for (const [index, name] of header.entries()) {
    if (notVotes.has(foldName(name))) continue;
    const filled = sample.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
    if (filled.length > 0 && filled.every((cell) => parseCount(cell).kind === 'count')) columns += 1;
  }
  return columns;
}

const KNOWN_HEADERS = [
  'Jurisdiction',
  'Admin Email',
  'Contest Name',
  'Contest',
  'Choice',
  'Jurisdictions',
  'Cast Vote Record',
  'CvrNumber',
  'RowNumber',
  ...Object.entries(MANIFEST_HEADER_SYNONYMS).flat(2),
];

/** Every program that writes workbooks puts one of these names into the first entries. */
function isWorkbook(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head);
  return text.includes('[Content_Types].xml') || text.includes('xl/workbook.xml') || text.includes('xl/worksheets/');
}

/** The beginning of a file as text; a character that the cut went through does not matter here. */
function decodeHead(head: Uint8Array): string {
  const encoding = encodingOf(head);
  if (encoding !== 'utf-8') {
    const even = head.subarray(0, head.length - (head.length % 2));
    return decodeText(even)?.text ?? '';
  }
  return new TextDecoder('utf-8').decode(head);
}

function detectXmlKind(text: string): DetectedKind {
  const root = /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])/.exec(text.replace(/<!--.*?-->/gs, ''))?.[1] ?? '';
  const folded = root.toLowerCase();
  if (folded === 'castvoterecordreport') return { kind: 'cvr', format: 'nist-cdf-xml' };
  if (folded === 'cvr') return { kind: 'cvr', format: 'hart' };
  if (folded === 'html' || /^<!doctype html/i.test(text)) return { kind: 'unknown', looksLike: 'a web page' };
  if (/<tabulators\b/.test(text) || /Tabulator Status/.test(text)) return { kind: 'tabulator-status' };
  return { kind: 'unknown', looksLike: `an XML document “${root}”` };
}

function detectJsonKind(text: string): DetectedKind {
  if (text.includes('CVR.') && text.includes('@type')) return { kind: 'cvr', format: 'nist-cdf-json' };
  if (/"Sessions"\s*:/.test(text)) return { kind: 'cvr', format: 'dominion-json' };
  return { kind: 'unknown', looksLike: 'a JSON document' };
}

function inWordsOf(rows: readonly Row[]): string {
  const headers = rows[0]?.cells.filter((cell) => cell !== '') ?? [];
  if (headers.length < 2) return 'a text';
  const shown = headers.slice(0, 5).map((header) => `“${header.slice(0, 40)}”`);
  return `a table with the headers ${shown.join(', ')}${headers.length > shown.length ? ' …' : ''}`;
}
