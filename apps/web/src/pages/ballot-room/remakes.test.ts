import { expect, test } from 'vitest';
import { nextNumber, withRows } from './remakes.ts';

test('the lowest number that is free is the next one, written like the last', () => {
  expect(nextNumber([])).toBe('D-001');
  expect(nextNumber(['D-001', 'D-003'])).toBe('D-002');
  expect(nextNumber(['7', '8', '9'])).toBe('1');
  expect(nextNumber(['R1-0009', 'R1-0001'])).toBe('R1-0002');
  expect(nextNumber(['stained'])).toBe('D-001');
});

test('the blank cards that were taken are added up as people type them', () => {
  const answer = { form: { versions: [] }, zone: 'America/New_York' } as unknown as Parameters<typeof withRows>[0];
  const rows = [
    { original: 'D-001', duplicate: 'D-001', cards: '1,024', spoiledDuplicates: ' 2 ' },
    { original: 'D-002', duplicate: 'D-002', cards: '1', spoiledDuplicates: '' },
  ];
  expect(withRows(answer, () => rows).fields).toEqual({ blanksUsed: 1027 });
});
