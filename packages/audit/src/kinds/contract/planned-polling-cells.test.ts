import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { decide } from '../../frame/decide.ts';
import { drawSample } from '../../frame/draw-sample.ts';
import { assertBegun } from '../../state/assert-phase.ts';
import type { ContractCell } from './contract-cell.ts';
import { PLANNED_POLLING_CELLS } from './planned-polling-cells.ts';
import { openDesk, playRound } from './play-audit.ts';
import { cellInWords, shortForm } from './short-form.ts';

const MINUTES = 60_000;
const play = shortForm();

test.each(PLANNED_POLLING_CELLS)(
  'by $method a wrong outcome is confirmed no more often than the limit allows: $situation',
  (cell) => {
    const report = play(cell);
    expect(report.holds, cellInWords(report)).toBe(true);
  },
  5 * MINUTES,
);

const METHODS = [...Map.groupBy(PLANNED_POLLING_CELLS, ({ method }) => method)];

test.each(METHODS)(
  'the worst cell of %s comes near the limit, so that a weaker measure would be caught',
  (_, cells) => {
    expect(Math.max(...cells.map((cell) => play(cell).ratioToLimit))).toBeGreaterThan(0.5);
  },
  15 * MINUTES,
);

/** An audit of a cell whose next round is opened with so many draws of its contest, whatever was planned. */
function openWith(cell: ContractCell, { before, size }: { readonly before: number; readonly size: number }) {
  const random = randomSource(`another size\n${cell.method}`);
  const election = cell.makeElection(random);
  const { desk, inputs } = openDesk(election, cell.adversary, random);
  for (let round = 1; round <= before; round += 1) {
    const table = { audit: assertBegun(desk.audit()), election, inputs, random };
    playRound(desk, { table, adversary: cell.adversary, round, sampleSizes: cell.adversary.sizes(table) });
  }
  const sampleSizes = { C: size };
  const sample = drawSample({ audit: assertBegun(desk.audit()), inputs, sampleSizes });
  assert(sample.ok, 'a sample is drawn', sample);
  return decide(desk.audit(), {
    type: 'open-round',
    round: before + 1,
    sampleSizes,
    ...sample.value,
    extraBatches: [],
  });
}

test.each(METHODS)('by %s a round of another size than was planned is refused, and it is said which', (_, cells) => {
  const cell = cells.find(({ situation }) => situation.startsWith('planned rounds, the loser ahead by a tenth'));
  assert(cell !== undefined, 'the cell is there');
  for (const [before, planned] of [20, 30, 45].entries()) {
    for (const asked of [1, planned - 1, planned + 1, 2 * planned]) {
      expect(openWith(cell, { before, size: asked })).toEqual({
        ok: false,
        error: { code: 'size-not-as-planned', contest: 'C', round: before + 1, planned, asked },
      });
    }
    expect(openWith(cell, { before, size: planned }).ok).toBe(true);
  }
  expect(openWith(cell, { before: 3, size: 45 })).toEqual({
    ok: false,
    error: { code: 'planned-rounds-over', contest: 'C', rounds: 3 },
  });
});
