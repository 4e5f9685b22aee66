import { expect, test } from 'vitest';
import { letGo } from './let-go.ts';

test('a chunk that is all of its memory is emptied', () => {
  const chunk = new Uint8Array(65_536).fill(7);
  letGo(chunk);
  expect(chunk.byteLength).toBe(0);
});

test('a chunk beside others in one memory stays, and so do they', () => {
  const memory = new Uint8Array([1, 2, 3, 4]);
  letGo(memory.subarray(0, 2));
  expect([...memory]).toEqual([1, 2, 3, 4]);
});
