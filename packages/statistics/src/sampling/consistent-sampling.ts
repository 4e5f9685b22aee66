import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';
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
    return refuse('counts-contradict', 'Two items have the same id, so they would share their tickets. Rename one.');
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
  if (!isCount(drop) || !isCount(take)) {
    return refuse('parameter-out-of-range', 'The numbers of draws must be whole numbers, 0 or more.');
  }
  if (drop + take > DRAWS_MAX && withReplacement) {
    return refuse('full-count-needed', `A sample of ${drop + take} draws is not drawn. Count all ballots by hand.`);
  }
  const waiting: Waiting<Item>[] = entries.map((entry) => ({ ...entry, generation: 1 })).sort(byTicket);
  const draws: Draw<Item>[] = [];
  for (let count = 0; count < drop + take && waiting.length > 0; count += 1) {
    const next = takeLeast(waiting);
    if (!next) break;
    if (count >= drop) {
      draws.push({ item: next.item, ticket: trimTicket(next.ticket, digits), generation: next.generation });
    }
    if (withReplacement) {
      putBack(waiting, { ...next, ticket: nextTicket(next.ticket), generation: next.generation + 1 });
    }
  }
  return answer(draws);
}

type Waiting<Item> = Entry<Item> & { readonly generation: number };

function byTicket(a: Waiting<unknown>, b: Waiting<unknown>): number {
  if (a.ticket !== b.ticket) return a.ticket < b.ticket ? -1 : 1;
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return 0;
}

/** Takes the least out of a binary heap, in which no element is less than the one at half its place. */
function takeLeast<Item>(heap: Waiting<Item>[]): Waiting<Item> | undefined {
  const least = heap[0];
  const moved = heap.pop();
  if (heap.length === 0 || moved === undefined) return least;
  let place = 0;
  for (;;) {
    const left = 2 * place + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child = right < heap.length && byTicket(heap[right], heap[left]) < 0 ? right : left;
    if (byTicket(moved, heap[child]) <= 0) break;
    heap[place] = heap[child];
    place = child;
  }
  heap[place] = moved;
  return least;
}

function putBack<Item>(heap: Waiting<Item>[], entry: Waiting<Item>): void {
  let place = heap.length;
  heap.push(entry);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (byTicket(heap[parent], entry) <= 0) break;
    heap[place] = heap[parent];
    place = parent;
  }
  heap[place] = entry;
}
