import { expect, test } from 'vitest';
import { likeliestFiles } from './likeliest-files.ts';
import type { Recording } from './try-mutants.ts';

const NUMBER = 7;

function recording(file: string, times: number, seconds: number): Recording {
  return { file, seconds, passed: new Map([[NUMBER, { times, tests: null }]]) };
}

/** Twelve journeys that pass it more and more often. */
const journeys = Array.from({ length: 12 }, (_, index) =>
  recording(`apps/server/src/journeys/story-${index}.db.test.ts`, 10 * index, 4),
);
const chosen = (file: string, recordings: readonly Recording[]) =>
  likeliestFiles(recordings, { number: NUMBER, file }).map((one) => one.file.split('/').at(-1));

test('those that pass a breakage most often for their length are asked, and no more than eight', () => {
  const short = recording('apps/server/src/journeys/short.db.test.ts', 100, 0);
  expect(chosen('apps/server/src/road/answer.ts', [...journeys, short])).toEqual([
    'short.db.test.ts',
    ...[11, 10, 9, 8, 7, 6, 5].map((index) => `story-${index}.db.test.ts`),
  ]);
});

test('those of its folder, and those that share a word with its name, come first', () => {
  const beside = recording('apps/server/src/road/patience.db.test.ts', 1, 9);
  const named = recording('apps/server/src/journeys/reopened-cards.db.test.ts', 1, 9);
  const word = recording('apps/server/src/journeys/undo-and-reopen.db.test.ts', 2, 9);
  const found = chosen('apps/server/src/road/reopen-card.ts', [...journeys, beside, named, word]);
  expect(found.slice(0, 3)).toEqual(['undo-and-reopen.db.test.ts', 'patience.db.test.ts', 'story-11.db.test.ts']);
  expect(found).toHaveLength(8);
});

test('of more than four that are about it, those that share most words with its name are asked', () => {
  const beside = [1, 2, 3, 4].map((index) => recording(`apps/server/src/road/patience-${index}.db.test.ts`, 9, 1));
  const one = recording('apps/server/src/journeys/reopen-late.db.test.ts', 2, 9);
  const both = recording('apps/server/src/journeys/reopen-card-twice.db.test.ts', 1, 9);
  const found = chosen('apps/server/src/road/reopen-card.ts', [...journeys, ...beside, one, both]);
  expect(found.slice(0, 2)).toEqual(['reopen-card-twice.db.test.ts', 'reopen-late.db.test.ts']);
  expect(found.slice(2, 4)).toEqual(['patience-1.db.test.ts', 'patience-2.db.test.ts']);
  expect(found.filter((file) => file?.startsWith('patience'))).toHaveLength(2);
});

test('short words say nothing, and half of the places are for those that pass it often', () => {
  const about = Array.from({ length: 9 }, (_, index) => recording(`apps/server/src/road/of-${index}.db.test.ts`, 1, 9));
  const found = chosen('apps/server/src/road/end-of-it.ts', [...journeys, ...about]);
  expect(found.filter((file) => file?.startsWith('of-'))).toHaveLength(4);
  const elsewhere = chosen('apps/server/src/sign-in/end-of-it.ts', [...journeys, ...about]);
  expect(elsewhere.filter((file) => file?.startsWith('of-'))).toEqual([]);
});
