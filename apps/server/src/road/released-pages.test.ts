import { expect, test } from 'vitest';
import { openReleasedPages } from './released-pages.ts';

test('a page is made once for everybody who asks within a minute, and anew after an entry or a minute', async () => {
  let now = 0;
  let made = 0;
  const pages = openReleasedPages({ now: () => now });
  const make = async () => {
    made += 1;
    return `page ${made}`;
  };
  const together = await Promise.all(['1 en', '1 en', '1 en', '1 es'].map((key) => pages.get(key, make)));
  expect(together).toEqual(['page 1', 'page 1', 'page 1', 'page 2']);
  expect(await pages.get('2 en', make)).toBe('page 3');
  now = 59_999;
  expect(await pages.get('1 en', make)).toBe('page 1');
  now = 60_000;
  expect(await pages.get('1 en', make)).toBe('page 4');
});

test('a page that could not be made is made anew', async () => {
  const pages = openReleasedPages();
  const fails = pages.get('1 en', () => Promise.reject(new Error('the database is away')));
  await expect(fails).rejects.toThrow('the database is away');
  expect(await pages.get('1 en', async () => 'page')).toBe('page');
});

test('no more than two hundred pages are kept', async () => {
  const pages = openReleasedPages();
  for (let number = 0; number <= 200; number += 1) await pages.get(`${number}`, async () => 'first');
  expect(await pages.get('200', async () => 'again')).toBe('first');
  expect(await pages.get('0', async () => 'again')).toBe('again');
});
