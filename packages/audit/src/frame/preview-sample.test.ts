import { expect, test } from 'vitest';
import type { BegunAudit } from '../state/audit-state.ts';
import { draw, plannedAudit } from '../testing/build-audit.ts';
import { previewSample } from './preview-sample.ts';

test('a preview lists every county by name with its draws and what they come to, also where there is nothing to do', () => {
  const audit = plannedAudit({ type: 'ballot-polling', jurisdictions: ['Clark', 'Adams', 'Baker'] });
  const draws = [draw({ position: 1 }), draw({ position: 1 }), draw({ position: 2 }), draw({ jurisdiction: 'Clark' })];
  expect(previewSample((audit as BegunAudit).plan, draws)).toEqual([
    { jurisdiction: 'Adams', draws: 3, units: 2 },
    { jurisdiction: 'Baker', draws: 0, units: 0 },
    { jurisdiction: 'Clark', draws: 1, units: 1 },
  ]);
});
