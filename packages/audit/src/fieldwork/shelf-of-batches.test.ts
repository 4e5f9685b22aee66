import { expect, test } from 'vitest';
import { compareShelfPlaces } from '../sampling/shelf-place.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import { accept, combining, draw, inRounds, openAudit } from '../testing/build-audit.ts';
import { shelfOfBatches } from './shelf-of-batches.ts';

const batch = (name: string, container: string | null, tabulator: string | null) => ({
  name,
  container,
  tabulator,
  ballots: 50,
});

const INPUTS: AuditInputs = {
  manifests: new Map([
    [
      'Adams',
      {
        batches: [
          batch('B1', 'Box 10', 'T1'),
          batch('B2', 'Box 2', 'T2'),
          batch('B3', 'Box 2', 'T1'),
          batch('B4', null, null),
        ],
      },
    ],
  ]),
  totals: new Map(),
};

test('counted batches lie where the manifest says, by name alone, and a combination lies where its first part does', () => {
  const open = openAudit({ type: 'batch-comparison', batches: 4 }, [draw({ batch: 'B1' }), draw({ batch: 'B3' })]);
  const audit = inRounds(accept(open, combining({ jurisdiction: 'Adams', name: 'A mix', batches: ['B1', 'B2'] })));
  const placeOf = shelfOfBatches(audit, INPUTS, 'Adams');
  expect(placeOf('B3')).toMatchObject({ tabulator: 'T1', container: 'Box 2', position: null });
  expect(placeOf('A mix')).toMatchObject({ batch: 'A mix', tabulator: 'T1', container: 'Box 10' });
  const walk = ['A mix', 'B1', 'B2', 'B3', 'B4'].map(placeOf).toSorted(compareShelfPlaces);
  expect(walk.map((place) => place.batch)).toEqual(['B4', 'B3', 'B2', 'A mix', 'B1']);
});

test('a batch of which no manifest says anything lies nowhere', () => {
  const audit = openAudit({ type: 'batch-comparison' }, [draw()]);
  const nowhere = { batch: 'B1', tabulator: null, container: null, position: null };
  expect(shelfOfBatches(audit, INPUTS, 'Baker')('B1')).toEqual({ ...nowhere, jurisdiction: 'Baker' });
  expect(shelfOfBatches(audit, INPUTS, 'Adams')('B9')).toEqual({ ...nowhere, jurisdiction: 'Adams', batch: 'B9' });
});
