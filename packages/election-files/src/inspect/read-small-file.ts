import { type ByteSource, copyOf } from '../byte-source.ts';
import type { CvrFile } from '../cvr/cvr-reading.ts';
import { SMALL_FILE_BYTES_MAX, type SmallFile } from '../small-file.ts';
import { openWorkbook } from '../workbook/open-workbook.ts';
import type { Inflater } from '../zip/zip-limits.ts';

/** The whole of a small file; of a workbook, the sheet that holds the table. */
export async function readSmallFile({ name, source }: CvrFile, inflater: Inflater): Promise<SmallFile> {
  return openWorkbook({ name, bytes: await readBytes(source) }, { inflater });
}

/** The bytes of a source, at most one more than a small file may have, so that its reader can say it is too large. */
async function readBytes(source: ByteSource): Promise<Uint8Array> {
  const most = SMALL_FILE_BYTES_MAX + 1;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    const part = copyOf(chunk.subarray(0, most - size));
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return bytes;
}
