import { type PersistentMap, withEntry, withoutEntry } from '@plumbline/prelude';

/** What is set apart in each jurisdiction after a change in one. A jurisdiction in which nothing is set apart is not named. */
export function withApart<Apart>(
  all: PersistentMap<PersistentMap<Apart>>,
  jurisdiction: string,
  apart: PersistentMap<Apart>,
): PersistentMap<PersistentMap<Apart>> {
  return apart.size === 0 ? withoutEntry(all, jurisdiction) : withEntry(all, jurisdiction, apart);
}
