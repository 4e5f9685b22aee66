import type { CastVoteRecords } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import type { InputReader } from '../audit/inputs/input-files.ts';
import type { WorkerPool } from './worker-pool.ts';

/**
 * Has the files read by a thread of the pool: for the thread that answers requests, which must not stand still. Cast vote
 * records do not leave the threads: what is found by them does.
 */
export function readInPool(workers: WorkerPool): InputReader {
  return {
    manifest: (order) => workers.run('read-manifest', order),
    totals: (order) => workers.run('read-totals', order),
    cvrs: () => Promise.resolve(IN_THE_THREADS),
  };
}

function notHere(): never {
  assert(false, 'cast vote records are looked up by a thread of the pool');
}

const IN_THE_THREADS: CastVoteRecords = { find: notHere, cardsIn: notHere, bearing: notHere };
