/** Values by key, made once each; those not used for longest go first when they are more than may be kept. */
export type Kept<T> = {
  readonly get: (key: string, make: () => Promise<T>) => Promise<T>;
  /** What is kept at this moment. */
  readonly bytes: () => number;
};

type Entry<T> = { readonly value: Promise<T>; readonly bytes: number };

/**
 * Keeps at most `bytesMax` by the measure of `bytesOf`. A value that alone is larger is handed out and not kept. What failed
 * is made again by the next who asks; those who ask while it is being made wait for the same.
 */
export function keepNewest<T>({
  bytesMax,
  bytesOf,
}: {
  readonly bytesMax: number;
  readonly bytesOf: (value: T) => number;
}): Kept<T> {
  const kept = new Map<string, Entry<T>>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function settle(key: string, made: Promise<T>, size: number): void {
    if (kept.get(key)?.value !== made) return;
    drop(key);
    if (size > bytesMax) return;
    kept.set(key, { value: made, bytes: size });
    bytes += size;
    for (const [oldest, entry] of kept) {
      if (bytes <= bytesMax) return;
      // What is still being made has no size yet; dropping it would make it twice.
      if (entry.bytes > 0) drop(oldest);
    }
  }

  return {
    get(key, make) {
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return known.value;
      }
      const made = make();
      kept.set(key, { value: made, bytes: 0 });
      made.then(
        (value) => settle(key, made, Math.max(1, bytesOf(value))),
        () => {
          if (kept.get(key)?.value === made) drop(key);
        },
      );
      return made;
    },
    bytes: () => bytes,
  };
}
