import { type PollingRound, type PollingSample, universeOfOneNumber } from '../src/polling-sample.ts';

/** A round with these votes; it has as many draws as votes, lost cards and phantoms, unless `size` says otherwise. */
export function polledRound(
  votes: Readonly<Record<string, number>>,
  changes: Partial<PollingRound> = {},
): PollingRound {
  const { notFound = 0, phantoms = 0 } = changes;
  const size = Object.values(votes).reduce((sum, count) => sum + count, notFound + phantoms);
  return { size, votes: new Map(Object.entries(votes)), cardsForBoth: [], notFound, phantoms, ...changes };
}

/** Rounds of a contest all of whose cards are listed and bear it. */
export function polledFrom(cards: number, rounds: readonly PollingRound[] = []): PollingSample {
  return { universe: universeOfOneNumber(cards), rounds, lookedAt: undefined };
}

/** The same, where every listed card was looked at once, in the one round that was drawn. */
export function allLookedAt(cards: number, round: PollingRound): PollingSample {
  const { notFound, votes } = round;
  return { universe: universeOfOneNumber(cards), rounds: [round], lookedAt: { cards, notFound, votes } };
}
