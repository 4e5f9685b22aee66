import { fileSaying } from '@plumbline/words/file-words';
import { readHead } from '../byte-source.ts';
import { decodeText } from '../csv/decode-text.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { ZipArchive, ZipEntry } from '../zip/read-zip.ts';
import { clearContests, createCard, NO_RECORD_ID } from './card.ts';
import { batchFinder } from './compare-with-manifest.ts';
import type { CvrFile } from './cvr-reading.ts';
import { createHartContests, type HartContests } from './hart-contests.ts';
import { openHartPackage } from './hart-package.ts';
import { createHartSheet, type HartSheet, readHartSheet } from './hart-sheet.ts';
import { RECORD_ID_MAX } from './row-checks.ts';
import { readScannedBallots, type ScannedBallots } from './scanned-ballot-information.ts';
import { fileNumber, tick, type UploadContext } from './upload-context.ts';
import { baseName, isClutter } from './upload-files.ts';
import { XmlFault } from './xml-scanner.ts';

const SHEET_BYTES_MAX = 16 * 2 ** 20;
const TICK_SHEETS = 256;

/**
 * Reads a Hart Verity or Vanguard upload: one XML file a sheet, in one or several archives.
 *
 * The tabulator is the archive's name where there are several, else the workstation of the scanned-ballot
 * information. The printed text is its unique identifier, else the CvrGuid.
 */
export async function readHart(context: UploadContext): Promise<void> {
  const { archives, sheets, ballotInformation } = await openHartPackage(context);
  const ballots = await readScannedBallots(context, ballotInformation);
  const contests = createHartContests(context.intake.contests);
  const emit = createEmitter({ context, ballots, contests });
  for (const { name, open } of archives) {
    const tabulator = archives.length > 1 ? baseName(name).replace(/\.zip$/i, '') : undefined;
    await readArchive({ context, archive: await open(), onSheet: emit(fileNumber(context, name), tabulator) });
  }
  for (const file of sheets) {
    context.request.signal?.throwIfAborted();
    const onSheet = emit(fileNumber(context, file.name), undefined);
    const bytes = await sheetBytes(context, file);
    if (bytes !== undefined)
      readSheet({ context, name: file.name, bytes, sheet: createHartSheet(), onSheet, ordinal: 1 });
    tick(context, bytes?.length ?? 0);
  }
  contests.finish(context.intake.issues);
}

/** The bytes of a sheet that was sent without an archive, whose length need not be known; one that is too large is reported. */
async function sheetBytes(context: UploadContext, { name, source }: CvrFile): Promise<Uint8Array | undefined> {
  const enough = SHEET_BYTES_MAX + 1;
  const bytes = await readHead(source, Math.min(source.sizeBytes ?? enough, enough));
  if (bytes.length <= SHEET_BYTES_MAX) return bytes;
  context.intake.issues.error({
    code: 'FILE_TOO_LARGE',
    file: name,
    message: fileSaying('hart.isLargerThan16', { name }),
    advice: fileSaying('hart.exportTheCvrsAgain'),
  });
  return undefined;
}

type OnSheet = (sheet: HartSheet, ordinal: number) => void;

async function readArchive(options: {
  readonly context: UploadContext;
  readonly archive: ZipArchive;
  readonly onSheet: OnSheet;
}): Promise<void> {
  const { context, archive, onSheet } = options;
  const sheet = createHartSheet();
  let ordinal = 0;
  let bytesSince = 0;
  for await (const entry of archive.entries()) {
    // Images of written-in names and whatever else lies beside the sheets.
    if (!/\.xml$/i.test(entry.name) || isClutter(entry.name)) continue;
    ordinal += 1;
    bytesSince += entry.compressedBytes;
    if (ordinal % TICK_SHEETS === 0) {
      tick(context, bytesSince);
      bytesSince = 0;
    }
    const bytes = await entryBytes({ context, archive, entry });
    if (bytes !== undefined) readSheet({ context, name: entry.name, bytes, sheet, onSheet, ordinal });
  }
  tick(context, bytesSince);
}

/** The bytes of a sheet; a damaged one is reported, and the others are still read. */
async function entryBytes(options: {
  readonly context: UploadContext;
  readonly archive: ZipArchive;
  readonly entry: ZipEntry;
}): Promise<Uint8Array | undefined> {
  const { context, archive, entry } = options;
  const { issues } = context.intake;
  if (entry.sizeBytes > SHEET_BYTES_MAX) {
    issues.error({
      code: 'FILE_TOO_LARGE',
      file: archive.name,
      found: entry.name,
      message: fileSaying('hart.inIsLargerThan16', { entry: entry.name, archive: archive.name }),
      advice: fileSaying('hart.exportTheCvrsAgain'),
    });
    return undefined;
  }
  try {
    return await archive.readEntry(entry);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.issue.code === 'ZIP_LIMIT') throw error;
    issues.error(error.issue);
    return undefined;
  }
}

