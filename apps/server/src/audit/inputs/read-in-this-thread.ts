import { assert } from '@plumbline/prelude';
import { fetchCvrs, readCandidateTotals, readManifest } from '@plumbline/record';
import type { BlobStore } from '../../files/blob-store.ts';
import type { CardPacks } from './card-packs.ts';
import type { InputReader } from './input-files.ts';
import { openSmallFile } from './open-small-file.ts';

/** Reads the files where it is called: for the threads of the pool, whose work this is. */
export function readInThisThread(blobs: BlobStore, packs: CardPacks): InputReader {
  return {
    async manifest({ file, plan, jurisdiction }) {
      const { headers } = file;
      const { content } = readManifest(await openSmallFile(blobs, file), plan, { jurisdiction, headers });
      assert(content !== undefined, 'a registered manifest can be read', file);
      return content.value;
    },
    async totals({ file, plan, jurisdiction }, manifest) {
      const place = { jurisdiction, manifest: await manifest() };
      const { content } = readCandidateTotals(await openSmallFile(blobs, file), plan, place);
      assert(content !== undefined, 'registered candidate totals can be read', file);
      return content.value;
    },
    async cvrs(order, needed, manifestOf) {
      const manifest = await manifestOf();
      return packs.lookUp(order, manifest, (pack) => fetchCvrs(pack, manifest, needed));
    },
  };
}
