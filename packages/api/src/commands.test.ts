import { BOARD_COUNT_MAX } from '@plumbline/audit';
import { SEED_LENGTH_MAX } from '@plumbline/election';
import { refusalDetail } from '@plumbline/words/refusal-words';
import { expect, test } from 'vitest';
import { commands } from './commands.ts';

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
