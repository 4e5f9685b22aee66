import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** A file that a thread made for one request, on its way to whoever asked. */
export type MadeFile = { readonly place: string };

/** Beside the stored files, whose folders have names of two digits. */
const FOLDER = 'made';

/** Where files lie until they are sent. What a killed process left there is removed with the rest that nobody needs. */
export function madeFilesDirectory(filesDirectory: string): string {
  return path.join(filesDirectory, FOLDER);
}

/** Writes what was made to a file, so that it leaves the thread's memory and never enters that of the server. */
export async function writeMadeFile(filesDirectory: string, text: string): Promise<MadeFile> {
  const directory = madeFilesDirectory(filesDirectory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const place = path.join(directory, randomUUID());
  await writeFile(place, text, { mode: 0o600, flag: 'wx' });
  return { place };
}

/** The content, as fast as it is taken; the file is gone afterwards, however it ends. */
export function streamMadeFile({ place }: MadeFile): Readable {
  const stream = createReadStream(place);
  stream.once('close', () => void rm(place, { force: true }));
  return stream;
}
