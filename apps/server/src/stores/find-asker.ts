import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { type Asker, type Asking, readAsker } from './askers.ts';

/** What is remembered of those who asked through the connections of a pool. */
type Memory = {
  readonly askers: Map<string, Asker>;
  readonly boards: Map<string, Asker>;
  /** How much was given to those in `askers`, all together. */
  grants: number;
  /** The newest moment of the database that is known here. */
  snapshot: string | undefined;
  /** Something had ended when it was asked last: it is then read at once, and not asked in vain first, until nothing has. */
  isMoving: boolean;
  /** The moment that is being asked for, for all who came before the question left. */
  asking: Promise<string> | undefined;
};

/** A session with what a board has been given takes about a kilobyte, a grant 200 bytes: these are some twenty megabytes. */
const ASKERS_MAX = 10_000;
const GRANTS_MAX = 50_000;

const memories = new WeakMap<pg.Pool, Memory>();

/**
 * Who asks with this session, as the rows say it at this moment, and how the audit stands that is asked about.
 *
 * What was read before is that, if no transaction of the database has ended since: then it answers with the same snapshot, which
 * decides what a statement sees. To ask for that costs a fraction of reading it all again. Nothing rests on news that may come late.
 */
export async function findAsker(pool: pg.Pool, tokenSha256: string, asked: Asking): Promise<Asker | undefined> {
  const memory = memoryOf(pool);
  const key = JSON.stringify([tokenSha256, asked.about, asked.support]);
  const known = memory.askers.get(key);
  const before = memory.snapshot;
  // Where something has ended since, as far as is known here already, or mostly has, it would be asked in vain.
  if (known !== undefined && known.snapshot === before && !memory.isMoving) {
    if (known.snapshot === (await snapshotNow(pool, memory))) return known;
    memory.isMoving = true;
  }
  const asker = await readAsker(pool, tokenSha256, asked);
  forget(memory, key);
  memory.boards.delete(tokenSha256);
  if (asker === undefined) return undefined;
  if (asker.snapshot === before) memory.isMoving = false;
  memory.snapshot = asker.snapshot;
  if (isBoundToNoTime(asker)) remember(memory, key, asker);
  if (asker.stamp !== undefined) rememberBoard(memory, tokenSha256, asker);
  return asker;
}

/** Something was written through these connections: whoever asks next would ask in vain whether anything was. */
export function noteWritten(pool: pg.Pool): void {
  const memory = memories.get(pool);
  if (memory !== undefined) memory.snapshot = undefined;
}

/** The board that asked with this session last, as it was then: for whoever has its stamp compared before anything rests on it. */
export function recallBoard(pool: pg.Pool, tokenSha256: string): Asker | undefined {
  return memories.get(pool)?.boards.get(tokenSha256);
}

/** The snapshot that a statement sees which leaves after this was asked. Those who ask at the same moment share it. */
async function snapshotNow(pool: pg.Pool, memory: Memory): Promise<string | undefined> {
  memory.asking ??= askForSnapshot(pool, memory);
  memory.snapshot = await memory.asking;
  return memory.snapshot;
}

async function askForSnapshot(pool: pg.Pool, memory: Memory): Promise<string> {
  await setImmediate();
  memory.asking = undefined;
  const text = 'select pg_current_snapshot()::text as snapshot';
  const { rows } = await pool.query<{ snapshot: string }>({ name: 'find-snapshot', text });
  const [row] = rows;
  if (row === undefined) throw new Error('a function answers');
  return row.snapshot;
}

/** Whether time alone takes nothing from them and ends nothing, but for the session, whose times are compared at every request. */
function isBoundToNoTime({ subject, stamp, grants = [] }: Asker): boolean {
  if (grants.some(({ role }) => role === 'observer' || role === 'support')) return false;
  // With a part of their own a session goes on when a consent to support ends.
  return stamp !== undefined || (subject.kind === 'person' && grants.length > 0);
}

function remember(memory: Memory, key: string, asker: Asker): void {
  memory.askers.set(key, asker);
  memory.grants += asker.grants?.length ?? 0;
  for (const oldest of memory.askers.keys()) {
    if (memory.askers.size <= ASKERS_MAX && memory.grants <= GRANTS_MAX) return;
    forget(memory, oldest);
  }
}

function forget(memory: Memory, key: string): void {
  memory.grants -= memory.askers.get(key)?.grants?.length ?? 0;
  memory.askers.delete(key);
}

function rememberBoard({ boards }: Memory, tokenSha256: string, asker: Asker): void {
  boards.set(tokenSha256, asker);
  for (const oldest of boards.keys()) {
    if (boards.size <= ASKERS_MAX) return;
    boards.delete(oldest);
  }
}

function memoryOf(pool: pg.Pool): Memory {
  const known = memories.get(pool);
  if (known !== undefined) return known;
  const nothing = { grants: 0, snapshot: undefined, isMoving: false, asking: undefined };
  const memory: Memory = { askers: new Map(), boards: new Map(), ...nothing };
  memories.set(pool, memory);
  return memory;
}
