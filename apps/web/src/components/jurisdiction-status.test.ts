import { expect, test } from 'vitest';
import type { AuditWords } from '../words/audit-words.ts';
import { statusWord } from './jurisdiction-status.ts';

// Which sentence is said, instead of the sentence.
const key = (name: string) => name;
const say = Object.assign(key, { anyOf: key, that: String }) as AuditWords;

const complete = { status: 'files-complete', filesUploaded: 0, filesExpected: 0 } as const;

test('a jurisdiction without ballots has uploaded nothing, and is not said to have', () => {
  expect(statusWord(complete, say)).toBe('status.no-ballots');
});

test('where only a manifest is expected, the manifest is named', () => {
  expect(statusWord({ ...complete, filesUploaded: 1, filesExpected: 1 }, say)).toBe('status.manifest-uploaded');
});

test('where there are more files, they are counted', () => {
  expect(statusWord({ ...complete, filesUploaded: 2, filesExpected: 2 }, say)).toBe('status.files-complete');
});
