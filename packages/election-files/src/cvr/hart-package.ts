import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';
import { entrySource } from '../zip/nested-source.ts';
import type { ZipArchive } from '../zip/read-zip.ts';
import type { CvrFile } from './cvr-reading.ts';
import type { UploadContext } from './upload-context.ts';
import { baseName, emptyFile, entryFile, isClutter, isZip, openArchive } from './upload-files.ts';

/** An archive to be opened when its turn comes: an opened archive in an archive holds some memory. */
type HartArchive = { readonly name: string; readonly open: () => Promise<ZipArchive> };

/** The parts of a Hart upload, however it was packed. */
type HartPackage = {
  /** Archives of one XML file a sheet; with several, the name tells the tabulator. */
  readonly archives: readonly HartArchive[];
  /** Sheets sent without an archive. */
  readonly sheets: readonly CvrFile[];
  readonly ballotInformation: readonly CvrFile[];
};

const NAMED_MAX = 3;

/** Opens what was sent: archives of sheets, archives of those, single sheets, scanned-ballot information. */
export async function openHartPackage(context: UploadContext): Promise<HartPackage> {
  const archives: HartArchive[] = [];
  const sheets: CvrFile[] = [];
  const ballotInformation: CvrFile[] = [];
  for (const file of context.request.files) {
    if (file.source.sizeBytes === 0) throw emptyFile(file.name);
    if (await isZip(file.source)) {
      const archive = await openArchive(context, file);
      const parts = await listParts(context, archive, file);
      if (parts === 'sheets') archives.push({ name: file.name, open: async () => archive });
      else {
        archives.push(...parts.archives);
        ballotInformation.push(...parts.ballotInformation);
      }
    } else if (/\.csv$/i.test(file.name)) ballotInformation.push(file);
    else if (/\.zip$/i.test(file.name)) {
      archives.push({ name: file.name, open: () => openArchive(context, file) });
    } else sheets.push(file);
  }
  return { archives, sheets, ballotInformation };
}

/** Looks through an archive once: either it holds sheets itself, or archives of them and ballot information. */
async function listParts(
  context: UploadContext,
  archive: ZipArchive,
  file: CvrFile,
): Promise<'sheets' | Omit<HartPackage, 'sheets'>> {
  const archives: HartArchive[] = [];
  const ballotInformation: CvrFile[] = [];
  const others: string[] = [];
  let otherCount = 0;
  for await (const entry of archive.entries()) {
    context.request.signal?.throwIfAborted();
    if (entry.isFolder || isClutter(entry.name)) continue;
    // A single sheet decides: such an archive may hold anything else, and is not looked through to its end.
    if (/\.xml$/i.test(entry.name)) return 'sheets';
    if (/\.zip$/i.test(entry.name)) {
      const open = async () => {
        const source = await entrySource(archive, entry, file.source);
        return openArchive(context, { name: entry.name, source });
      };
      archives.push({ name: entry.name, open });
    } else if (/\.csv$/i.test(entry.name)) ballotInformation.push(entryFile(archive, entry));
    else {
      otherCount += 1;
      if (others.length < NAMED_MAX) others.push(baseName(entry.name));
    }
  }
  if (otherCount > 0) {
    const more = otherCount > others.length ? ` and ${otherCount - others.length} more` : '';
    throw new UnreadableFile({
      code: 'UNSUPPORTED_FILE_IN_ZIP',
      file: file.name,
      found: others.join(', ') + more,
      expected: '.zip, .csv',
      message: fileSaying('hart.onlyZipAndCsvFiles', { file: file.name, others: others.join(', '), more }),
      advice: fileSaying('hart.packTheCvrArchivesAnd'),
    });
  }
  return { archives, ballotInformation };
}
