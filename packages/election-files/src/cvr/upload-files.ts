import { fileSaying } from '@plumbline/words/file-words';
import { type ByteSource, readHead } from '../byte-source.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { openZip, SMALL_ENTRY_BYTES, type ZipArchive, type ZipEntry } from '../zip/read-zip.ts';
import { overLimit } from '../zip/zip-issues.ts';
import type { CvrFile } from './cvr-reading.ts';
import type { UploadContext } from './upload-context.ts';
import { workbookTable } from './workbook-table.ts';

/** Formats other than Hart’s keep a list of an archive's files; none has anywhere near this many. */
const LISTED_FILES_MAX = 200_000;

/** Whether a file begins as a ZIP archive does, an empty one included. */
export async function isZip(source: ByteSource): Promise<boolean> {
  const head = await readHead(source, 4);
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/** Opens a file of the upload as an archive, within the limits that apply. */
export function openArchive(context: UploadContext, file: CvrFile): Promise<ZipArchive> {
  return openZip(file, { inflater: context.request.inflater, limits: context.zipLimits });
}

/** What a Mac or Windows adds to an archive without being asked. */
export function isClutter(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return name.startsWith('__MACOSX/') || base.startsWith('.') || base === 'Thumbs.db' || base === 'desktop.ini';
}

/** A file in an archive, as if it had been sent by itself. */
export function entryFile(archive: ZipArchive, entry: ZipEntry): CvrFile {
  const chunks = async function* () {
    if (entry.sizeBytes <= SMALL_ENTRY_BYTES) yield await archive.readEntry(entry);
    else yield* archive.entryChunks(entry);
  };
  return { name: entry.name, source: { sizeBytes: entry.sizeBytes, chunks, read: undefined } };
}

/** All files of an upload, those in archives included; workbooks as tables. An archive in an archive stays one file. */
export async function listFiles(context: UploadContext): Promise<CvrFile[]> {
  const listed: CvrFile[] = [];
  for (const file of context.request.files) {
    if (file.source.sizeBytes === 0) throw emptyFile(file.name);
    const table = (await isZip(file.source)) ? await workbookTable(context, file, { report: true }) : file;
    if (table !== undefined) listed.push(table);
    else {
      const archive = await openArchive(context, file);
      for await (const entry of archive.entries()) {
        context.request.signal?.throwIfAborted();
        if (entry.isFolder || isClutter(entry.name)) continue;
        if (listed.length === LISTED_FILES_MAX) throw overLimit(file.name, LISTED_FILES_MAX, 'files');
        listed.push(entryFile(archive, entry));
      }
    }
  }
  // Archives are counted by what they expand to from here on.
  context.bytesTotal = listed.reduce<number | undefined>(
    (total, { source }) =>
      total === undefined || source.sizeBytes === undefined ? undefined : total + source.sizeBytes,
    0,
  );
  return listed;
}

/** The name of a file without the folders before it. */
export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** An upload without content. */
export function emptyFile(name: string): UnreadableFile {
  return new UnreadableFile({
    code: 'FILE_EMPTY',
    file: name,
    message: fileSaying('cvr.hasNoContent', { name }),
    advice: fileSaying('cvr.exportItAgainAndCheck'),
  });
}
