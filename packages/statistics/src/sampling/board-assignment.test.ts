import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignToBoards } from './board-assignment.ts';

const unit = (name: string, ballots: number) => ({ name, ballots });

test('the heaviest units come first, each to the board with the least work', () => {
  const loads = assignToBoards(['one', 'two'], [unit('c', 3), unit('a', 5), unit('d', 3), unit('b', 4)]);
  expect(loads).toEqual({
    ok: true,
    value: [
      { board: 'one', ballots: 8, units: [unit('a', 5), unit('d', 3)] },
      { board: 'two', ballots: 7, units: [unit('b', 4), unit('c', 3)] },
    ],
  });
});

test('no unit is lost, and no board has more than the mean and one unit', () => {
  const units = fc.array(fc.nat({ max: 500 }), { maxLength: 60 });
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 12 }), (weights, boardCount) => {
      const boards = Array.from({ length: boardCount }, (_, i) => `board ${i}`);
      const loads = assignToBoards(
        boards,
        weights.map((ballots, i) => unit(String(i), ballots)),
      );
      if (!loads.ok) return false;
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const assigned = loads.value.flatMap((load) => load.units);
      const heaviest = Math.max(0, ...weights);
      return (
        assigned.length === weights.length && loads.value.every((load) => load.ballots <= total / boardCount + heaviest)
      );
    }),
  );
});

test('work without a board is refused; no work needs none', () => {
  expect(assignToBoards([], [unit('a', 1)]).ok).toBe(false);
  expect(assignToBoards(['one'], [unit('a', -1)]).ok).toBe(false);
  expect(assignToBoards([], [])).toEqual({ ok: true, value: [] });
});
