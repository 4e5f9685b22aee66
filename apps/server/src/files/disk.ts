import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';

/** Below this, files are refused; below the other, commands too, so that the database itself can go on writing. */
const LOW_BYTES = 256_000_000;
const FULL_BYTES = 64_000_000;
const GOOD_FOR_MS = 1_000;

/** `low`: no file is taken any more. `full`: nothing is. `unknown`: the system does not say. */
export type DiskSpace = 'ok' | 'low' | 'full' | 'unknown';

/** The disk, or the disks, on which the database and the files are. */
export type Disk = { readonly space: () => Promise<DiskSpace> };

/** Looks at the disks of a data directory, at most once a second. */
export function openDisk(dataDirectory: string, freeBytes: (directory: string) => Promise<number> = freeBytesOf): Disk {
  const directories = [dataDirectory, ...databaseElsewhere(dataDirectory)];
  let looked: { readonly at: number; readonly space: Promise<DiskSpace> } | undefined;
  const look = async (): Promise<DiskSpace> => {
    try {
      return spaceOf(Math.min(...(await Promise.all(directories.map(freeBytes)))));
    } catch {
      return 'unknown';
    }
  };
  return {
    space() {
      const now = performance.now();
      if (looked === undefined || now - looked.at > GOOD_FOR_MS) looked = { at: now, space: look() };
      return looked.space;
    },
  };
}

function spaceOf(bytes: number): DiskSpace {
  if (bytes < FULL_BYTES) return 'full';
  return bytes < LOW_BYTES ? 'low' : 'ok';
}

async function freeBytesOf(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** As root the database may be on another disk; a note in the data directory says where. */
function databaseElsewhere(dataDirectory: string): readonly string[] {
  try {
    return [readFileSync(path.join(dataDirectory, 'postgres-is-elsewhere.txt'), 'utf8').trim()];
  } catch {
    return [];
  }
}
