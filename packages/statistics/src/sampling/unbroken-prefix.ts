import { firstTicket, nextTicket, seedHash } from './tickets.ts';

/**
 * A contest that draws were made for: where its cards are, and the ticket of its last draw in any round, whether of a
 * listed card or of a phantom. `undefined` while nothing was drawn for it.
 */
export type PrefixTarget = {
  readonly jurisdictions: readonly string[];
  readonly lastTicket: string | undefined;
};

/**
 * How far the draws of others reach, without a gap, into the sequence of a contest nobody drew for.
 *
 *   reached     τ(j), by jurisdiction: every ticket of its cards up to this one was drawn; `undefined` where none was
 *   threshold   τ*, the least of them: every ticket of the contest's universe up to this one is known
 *
 * `measured: false` says that some jurisdiction was never drawn from. That is no measured risk, not a risk of 100 %.
 */
export type UnbrokenPrefix =
  | { readonly measured: true; readonly threshold: string; readonly reached: ReadonlyMap<string, string | undefined> }
  | { readonly measured: false; readonly reached: ReadonlyMap<string, string | undefined> };

/**
 * The unbroken prefix: how much of an opportunistic contest's own sequence of draws other contests' draws have uncovered.
 *
 *   τ_t   ticket of target t's last draw
 *   τ(j)  greatest τ_t of the targets whose universe holds jurisdiction j
 *   τ*    least τ(j) over the contest's jurisdictions that list a card
 *
 * Theorem    the cards of the contest's universe, phantoms included, in the order of all their tickets are independent
 *            uniform draws, whatever else is drawn. With −ln(1 − ticket) as a clock each card rings as a Poisson process of
 *            rate 1: in the union of N equal processes the marks are uniform and independent of the times. A test that is
 *            valid after every draw may be read at τ*, whoever chose the targets' sizes and on whatever knowledge (Ville).
 *            A test of fixed size may not: with τ* set by one jurisdiction the last draw always lies in it.
 * Source     Rivest (2018), Consistent Sampling with Replacement, arXiv:1808.10016; Kingman (1993), Poisson Processes, 2.2
 *            and 5.2; Glazer, Spertus & Stark (2021), arXiv:2012.03371 (one ticket for each card, many contests).
 * Assumes    one seed for all contests; each target's draws are all tickets of its universe up to its last, with
 *            replacement; a record of each drawn card tells what was seen for every contest on it.
 * Conservative a longer prefix, up to the first card that nobody looked at, would be valid too. It is not used: this one
 *            follows from published draws alone, so that everybody gets the same figure.
 * Numerics   tickets compare as texts. Those cut to 18 digits after their nines decide as full ones do: cutting keeps the
 *            order, so that only tickets alike in all of these digits could be mistaken, one pair in 10^18.
 * Example    a target in J1 drawn up to 0.47, another in J2 up to 0.07: for a contest in both, τ* = 0.07.
 */
export function unbrokenPrefix(request: {
  readonly targets: readonly PrefixTarget[];
  /**
   * The contest's jurisdictions that list a card; the contest's own phantoms need no target. With card styles: sets of
   * cards that the same targets may draw, named alike here and in the targets.
   */
  readonly jurisdictions: readonly string[];
}): UnbrokenPrefix {
  const reached = new Map<string, string | undefined>();
  for (const jurisdiction of request.jurisdictions) {
    let furthest: string | undefined;
    for (const { jurisdictions, lastTicket } of request.targets) {
      if (lastTicket === undefined || !jurisdictions.includes(jurisdiction)) continue;
      if (furthest === undefined || lastTicket > furthest) furthest = lastTicket;
    }
    reached.set(jurisdiction, furthest);
  }
  let threshold: string | undefined;
  for (const furthest of reached.values()) {
    if (furthest === undefined) return { measured: false, reached };
    if (threshold === undefined || furthest < threshold) threshold = furthest;
  }
  // A contest none of whose cards is listed has nothing that could be looked at.
  return threshold === undefined ? { measured: false, reached } : { measured: true, threshold, reached };
}

/**
 * Whether a ticket lies in the prefix. Either may be cut to 18 digits: what one of them lacks is not compared, so that the
 * threshold's own draw is always in.
 */
export function isWithinPrefix(ticket: string, threshold: string): boolean {
  return ticket.slice(0, threshold.length) <= threshold;
}

/**
 * The draws that count for a contest, of those already made: with tickets up to the threshold, each ticket of a card once
 * however many targets drew it, in ticket order and not by round. Later rounds only lengthen the list.
 *
 * `draws` are those of all targets on cards of the contest's universe. A card comes with a new ticket each time it is
 * drawn again, so card and ticket together name a draw. The contest’s own phantoms, which no target draws, are
 * found by `ticketsWithinPrefix`.
 */
export function drawsWithinPrefix<Draw extends { readonly ticket: string }>(request: {
  readonly threshold: string;
  readonly draws: Iterable<Draw>;
  /** The card's name, the same from every target: its key. */
  readonly cardOf: (draw: Draw) => string;
}): readonly Draw[] {
  const { threshold, cardOf } = request;
  const counted = new Map<string, { readonly card: string; readonly draw: Draw }>();
  for (const draw of request.draws) {
    if (!isWithinPrefix(draw.ticket, threshold)) continue;
    const card = cardOf(draw);
    counted.set(`${draw.ticket} ${card}`, { card, draw });
  }
  return [...counted.values()].sort(byTicketThenCard).map(({ draw }) => draw);
}

function byTicketThenCard(
  a: { readonly card: string; readonly draw: { readonly ticket: string } },
  b: { readonly card: string; readonly draw: { readonly ticket: string } },
): number {
  if (a.draw.ticket !== b.draw.ticket) return a.draw.ticket < b.draw.ticket ? -1 : 1;
  if (a.card !== b.card) return a.card < b.card ? -1 : 1;
  return 0;
}

/** One ticket of a card: which card, at full length, and whether it is its first, its second, … */
export type CardTicket = { readonly key: string; readonly ticket: string; readonly generation: number };

/**
 * Every ticket of the given cards up to the threshold, all generations, in ticket order: their part of the sequence of
 * draws with replacement, found from the seed alone. `keys` are `ballotKey`s of listed cards, `phantomKey`s of others.
 */
export function ticketsWithinPrefix(request: {
  readonly seed: string;
  readonly keys: Iterable<string>;
  readonly threshold: string;
}): readonly CardTicket[] {
  const { keys, threshold } = request;
  const hash = seedHash(request.seed);
  const found: { readonly card: string; readonly draw: CardTicket }[] = [];
  for (const key of keys) {
    let ticket = firstTicket(hash, key);
    for (let generation = 1; isWithinPrefix(ticket, threshold); generation += 1) {
      found.push({ card: key, draw: { key, ticket, generation } });
      ticket = nextTicket(ticket);
    }
  }
  return found.sort(byTicketThenCard).map(({ draw }) => draw);
}
