import { expect, test } from 'vitest';
import { draftOfOwnWords, readOwnWords } from './own-words-draft.ts';

const EMPTY = draftOfOwnWords({});

test('what is left empty keeps our word, and spaces around a word are no part of it', () => {
  const draft = { ...EMPTY, batch: { one: ' bundle ', other: 'bundles' }, spoiled: { one: 'voided', other: '' } };
  const words = { batch: { one: 'bundle', other: 'bundles' }, spoiled: { one: 'voided', other: 'voided' } };
  expect(readOwnWords(draft)).toEqual({ ok: true, value: words });
  expect(readOwnWords(draftOfOwnWords(words))).toEqual({ ok: true, value: words });
  expect(readOwnWords(EMPTY)).toEqual({ ok: true, value: {} });
});

test('two words that are missing are not the same word', () => {
  const draft = { ...EMPTY, batch: { one: 'bundle', other: '' }, seal: { one: 'tie', other: '' } };
  const wrong = readOwnWords(draft);
  expect(wrong.ok ? [] : wrong.error.map((one) => one.wrong)).toEqual(['half', 'half']);
});

test('everything that is wrong is named at once, each at its field', () => {
  const draft = {
    ...EMPTY,
    batch: { one: 'bundle', other: '' },
    seal: { one: '7 ties', other: 'ties' },
    tray: { one: 'tub', other: 't'.repeat(41) },
    container: { one: 'precinct', other: 'boxes' },
  };
  expect(readOwnWords(draft)).toEqual({
    ok: false,
    error: [
      { field: 'own-batch-other', noun: 'batch', wrong: 'half' },
      { field: 'own-seal-one', noun: 'seal', wrong: 'letters', word: '7 ties' },
      { field: 'own-tray-other', noun: 'tray', wrong: 'long', word: 't'.repeat(41) },
      { field: 'own-container-one', noun: 'container', wrong: 'alike', word: 'precinct', as: 'precinct' },
    ],
  });
});
