import type { Readable } from 'node:stream';
import { err, ok, type Result } from '@plumbline/prelude';
import type { BlobStore, StoredBlob } from './blob-store.ts';

/** Why what was sent was not kept. */
export type UploadRefusal =
  | { readonly code: 'upload-too-large'; readonly bytesMax: number }
  | { readonly code: 'upload-empty' }
  | { readonly code: 'upload-interrupted'; readonly bytesReceived: number };

class TooLarge extends Error {}
class Empty extends Error {}

/**
 * Streams a request's body into the store, however large, in constant memory. Nothing is kept of a body that is larger
 * than `bytesMax` or that stops before its end.
 */
export async function receiveUpload(
  store: BlobStore,
  body: Readable,
  { bytesMax }: { readonly bytesMax: number },
): Promise<Result<StoredBlob, UploadRefusal>> {
  let bytesReceived = 0;
  let sourceFailed = false;
  async function* counted(): AsyncIterable<Uint8Array> {
    try {
      for await (const chunk of body) {
        bytesReceived += chunk.byteLength;
        if (bytesReceived > bytesMax) throw new TooLarge();
        yield chunk;
      }
    } catch (error) {
      sourceFailed = !(error instanceof TooLarge);
      throw error;
    }
    if (bytesReceived === 0) throw new Empty();
  }
  try {
    return ok(await store.put(counted()));
  } catch (error) {
    if (error instanceof TooLarge) return err({ code: 'upload-too-large', bytesMax });
    if (error instanceof Empty) return err({ code: 'upload-empty' });
    if (sourceFailed) return err({ code: 'upload-interrupted', bytesReceived });
    throw error;
  }
}
