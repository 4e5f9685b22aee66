import { binomialWindow, portion, walkLowerTail } from '../numeric/binomial-window.ts';
import type { ForeseenCards } from './foreseen-cards.ts';
import type { PairNeed } from './pair-need.ts';

/**
 * The chance that one winner meets the limit against every loser, where one vote is allowed, so that each card counts for
 * one choice at most:
 *
 *   Σ_f P(f) Σ_a P(a | f) · P( x_l ≤ c_l(a) − f for every loser l | a, f )
 *
 *   f   draws of phantoms     a   votes for the winner     x_l   votes for loser l     c_l(a)   the most against (`PairNeed`)
 *
 * Each factor is a binomial of what the draws before left over; the losers follow one another in the same way.
 */
export function chanceOfOneWinner(needs: readonly PairNeed[], cards: readonly ForeseenCards[], draws: number): number {
  const shares = sharesOf(needs, cards);
  if (!shares) return 1;
  const phantoms = binomialWindow({ trials: draws, probability: shares.phantoms });
  let chance = 0;
  phantoms.chances.forEach((chanceOfPhantoms, i) => {
    const phantomDraws = phantoms.first + i;
    const seen = draws - phantomDraws;
    const forWinner = binomialWindow({ trials: seen, probability: portion(shares.winner, 1 - shares.phantoms) });
    let passing = 0;
    forWinner.chances.forEach((chanceOfWinner, j) => {
      if (chanceOfPhantoms * chanceOfWinner < NEGLIGIBLE) return;
      const winnerVotes = forWinner.first + j;
      const caps = needs.map((need) => need.mostAgainst(winnerVotes) - phantomDraws);
      if (caps.some((cap) => cap < 0)) return;
      const left = 1 - shares.phantoms - shares.winner;
      passing += chanceOfWinner * chanceOfLosers(shares.losers, { draws: seen - winnerVotes, left, caps });
    });
    chance += chanceOfPhantoms * passing;
  });
  return Math.min(1, chance);
}

/** What a sum of a million such terms, being at most 1, does not show in its twelfth digit. */
const NEGLIGIBLE = 1e-18;

/** About how many terms `chanceOfOneWinner` sums. */
export function workOfOneWinner(needs: readonly PairNeed[], cards: readonly ForeseenCards[], draws: number): number {
  const shares = sharesOf(needs, cards);
  if (!shares) return 1;
  const terms = (probability: number) => binomialWindow({ trials: draws, probability }).chances.length;
  const widths = shares.losers.map(terms).toSorted((a, b) => b - a);
  // Of several losers the last is a tail; each one between is a product of two windows.
  const widest = widths[0] ?? 1;
  const perLosers = widths.length < 2 ? 1 : widest + Math.max(0, widths.length - 2) * widest ** 2;
  return terms(shares.phantoms) * terms(shares.winner) * perLosers;
}

type Shares = { readonly winner: number; readonly phantoms: number; readonly losers: readonly number[] };

function sharesOf(needs: readonly PairNeed[], cards: readonly ForeseenCards[]): Shares | undefined {
  const [first] = needs;
  if (!first) return undefined;
  const shareOf = (id: string) => sum(cards.filter(({ choices }) => choices.has(id)));
  return {
    winner: shareOf(first.winner.id),
    phantoms: sum(cards.filter(({ isPhantom }) => isPhantom)),
    losers: needs.map((need) => shareOf(need.loser.id)),
  };
}

function sum(cards: readonly ForeseenCards[]): number {
  return cards.reduce((total, { share }) => total + share, 0);
}

type Losers = { readonly draws: number; readonly left: number; readonly caps: readonly number[] };

/** P(every loser has at most its cap), of draws that are neither for the winner nor of phantoms. */
function chanceOfLosers(shares: readonly number[], { draws, left, caps }: Losers): number {
  // used[s] is the chance that the losers so far took s of the draws and kept to their caps.
  let used = Float64Array.of(1);
  let remaining = left;
  const last = shares.length - 1;
  for (let loser = 0; loser < last; loser += 1) {
    const probability = portion(shares[loser], remaining);
    remaining -= shares[loser];
    const next = new Float64Array(Math.min(draws, used.length - 1 + caps[loser]) + 1);
    for (let taken = 0; taken < used.length; taken += 1) {
      if (used[taken] < NEGLIGIBLE) continue;
      const votes = binomialWindow({ trials: draws - taken, probability });
      const most = Math.min(votes.chances.length - 1, caps[loser] - votes.first);
      for (let i = 0; i <= most; i += 1) next[taken + votes.first + i] += used[taken] * votes.chances[i];
    }
    used = next;
  }
  return sumOverTails(used, { draws, probability: portion(shares[last], remaining), cap: caps[last] });
}

/** Σ_s used[s] · P( Binomial(draws − s, p) ≤ cap ). */
function sumOverTails(used: Float64Array, at: { draws: number; probability: number; cap: number }): number {
  const { draws, probability, cap } = at;
  const first = used.findIndex((chance) => chance >= NEGLIGIBLE);
  if (first < 0) return 0;
  const tail = walkLowerTail({ trials: draws - first, probability }, cap);
  let total = 0;
  for (let s = first; s < used.length; s += 1) {
    total += used[s] * tail.chance();
    tail.dropTrial();
  }
  return total;
}
