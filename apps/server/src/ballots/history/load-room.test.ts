import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import type { DatabaseSchema } from '../../database/schema.ts';
import { loadRoom } from './load-room.ts';

/** A database in which there is nothing. */
const db = new Kysely<DatabaseSchema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

test('of a room that is not there nothing is kept, whoever asks for it by whatever name', async () => {
  const place = { electionId: '5f0a9a0e-2c56-4a2f-9a53-6f0f5f3c3a11', jurisdiction: 'Nowhere' };
  const first = await loadRoom(db, place);
  expect(first).toMatchObject({ room: { phase: 'not-opened' }, head: { number: 0 } });
  // What is kept is handed out again as the very same.
  expect(await loadRoom(db, place)).not.toBe(first);
});
