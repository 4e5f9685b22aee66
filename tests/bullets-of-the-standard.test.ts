import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BULLETS } from '../packages/ballot-management/src/state/nouns.ts';
import { filesBelow, isTest, repository } from './source-files.ts';

/* Whoever certifies an office asks what protects each thing it must show: the tests that do carry its name in their title. */

const TITLE = /\b(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*['"`]([^'"`]*)['"`]/g;

test('every bullet of the standard has a test that carries its name in its title', () => {
  const folders = ['packages', 'apps', 'tests'].map((folder) => path.join(repository, folder));
  const tests = folders.flatMap((folder) => filesBelow(folder)).filter(isTest);
  const titles = tests.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, title = '']) => title),
  );
  expect(titles.length).toBeGreaterThan(500);
  const count = (bullet: string) => titles.filter((title) => new RegExp(`\\b${bullet}\\b`).test(title)).length;
  expect(BULLETS.filter((bullet) => count(bullet) === 0)).toEqual([]);
});
