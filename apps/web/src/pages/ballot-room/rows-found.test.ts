import { expect, test } from 'vitest';
import { rowsFound } from './rows-found.ts';

test('a row is found by every number that stands in it, and only where all words do', () => {
  const rows = [
    { name: 'P-01 / 1', container: 'BOX-ED-01' },
    { name: 'P-02 / 1', container: null },
  ];
  const find = (sought: string | undefined) =>
    rowsFound(rows, sought, ({ name, container }) => [name, container]).map(({ name }) => name);
  expect(find(undefined)).toHaveLength(2);
  expect(find('box-ed')).toEqual(['P-01 / 1']);
  expect(find('p-0 1')).toHaveLength(2);
  expect(find('P-02 BOX')).toEqual([]);
});
