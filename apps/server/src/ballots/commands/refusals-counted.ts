import type { BallotEvent, RefusedAct } from '@plumbline/ballot-management';

/** Refusals of one kind after the one that is an entry: since when, and how often. */
type Counted = { readonly act: RefusedAct; readonly from: number; readonly since: string; times: number };

/** Kinds that are counted at a time; what is tried beyond that is counted with the kind that was counted last. */
const KINDS_MAX = 2_000;
const HOUR_MS = 60 * 60_000;

/**
 * What was refused again, by chain of the room and by what was tried, in the memory of the server: nothing is written for it, however
 * often it comes. A server that is killed forgets the number; that it was tried is an entry already.
 */
const counts = new Map<string, Map<string, Counted>>();

export function countRefusal(
  chain: string,
  act: RefusedAct,
  asked: { readonly at: Date; readonly since: string },
): void {
  const kinds = counts.get(chain) ?? new Map<string, Counted>();
  counts.set(chain, kinds);
  const key = JSON.stringify([act.by.toSorted(), act.command, act.code, act.subject]);
  const known = kinds.get(key) ?? (kinds.size < KINDS_MAX ? undefined : [...kinds.values()].at(-1));
  if (known === undefined) kinds.set(key, { act, from: asked.at.getTime(), since: asked.since, times: 1 });
  else known.times += 1;
}

/**
 * The entries that say how often, of what has been counted for an hour; they are counted no longer. Asked for when something is written to
 * the log of the room anyway.
 */
export function refusalsToNote(
  chain: string,
  asked: { readonly at: Date; readonly written: string },
): readonly BallotEvent[] {
  const kinds = counts.get(chain);
  if (kinds === undefined) return [];
  const noted: BallotEvent[] = [];
  for (const [key, { act, from, since, times }] of kinds) {
    if (asked.at.getTime() - from < HOUR_MS) continue;
    kinds.delete(key);
    noted.push({ type: 'act-refused-again', ...act, at: asked.written, since, times });
  }
  return noted;
}
