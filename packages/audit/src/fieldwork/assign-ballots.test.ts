import { expect, test } from 'vitest';
import { card, draw, openAudit } from '../testing/build-audit.ts';
import { assignBallots } from './assign-ballots.ts';

const batch = (name: string, container: string | null) => ({ name, container, tabulator: null, ballots: 100 });

/** Cards of four batches in Adams; B1 and B3 lie in one box, and card 5 of B1 was drawn twice. */
function assigned(count: number, containers: readonly (string | null)[] = ['Box 2', 'Box 10', 'Box 2', null]) {
  const draws = [
    ...[5, 5, 2].map((position) => draw({ position })),
    ...[10, 9, 1].map((position) => draw({ batch: 'B2', position })),
    draw({ batch: 'B3', position: 1 }),
    draw({ batch: 'B4', position: 4 }),
    draw({ jurisdiction: 'Baker', position: 77 }),
  ];
  const audit = openAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'] }, draws);
  const batches = containers.map((container, index) => batch(`B${index + 1}`, container));
  const inputs = { manifests: new Map([['Adams', { batches }]]), totals: new Map() };
  return assignBallots({ audit, inputs, jurisdiction: 'Adams', count });
}

test('one board gets every card once, in the order of the shelves', () => {
  expect(assigned(1)).toEqual([
    {
      name: 'Audit Board #01',
      ballots: [card(4, 'B4'), card(2), card(5), card(1, 'B3'), card(1, 'B2'), card(9, 'B2'), card(10, 'B2')],
    },
  ]);
});

test('a box is not split between boards, and the largest go first, each to the board with the least work', () => {
  expect(assigned(3)).toEqual([
    { name: 'Audit Board #01', ballots: [card(2), card(5), card(1, 'B3')] },
    { name: 'Audit Board #02', ballots: [card(1, 'B2'), card(9, 'B2'), card(10, 'B2')] },
    { name: 'Audit Board #03', ballots: [card(4, 'B4')] },
  ]);
});

test('where the manifest names no containers, a batch is not split', () => {
  const boards = assigned(2, [null, null, null, null]).map(({ ballots }) => ballots);
  for (const batch of [
    [card(2), card(5)],
    [card(1, 'B2'), card(9, 'B2'), card(10, 'B2')],
  ]) {
    expect(boards.filter((ballots) => batch.some((one) => ballots.includes(one)))).toHaveLength(1);
  }
  // Three, two, one and one: the largest first, each to the board with the least work.
  expect(boards.map((ballots) => ballots.length)).toEqual([4, 3]);
});

test('more boards than boxes leaves boards without cards, and names sort as they count', () => {
  const boards = assigned(100);
  expect(boards.filter(({ ballots }) => ballots.length === 0)).toHaveLength(97);
  expect(boards.map(({ name }) => name).slice(0, 2)).toEqual(['Audit Board #001', 'Audit Board #002']);
  expect(boards.at(-1)?.name).toBe('Audit Board #100');
});

test('where no manifest is there the cards of a batch still go to one board', () => {
  const draws = [3, 1, 2].map((position) => draw({ position }));
  const audit = openAudit({ type: 'ballot-polling' }, draws);
  const inputs = { manifests: new Map(), totals: new Map() };
  expect(assignBallots({ audit, inputs, jurisdiction: 'Adams', count: 2 }).map(({ ballots }) => ballots)).toEqual([
    [card(1), card(2), card(3)],
    [],
  ]);
});
