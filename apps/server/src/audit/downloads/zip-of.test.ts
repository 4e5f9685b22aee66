import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { zipOf } from './zip-of.ts';

const FILES = [
  { name: 'README.txt', text: 'What is here.\r\n' },
  { name: 'audit-report.csv', text: 'Ñandú,1\r\n' },
];

test('the same files are the same bytes, and another text is another archive', () => {
  const one = createHash('sha256').update(zipOf(FILES)).digest('hex');
  expect(createHash('sha256').update(zipOf(FILES)).digest('hex')).toBe(one);
  const other = zipOf([{ name: 'README.txt', text: 'Something else.\r\n' }]);
  expect(createHash('sha256').update(other).digest('hex')).not.toBe(one);
});

test('the archive names every file and the list of fingerprints', () => {
  const text = Buffer.from(zipOf(FILES)).toString('latin1');
  for (const name of ['README.txt', 'audit-report.csv', 'SHA256SUMS']) expect(text).toContain(name);
});
