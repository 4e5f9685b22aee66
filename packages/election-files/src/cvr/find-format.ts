import { fileSaying } from '@plumbline/words/file-words';
import { readHead } from '../byte-source.ts';
import { type DetectedKind, detectArchiveKind, detectKind, KIND_HEAD_BYTES } from '../detect-kind.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { CvrFile, CvrFormat } from './cvr-reading.ts';
import type { UploadContext } from './upload-context.ts';
import { emptyFile, isZip, openArchive } from './upload-files.ts';
import { workbookTable } from './workbook-table.ts';

const NAMES_LOOKED_AT = 2000;

/** The format of an upload, told from the content of its files; the first that is a CVR format decides. */
export async function findFormat(context: UploadContext): Promise<CvrFormat> {
  const { files } = context.request;
  let looksLike = 'no file at all';
  for (const file of files) {
    if (file.source.sizeBytes === 0) throw emptyFile(file.name);
    const detected = await detect(context, file);
    if (detected.kind === 'cvr') return detected.format;
    looksLike = inWords(detected);
  }
  throw new UnreadableFile({
    code: 'UNKNOWN_KIND',
    found: looksLike,
    expected: 'cast vote records',
    message: fileSaying('cvr.thisIsNotACvr', { looksLike }),
    advice: fileSaying('cvr.sendTheExportOfCast'),
  });
}

async function detect(context: UploadContext, file: CvrFile): Promise<DetectedKind> {
  if (!(await isZip(file.source))) return detectKind(await readHead(file.source, KIND_HEAD_BYTES));
  const table = await workbookTable(context, file, { report: false });
  if (table !== undefined) return detectKind(await readHead(table.source, KIND_HEAD_BYTES));
  return detectArchiveKind(await entryNames(context, file));
}

async function entryNames(context: UploadContext, file: CvrFile): Promise<string[]> {
  const archive = await openArchive(context, file);
  const names: string[] = [];
  for await (const entry of archive.entries()) {
    names.push(entry.name);
    if (names.length === NAMES_LOOKED_AT) break;
  }
  return names;
}

function inWords(detected: DetectedKind): string {
  switch (detected.kind) {
    case 'unknown':
      return detected.looksLike;
    case 'workbook':
      return 'an Excel workbook';
    case 'archive':
      return 'an archive';
    default:
      return `a ${detected.kind.replaceAll('-', ' ')} file`;
  }
}
