/**
 * Gives the memory of what has been written or read back at once, where nothing else lies in it: the chunk is empty from then on. What
 * comes in over a line is small for V8, which counts a chunk of 64 kB as the object that points to it, and so looks only when 50 MB of them
 * lie there.
 */
export function letGo(chunk: Uint8Array): void {
  const { buffer } = chunk;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === chunk.byteLength) buffer.transfer(0);
}
