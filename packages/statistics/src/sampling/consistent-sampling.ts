import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';
import { putBack, takeLeast } from './heap.ts';
import { firstTicket, nextTicket, seedHash, TICKET_DIGITS_SHOWN, trimTicket } from './tickets.ts';

/**
 * Consistent sampling: every item has a ticket, and the sample is the items in the order of their tickets.
 *
 * With replacement an item that was drawn returns with its next ticket. The same seed gives samples that extend one
 * another: a larger sample begins with the smaller one, and samples of overlapping pools overlap as much as they can.
 *
 *   drop   draws already made, passed over     take   draws asked for
 *
 * Source   Rivest (2018), Consistent Sampling with Replacement, arXiv:1808.10016.
 * Assumes  the pool was fixed before the seed was chosen.
 * Example  A#2, B#7, C#1 and D#4 with seed 314159 come out as D#4, C#1, C#1, B#7, A#2, C#1, D#4, B#7.
 */
export function sampleConsistently(request: {
  readonly seed: string;
  readonly ids: readonly string[];
  readonly withReplacement: boolean;
  readonly drop: number;
  readonly take: number;
  readonly digits?: number;
}): Answer<readonly Draw<string>[]> {
  const { seed, ids } = request;
  if (new Set(ids).size < ids.length) {
    return refuse('counts-contradict', 'item-ids-repeated');
  }
  const hash = seedHash(seed);
  const entries = ids.map((id) => ({ item: id, key: id, ticket: firstTicket(hash, id) }));
  return drawInTicketOrder({ ...request, entries });
}

/** The most draws of a sample with replacement: above it a full hand count is less work. */
const DRAWS_MAX = 2_000_000;

/** One draw: what was drawn, its ticket as shown on lists, and how many times it has been drawn by now. */
export type Draw<Item> = { readonly item: Item; readonly ticket: string; readonly generation: number };

/** What may be drawn, with its key (which orders equal tickets) and its first ticket at full length. */
export type Entry<Item> = { readonly item: Item; readonly key: string; readonly ticket: string };

/** How much of the sequence of draws is asked for. */
export type DrawRange = { readonly withReplacement: boolean; readonly drop: number; readonly take: number };

/** Draws entries by their tickets. Without replacement the sequence ends when the entries do. */
export function drawInTicketOrder<Item>(
  request: DrawRange & { readonly entries: readonly Entry<Item>[]; readonly digits?: number },
): Answer<readonly Draw<Item>[]> {
  const { entries, withReplacement, drop, take, digits = TICKET_DIGITS_SHOWN } = request;
  const checked = checkDrawRange(request);
  if (!checked.ok) return checked;
  const waiting: Waiting<Item>[] = entries.map((entry) => ({ ...entry, generation: 1 })).sort(byTicket);
  const draws: Draw<Item>[] = [];
  for (let count = 0; count < drop + take && waiting.length > 0; count += 1) {
    const next = takeLeast(waiting, byTicket);
    if (!next) break;
    if (count >= drop) {
      draws.push({ item: next.item, ticket: trimTicket(next.ticket, digits), generation: next.generation });
    }
    if (withReplacement) {
      putBack(waiting, { ...next, ticket: nextTicket(next.ticket), generation: next.generation + 1 }, byTicket);
    }
  }
  return answer(draws);
}

/** Refuses numbers of draws that are none, and samples that are more work than a count. */
export function checkDrawRange({ withReplacement, drop, take }: DrawRange): Answer<null> {
  if (!isCount(drop) || !isCount(take)) {
    return refuse('parameter-out-of-range', 'draws-not-whole');
  }
  if (drop + take > DRAWS_MAX && withReplacement) {
    return refuse('full-count-needed', 'sample-too-large', { draws: drop + take });
  }
  return answer(null);
}

type Waiting<Item> = Entry<Item> & { readonly generation: number };

function byTicket(a: Waiting<unknown>, b: Waiting<unknown>): number {
  if (a.ticket !== b.ticket) return a.ticket < b.ticket ? -1 : 1;
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return 0;
}
