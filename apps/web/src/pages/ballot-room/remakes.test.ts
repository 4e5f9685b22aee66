import { expect, test } from 'vitest';
import { nextNumber, type Remake, remakesOf, verified, withRows } from './remakes.ts';

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

test('what was changed since it was looked at is not looked at', () => {
  const withBatch = (batch: string) => {
    const row = {
      original: 'D-001',
      duplicate: 'D-001',
      batch,
      style: 'S2',
      reason: 'torn',
      caller: 'moss',
      marker: 'tran',
    };
    const versions = [{ fields: {}, tables: { pairs: [row] } }];
    return { form: { filled: 'F-14', versions }, zone: 'America/New_York' } as unknown as Parameters<
      typeof withRows
    >[0];
  };
  const [seen] = remakesOf(withBatch('MB-007')) as [Remake];
  const looked = { verifier: 'eze', verifierWith: 'ibarra' };
  expect(verified(withBatch('MB-007'), seen, ['eze', 'ibarra'])?.tables.pairs).toMatchObject([looked]);
  expect(verified(withBatch('MB-008'), seen, ['eze', 'ibarra'])).toBeUndefined();
});
