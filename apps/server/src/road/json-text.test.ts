import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

const lines = Array.from({ length: 300 }, (_, index) => ({ name: `County “${index}”`, done: index / 3, last: null }));

test('an answer is written as JSON.stringify writes it', () => {
  const answer = {
    heading: { name: 'A "quoted" name\n', stations: [1, null, { at: undefined }] },
    jurisdictions: lines,
    odd: [...lines.slice(0, 99), undefined, null, 'text', 4, [lines[0]]],
    absent: undefined,
    empty: [],
  };
  expect(jsonText(answer)).toBe(JSON.stringify(answer));
  // The second time the lines are remembered; another line in their midst is written.
  const next = { ...answer, jurisdictions: lines.with(7, { name: 'Harbor', done: 1, last: null }) };
  expect(jsonText(next)).toBe(JSON.stringify(next));
});
