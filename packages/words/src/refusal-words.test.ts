import type { AuditRefusal } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { findingInWords, refusalDetail } from './refusal-words.ts';

const REFUSALS: readonly AuditRefusal[] = [
  { code: 'audit-not-in-phase', phase: 'committed', command: 'define-contests' },
  { code: 'plan-incomplete', missing: [{ what: 'settings' }, { what: 'manifest', jurisdiction: 'J3' }] },
  { code: 'tally-above-limit', batch: 'Batch 1', contest: 'Contest 1', votes: 1001, limit: 1000 },
  { code: 'ballots-undecided', board: 'Audit Board #01', remaining: 1 },
];

test('a refusal says what to do, with its figures', () => {
  expect(REFUSALS.map((refusal) => refusalDetail(refusal))).toEqual([
    'The audit is committed and waits for its seed, so this cannot be done now. Reload to see where it stands.',
    'Before the inputs can be committed: fill in the settings; J3 has no ballot manifest.',
    'Batch 1 shows 1,001 votes in Contest 1, and its ballots allow at most 1,000. Check the sheets.',
    '1 ballot has no entry yet. Enter what is left or mark it as not found, then sign off.',
  ]);
});

test('cards missing in one jurisdiction are named where the sums do not show them', () => {
  const found = { finding: 'listed-below-cast', contest: 'Mayor', cast: 1000, listed: 990, bearing: 1000 } as const;
  expect(findingInWords({ ...found, phantoms: 10 })).toBe(
    'Mayor: 1,000 cards were cast, and the manifests list 990. 10 that may bear it are in no manifest.',
  );
  // 1,000 were expected in a jurisdiction whose manifest lists 600, whatever the others list.
  expect(findingInWords({ ...found, phantoms: 400 })).toBe(
    'Mayor: 1,000 cards were cast, and the manifests list 990; in some jurisdiction the manifest lists fewer than were expected there. 400 that may bear it are in no manifest.',
  );
});
