import { fileSaying } from '@plumbline/words/file-words';
import { memorySource, readHead } from '../byte-source.ts';
import { detectKind, KIND_HEAD_BYTES } from '../detect-kind.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { openWorkbook } from '../workbook/open-workbook.ts';
import { allBytes } from '../zip/nested-source.ts';
import type { CvrFile } from './cvr-reading.ts';
import type { UploadContext } from './upload-context.ts';

const WORKBOOK_BYTES_MAX = 50 * 2 ** 20;

/**
 * The table of an Excel workbook as if it had been saved as CSV; undefined for any other file. Some ES&S counties can
 * export workbooks only. A workbook has at most a million rows, so its table may be held in memory. What is wrong with
 * its cells is reported unless `report` is false, as when only its kind is asked for.
 */
export async function workbookTable(
  context: UploadContext,
  file: CvrFile,
  { report }: { readonly report: boolean },
): Promise<CvrFile | undefined> {
  const { sizeBytes } = file.source;
  if (sizeBytes === undefined || detectKind(await readHead(file.source, KIND_HEAD_BYTES)).kind !== 'workbook') {
    return undefined;
  }
  if (sizeBytes > WORKBOOK_BYTES_MAX) {
    throw new UnreadableFile({
      code: 'FILE_TOO_LARGE',
      file: file.name,
      message: fileSaying('cvr.isLargerThan50Mb', { file: file.name }),
      advice: fileSaying('cvr.saveTheSheetAsCsv'),
    });
  }
  const bytes = await allBytes(file.source.chunks(), sizeBytes);
  const opened = await openWorkbook({ name: file.name, bytes }, { inflater: context.request.inflater });
  if (!('sheet' in opened)) return undefined;
  const { issues } = context.intake;
  if (report) {
    for (const issue of opened.sheet.errors) issues.error({ file: file.name, ...issue });
    for (const issue of opened.sheet.warnings) issues.warn({ file: file.name, ...issue });
  }
  // A workbook stores no blank cells at the end of a row; a card's last contests would look cut off.
  const width = opened.sheet.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const lines: string[] = [];
  for (const { row, cells } of opened.sheet.rows) {
    // Blank rows are not in the list; they keep their place here so that row numbers stay those of the sheet.
    while (lines.length < row - 1) lines.push('');
    const filled = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
    lines.push([...filled, ...new Array<string>(width - cells.length).fill('')].join(','));
  }
  return { name: file.name, source: memorySource(new TextEncoder().encode(`${lines.join('\n')}\n`)) };
}
