import type { Sha256 } from '@plumbline/election';
import { openWorkbook, type SmallFile } from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import type { BlobStore } from '../../files/blob-store.ts';

/** A stored manifest, table of totals or list of participants, ready for its reader: a CSV, or the table in a workbook. */
export async function openSmallFile(
  blobs: Pick<BlobStore, 'read'>,
  file: { readonly name: string; readonly sha256: Sha256 },
): Promise<SmallFile> {
  const { name, sha256 } = file;
  return openArrived({ name, bytes: await readBytes(blobs, sha256) });
}

/** The same of one whose bytes are at hand. */
export function openArrived(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<SmallFile> {
  return openWorkbook(file, { inflater: nodeInflater });
}

async function readBytes(blobs: Pick<BlobStore, 'read'>, sha256: Sha256): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobs.read(sha256)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
