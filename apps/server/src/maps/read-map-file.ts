import { type GeoJsonProblem, type MapAreas, readMapAreas } from '@plumbline/drawings';
import type { Sha256 } from '@plumbline/election';
import { err, type Result } from '@plumbline/prelude';
import type { BlobStore } from '../files/blob-store.ts';

/** A stored GeoJSON file as a map, or everything that is wrong with it. A file of 50 MB takes half a second: for a thread. */
export async function readMapFile(
  blobs: Pick<BlobStore, 'read'>,
  sha256: Sha256,
): Promise<Result<MapAreas, readonly GeoJsonProblem[]>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobs.read(sha256)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  let content: unknown;
  try {
    // Programs of offices write a mark of the byte order first, which is no JSON.
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err([{ code: 'not-geojson' }]);
  }
  return readMapAreas(content);
}
