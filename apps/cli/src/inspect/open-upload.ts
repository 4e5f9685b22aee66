import { basename } from 'node:path';
import { type ByteSource, copyOf, openWorkbook, SMALL_FILE_BYTES_MAX, type SmallFile } from '@plumbline/election-files';
import { gunzipSource, nodeInflater, openFile } from '@plumbline/election-files/node';
import { refuseFolder } from '../file-trouble.ts';

/** A file as it was named on the command line; one that ends in .gz is opened under its name without it. */
export type OpenUpload = {
  readonly name: string;
  readonly source: ByteSource;
  readonly close: () => Promise<void>;
};

/** Opens a file on disk, and what is compressed in it. */
export async function openUpload(path: string): Promise<OpenUpload> {
  await refuseFolder(path);
  const { source, close } = await openFile(path);
  const name = basename(path);
  if (!name.toLowerCase().endsWith('.gz')) return { name, source, close };
  return { name: name.slice(0, -'.gz'.length), source: gunzipSource(source), close };
}

/** The whole of a small file; of a workbook, the sheet that holds the table. */
export async function readSmallFile(path: string): Promise<SmallFile> {
  const upload = await openUpload(path);
  try {
    return await readUpload(upload);
  } finally {
    await upload.close();
  }
}

/** The same of an upload that is already open. */
export async function readUpload({ name, source }: OpenUpload): Promise<SmallFile> {
  return openWorkbook({ name, bytes: await readSource(source) }, { inflater: nodeInflater });
}

/** The bytes of a source, at most one more than a small file may have, so that its reader can say it is too large. */
async function readSource(source: ByteSource): Promise<Uint8Array> {
  const most = SMALL_FILE_BYTES_MAX + 1;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    parts.push(copyOf(chunk.subarray(0, most - size)));
    size += chunk.length;
    if (size >= most) break;
  }
  return new Uint8Array(Buffer.concat(parts));
}
