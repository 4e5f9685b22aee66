import { basename } from 'node:path';
import {
  type ByteSource,
  type CvrFile,
  expandedUpload,
  readSmallFile,
  type SmallFile,
} from '@plumbline/election-files';
import { gunzipSource, nodeInflater, openFile } from '@plumbline/election-files/node';
import { refuseFolder } from '../file-trouble.ts';

/** A file as it was named on the command line; one that ends in .gz is opened under its name without it. */
export type OpenUpload = CvrFile & { readonly close: () => Promise<void> };

/** Opens a file on disk, and what is compressed in it. */
export async function openUpload(path: string): Promise<OpenUpload> {
  await refuseFolder(path);
  const { source, close } = await openFile(path);
  return {
    ...expandedUpload({ name: basename(path), source }, (compressed) => named(path, gunzipSource(compressed))),
    close,
  };
}

/** What is wrong with compressed bytes is told without the file that they are in. */
function named(path: string, source: ByteSource): ByteSource {
  const chunks = async function* () {
    try {
      yield* source.chunks();
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { path }) : error;
    }
  };
  return { ...source, chunks };
}

/** The whole of a small file; of a workbook, the sheet that holds the table. */
export async function readFileAt(path: string): Promise<SmallFile> {
  const upload = await openUpload(path);
  try {
    return await readSmallFile(upload, nodeInflater);
  } finally {
    await upload.close();
  }
}
