import { expect, test } from 'vitest';
import { defineWords, sayings } from './define-words.ts';

const words = defineWords({
  en: {
    greeting: 'Welcome',
    seats: {
      named: '{{name}} sits at table {{table}}.',
      taken_one: 'One seat is taken.',
      taken_other: '{{count, number}} seats are taken.',
    },
    year: 'It is {{count}} and round.',
  },
});
const say = words('en');

test('a sentence is said with its blanks filled, each as often as it stands there', () => {
  expect(say('greeting')).toBe('Welcome');
  expect(say('seats.named', { name: 'Ann', table: 3 })).toBe('Ann sits at table 3.');
});

test('a count chooses the form, and a number is written for the language', () => {
  expect(say('seats.taken', { count: 1 })).toBe('One seat is taken.');
  expect(say('seats.taken', { count: 0 })).toBe('0 seats are taken.');
  expect(say('seats.taken', { count: 1_234_567 })).toBe('1,234,567 seats are taken.');
});

test('a number without a format stands as it is', () => {
  expect(say('year', { count: 2026 })).toBe('It is 2026 and round.');
});

test('what is filled in is never read as a blank or as a pattern', () => {
  expect(say('seats.named', { name: '{{table}} $& $1', table: 'B' })).toBe('{{table}} $& $1 sits at table B.');
});

test('a blank that nothing fills is a mistake of ours', () => {
  expect(() => say.anyOf('seats.named', { name: 'Ann' })).toThrow('every blank of a sentence is filled');
  expect(() => say.anyOf('seats.named', Object.create({ name: 'Ann', table: 3 }))).toThrow();
});

test('a name without a sentence stands for itself', () => {
  expect(say.anyOf('not-known' as 'greeting', {})).toBe('not-known');
});

test('the same language is answered with the same sentences, so that a page is not drawn again for nothing', () => {
  expect(words('en')).toBe(say);
});

test('what is to be said is said later, with what is to be said inside it', () => {
  const toSay = sayings({ outer: 'First {{inner}}, then the rest.', inner: 'the {{what}}' } as const);
  const saying = toSay('outer', { inner: toSay('inner', { what: 'seed' }) });
  const later = defineWords({ en: { outer: 'First {{inner}}, then the rest.', inner: 'the {{what}}' } });
  expect(later('en').that(JSON.parse(JSON.stringify(saying)))).toBe('First the seed, then the rest.');
});
