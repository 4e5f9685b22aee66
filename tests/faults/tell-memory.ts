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
  /**
   * The longest that this thread has computed without looking for what else there is to do, in milliseconds of its own processor
   * and so whoever else works on the machine; 0 unless it was told to `watch-turns`.
   */
  readonly longestTurnMs: number;
};

/** `collected`: what nobody refers to is let go first. `watch-turns`: turns are watched from now on. */
export type MemoryAsked = 'collected' | 'as-it-is' | 'watch-turns';

/** Between two looks at the clock a turn may be over. */
const LOOK_MS = 5;

let longestTurnMs = 0;

function watchTurns(): void {
  let before = computedMs();
  const look = () => {
    const now = computedMs();
    longestTurnMs = Math.max(longestTurnMs, now - before);
    before = now;
  };
  setInterval(look, LOOK_MS).unref();
}

/** By this thread alone. */
function computedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

if (isMainThread && process.send !== undefined) {
  process.on('message', (asked: MemoryAsked) => {
    if (asked === 'watch-turns') watchTurns();
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
      longestTurnMs,
    };
    process.send?.(told);
  });
  // The channel alone must not keep a server alive that was told to stop.
  process.channel?.unref();
}
