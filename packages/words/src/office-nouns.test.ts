import { afterEach, expect, test } from 'vitest';
import { equationInWords } from './ballot-accounts-words.ts';
import { defineWords } from './define-words.ts';
import { englishOf, ownWordsOf, plainLanguage } from './english-of.ts';
import { inOwnWords } from './in-own-words.ts';
import { OFFICE_NOUNS, ownWordsIn, sameWords } from './office-nouns.ts';
import { speakIn } from './spoken-language.ts';

const OWN = {
  tabulator: { one: 'counting machine', other: 'counting machines' },
  batch: { one: 'bundle', other: 'bundles' },
  container: { one: 'urn', other: 'urns' },
  seal: { one: 'security tie', other: 'security ties' },
  site: { one: 'vote center', other: 'vote centers' },
  'site-lead': { one: 'head judge', other: 'head judges' },
  spoiled: { one: 'voided', other: 'voided' },
  jurisdiction: { one: 'city or township', other: 'cities and townships' },
};

afterEach(() => speakIn('en'));

test.each([
  ['A batch is in no container.', 'A bundle is in no urn.'],
  ['Batches of this container', 'Bundles of this urn'],
  ['Open a container.', 'Open an urn.'],
  ['An unsealed container, and a sealed batch', 'An unsealed urn, and a sealed bundle'],
  ['The site lead of each site signs.', 'The head judge of each vote center signs.'],
  ['the board’s batch; the batches’ cards', 'the board’s bundle; the bundles’ cards'],
  ['issued, spoiled and counted', 'issued, voided and counted'],
  ['every jurisdiction, all jurisdictions', 'every city or township, all cities and townships'],
  [
    '{{batch}} in {{container}} is a batch of {{batches, number}}',
    '{{batch}} in {{container}} is a bundle of {{batches, number}}',
  ],
])('an office’s word stands in the place of ours: %s', (ours, theirs) => {
  expect(inOwnWords(ours, OWN)).toBe(theirs);
});

test.each([
  'Run a batch comparison.',
  'marked “Precinct Audit Batch”',
  'Put it in, and seal it again.',
  'Seal the bag. Two people seal each box.',
  'the website, the on-site office',
  'Known are VAULT:S1 and SITE:P-02:unused.',
  'Export the report “Tabulator Status”.',
])('what is no such noun stays: %s', (sentence) => {
  expect(inOwnWords(sentence, OWN)).toBe(sentence);
});

test.each([
  ['unit', 'a unit'],
  ['uninspected box', 'an uninspected box'],
  ['European crate', 'a European crate'],
  ['MBB case', 'an MBB case'],
  ['USB case', 'a USB case'],
  ['X-box', 'an X-box'],
  ['Box', 'a Box'],
  ['one-way box', 'a one-way box'],
  ['honor box', 'an honor box'],
])('an article follows the sound of the word: %s', (one, said) => {
  expect(inOwnWords('Open a container.', { container: { one, other: `${one}s` } })).toBe(`Open ${said}.`);
});

test('a seal that is read is a noun, whatever follows', () => {
  expect(inOwnWords('Write down which seal that was, and take the seal the box has.', OWN)).toBe(
    'Write down which security tie that was, and take the security tie the box has.',
  );
});

test('the same words are one language, and what is filled in is never changed', () => {
  const language = englishOf(OWN);
  expect(englishOf({ ...OWN })).toBe(language);
  expect(englishOf({})).toBe('en');
  expect(ownWordsOf(language)).toEqual(OWN);
  expect(ownWordsOf('en-x-99999')).toEqual({});
  expect(plainLanguage(language)).toBe('en');
  expect(new Intl.NumberFormat(language).format(12_345)).toBe('12,345');
  const words = defineWords({ en: { lies: 'The batch {{name}} lies in {{count, number}} container.' } });
  expect(words(language)('lies', { name: 'batch in a container', count: 1200 })).toBe(
    'The bundle batch in a container lies in 1,200 urn.',
  );
  expect(words('en')('lies', { name: 'A', count: 1 })).toBe('The batch A lies in 1 container.');
});

test('where nobody names a language, the spoken one is said', () => {
  const ours = equationInWords('E21');
  expect(ours).toBe('Seals received and where they are');
  speakIn(englishOf(OWN));
  expect(equationInWords('E21')).toBe('Security ties received and where they are');
  expect(equationInWords('E21', 'en')).toBe(ours);
});

test('two things may not be called the same', () => {
  expect(sameWords(OWN)).toEqual([]);
  expect(sameWords({ batch: { one: 'Container', other: 'piles' } })).toEqual([
    { noun: 'batch', as: 'container', word: 'Container' },
  ]);
  // Once a container has another word, the name is free.
  expect(sameWords({ ...OWN, batch: { one: 'container', other: 'containers' } })).toEqual([]);
  expect(sameWords({ runner: { one: 'aide', other: 'aides' }, board: { one: 'team', other: 'aides' } })).toEqual([
    { noun: 'board', as: 'runner', word: 'team' },
    { noun: 'runner', as: 'board', word: 'aide' },
  ]);
  expect(OFFICE_NOUNS).toHaveLength(26);
});

test('what a browser would take for something else than a word is none, wherever it was kept', () => {
  const kept = {
    batch: { one: '<b>', other: 'b' },
    seal: { one: 'tie', other: 'ties&' },
    tray: { one: 'T’s tub', other: 'tubs 2' },
    vote: OWN.seal,
  };
  expect(ownWordsIn(kept)).toEqual({ tray: { one: 'T’s tub', other: 'tubs 2' } });
  for (const nothing of [null, 'words', [], { batch: null }, { batch: { one: 1, other: 2 } }])
    expect(ownWordsIn(nothing)).toEqual({});
});
