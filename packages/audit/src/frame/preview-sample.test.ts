import { expect, test } from 'vitest';
import { assertBegun } from '../state/assert-phase.ts';
import { draw, plannedAudit } from '../testing/build-audit.ts';
import { previewSample } from './preview-sample.ts';

test('a preview lists every county by name with its draws and what they come to, also where there is nothing to do', () => {
  const audit = plannedAudit({ type: 'ballot-polling', jurisdictions: ['Clark', 'Adams', 'Baker'] });
  const draws = [draw({ position: 1 }), draw({ position: 1 }), draw({ position: 2 }), draw({ jurisdiction: 'Clark' })];
  expect(previewSample(assertBegun(audit).plan, draws)).toEqual([
    { jurisdiction: 'Adams', draws: 3, units: 2 },
    { jurisdiction: 'Baker', draws: 0, units: 0 },
    { jurisdiction: 'Clark', draws: 1, units: 1 },
  ]);
});

test('batches that the plan adds are counted apart from those that are drawn', () => {
  const planned = assertBegun(plannedAudit({ type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'] }));
  const plan = { ...planned.plan, extraBatches: { required: [], onePerJurisdiction: true } };
  const extra = [
    { jurisdiction: 'Baker', batch: 'B1' },
    { jurisdiction: 'Baker', batch: 'B2' },
  ];
  expect(previewSample(plan, [draw()], extra)).toEqual([
    { jurisdiction: 'Adams', draws: 1, units: 1, extra: 0 },
    { jurisdiction: 'Baker', draws: 0, units: 0, extra: 2 },
  ]);
});
