import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* docs/methods.md is how an outsider finds the formula, its paper and its reference: it has to be whole and true. */

const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const statistics = path.join(repository, 'packages', 'statistics');
const index = readFileSync(path.join(repository, 'docs', 'methods.md'), 'utf8');
const rows = index.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));

function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([\w/.-]+\.(?:ts|json))`/g)].map(([, name = '']) => name);
}

test('every file and every reference that the index names is there', () => {
  const missing = namedIn(index).filter((name) => {
    return !existsSync(path.join(statistics, 'src', name)) && !existsSync(path.join(statistics, name));
  });
  expect(missing).toEqual([]);
});

test('every method in the index has a file, a paper, its assumptions and something it is checked against', () => {
  const incomplete = rows.filter((row) => {
    const [, method = '', file = '', paper = '', assumes = '', checked = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    return namedIn(file).length === 0 || [method, paper, assumes, checked].includes('');
  });
  expect(rows.length).toBeGreaterThan(10);
  expect(incomplete).toEqual([]);
});

test('every file that computes by a published method is in the index', () => {
  const listed = new Set(namedIn(index));
  const folders = ['assorters', 'raire', 'risk', 'sample-size', 'sampling'];
  const methods = folders.flatMap((folder) =>
    readdirSync(path.join(statistics, 'src', folder)).map((name) => `${folder}/${name}`),
  );
  const unlisted = methods.filter((name) => {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || listed.has(name)) return false;
    // A docstring that names its source is that of a method; what only serves methods has none.
    return /^ \* Source/m.test(readFileSync(path.join(statistics, 'src', name), 'utf8'));
  });
  expect(unlisted).toEqual([]);
});
