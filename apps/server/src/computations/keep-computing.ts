import { setTimeout as sleep } from 'node:timers/promises';

const KEPT_MAX = 200;
/** A short computation is answered at once; for a longer one the screen asks again. */
const PATIENCE_MS = 1_500;

/**
 * Results by key, each computed once: whoever asks for one that is not finished soon gets `computing`, and later the
 * result. A computation that failed is tried again by the next who asks.
 */
export function keepComputing<T>(): (key: string, compute: () => Promise<T>) => Promise<T | 'computing'> {
  const kept = new Map<string, Promise<T>>();
  return (key, compute) => {
    const known = kept.get(key) ?? compute();
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > KEPT_MAX && !oldest.done) kept.delete(oldest.value);
    return Promise.race([known, sleep(PATIENCE_MS, 'computing' as const)]);
  };
}
