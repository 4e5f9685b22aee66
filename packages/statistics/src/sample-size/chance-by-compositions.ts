import { binomialPmfs } from '../numeric/binomial-window.ts';
import type { ForeseenCards } from './foreseen-cards.ts';
import type { PairNeed } from './pair-need.ts';

/** In how many ways so many draws fall on so many kinds of cards: (n + k − 1 over k − 1); Infinity beyond a double. */
export function compositionsOf(draws: number, kinds: number): number {
  let ways = 1;
  for (let i = 1; i < kinds; i += 1) ways = (ways * (draws + i)) / i;
  return ways;
}

/** The chance that every pair meets the limit: the sum over every way in which the draws fall on the kinds of cards. */
export function chanceByCompositions(
  needs: readonly PairNeed[],
  cards: readonly ForeseenCards[],
  draws: number,
): number {
  const counts = new Array<number>(cards.length).fill(0);
  const isMet = meetsAll(needs, cards);
  // Of the kinds from `kind` on, with so many draws left to fall on them.
  const from = (kind: number, left: number, shareLeft: number): number => {
    if (kind === cards.length - 1) {
      counts[kind] = left;
      return isMet(counts) ? 1 : 0;
    }
    const { share } = cards[kind];
    const chances = binomialPmfs({ trials: left, probability: Math.min(1, share / shareLeft) });
    let chance = 0;
    for (let drawn = 0; drawn <= left; drawn += 1) {
      if (chances[drawn] === 0) continue;
      counts[kind] = drawn;
      chance += chances[drawn] * from(kind + 1, left - drawn, shareLeft - share);
    }
    return chance;
  };
  return Math.min(1, from(0, draws, 1));
}

/** Whether so many draws of each kind of card meet the limit for every pair. */
export function meetsAll(
  needs: readonly PairNeed[],
  cards: readonly ForeseenCards[],
): (counts: ArrayLike<number>) => boolean {
  const sides = needs.map((need) => {
    const forWinner: number[] = [];
    const against: number[] = [];
    cards.forEach(({ choices, isPhantom }, kind) => {
      const isForWinner = choices.has(need.winner.id);
      const isAgainst = isPhantom || choices.has(need.loser.id);
      if (isForWinner && isAgainst && !need.countsCardsForBoth) return;
      if (isForWinner) forWinner.push(kind);
      if (isAgainst) against.push(kind);
    });
    return { need, forWinner, against };
  });
  return (counts) =>
    sides.every(
      ({ need, forWinner, against }) => totalOf(counts, against) <= need.mostAgainst(totalOf(counts, forWinner)),
    );
}

function totalOf(counts: ArrayLike<number>, kinds: readonly number[]): number {
  let total = 0;
  for (const kind of kinds) total += counts[kind];
  return total;
}
