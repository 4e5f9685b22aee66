import { NameSchema } from '@plumbline/election';
import { expect, test } from 'vitest';
import { isPractice, practiceName } from './practice.ts';

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

test('a name that fits as it is keeps every character, and a longer one ends where it has to', () => {
  // “PRACTICE: ” are 10 characters of the 500.
  expect(practiceName('b'.repeat(490))).toBe(`PRACTICE: ${'b'.repeat(490)}`);
  expect(practiceName('b'.repeat(491))).toBe(`PRACTICE: ${'b'.repeat(490)}`);
  // What is cut off leaves no blank at the end.
  expect(practiceName(`${'b'.repeat(489)} end`)).toBe(`PRACTICE: ${'b'.repeat(489)}`);
  // A sign of two units is whole or not there.
  expect(practiceName(`${'b'.repeat(489)}😀`)).toBe(`PRACTICE: ${'b'.repeat(489)}`);
  expect(practiceName(`${'b'.repeat(488)}😀`)).toBe(`PRACTICE: ${'b'.repeat(488)}😀`);
});

test('only an audit that says so is held to practise', () => {
  expect([isPractice({}), isPractice({ practice: true })]).toEqual([false, true]);
});

test('the mark is one where it stands at the beginning', () => {
  expect(practiceName('Pilot PRACTICE')).toBe('PRACTICE: Pilot PRACTICE');
  expect(practiceName('PRACTICÉ')).toBe('PRACTICE: PRACTICÉ');
  expect(practiceName('PRACTICEÉ')).toBe('PRACTICE: PRACTICEÉ');
});
