import { expect, test } from 'vitest';
import { contest, draw, openAudit } from '../testing/build-audit.ts';
import { drawsByStratum } from './draws-by-stratum.ts';

/* What a figure rests on is told by stratum only where cards are drawn by stratum: `kinds/hybrid` tries how. */

test('where all cards are one population there are no strata', () => {
  const mayor = contest('Mayor');
  const audit = openAudit({ type: 'ballot-polling', contests: [mayor] }, [draw({ position: 1 })]);
  const inputs = { manifests: new Map(), totals: new Map() };
  expect(drawsByStratum(audit, mayor, { inputs, round: 1 })).toBeUndefined();
});
