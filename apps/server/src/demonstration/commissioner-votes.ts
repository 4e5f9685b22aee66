import type { ContestVotes } from '@plumbline/ballot-management';
import { BATCHES } from '@plumbline/ballot-management/testing/tamarack';

/*
 * The contest that the made county voted on, and its votes in each of the thirty batches: together they are those that the county reports. Of the cards
 * that central scanners recorded it says of each what stands on it; elsewhere the votes are spread evenly.
 */

export const COMMISSIONER = {
  contest: 'County Commissioner',
  votesAllowed: 1,
  choices: [
    { name: 'Aiyana Brandt', votes: 2911 },
    { name: 'Curtis Dole', votes: 2702 },
    { name: 'Write-in', votes: 31 },
  ],
  overvotes: 7,
} as const;

/** What stands on a recorded card: the place of its choice in the list, or nothing. */
export type Mark = 0 | 1 | null;

/** Of twenty cards in a row eleven are for the first, eight for the second, and one is blank. */
const ROW: readonly Mark[] = [0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, null, 0, 1, 0];

export const RECORDED = BATCHES.filter(({ hasCvrs }) => hasCvrs);
const ELSEWHERE = BATCHES.filter(({ hasCvrs }) => !hasCvrs);

const cardsIn = (batches: typeof BATCHES) => batches.reduce((sum, { cards }) => sum + cards, 0);

/** The marks of recorded cards, batch by batch, in the order in which they were scanned. */
export const MARKS: ReadonlyMap<string, readonly Mark[]> = new Map(
  RECORDED.map(({ batch, cards }, at) => {
    const before = cardsIn(RECORDED.slice(0, at));
    return [batch, Array.from({ length: cards }, (_, card) => ROW[(before + card) % ROW.length] ?? null)];
  }),
);

/** What a tabulator reports of each batch. */
export const VOTES_BY_BATCH: readonly {
  readonly batch: string;
  readonly cards: number;
  readonly votes: ContestVotes;
}[] = [
  ...RECORDED.map(({ batch, cards }) => {
    const marks = MARKS.get(batch) ?? [];
    const votes = COMMISSIONER.choices.map((_, place) => marks.filter((mark) => mark === place).length);
    return { batch, cards, votes: reported(cards, votes, 0) };
  }),
  ...spreadElsewhere(),
];

/** As many of each as belong to the cards up to a batch, less those up to the one before. */
function spreadElsewhere() {
  const recorded = [...MARKS.values()].flat();
  const left = [
    ...COMMISSIONER.choices.map(({ votes }, place) => votes - recorded.filter((mark) => mark === place).length),
    COMMISSIONER.overvotes,
  ];
  const whole = cardsIn(ELSEWHERE);
  const upTo = (cards: number) => left.map((votes) => Math.round((votes * cards) / whole));
  return ELSEWHERE.map(({ batch, cards }, at) => {
    const before = cardsIn(ELSEWHERE.slice(0, at));
    const past = upTo(before);
    const [overvotes = 0, ...votes] = upTo(before + cards)
      .map((sum, kind) => sum - (past[kind] ?? 0))
      .toReversed();
    return { batch, cards, votes: reported(cards, votes.toReversed(), overvotes) };
  });
}

/** Every card that has no vote and not too many is an undervote. */
function reported(cards: number, votes: readonly number[], overvotes: number): ContestVotes {
  const { contest, votesAllowed, choices } = COMMISSIONER;
  return {
    contest,
    votesAllowed,
    choices: choices.map(({ name: choice }, place) => ({ choice, votes: votes[place] ?? 0 })),
    overvotes,
    undervotes: cards - overvotes - votes.reduce((sum, each) => sum + each, 0),
    cards,
  };
}
