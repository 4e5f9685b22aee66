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
 * Takes a request's body in, however large, in constant memory: what is no larger than `bytesHeldMax` is answered as it came, for
 * whoever stores it (`BlobStore.keep`), and the rest streams into the store. Nothing is kept of a body that is larger
 * than `bytesMax` or that stops before its end.
 */
export async function receiveUpload(
  store: Pick<BlobStore, 'put'>,
  body: Readable,
  { bytesMax, bytesHeldMax }: { readonly bytesMax: number; readonly bytesHeldMax: number },
): Promise<Result<StoredBlob | Uint8Array, UploadRefusal>> {
  let bytesReceived = 0;
  let sourceFailed = false;
  async function* counted(): AsyncGenerator<Uint8Array> {
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
  const arriving = counted();
  try {
    const held: Uint8Array[] = [];
    while (bytesReceived <= bytesHeldMax) {
      const next = await arriving.next();
      if (next.done === true) return ok(Buffer.concat(held));
      held.push(next.value);
    }
    return ok(await store.put(following(held, arriving)));
  } catch (error) {
    if (error instanceof TooLarge) return err({ code: 'upload-too-large', bytesMax });
    if (error instanceof Empty) return err({ code: 'upload-empty' });
    if (sourceFailed) return err({ code: 'upload-interrupted', bytesReceived });
    throw error;
  }
}

async function* following(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* first;
  yield* rest;
}
