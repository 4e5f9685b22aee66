import { calculate, methods } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { detailWords, sampleDetail } from './detail-words.ts';
import { statisticsMethods } from './en/statistics/methods.ts';
import { correctionInWords, whyNoSample } from './sample-words.ts';
import { whyMethodDeclined } from './statistics-words.ts';

test('every method that can be asked by name has its sentence, and no sentence is left over', () => {
  const names = methods().map(({ name }) => name);
  expect(Object.keys(statisticsMethods).toSorted()).toEqual(names.toSorted());
  for (const sentence of Object.values(statisticsMethods)) expect(sentence).toMatch(/\.$/);
});

test('a method that declines says why with its figures', () => {
  const contest = { candidates: [['ann', 120]], ballots: 200, num_winners: 0, votes_allowed: 1 };
  const declined = calculate('contest_margins', { contest });
  expect(declined).toEqual({
    ok: false,
    error: { code: 'counts-contradict', reason: 'winners-too-few', data: { found: 0 } },
  });
  expect(declined.ok ? '' : whyMethodDeclined(declined.error)).toBe(
    'The contest must have at least 1 winner. Found 0.',
  );
});

test('a reason that a newer version wrote, or one without its data, stands for itself', () => {
  expect(whyMethodDeclined({ reason: 'moon-too-full', data: {} })).toBe('moon-too-full');
  expect(whyMethodDeclined({ reason: 'taint-above-one', data: { toString: 1 } })).toBe('taint-above-one');
  expect(whyMethodDeclined({ reason: 'choice-above-ballots', data: { choice: 'ann' } })).toBe('choice-above-ballots');
});

test('a contest that cannot be sampled is named, with why', () => {
  const refusal = { contest: 'Mayor', code: 'size-above-population', asked: 1001, population: 1000 } as const;
  const sentence =
    '1,001 draws were asked for, and 1,000 are left to look at. Ask for at most that many, or count all of them by hand.';
  expect(whyNoSample(refusal)).toBe(sentence);
  expect(detailWords('en').that(sampleDetail(refusal))).toBe(`Mayor: ${sentence}`);
  const why = { code: 'no-losers', reason: 'no-losers', data: {} } as const;
  expect(detailWords('en').that(sampleDetail({ contest: 'Mayor', code: 'method-declined', why }))).toBe(
    'Mayor: Every choice of the contest wins, so there is no outcome to test.',
  );
});

test('the reason of a corrected figure is said, and an earlier one as it was sealed', () => {
  expect(correctionInWords({ because: 'other-universe' })).toContain('every card that no manifest lists');
  expect(correctionInWords({ because: 'as-sealed', text: 'Other cards were drawn.' })).toBe('Other cards were drawn.');
  const data = { batch: 3 };
  expect(correctionInWords({ because: 'method-declined', reason: 'hand-count-missing', data })).toBe(
    'Batch 3 was drawn, but its hand count is missing. Enter it.',
  );
});
