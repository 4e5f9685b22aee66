import type { ManualVoteRecord } from '@plumbline/election';
import { expect, test } from 'vitest';
import { unitKey } from '../sampling/draw.ts';
import type { AuditEvent } from './audit-event.ts';
import { NOT_BEGUN } from './audit-state.ts';
import { evolve } from './evolve.ts';
import { evolveAll } from './evolve-all.ts';

const FOUND: ManualVoteRecord = {
  state: 'audited',
  interpretations: { Levy: { kind: 'blank', invalidWriteIn: false, note: '' } },
};
const LOST: ManualVoteRecord = { state: 'not-found' };

/** A round in two counties with a board each, and whatever happens in it. */
function roundWith(work: readonly AuditEvent[]): readonly AuditEvent[] {
  const draws = ['J1', 'J2'].flatMap((jurisdiction) =>
    [1, 2, 3].map((position) => ({
      contest: 'Levy',
      jurisdiction,
      tabulator: null,
      batch: 'B',
      position,
      ticket: `0.${position}`,
    })),
  );
  const created = { name: 'A', organization: 'O', auditType: 'ballot-polling', method: 'bravo' } as const;
  const boards = [{ name: 'Board', ballots: [1, 2, 3].map(keyOf) }];
  return [
    { type: 'audit-created', ...created, compatibility: false },
    { type: 'inputs-committed', commitment: '0'.repeat(64) as never },
    { type: 'seed-set', seed: '1' },
    {
      type: 'round-opened',
      version: 2,
      drawnFrom: 'universe',
      phantomDraws: [],
      round: 1,
      sampleSizes: { Levy: 6 },
      draws,
      extraBatches: [],
    },
    { type: 'boards-created', jurisdiction: 'J1', boards },
    { type: 'boards-created', jurisdiction: 'J2', boards },
    ...work,
  ];
}

function keyOf(position: number): string {
  return unitKey({ tabulator: null, batch: 'B', position });
}

function recorded(jurisdiction: string, position: number, record: ManualVoteRecord): AuditEvent {
  return { type: 'ballot-recorded', jurisdiction, board: 'Board', ballot: keyOf(position), record };
}

test('many events at once lead where one after the other does', () => {
  const place = { jurisdiction: 'J1', board: 'Board' };
  const events = roundWith([
    { type: 'board-members-named', ...place, members: ['Ann'] },
    recorded('J1', 1, FOUND),
    recorded('J2', 1, LOST),
    recorded('J1', 2, LOST),
    recorded('J1', 1, LOST),
    { type: 'board-signed-off', ...place },
    { type: 'board-reopened', ...place },
    recorded('J1', 2, FOUND),
    recorded('J2', 3, FOUND),
  ]);
  for (let length = 0; length <= events.length; length += 1) {
    const some = events.slice(0, length);
    expect(evolveAll(NOT_BEGUN, some)).toEqual(some.reduce(evolve, NOT_BEGUN));
  }
});

test('ballots recorded outside a round are as impossible as one by one', () => {
  expect(() => evolveAll(NOT_BEGUN, [recorded('J1', 1, FOUND)])).toThrow('work is recorded while a round is open');
});
