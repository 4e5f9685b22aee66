import { fileSaying } from '@plumbline/words/file-words';
import { memorySource } from '../byte-source.ts';
import { decodeText } from '../csv/decode-text.ts';
import { detectTableKind } from '../detect-kind.ts';
import type { SmallFile, WorkbookSheet } from '../small-file.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { walkXml } from '../xml/walk-xml.ts';
import { openZip, type ZipArchive, type ZipEntry } from '../zip/read-zip.ts';
import type { Inflater, ZipLimits } from '../zip/zip-limits.ts';
import { badSheet, emptyRoom, readSheet, type SheetCells } from './read-sheet.ts';
import { type NumberFormat, readStyles } from './read-styles.ts';

/** A workbook that holds a manifest or totals stays far below this. */
const LIMITS: ZipLimits = {
  entriesMax: 10_000,
  archiveBytesMax: 50 * 2 ** 20,
  entryBytesMax: 200 * 2 ** 20,
  totalBytesMax: 400 * 2 ** 20,
  ratioMax: 200,
};

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/**
 * Takes the table out of a workbook (.xlsx), so that it is read by the same rules as a CSV. Any other file is handed
 * back as it is: its reader will say what is wrong with it.
 *
 * Our own reader because what matters in an election file is what others leave out: formulas without a value, names
 * that were turned into dates, leading zeros that only the cell's format shows, and how far an archive may expand.
 */
export async function openWorkbook(
  file: { readonly name: string; readonly bytes: Uint8Array },
  { inflater }: { readonly inflater: Inflater },
): Promise<SmallFile> {
  const { name, bytes } = file;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 0x03 || bytes[3] !== 0x04) return file;
  try {
    const archive = await openZip({ name, source: memorySource(bytes) }, { inflater, limits: LIMITS });
    const entries = new Map<string, ZipEntry>();
    for await (const entry of archive.entries()) entries.set(entry.name, entry);
    if (!entries.has(WORKBOOK)) return file;
    return { name, sheet: await readWorkbook(name, createPartReader(archive, entries)) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { name, sheet: { title: '', rows: [], errors: [error.issue], warnings: [], dates: [] } };
  }
}

type PartReader = (path: string) => Promise<string | undefined>;
type NamedSheet = { readonly title: string; readonly path: string };

function createPartReader(archive: ZipArchive, entries: ReadonlyMap<string, ZipEntry>): PartReader {
  return async (path) => {
    const entry = entries.get(path);
    return entry === undefined ? undefined : decodeText(await archive.readEntry(entry))?.text;
  };
}

async function readWorkbook(file: string, readPart: PartReader): Promise<WorkbookSheet> {
  const { sheets, isFrom1904 } = await readSheetList(file, readPart);
  const sharedStrings = readSharedStrings(file, await readPart('xl/sharedStrings.xml'));
  const formats = readFormats(file, await readPart('xl/styles.xml'));
  const room = emptyRoom();
  const filled: { readonly title: string; readonly cells: SheetCells }[] = [];
  for (const { title, path } of sheets) {
    const xml = await readPart(path);
    if (xml === undefined) continue;
    const cells = readSheet(xml, { file, sheet: title, sharedStrings, formats, isFrom1904, room });
    if (cells.rows.length > 0 || cells.errors.length > 0) filled.push({ title, cells });
  }
  return chooseSheet(filled);
}

/** The first sheet that holds one of our tables, else the first that holds anything. */
function chooseSheet(filled: readonly { readonly title: string; readonly cells: SheetCells }[]): WorkbookSheet {
  const chosen = filled.find(({ cells }) => detectTableKind(cells.rows.slice(0, 30)) !== undefined) ?? filled[0];
  if (chosen === undefined) return { title: '', rows: [], errors: [], warnings: [], dates: [] };
  const others = filled.filter((sheet) => sheet !== chosen).map(({ title }) => `“${title}”`);
  const warnings =
    others.length === 0
      ? []
      : [
          {
            code: 'SHEET_CHOSEN' as const,
            found: chosen.title,
            message: fileSaying('containers.ofTheSheetsOfThis', { title: chosen.title, others: others.join(', ') }),
            advice: fileSaying('containers.ifAnotherSheetWasMeant'),
          },
        ];
  const { rows, errors, dates } = chosen.cells;
  return { title: chosen.title, rows, errors, warnings, dates };
}

/** The sheets a person can see, in their order. */
async function readSheetList(
  file: string,
  readPart: PartReader,
): Promise<{ readonly sheets: readonly NamedSheet[]; readonly isFrom1904: boolean }> {
  const targets = new Map<string, string>();
  walkPart(file, RELATIONS, await readPart(RELATIONS), (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes.get('Id') ?? '', attributes.get('Target') ?? '');
  });
  const sheets: NamedSheet[] = [];
  let isFrom1904 = false;
  walkPart(file, WORKBOOK, await readPart(WORKBOOK), (name, attributes) => {
    if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
    if (name !== 'sheet' || (attributes.get('state') ?? 'visible') !== 'visible') return;
    const target = targets.get(attributes.get('id') ?? '');
    if (target === undefined) return;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    sheets.push({ title: attributes.get('name') ?? '', path });
  });
  return { sheets, isFrom1904 };
}

function walkPart(
  file: string,
  part: string,
  xml: string | undefined,
  onElement: (name: string, attributes: ReadonlyMap<string, string>) => void,
): void {
  if (xml === undefined) return;
  const fault = walkXml(xml, {
    onOpen: ({ name, attributes }) => onElement(name, attributes),
    onText: () => {},
    onClose: () => {},
  });
  if (fault !== undefined) throw badSheet(file, part, fault);
}

/** Texts that cells refer to by number. A text may come in pieces; its reading aid in another script is left out. */
function readSharedStrings(file: string, xml: string | undefined): readonly string[] {
  if (xml === undefined) return [];
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  const fault = walkXml(xml, {
    onOpen: ({ name }) => {
      if (name === 'si') current = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't' && !inPhonetic) inText = true;
    },
    onText: (text) => {
      if (inText) current += text;
    },
    onClose: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.push(current);
    },
  });
  if (fault !== undefined) throw badSheet(file, 'xl/sharedStrings.xml', fault);
  return strings;
}

function readFormats(file: string, xml: string | undefined): readonly NumberFormat[] {
  if (xml === undefined) return [];
  const styles = readStyles(xml);
  if ('fault' in styles) throw badSheet(file, 'xl/styles.xml', styles.fault);
  return styles.formats;
}
