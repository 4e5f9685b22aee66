import { type AuditedBallot, isRemarkedOn } from '@plumbline/audit';
import { changesBetween, EMPTY_MAP, type PersistentMap } from '@plumbline/prelude';
import type { WantedUnits } from './count-found.ts';

const last = new WeakMap<WantedUnits, { readonly in: PersistentMap<AuditedBallot>; readonly cards: number }>();

/** Of how many of the wanted cards people said something that has to be looked into. Counted on from what was there before. */
export function countRemarked(wanted: WantedUnits, found: PersistentMap<AuditedBallot> = EMPTY_MAP): number {
  const before = last.get(wanted) ?? { in: EMPTY_MAP, cards: 0 };
  if (before.in === found) return before.cards;
  let { cards } = before;
  for (const [key, was, is] of changesBetween<AuditedBallot>(before.in, found)) {
    if (!wanted.has(key)) continue;
    cards += isSaid(is) - isSaid(was);
  }
  last.set(wanted, { in: found, cards });
  return cards;
}

function isSaid(ballot: AuditedBallot | undefined): number {
  return ballot !== undefined && isRemarkedOn(ballot) ? 1 : 0;
}
