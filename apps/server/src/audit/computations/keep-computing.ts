import { setTimeout as sleep } from 'node:timers/promises';
import { keepNewest } from '../../keep-newest.ts';

/** A short computation is answered at once; for a longer one the screen asks again. */
const PATIENCE_MS = 1_500;

/** Results by key, each computed once. A computation that failed is tried again by the next who asks. */
export type Computing<T> = {
  /** Whoever asks for one that is not finished soon gets `computing`, and later the result. */
  readonly soon: (key: string, compute: () => Promise<T>) => Promise<T | 'computing'>;
  readonly inFull: (key: string, compute: () => Promise<T>) => Promise<T>;
};

export function keepComputing<T>({ bytesMax }: { readonly bytesMax: number }): Computing<T> {
  const kept = keepNewest<T>({ bytesMax, bytesOf: (result) => JSON.stringify(result).length });
  return {
    soon: (key, compute) => Promise.race([kept.get(key, compute), sleep(PATIENCE_MS, 'computing' as const)]),
    inFull: kept.get,
  };
}