function readSheet(options: {
  readonly context: UploadContext;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sheet: HartSheet;
  readonly onSheet: OnSheet;
  readonly ordinal: number;
}): void {
  const { context, name, bytes, sheet, onSheet, ordinal } = options;
  const { issues } = context.intake;
  try {
    const decoded = decodeText(bytes);
    if (decoded === undefined) throw new XmlFault('it is not text', 1);
    if (decoded.encoding !== 'utf-8') context.encoding = decoded.encoding;
    if (readHartSheet(decoded.text, sheet)) onSheet(sheet, ordinal);
    else throw new XmlFault('its root element is not “Cvr”', 1);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    issues.error(
      error.declaresDocumentType
        ? {
            code: 'XML_DTD',
            file: name,
            message: fileSaying('hart.declaresDocumentTypesOrEntities', { name }),
            advice: fileSaying('hart.exportAgainFromTheVoting'),
          }
        : {
            code: 'BAD_XML',
            file: name,
            found: error.message,
            message: fileSaying('hart.isNotAWellFormed', { name, line: error.line, message: error.message }),
            advice: fileSaying('hart.exportTheCvrsAgainThe'),
          },
    );
  }
}

function createEmitter(options: {
  readonly context: UploadContext;
  readonly ballots: ScannedBallots;
  readonly contests: HartContests;
}): (file: number, tabulator: string | undefined) => OnSheet {
  const { context, ballots, contests } = options;
  const { intake } = context;
  const tabulatorOf = createTabulatorRule(context);
  const card = createCard();

  return (file, archiveTabulator) => (sheet, ordinal) => {
    const scanned = ballots.get(sheet.guid);
    const batchName = sheet.batchNumber === '' ? sheet.precinct : sheet.batchNumber;
    const tabulator = tabulatorOf({ batchName, known: archiveTabulator ?? scanned?.workstation, guid: sheet.guid });
    card.file = file;
    card.row = ordinal;
    card.batch = intake.batch(tabulator, batchName);
    card.recordId = wholeNumber(sheet.batchSequence) ?? NO_RECORD_ID;
    card.sheet = Math.min(255, wholeNumber(sheet.sheetNumber) ?? 0);
    card.precinct = sheet.precinct;
    card.style = sheet.party;
    card.imprintedId = scanned?.uniqueIdentifier || sheet.guid;
    if (card.recordId === NO_RECORD_ID) reportSequence(context, sheet, ordinal);
    if (batchName === '') reportNoBatch(context, sheet, ordinal);
    clearContests(card);
    contests.addTo(card, sheet);
    // The sheets of one ballot share what is printed on them.
    intake.add(card, `${card.imprintedId} ${card.sheet}`);
  };
}

/**
 * Which tabulator a sheet belongs to. Where the manifest's batch names are unique the name alone finds the batch, and
 * the manifest's own tabulator is taken; where they repeat, a sheet without a tabulator cannot be placed.
 */
function createTabulatorRule({ request, intake }: UploadContext) {
  const { manifest } = request;
  const names = new Set(manifest?.batches.map(({ name }) => name));
  const unique = manifest !== undefined && names.size === manifest.batches.length;
  const find = manifest === undefined ? () => undefined : batchFinder(manifest);
  let reported = false;

  return (options: {
    readonly batchName: string;
    readonly known: string | undefined;
    readonly guid: string;
  }): string => {
    const { batchName, known, guid } = options;
    if (unique) return find({ tabulator: '', name: batchName })?.tabulator ?? known ?? '';
    if (known === undefined && manifest !== undefined && !reported) {
      reported = true;
      intake.issues.error({
        code: 'NO_TABULATOR_FOR_CARD',
        found: guid,
        message: fileSaying('hart.batchNamesRepeatInThe', { guid }),
        advice: fileSaying('hart.sendOneZipForEach'),
      });
    }
    return known ?? '';
  };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= RECORD_ID_MAX ? Number(text) : undefined;
}

function reportSequence({ intake }: UploadContext, sheet: HartSheet, ordinal: number): void {
  intake.issues.error({
    code: 'BAD_RECORD_ID',
    row: ordinal,
    column: 'BatchSequence',
    found: sheet.batchSequence,
    expected: 'a whole number',
    message: fileSaying('hart.sheetInBatchsequenceIsNot', { guid: sheet.guid, batchSequence: sheet.batchSequence }),
    advice: fileSaying('hart.exportTheCvrsAgainWithout'),
  });
}

function reportNoBatch({ intake }: UploadContext, sheet: HartSheet, ordinal: number): void {
  intake.issues.error({
    code: 'BLANK_CELL',
    row: ordinal,
    column: 'BatchNumber',
    message: fileSaying('hart.sheetNamesNeitherABatch', { guid: sheet.guid }),
    advice: fileSaying('hart.exportTheCvrsAgainWithoutOne'),
  });
}
