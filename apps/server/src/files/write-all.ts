import type { FileHandle } from 'node:fs/promises';

/** Writes all of `chunk`, from byte `position` of the file on where that is given, however few the system takes at a time. */
export async function writeAll(file: FileHandle, chunk: Uint8Array, position?: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    const at = position === undefined ? null : position + written;
    written += (await file.write(chunk, written, chunk.byteLength - written, at)).bytesWritten;
  }
}
