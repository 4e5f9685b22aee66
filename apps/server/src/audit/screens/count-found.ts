import { changesBetween, EMPTY_MAP, type PersistentMap } from '@plumbline/prelude';

/** Units by their keys, and how often each was drawn. */
export type WantedUnits = ReadonlyMap<string, number>;

/** How many of some units were found, and how many draws they stand for. */
export type Found = { readonly units: number; readonly draws: number };

const last = new WeakMap<WantedUnits, Found & { readonly in: PersistentMap<unknown> }>();

/**
 * How many of the wanted units people have found. What is recorded next is added to what was counted before, so that a count
 * costs the same however much is recorded already.
 */
export function countFound(wanted: WantedUnits, found: PersistentMap<unknown> = EMPTY_MAP): Found {
  const before = last.get(wanted) ?? { in: EMPTY_MAP, units: 0, draws: 0 };
  if (before.in === found) return before;
  let { units, draws } = before;
  for (const [key, was, is] of changesBetween(before.in, found)) {
    const times = wanted.get(key);
    const step = (is === undefined ? 0 : 1) - (was === undefined ? 0 : 1);
    if (times === undefined) continue;
    units += step;
    draws += step * times;
  }
  const now = { in: found, units, draws };
  last.set(wanted, now);
  return now;
}
