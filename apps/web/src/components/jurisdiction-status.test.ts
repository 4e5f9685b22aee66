import { expect, test } from 'vitest';
import type { AuditWords } from '../words/audit-words.ts';
import { statusWord } from './jurisdiction-status.ts';

// Which sentence is said, instead of the sentence.
const key = (name: string) => name;
const say = Object.assign(key, { anyOf: key, that: String }) as AuditWords;

const complete = { status: 'files-complete', filesUploaded: 0, filesExpected: 0, listTaken: null } as const;

test('a jurisdiction without ballots has uploaded nothing, and is not said to have', () => {
  expect(statusWord(complete, say)).toBe('status.no-ballots');
});

test('where only a manifest is expected, the manifest is named', () => {
  expect(statusWord({ ...complete, filesUploaded: 1, filesExpected: 1 }, say)).toBe('status.manifest-uploaded');
});

test('where there are more files, they are counted', () => {
  expect(statusWord({ ...complete, filesUploaded: 2, filesExpected: 2 }, say)).toBe('status.files-complete');
});

test('where somebody has taken the list, it is said who and when', () => {
  const listTaken = { at: '2024-11-12T14:12:00Z', by: 'Rita' };
  const said = (name: string, values?: object) => `${name} ${JSON.stringify(values)}`;
  const speaking = Object.assign(said, { anyOf: said, that: String }) as AuditWords;
  expect(statusWord({ ...complete, status: 'list-taken', listTaken }, speaking)).toMatch(
    /^status.list-taken .*"by":"Rita"/,
  );
});
