import { expect, test } from 'vitest';
import { keepNewest } from './keep-newest.ts';

function keepTexts(bytesMax: number) {
  const made: string[] = [];
  const kept = keepNewest<string>({ bytesMax, bytesOf: (text) => text.length });
  const get = (key: string, text: string) =>
    kept.get(key, async () => {
      made.push(key);
      return text;
    });
  return { kept, made, get };
}

test('what is kept stays below its bound, and what was not used for longest goes first', async () => {
  const { kept, made, get } = keepTexts(10);
  await get('a', '1234');
  await get('b', '1234');
  await get('a', '1234');
  await get('c', '1234');
  expect(kept.bytes()).toBe(8);
  await get('a', '1234');
  await get('b', '1234');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(kept.bytes()).toBe(8);
});

test('what alone is larger than the bound is handed out and not kept', async () => {
  const { kept, made, get } = keepTexts(10);
  await get('a', '1234');
  expect(await get('large', '12345678901')).toBe('12345678901');
  expect(kept.bytes()).toBe(4);
  await get('a', '1234');
  await get('large', '12345678901');
  expect(made).toEqual(['a', 'large', 'large']);
});

test('whoever asks while a value is being made waits for the same one, and a failure is not kept', async () => {
  const kept = keepNewest<string>({ bytesMax: 10, bytesOf: (text) => text.length });
  const { promise, resolve } = Promise.withResolvers<string>();
  let times = 0;
  const slow = () => {
    times += 1;
    return promise;
  };
  const both = [kept.get('a', slow), kept.get('a', slow)];
  resolve('1234');
  expect(await Promise.all(both)).toEqual(['1234', '1234']);
  expect(times).toBe(1);
  await expect(kept.get('b', () => Promise.reject(new Error('no file')))).rejects.toThrow('no file');
  expect(await kept.get('b', async () => '12')).toBe('12');
  expect(kept.bytes()).toBe(6);
});
