import { type AuditRefusal, BOARD_COUNT_MAX } from '@plumbline/audit';
import { SEED_LENGTH_MAX } from '@plumbline/election';
import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { refusalDetail } from './refusal-detail.ts';

const REFUSALS: readonly AuditRefusal[] = [
  { code: 'audit-not-in-phase', phase: 'committed', command: 'define-contests' },
  { code: 'plan-incomplete', missing: [{ what: 'settings' }, { what: 'manifest', jurisdiction: 'J3' }] },
  { code: 'tally-above-limit', batch: 'Batch 1', contest: 'Contest 1', votes: 1001, limit: 1000 },
  { code: 'ballots-undecided', board: 'Audit Board #01', remaining: 1 },
];

test('a refusal says what to do, with its figures', () => {
  expect(REFUSALS.map(refusalDetail)).toEqual([
    'The audit is committed and waits for its seed, so this cannot be done now. Reload to see where it stands.',
    'Before the inputs can be committed: fill in the settings; J3 has no ballot manifest.',
    'Batch 1 shows 1,001 votes in Contest 1, and its ballots allow at most 1,000. Check the sheets.',
    '1 ballot has no entry yet. Enter what is left or mark it as not found, then sign off.',
  ]);
});

// Stated again in this package, whose every import reaches the browser: the audit package would bring the statistics.
test('the limits of a message, and those a refusal names, are those of the audit', () => {
  expect(refusalDetail({ code: 'seed-not-usable', length: 0 })).toContain(`at most ${SEED_LENGTH_MAX}.`);
  expect(refusalDetail({ code: 'board-count-not-possible', count: 0 })).toContain(`between 1 and ${BOARD_COUNT_MAX} `);
  const auditId = '00000000-0000-4000-8000-000000000000';
  const acceptsSeed = (length: number) =>
    commands['set-seed'].input.safeParse({ auditId, seed: '7'.repeat(length) }).success;
  expect([SEED_LENGTH_MAX, SEED_LENGTH_MAX + 1].map(acceptsSeed)).toEqual([true, false]);
  const acceptsBoards = (count: number) =>
    commands['create-boards'].input.safeParse({ auditId, jurisdiction: 'J1', count }).success;
  expect([BOARD_COUNT_MAX, BOARD_COUNT_MAX + 1].map(acceptsBoards)).toEqual([true, false]);
});
