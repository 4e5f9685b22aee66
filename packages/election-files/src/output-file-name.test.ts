import { expect, test } from 'vitest';
import { outputFileName } from './output-file-name.ts';

const writtenAt = new Date('2030-11-12T09:05:59Z');

test('a file is named by what it is, where, for which audit and when', () => {
  const file = { kind: 'ballot-retrieval-list', jurisdiction: 'Doña Ana', audit: 'General 2030: “Round 1”', writtenAt };
  expect(outputFileName(file)).toBe('ballot-retrieval-list-Dona-Ana-General-2030-Round-1-2030-11-12T0905Z.csv');
});

test('a file of the whole audit has no jurisdiction, and may be of another kind', () => {
  expect(outputFileName({ kind: 'audit-report', audit: '../../etc', writtenAt, extension: 'pdf' })).toBe(
    'audit-report-etc-2030-11-12T0905Z.pdf',
  );
});
