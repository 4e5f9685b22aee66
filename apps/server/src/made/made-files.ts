import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** A file that a thread made for one request, on its way to whoever asked. */
export type MadeFile = { readonly place: string };

/** Beside the stored files, whose folders have names of two digits. */
const FOLDER = 'made';

/** Nobody takes an hour to fetch a report; a process that was killed never sends what it had made. */
const ABANDONED_MS = 3_600_000;

/** Writes what was made to a file, so that it leaves the thread's memory and never enters that of the server. */
export async function writeMadeFile(
  filesDirectory: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<MadeFile> {
  const directory = path.join(filesDirectory, FOLDER);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await removeAbandonedFiles(directory, new Date(Date.now() - ABANDONED_MS));
  const place = path.join(directory, randomUUID());
  await writeFile(place, content, { mode: 0o600, flag: 'wx' });
  return { place };
}

/** The content, as fast as it is taken; the file is gone afterwards, however it ends. */
export function streamMadeFile({ place }: MadeFile): Readable {
  const stream = createReadStream(place);
  stream.once('close', () => void rm(place, { force: true }));
  return stream;
}

async function removeAbandonedFiles(directory: string, before: Date): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const place = path.join(directory, name);
    const found = await stat(place).catch(() => undefined);
    if (found !== undefined && found.mtime < before) await rm(place, { force: true });
  }
}
