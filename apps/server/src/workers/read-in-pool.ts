import type { InputReader } from '../audit/inputs/input-files.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Has the files read by a thread of the pool: for the thread that answers requests, which must not stand still. */
export function readInPool(workers: WorkerPool): InputReader {
  return {
    manifest: (order) => workers.run('read-manifest', order),
    totals: (order) => workers.run('read-totals', order),
  };
}
