import type { Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import type { MadeBatch, Marks } from './made-election.ts';

/** A contest as it is usually planned; a test says what is different. */
export function madeContest(
  name: string,
  votes: Readonly<Record<string, number>>,
  rest: Partial<Contest> = {},
): Contest {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: Object.entries(votes).map(([choice, count]) => ({ name: choice, votes: count })),
    jurisdictions: 'all',
    ...rest,
  };
}

/** Cards with one mark each in a contest, so many of each choice; blanks for what is left of `cards`. */
export function cardsFor(contest: string, votes: Readonly<Record<string, number>>, cards?: number): readonly Marks[] {
  const marked = Object.entries(votes).flatMap(([choice, count]) =>
    Array.from({ length: count }, (): Marks => ({ [contest]: [choice] })),
  );
  const blanks = Math.max(0, (cards ?? marked.length) - marked.length);
  return [...marked, ...Array.from({ length: blanks }, (): Marks => ({ [contest]: [] }))];
}

/**
 * Votes laid round so many cards, choice after choice, so that cards hold several marks where there are more votes than
 * cards. No card gets a choice twice.
 */
export function cardsLaidRound(
  contest: string,
  votes: Readonly<Record<string, number>>,
  cards: number,
): readonly Marks[] {
  const marks = Array.from({ length: cards }, (): string[] => []);
  let place = 0;
  for (const [choice, count] of Object.entries(votes)) {
    for (let vote = 0; vote < count; vote += 1, place += 1) marks[place % cards].push(choice);
  }
  return marks.map((choices) => ({ [contest]: choices }));
}

/** Cards that do not bear any contest. */
export function emptyCards(count: number): readonly Marks[] {
  return Array.from({ length: count }, () => ({}));
}

/** Lays one contest's marks over another's, card by card; the longer list goes on alone. */
export function laidOver(one: readonly Marks[], other: readonly Marks[]): readonly Marks[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, place) => ({ ...one[place], ...other[place] }));
}

/** The same cards in an order that says nothing. */
export function shuffled<Item>(items: readonly Item[], random: RandomSource): readonly Item[] {
  const mixed = [...items];
  for (let place = mixed.length - 1; place > 0; place -= 1) {
    const other = random.below(place + 1);
    [mixed[place], mixed[other]] = [mixed[other], mixed[place]];
  }
  return mixed;
}

/** Cards in batches of at most `size`, of which the last `unlisted` are in no manifest. */
export function inBatches(
  jurisdiction: string,
  cards: readonly Marks[],
  { size = 50, unlisted = 0 }: { readonly size?: number; readonly unlisted?: number } = {},
): readonly MadeBatch[] {
  const listed = cards.slice(0, cards.length - unlisted);
  const batches: MadeBatch[] = [];
  for (let from = 0; from < listed.length; from += size) {
    batches.push({ jurisdiction, name: `B${batches.length + 1}`, cards: listed.slice(from, from + size), unlisted: 0 });
  }
  const last = batches.pop();
  const hidden = cards.slice(listed.length);
  if (last !== undefined) batches.push({ ...last, cards: [...last.cards, ...hidden], unlisted });
  return batches;
}
