import { expect, test } from 'vitest';
import { draftOfCard, nothingSaid, readCard } from './card-draft.ts';

const PLAIN = nothingSaid({ remade: false });

test('where nobody knows what should be printed on a card, nobody is asked', () => {
  expect(readCard(PLAIN, null)).toEqual({ said: { imprint: null, duplicate: null } });
});

test('where the record says what is printed on it, it has to be said whether it is the same', () => {
  expect(readCard(PLAIN, '1-2-3')).toEqual({ missing: 'imprint' });
  expect(readCard({ ...PLAIN, imprint: 'same' }, '1-2-3')).toEqual({
    said: { imprint: { is: 'same' }, duplicate: null },
  });
  expect(readCard({ ...PLAIN, imprint: 'none' }, '1-2-3')).toEqual({
    said: { imprint: { is: 'none' }, duplicate: null },
  });
});

test('another number is typed, and is not the one that should be there', () => {
  const different = { ...PLAIN, imprint: 'different' } as const;
  for (const says of ['', '   ', 'x'.repeat(61), 'one\ntwo', '=1+1', '“1-2-4”']) {
    expect(readCard({ ...different, says }, '1-2-3')).toEqual({ missing: 'says' });
  }
  expect(readCard({ ...different, says: ' 1-2-3 ' }, '1-2-3')).toEqual({ missing: 'says-the-same' });
  expect(readCard({ ...different, says: ' 1-2-4 ' }, '1-2-3')).toEqual({
    said: { imprint: { is: 'different', says: '1-2-4' }, duplicate: null },
  });
});

test('of a duplicate it has to be said whether the original was found', () => {
  const duplicate = { ...PLAIN, isDuplicate: true };
  expect(readCard(duplicate, null)).toEqual({ missing: 'original' });
  expect(readCard({ ...duplicate, original: 'found' }, null)).toEqual({
    said: { imprint: null, duplicate: 'original-found' },
  });
  expect(readCard({ ...duplicate, original: 'not-found' }, null)).toEqual({
    said: { imprint: null, duplicate: 'original-not-found' },
  });
});

test('a card that its record calls a duplicate is one until somebody says that it is not', () => {
  const remade = nothingSaid({ remade: true });
  expect(readCard(remade, null)).toEqual({ missing: 'original' });
  expect(readCard({ ...remade, isDuplicate: false }, null)).toEqual({ said: { imprint: null, duplicate: null } });
});

test('what was kept can be changed', () => {
  for (const imprint of [null, { is: 'same' }, { is: 'different', says: '7' }, { is: 'none' }] as const) {
    for (const duplicate of [null, 'original-found', 'original-not-found'] as const) {
      const draft = draftOfCard({ imprint, duplicate, notAgreed: [] }, { remade: true });
      expect(readCard(draft, imprint === null ? null : '1')).toEqual({ said: { imprint, duplicate } });
    }
  }
});
