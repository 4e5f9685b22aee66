import { stat } from 'node:fs/promises';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder, and a file was expected',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk could not read it',
  ENXIO: 'it is not a file that can be read',
  Z_DATA_ERROR: 'the compressed file is damaged, or is none',
  Z_BUF_ERROR: 'the compressed file was cut off',
};

class NoFileNamed extends Error {
  readonly code: 'EISDIR' | 'ENXIO';
  readonly path: string;
  constructor(path: string, code: NoFileNamed['code']) {
    super(`${path} is no file`);
    this.path = path;
    this.code = code;
  }
}

/** What is wrong with a file that somebody named, as a sentence; nothing where something else went wrong. */
export function fileTrouble(error: unknown, named?: string): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const reason = REASONS[String(error.code)];
  // Reading from a folder fails without saying which.
  const path = 'path' in error ? String(error.path) : named;
  return reason === undefined || path === undefined ? undefined : `${path}: ${reason}.`;
}

/** Fails as opening the file would, and for a folder too: that one opens, and only reading from it fails. */
export async function refuseFolder(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) throw new NoFileNamed(path, 'EISDIR');
}

/** The same, and for whatever is read without an end or from nowhere, such as a device. */
export async function refuseAllButFiles(path: string): Promise<void> {
  await refuseFolder(path);
  if (!(await stat(path)).isFile()) throw new NoFileNamed(path, 'ENXIO');
}
