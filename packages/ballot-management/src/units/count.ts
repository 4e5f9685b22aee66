import { assert, type Brand } from '@plumbline/prelude';

/** What is counted. Of a ballot of several sheets every sheet is a card; on screens it has the state's word. */
export const UNITS = [
  'cards',
  'ballots',
  'packets',
  'envelopes',
  'voters',
  'votes',
  'packs',
  'seals',
  'containers',
] as const;
export type Unit = (typeof UNITS)[number];

/** So many of one unit: a whole number from 0. Cards cannot be added to envelopes. */
export type Count<U extends Unit> = Brand<number, U>;

export type Cards = Count<'cards'>;
export type Ballots = Count<'ballots'>;
export type Packets = Count<'packets'>;
export type Envelopes = Count<'envelopes'>;
export type Voters = Count<'voters'>;
export type Votes = Count<'votes'>;

/** The most that anybody counts; what adds up stays exact. */
export const COUNT_MAX = 1e12;

/** So many of a unit. What people type is read by `parseCount` first. */
export function countOf<U extends Unit>(_unit: U, value: number): Count<U> {
  assert(Number.isInteger(value) && value >= 0 && value <= COUNT_MAX, 'a count is a whole number from 0', value);
  // The constructor of a brand: looked at above.
  return value as Count<U>;
}

/** The sum of counts of one unit. */
export function sumOf<U extends Unit>(unit: U, counts: Iterable<Count<U>>): Count<U> {
  let sum = 0;
  for (const count of counts) sum += count;
  return countOf(unit, sum);
}

/** The cards that so many ballots consist of; `cardsPerBallot` is stated by the style. */
export function cardsOfBallots(ballots: Ballots, cardsPerBallot: number): Cards {
  assert(Number.isInteger(cardsPerBallot) && cardsPerBallot >= 1, 'a ballot has one card or more', cardsPerBallot);
  return countOf('cards', ballots * cardsPerBallot);
}

/** The whole ballots among so many cards, and the cards left over: of some ballot a card is missing. */
export function ballotsOfCards(cards: Cards, cardsPerBallot: number): { ballots: Ballots; cardsOver: Cards } {
  assert(Number.isInteger(cardsPerBallot) && cardsPerBallot >= 1, 'a ballot has one card or more', cardsPerBallot);
  const over = cards % cardsPerBallot;
  return { ballots: countOf('ballots', (cards - over) / cardsPerBallot), cardsOver: countOf('cards', over) };
}
