import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../database/test-database.ts';
import { appendEvents, createChain } from '../log/append-events.ts';
import { fieldworkChain } from '../log/audit-chains.ts';
import { hoursWorked } from './hours-worked.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;

const AUDIT = '11111111-1111-4111-8111-111111111111';

async function record(jurisdiction: string, times: readonly (readonly [at: string, event: object])[]) {
  const chain = fieldworkChain(AUDIT, jurisdiction);
  await db.transaction().execute((tx) => createChain(tx, chain, 'fieldwork'));
  for (const [at, event] of times) {
    const occasion = { commandId: `${jurisdiction} ${at}`, at: new Date(at), actor: 'somebody' };
    await db.transaction().execute((tx) => appendEvents(tx, chain, occasion, [{ type: 'ballot-recorded', ...event }]));
  }
}

test('a board works from one record to the next, and a pause of more than half an hour is no work', async () => {
  const ballot = (board: string, name: string) => ({ board, ballot: name });
  await record('J1', [
    ['2026-11-10T14:00:00.000Z', ballot('Board 1', 'B 1')],
    ['2026-11-10T14:05:00.000Z', ballot('Board 2', 'B 9')],
    ['2026-11-10T14:10:00.000Z', ballot('Board 1', 'B 2')],
    // The same ballot again.
    ['2026-11-10T14:12:30.000Z', ballot('Board 1', 'B 2')],
    ['2026-11-10T14:42:31.000Z', ballot('Board 1', 'B 3')],
    ['2026-11-10T15:12:31.000Z', ballot('Board 1', 'B 4')],
    ['2026-11-10T15:20:00.000Z', { type: 'board-signed-off', board: 'Board 1' }],
  ]);
  await record('J2', [['2026-11-11T09:00:00.000Z', { type: 'batch-recorded', batch: 'Batch 7' }]]);
  const worked = await hoursWorked(db, AUDIT);
  const byName = worked
    .map(({ units, ...one }) => ({ ...one, units: [...units].toSorted() }))
    .toSorted((a, b) => `${a.jurisdiction}${a.board}`.localeCompare(`${b.jurisdiction}${b.board}`));
  expect(byName).toEqual([
    {
      jurisdiction: 'J1',
      board: 'Board 1',
      units: ['B 1', 'B 2', 'B 3', 'B 4'],
      // 10 and 2.5 minutes, then a pause by one second, then just half an hour.
      minutes: 42.5,
      firstAt: '2026-11-10T14:00:00.000Z',
      lastAt: '2026-11-10T15:12:31.000Z',
    },
    {
      jurisdiction: 'J1',
      board: 'Board 2',
      units: ['B 9'],
      minutes: 0,
      firstAt: '2026-11-10T14:05:00.000Z',
      lastAt: '2026-11-10T14:05:00.000Z',
    },
    {
      jurisdiction: 'J2',
      board: null,
      units: ['Batch 7'],
      minutes: 0,
      firstAt: '2026-11-11T09:00:00.000Z',
      lastAt: '2026-11-11T09:00:00.000Z',
    },
  ]);
});
