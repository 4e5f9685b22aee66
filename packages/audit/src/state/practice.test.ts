import { NameSchema } from '@plumbline/election';
import { expect, test } from 'vitest';
import { practiceName } from './practice.ts';

test('the mark stands before a name as a word of its own, once', () => {
  expect(practiceName('Pilot')).toBe('PRACTICE: Pilot');
  expect(practiceName('PRACTICE: Pilot')).toBe('PRACTICE: Pilot');
  expect(practiceName('PRACTICE – Pilot')).toBe('PRACTICE – Pilot');
  expect(practiceName('PRACTICEVILLE')).toBe('PRACTICE: PRACTICEVILLE');
  expect(practiceName('PRACTICE2')).toBe('PRACTICE: PRACTICE2');
});

test('a name with its mark is a name still, however long it was', () => {
  for (const name of ['a'.repeat(500), `${'a'.repeat(488)}😀b`, '😀'.repeat(250)]) {
    const marked = practiceName(name);
    expect(marked.startsWith('PRACTICE: ')).toBe(true);
    expect(NameSchema.parse(marked)).toBe(marked);
    expect(marked.length).toBeGreaterThan(498);
  }
});
