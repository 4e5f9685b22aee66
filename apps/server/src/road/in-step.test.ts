import { expect, test } from 'vitest';
import { untilNextStep } from './in-step.ts';

test('answers that took a little more or less leave at the same moment', () => {
  const leavesAt = [3, 17.5, 60, 199.9].map((elapsed) => elapsed + untilNextStep(elapsed));
  expect(leavesAt).toEqual([200, 200, 200, 200]);
  expect(210 + untilNextStep(210)).toBe(400);
});
