import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './source-files.ts';

/* The table of scenarios says of each where it is proved: what it names is there. */

const ROOTS = ['apps/server/src', 'packages', 'tests'];
const ROWS = readFileSync(path.join(repository, 'docs', 'scenarios.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| S-\d\d \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every scenario has a row, in order', () => {
  const numbers = Array.from({ length: 24 }, (_, at) => `S-${String(at + 1).padStart(2, '0')}`);
  expect(ROWS.map(([, number]) => number)).toEqual(numbers);
});

test('the tests and folders that a row names are there', () => {
  const missing = ROWS.flatMap(([, number, , proved = '']) =>
    [...proved.matchAll(/`([^`]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => !ROOTS.some((root) => existsSync(path.join(repository, root, name))))
      .map((name) => `${number}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('a scenario that no test proves is said to have none', () => {
  const silent = ROWS.filter(([, , , proved = '', differs = '']) => {
    const isNamed = proved.includes('`') || proved === 'the same';
    return !isNamed && !differs.startsWith('**');
  });
  expect(silent.map(([, number]) => number)).toEqual([]);
});
