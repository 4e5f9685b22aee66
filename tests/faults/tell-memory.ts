import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a server that is measured, with `--import`: tells over the channel to whoever started it what the process
 * holds and what it has computed. Nothing of the server knows of it.
 */

/** In bytes; `collected` once everything that nobody refers to any more was let go. */
export type MemoryTold = {
  readonly rss: number;
  readonly heapTotal: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
  /** What V8 asked malloc for, in this thread. */
  readonly malloced: number;
  /** Milliseconds of processor since the start, of all threads. */
  readonly cpuMs: number;
  /** Of the thread that answers requests alone: the share of the time in which it was not waiting. */
  readonly loopActiveMs: number;
};

if (isMainThread && process.send !== undefined) {
  process.on('message', (asked: 'collected' | 'as-it-is') => {
    if (asked === 'collected') {
      setFlagsFromString('--expose-gc');
      runInNewContext('gc')();
    }
    const { rss, heapTotal, heapUsed, external, arrayBuffers } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const told: MemoryTold = {
      rss,
      heapTotal,
      heapUsed,
      external,
      arrayBuffers,
      malloced: getHeapStatistics().malloced_memory,
      cpuMs: (user + system) / 1_000,
      loopActiveMs: performance.eventLoopUtilization().active,
    };
    process.send?.(told);
  });
  // The channel alone must not keep a server alive that was told to stop.
  process.channel?.unref();
}
