import { type Answer, answer, assert } from '../answer.ts';
import { checkDrawRange, type DrawRange } from './consistent-sampling.ts';
import { putBack, takeLeast } from './heap.ts';
import type { Sha256State } from './sha256.ts';
import {
  createTicketHasher,
  DIGITS_MAX,
  PREFIX_OF_NINE,
  prefixOfDigest,
  prefixOfTicket,
  writeTicketDigits,
} from './ticket-digits.ts';
import { firstTicket, nextTicket, seedHash, TICKET_DIGITS_SHOWN, trimTicket } from './tickets.ts';

/** Cards that may be drawn, in columns. `prefixes` are the first 15 digits of their first tickets, as whole numbers. */
export type TicketPool = {
  readonly seed: string;
  readonly prefixes: Float64Array;
  /** What is hashed for the card at a place; it also orders equal tickets. */
  readonly keyOf: (index: number) => string;
};

/** One draw: which card of the pool, its ticket as shown on lists, and whether it is its first, its second, … */
export type PoolDraw = { readonly index: number; readonly ticket: string; readonly generation: number };

/** What stands before the number of the try in the text a next ticket is the hash of. */
const COLON = 0x3a;
const DIGIT_ZERO = 0x30;
/** "0." before the digits; behind them ":", a number, and the padding of two blocks. */
const BUFFER_BYTES = 2 + DIGITS_MAX + 2 + 16 + 128;

/**
 * Draws cards by consistent sampling as `drawInTicketOrder` does, of which it is the fast form: for hundreds of thousands of
 * draws, tickets are compared by their first 15 digits and written out only where these do not decide.
 *
 * Numerics   a card whose next ticket is above the `drop + take`-th least of all first tickets is never drawn again, so
 *            that most next tickets are hashed and forgotten.
 */
export function drawFromPool(pool: TicketPool, range: DrawRange): Answer<readonly PoolDraw[]> {
  const checked = checkDrawRange(range);
  if (!checked.ok) return checked;
  const { seed, prefixes, keyOf } = pool;
  const { drop, take, withReplacement } = range;
  const wanted = drop + take;
  const last = nthLeast(prefixes, wanted);
  const hash = seedHash(seed);
  const current = prefixes.slice();
  const generations = new Uint32Array(prefixes.length).fill(1);
  /** Whole tickets of cards that were drawn and have gone back. */
  const returned = new Map<number, string>();

  const ticketOf = (index: number) => returned.get(index) ?? firstTicket(hash, keyOf(index));
  const compare = (a: number, b: number): number => {
    const difference = current[a] - current[b];
    if (difference !== 0) return difference;
    return compareTexts(ticketOf(a), ticketOf(b)) || compareTexts(keyOf(a), keyOf(b));
  };
  const tickets = createTicketWriter(seed);
  // In order from the least on, which is a heap.
  const heap: number[] = [];
  for (let index = 0; index < prefixes.length; index += 1) if (prefixes[index] <= last) heap.push(index);
  heap.sort(compare);

  const draws: PoolDraw[] = [];
  for (let count = 0; count < wanted; count += 1) {
    const index = takeLeast(heap, compare);
    if (index === undefined) break;
    const generation = generations[index];
    const prefix = current[index];
    const whole = returned.get(index);
    if (prefix >= PREFIX_OF_NINE) tickets.take(whole ?? firstTicket(hash, keyOf(index)));
    else if (whole === undefined) tickets.takeFirst(keyOf(index));
    else tickets.take(whole);
    if (count >= drop) draws.push({ index, ticket: tickets.shown(), generation });
    if (!withReplacement) continue;
    const next = tickets.next(prefix);
    if (next > last) continue;
    current[index] = next;
    generations[index] = generation + 1;
    returned.set(index, tickets.nextWhole());
    putBack(heap, index, compare);
  }
  return answer(draws);
}

/**
 * The prefix above which no card is drawn: that of the n-th least first ticket, because so many draws are made before
 * any that is greater. Where there are fewer cards than draws, cards come again however late they are.
 */
function nthLeast(prefixes: Float64Array, n: number): number {
  if (n > prefixes.length || n === 0) return Number.POSITIVE_INFINITY;
  return prefixes.toSorted()[n - 1];
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Writes one ticket at a time, and finds the one after it. */
type TicketWriter = {
  /** The first ticket of a key. */
  readonly takeFirst: (key: string) => void;
  /** A ticket that is written out. */
  readonly take: (ticket: string) => void;
  /** The ticket taken, as shown on lists. */
  readonly shown: () => string;
  /** The prefix of the ticket after the one taken, which has the prefix given. */
  readonly next: (prefix: number) => number;
  /** The ticket that `next` has just found, written out. */
  readonly nextWhole: () => string;
};

function createTicketWriter(seed: string): TicketWriter {
  const hasher = createTicketHasher(seed);
  const buffer = new Uint8Array(BUFFER_BYTES);
  const found = new Uint8Array(BUFFER_BYTES);
  buffer[0] = found[0] = DIGIT_ZERO;
  buffer[1] = found[1] = '.'.charCodeAt(0);
  let end = 2;
  /** What is taken, or found, as a text where it was made as one; else the next ticket's digest. */
  let taken: string | undefined;
  let after: string | undefined;
  let following: Sha256State | undefined;

  // A plain array becomes a text ten times as fast as one of bytes.
  const codes: number[] = [];
  const textOf = (bytes: Uint8Array, length: number) => {
    codes.length = length;
    for (let i = 0; i < length; i += 1) codes[i] = bytes[i];
    return String.fromCharCode(...codes);
  };

  /** The general rule, for a ticket that begins with nines or whose next has the same first 15 digits. */
  function nextAsText(): number {
    after = nextTicket(taken ?? textOf(buffer, end));
    return prefixOfTicket(after);
  }

  return {
    takeFirst(key) {
      taken = undefined;
      end = 2 + writeTicketDigits(hasher.ofKey(key), buffer, 2);
    },
    take(ticket) {
      taken = ticket;
      end = Math.min(ticket.length, 2 + DIGITS_MAX);
      for (let i = 2; i < end; i += 1) buffer[i] = ticket.charCodeAt(i);
    },
    shown: () => (taken === undefined ? textOf(buffer, 2 + TICKET_DIGITS_SHOWN) : trimTicket(taken)),
    next(prefix) {
      after = undefined;
      if (prefix >= PREFIX_OF_NINE) return nextAsText();
      // Without a nine in front, the next is the first of these fractions that is greater.
      for (let n = 1; ; n += 1) {
        buffer[end] = COLON;
        let length = end + 1;
        for (const digit of String(n)) {
          buffer[length] = digit.charCodeAt(0);
          length += 1;
        }
        const digest = hasher.ofBytes(buffer, length);
        const nextPrefix = prefixOfDigest(digest);
        if (nextPrefix < prefix) continue;
        if (nextPrefix === prefix) return nextAsText();
        following = digest;
        return nextPrefix;
      }
    },
    nextWhole() {
      if (after !== undefined) return after;
      assert(following !== undefined, 'the next ticket was looked for');
      return textOf(found, 2 + writeTicketDigits(following, found, 2));
    },
  };
}
