import { expect, test } from 'vitest';
import { accept, combining, draw, inRounds, measurement, opening, seededAudit } from '../testing/build-audit.ts';
import type { AuditCommand } from './audit-command.ts';
import type { Audit, BatchPlace } from './audit-state.ts';
import { batchesBeyondDraws } from './batches-beyond-draws.ts';

const at = (jurisdiction: string, batch: string): BatchPlace => ({ jurisdiction, batch });

function opened(extraBatches: readonly BatchPlace[]): Audit {
  const seeded = seededAudit({ type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'], batches: 9 });
  const draws = [draw({ batch: 'B1' }), draw({ batch: 'B3' }), draw({ jurisdiction: 'Baker', batch: 'B2' })];
  return accept(seeded, { ...opening(1, draws), extraBatches });
}

const beyond = (audit: Audit, jurisdiction = 'Adams') => [...batchesBeyondDraws(inRounds(audit), jurisdiction)];

test('batches that no ticket drew are beyond the draws, in the jurisdiction in which they lie', () => {
  const audit = opened([at('Adams', 'B2'), at('Adams', 'B3'), at('Baker', 'B1'), at('Adams', 'B5')]);
  // B3 of Adams was drawn; B2 was drawn in Baker alone, and B1 in Adams alone.
  expect(beyond(audit)).toEqual(['B2', 'B5']);
  expect(beyond(audit, 'Baker')).toEqual(['B1']);
  expect(beyond(opened([]))).toEqual([]);
});

test('a combined batch is one, under its own name, and not beyond the draws where any of its parts was drawn', () => {
  const extra = opened([at('Adams', 'B5'), at('Adams', 'B6'), at('Adams', 'B7'), at('Adams', 'B8')]);
  const none = accept(extra, combining({ jurisdiction: 'Adams', name: 'B5 and B6', batches: ['B5', 'B6'] }));
  expect(beyond(none)).toEqual(['B5 and B6', 'B7', 'B8']);
  const one = accept(extra, combining({ jurisdiction: 'Adams', name: 'B1 and B7', batches: ['B1', 'B7'] }));
  expect(beyond(one)).toEqual(['B5', 'B6', 'B8']);
});

test('a batch that an earlier round drew is not beyond the draws of a later one', () => {
  const counted = (jurisdiction: string, batch: string): AuditCommand => ({
    type: 'record-batch',
    jurisdiction,
    batch,
    ballots: 50,
    sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 10, Ben: 5 } } }],
    enteredBy: 'person-1',
  });
  const closed = accept(
    opened([]),
    counted('Adams', 'B1'),
    counted('Adams', 'B3'),
    counted('Baker', 'B2'),
    { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 },
    { type: 'finalize-tallies', jurisdiction: 'Baker', discrepancies: 0 },
    { type: 'close-round', round: 1, measurements: [measurement('Mayor')] },
  );
  const second = accept(closed, {
    ...opening(2, [draw({ batch: 'B4' })]),
    extraBatches: [at('Adams', 'B3'), at('Adams', 'B4'), at('Adams', 'B9')],
  });
  expect(beyond(second)).toEqual(['B9']);
});
