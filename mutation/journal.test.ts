import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestOfRun, openJournal } from './journal.ts';
import type { Recording, Verdict } from './try-mutants.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'journal-'));
afterAll(() => rmSync(directory, { recursive: true }));

const recording: Recording = {
  file: 'packages/audit/src/a.test.ts',
  seconds: 1.5,
  passed: new Map([
    [7, { times: 2, tests: ['a'] }],
    [9, { times: 1, tests: null }],
  ]),
};
const verdict: Verdict = {
  mutant: {
    number: 7,
    file: 'a.ts',
    line: 1,
    column: 2,
    offset: 3,
    mutator: 'x',
    original: '>',
    replacement: '>=',
  },
  scope: 'audit',
  seconds: 3,
  outcome: 'not-run',
};

test('a run goes on from what was noted, with its time, and without a line that was cut off', () => {
  const file = path.join(directory, 'run.jsonl');
  const begun = openJournal(file, 'this code');
  expect(begun).toMatchObject({ recordings: [], verdicts: [], seconds: 0 });
  begun.note({ recording });
  begun.note({ verdict });
  begun.noteSeconds(40);
  begun.noteSeconds(2);
  appendFileSync(file, '{"verdict":{"mut');
  const again = openJournal(file, 'this code');
  expect(again.recordings).toEqual([recording]);
  expect(again.verdicts).toEqual([verdict]);
  expect(again.seconds).toBe(42);
});

test('of other code nothing that was noted holds', () => {
  const file = path.join(directory, 'other.jsonl');
  openJournal(file, 'this code');
  expect(() => openJournal(file, 'that code')).toThrow('is about other code');
});

test('without a file nothing is kept', () => {
  const journal = openJournal(undefined, 'this code');
  journal.note({ verdict });
  expect(journal.verdicts).toEqual([]);
});

test('a run is about its files and its sample', () => {
  writeFileSync(path.join(directory, 'a.ts'), 'one');
  const of = (sample: readonly unknown[]) => digestOfRun(directory, { files: ['a.ts'], sample });
  const before = of([1]);
  expect(of([1])).toBe(before);
  expect(of([2])).not.toBe(before);
  writeFileSync(path.join(directory, 'a.ts'), 'two');
  expect(of([1])).not.toBe(before);
});
