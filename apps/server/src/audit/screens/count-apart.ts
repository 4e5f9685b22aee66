import { type ContestedBallot, standOf } from '@plumbline/audit';
import { changesBetween, EMPTY_MAP, type PersistentMap } from '@plumbline/prelude';
import type { WantedUnits } from './count-found.ts';

/** Wanted cards that are set apart: of which two entries stand that people have to settle, and that wait for a second entry. */
export type Apart = { readonly twoEntries: number; readonly enteredOnce: number };

const NOTHING_APART: Apart = { twoEntries: 0, enteredOnce: 0 };

const last = new WeakMap<WantedUnits, { readonly in: PersistentMap<ContestedBallot>; readonly apart: Apart }>();

/** How many of the wanted cards are set apart, and why. Counted on from what was there before. */
export function countApart(wanted: WantedUnits, set: PersistentMap<ContestedBallot> = EMPTY_MAP): Apart {
  const before = last.get(wanted) ?? { in: EMPTY_MAP, apart: NOTHING_APART };
  if (before.in === set) return before.apart;
  let { twoEntries, enteredOnce } = before.apart;
  for (const [key, was, is] of changesBetween<ContestedBallot>(before.in, set)) {
    if (!wanted.has(key)) continue;
    twoEntries += isIn(is, 'contested') - isIn(was, 'contested');
    enteredOnce += isIn(is, 'entered-once') - isIn(was, 'entered-once');
  }
  const apart = { twoEntries, enteredOnce };
  last.set(wanted, { in: set, apart });
  return apart;
}

function isIn(ballot: ContestedBallot | undefined, stand: ReturnType<typeof standOf>): number {
  return ballot !== undefined && standOf(ballot) === stand ? 1 : 0;
}
