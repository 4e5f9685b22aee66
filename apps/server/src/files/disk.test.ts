import { expect, test } from 'vitest';
import { openDisk } from './disk.ts';

const MEGABYTE = 1_000_000;

test('what is left on the disk decides what is taken', async () => {
  const withFree = (bytes: number) => openDisk('/data', async () => bytes).space();
  expect(await withFree(1_000 * MEGABYTE)).toBe('ok');
  expect(await withFree(256 * MEGABYTE - 1)).toBe('low');
  expect(await withFree(64 * MEGABYTE)).toBe('low');
  expect(await withFree(64 * MEGABYTE - 1)).toBe('full');
  expect(await withFree(0)).toBe('full');
});

test('a disk of which the system says nothing is not taken for full', async () => {
  const disk = openDisk('/data', () => Promise.reject(new Error('ENOSYS')));
  expect(await disk.space()).toBe('unknown');
  expect(await openDisk('/nowhere/at/all').space()).toBe('unknown');
});

test('many who ask at once make one look', async () => {
  let looks = 0;
  const disk = openDisk('/data', async () => {
    looks += 1;
    return 0;
  });
  await Promise.all([1, 2, 3].map(() => disk.space()));
  expect(looks).toBe(1);
});
