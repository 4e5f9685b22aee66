import { createHash } from 'node:crypto';
import { createZipWriter } from '@plumbline/election-files';
import { nodeDeflater } from '@plumbline/election-files/node';

/** The fingerprints of the files beside it, as `sha256sum -c` reads them. */
const SUMS = 'SHA256SUMS';

/** Files in one archive, with their fingerprints. Equal files give equal bytes, whenever it is made. */
export function zipOf(files: readonly { readonly name: string; readonly text: string }[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => void pieces.push(bytes) }, deflater: nodeDeflater });
  const encoder = new TextEncoder();
  const sums: string[] = [];
  for (const { name, text } of files) {
    const bytes = encoder.encode(text);
    zip.add(name, bytes);
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  }
  zip.add(SUMS, encoder.encode(sums.join('')));
  zip.finish();
  return Buffer.concat(pieces);
}
