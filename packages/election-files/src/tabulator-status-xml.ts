import { fileSaying } from '@plumbline/words/file-words';
import { readSmallText } from './csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { foldName } from './nearest-name.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import { walkXml, type XmlElement, type XmlVisitor } from './xml/walk-xml.ts';

/** A scanner as the Dominion election management system knows it. */
export type Tabulator = { readonly id: string; readonly name: string };

/** The scanners of a county, in the order of the report. */
export type TabulatorStatusFile = { readonly tabulators: readonly Tabulator[] };

const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet';

/**
 * Reads the "Tabulator Status" report of the Dominion election management system, which names the scanners that cast
 * vote records only number. It comes in two flavours: plain XML, and XML for Excel 2003.
 */
export function parseTabulatorStatusXml(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): ParsedFile<TabulatorStatusFile> {
  const issues = createIssueCollector(file.name);
  const text = readSmallText(file.name, file.bytes, issues)?.text;
  if (text === undefined) return parsedFile<TabulatorStatusFile>(issues, undefined);

  const plain = createPlainReader();
  const excel = createExcelReader();
  let root: XmlElement | undefined;
  const reader = () => (root?.namespace === SPREADSHEET ? excel : plain);
  const fault = walkXml(text, {
    onOpen: (element) => {
      root ??= element;
      reader().onOpen(element);
    },
    onText: (content) => reader().onText(content),
    onClose: (name) => reader().onClose(name),
  });
  if (fault?.kind === 'declares-types') {
    issues.error({
      code: 'XML_DTD',
      message: fileSaying('preparation.declaresDocumentTypesOrEntities', { file: file.name }),
      advice: fileSaying('preparation.exportTheReportAgainFrom'),
    });
  } else if (fault !== undefined) {
    reportNoReport(issues, `line ${fault.line}: ${fault.reason}`);
  } else if (reader().tabulators.length === 0) {
    reportNoReport(issues, `an XML document “${root?.name ?? ''}” without tabulators`);
  }
  const tabulators = reader().tabulators.map(({ id, name }) => ({ id: id.trim(), name: name.trim() }));
  checkTabulators(tabulators, issues);
  return parsedFile(issues, { tabulators });
}

function reportNoReport(issues: IssueCollector, found: string): void {
  issues.error({
    code: 'BAD_TABULATOR_STATUS',
    found,
    expected: 'a Tabulator Status report as plain XML or as XML for Excel',
    message: fileSaying('preparation.thisIsNotATabulator', { found }),
    advice: fileSaying('preparation.inTheElectionManagementSystem'),
  });
}

function checkTabulators(tabulators: readonly Tabulator[], issues: IssueCollector): void {
  const ids = new Set<string>();
  for (const { id, name } of tabulators) {
    if (id === '' || name === '') {
      issues.error({
        code: 'BLANK_CELL',
        column: id === '' ? 'Tabulator Id' : 'Name',
        found: id === '' ? name : id,
        message: fileSaying('preparation.theTabulatorHasNo', {
          part: id === '' ? name : id,
          part2: id === '' ? 'id' : 'name',
        }),
        advice: fileSaying('preparation.completeItInTheElection'),
      });
    } else if (ids.has(id)) {
      issues.error({
        code: 'DUPLICATE_KEY',
        column: 'Tabulator Id',
        found: id,
        message: fileSaying('preparation.theTabulatorIdIsIn', { id }),
        advice: fileSaying('preparation.exportTheReportAgain'),
      });
    }
    ids.add(id);
  }
}

type ReportReader = XmlVisitor & { readonly tabulators: Tabulator[] };

/** `tabulators/tb`, the id in `tid` and the name in `name`. */
function createPlainReader(): ReportReader {
  const tabulators: Tabulator[] = [];
  const path: string[] = [];
  return {
    tabulators,
    onOpen: ({ name, attributes }) => {
      if (name === 'tb' && path.at(-1) === 'tabulators') {
        tabulators.push({ id: attributes.get('tid') ?? '', name: attributes.get('name') ?? '' });
      }
      path.push(name);
    },
    onText: () => {},
    onClose: () => {
      path.pop();
    },
  };
}

/** The worksheet "Tabulator Status"; its header is the row with a cell "Tabulator Id". Cells are padded with spaces. */
function createExcelReader(): ReportReader {
  const tabulators: Tabulator[] = [];
  let inSheet = false;
  let columns: { readonly id: number; readonly name: number } | undefined;
  let cells: string[] = [];
  let position = 0;
  let text = '';

  const closeRow = () => {
    const headers = cells.map((cell) => foldName(cell ?? ''));
    if (columns === undefined) {
      const id = headers.indexOf('tabulator id');
      const name = headers.indexOf('name');
      if (id !== -1 && name !== -1) columns = { id, name };
      return;
    }
    const id = cells[columns.id] ?? '';
    const name = cells[columns.name] ?? '';
    // Notes and sums below the table have no id.
    if (id.trim() !== '') tabulators.push({ id, name });
  };

  return {
    tabulators,
    onOpen: ({ name, attributes }) => {
      if (name === 'Worksheet') inSheet = foldName(attributes.get('Name') ?? '') === 'tabulator status';
      if (name === 'Row') {
        cells = [];
        position = 0;
      }
      if (name === 'Cell') {
        // Excel leaves out blank cells and numbers the next one, from 1.
        const index = Number(attributes.get('Index') ?? position + 1);
        position = Number.isInteger(index) && index >= 1 && index <= COLUMNS_MAX ? index - 1 : position;
        text = '';
      }
    },
    onText: (content) => {
      if (inSheet) text += content;
    },
    onClose: (name) => {
      if (!inSheet) return;
      if (name === 'Cell' && position < COLUMNS_MAX) {
        cells[position] = text;
        position += 1;
      }
      if (name === 'Row') closeRow();
      if (name === 'Worksheet') inSheet = false;
    },
  };
}

const COLUMNS_MAX = 16_384;
