import type { CountWindow } from '../numeric/binomial-window.ts';
import { logPoisson, poissonWindow } from '../numeric/poisson-window.ts';
import type { ForeseenCards } from './foreseen-cards.ts';
import type { PairNeed } from './pair-need.ts';

/**
 * The chance that one winner meets the limit against every loser, where one vote is allowed, so that each card counts for
 * one choice at most:
 *
 *   Σ_f Σ_a P( f phantoms, a votes for the winner, and x_l ≤ c_l(a) − f votes for every loser l )
 *
 *   c_l(a)   the most draws against the winner (`PairNeed`)
 *
 * The counts that n draws make are distributed as independent Poisson counts of means n·share, given that these are n
 * together. So the counts of a loser up to its cap are a list that only grows with a, and the sums of two such lists are
 * kept up to date by what each new number adds: of up to three losers all is summed in about (width of a list)² steps.
 */
export function chanceOfOneWinner(needs: readonly PairNeed[], cards: readonly ForeseenCards[], draws: number): number {
  const { winner, phantoms, losers, rest } = countsOf(needs, cards, draws);
  const [first, second = NOTHING, third = NOTHING, ...others] = losers;
  if (!first) return 1;
  let chance = 0;
  phantoms.chances.forEach((chanceOfPhantoms, i) => {
    const phantomDraws = phantoms.first + i;
    const near = sumsWithin(second, third);
    const far = sumsWithin(first, rest);
    let passing = 0;
    winner.chances.forEach((chanceOfWinner, j) => {
      const winnerVotes = winner.first + j;
      const left = draws - phantomDraws - winnerVotes;
      const caps = needs.map((need) => need.mostAgainst(winnerVotes) - phantomDraws);
      if (left < 0 || caps.some((cap) => cap < 0)) return;
      const [capOfFirst, capOfSecond = 0, capOfThird = 0] = caps;
      far.raise(capOfFirst, Number.POSITIVE_INFINITY);
      near.raise(capOfSecond, capOfThird);
      let sums = near.sums;
      others.forEach((loser, place) => {
        const all = sumsWithin(sums, loser);
        all.raise(Number.POSITIVE_INFINITY, caps[place + 3]);
        sums = all.sums;
      });
      passing += chanceOfWinner * chanceOfTotal(sums, far.sums, left);
    });
    chance += chanceOfPhantoms * passing;
  });
  return Math.min(1, chance / Math.exp(logPoisson(draws, draws)));
}

/** About how many terms `chanceOfOneWinner` sums. */
export function workOfOneWinner(needs: readonly PairNeed[], cards: readonly ForeseenCards[], draws: number): number {
  const { winner, phantoms, losers, rest } = countsOf(needs, cards, draws);
  const widths = [rest, ...losers].map(({ chances }) => chances.length);
  const widest = Math.max(...widths);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const perWinnerVotes = total + Math.max(0, losers.length - 3) * widest * total;
  return phantoms.chances.length * winner.chances.length * perWinnerVotes;
}

/** No draws, for certain. */
const NOTHING: CountWindow = { first: 0, chances: Float64Array.of(1) };

type Counts = {
  readonly winner: CountWindow;
  readonly phantoms: CountWindow;
  readonly losers: readonly CountWindow[];
  /** Draws that count for none of them. */
  readonly rest: CountWindow;
};

function countsOf(needs: readonly PairNeed[], cards: readonly ForeseenCards[], draws: number): Counts {
  const among = (matches: (kind: ForeseenCards) => boolean) => {
    const share = cards.reduce((sum, kind) => sum + (matches(kind) ? kind.share : 0), 0);
    return poissonWindow(draws * share);
  };
  const named = new Set(needs.flatMap(({ winner, loser }) => [winner.id, loser.id]));
  const winners = new Set(needs.map(({ winner }) => winner.id));
  return {
    winner: among(({ choices }) => [...choices].some((id) => winners.has(id))),
    phantoms: among(({ isPhantom }) => isPhantom),
    losers: needs.map(({ loser }) => among(({ choices }) => choices.has(loser.id))),
    rest: among(({ choices, isPhantom }) => !isPhantom && ![...choices].some((id) => named.has(id))),
  };
}

type SumsWithin = {
  /** P(a and b within their caps, a + b = s) for every s. */
  readonly sums: CountWindow;
  /** Raises the caps; they never fall. */
  readonly raise: (capOfA: number, capOfB: number) => void;
};

/** The sums of two independent counts, each up to a cap that may be raised. Both begin with no count allowed. */
function sumsWithin(a: CountWindow, b: CountWindow): SumsWithin {
  const chances = new Float64Array(a.chances.length + b.chances.length - 1);
  let ofA = 0;
  let ofB = 0;
  return {
    sums: { first: a.first + b.first, chances },
    raise: (capOfA, capOfB) => {
      for (; ofB < b.chances.length && b.first + ofB <= capOfB; ofB += 1) {
        const added = b.chances[ofB];
        for (let i = 0; i < ofA; i += 1) chances[i + ofB] += a.chances[i] * added;
      }
      for (; ofA < a.chances.length && a.first + ofA <= capOfA; ofA += 1) {
        const added = a.chances[ofA];
        for (let i = 0; i < ofB; i += 1) chances[ofA + i] += added * b.chances[i];
      }
    },
  };
}

/** P(a + b = total) for two independent counts. */
function chanceOfTotal(a: CountWindow, b: CountWindow, total: number): number {
  const least = Math.max(0, total - a.first - b.first - (b.chances.length - 1));
  const most = Math.min(a.chances.length - 1, total - a.first - b.first);
  let chance = 0;
  for (let i = least; i <= most; i += 1) chance += a.chances[i] * b.chances[total - a.first - b.first - i];
  return chance;
}
