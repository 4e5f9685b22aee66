import {
  CALLED_OVERVOTED,
  type Card,
  countedMarks,
  markChoice,
  markRank,
  markStatus,
  marksEnd,
  NO_MARK_COUNTS,
  WRITE_IN_REJECTED,
} from './card.ts';
import { type CvrContestTally, stateOf } from './cvr-contest.ts';

/**
 * Adds up the cards of a file, contest by contest, without having to know yet how many votes are allowed: votes are
 * kept apart by the number of marks on the card, and put together at the end.
 */
export type CvrTally = {
  /** Adds a card; answers the index of a contest that is on it twice, −1 where there is none. */
  readonly add: (card: Card) => number;
  readonly of: (contest: number, rules: TallyRules) => CvrContestTally;
};

/** What the marks of a contest mean. */
type TallyRules = {
  readonly votesAllowed: number | undefined;
  readonly choiceCount: number;
  readonly ranked: boolean;
  readonly overvotesCalled: boolean;
};

type ContestCounts = {
  cards: number;
  /** The card added last, to notice a contest that is on one card twice. */
  lastCard: number;
  calledOvervoted: number;
  blank: number;
  /** Cards with a single plain mark, by choice: nearly all. They are in none of the lists below. */
  single: Uint32Array;
  /** Cards by number of marks (of first-rank marks where ranked), those called overvoted left out. */
  byMarks: number[];
  /** Votes by number of marks, then by choice. */
  votes: (number[] | undefined)[];
};

/** A tally of no cards. */
export function createCvrTally(): CvrTally {
  const counts: (ContestCounts | undefined)[] = [];

  let cardNumber = 0;

  const add = (card: Card): number => {
    let repeated = -1;
    cardNumber += 1;
    for (let at = 0; at < card.contestCount; at += 1) {
      const contest = card.contests[at] ?? 0;
      let count = counts[contest];
      if (count === undefined) {
        count = noCounts();
        counts[contest] = count;
      }
      if (count.lastCard === cardNumber) repeated = contest;
      count.lastCard = cardNumber;
      addContestOnCard(count, card, at);
    }
    return repeated;
  };

  return { add, of: (contest, rules) => summarize(counts[contest] ?? noCounts(), rules) };
}

function noCounts(): ContestCounts {
  return {
    cards: 0,
    lastCard: 0,
    calledOvervoted: 0,
    blank: 0,
    single: new Uint32Array(16),
    byMarks: [],
    votes: [],
  };
}

/** A mark without rank and write-in status is just the choice. */
const CHOICE_MASK = 0xffff;

function grown(counts: Uint32Array, choice: number): Uint32Array {
  const larger = new Uint32Array(2 * Math.max(counts.length, choice + 1));
  larger.set(counts);
  return larger;
}

function addContestOnCard(count: ContestCounts, card: Card, at: number): void {
  count.cards += 1;
  const start = card.markStart[at] ?? 0;
  const end = marksEnd(card, at);
  const flags = card.flags[at] ?? 0;
  const only = card.marks[start] ?? 0;
  // Nearly every contest on nearly every card: one plain mark.
  if (flags === 0 && end === start + 1 && only <= CHOICE_MASK) {
    if (only >= count.single.length) count.single = grown(count.single, only);
    count.single[only] = (count.single[only] ?? 0) + 1;
    return;
  }
  const firstRank = countedMarks(card.marks, flags, start, end);
  if (firstRank === CALLED_OVERVOTED) {
    count.calledOvervoted += 1;
    return;
  }
  if (firstRank === NO_MARK_COUNTS) {
    count.blank += 1;
    return;
  }
  count.byMarks[firstRank] = (count.byMarks[firstRank] ?? 0) + 1;
  let votes = count.votes[firstRank];
  if (votes === undefined) {
    votes = [];
    count.votes[firstRank] = votes;
  }
  for (let index = start; index < end; index += 1) {
    const mark = card.marks[index] ?? 0;
    // A rejected write-in takes part in the overvote test above and is a vote for nobody.
    if (markStatus(mark) === WRITE_IN_REJECTED) continue;
    if (markRank(mark) > 1) continue;
    const choice = markChoice(mark);
    votes[choice] = (votes[choice] ?? 0) + 1;
  }
}

function summarize(count: ContestCounts, { votesAllowed, choiceCount, ranked, overvotesCalled }: TallyRules) {
  const states = { blank: count.blank, partial: 0, full: 0, overvote: count.calledOvervoted, 'not-entitled': 0 };
  const votes = new Array<number>(choiceCount).fill(0);
  let undervotes = count.blank * (votesAllowed ?? 0);
  const byMarks = count.byMarks.slice();
  const singles = count.single.reduce((total, cards) => total + cards, 0);
  if (singles > 0) byMarks[1] = (byMarks[1] ?? 0) + singles;
  count.single.forEach((cards, choice) => {
    if (cards > 0) votes[choice] = (votes[choice] ?? 0) + cards;
  });
  byMarks.forEach((cards, marks) => {
    const state = stateOf({ marks, votesAllowed, ranked, overvotesCalled });
    states[state] += cards;
    if (state === 'overvote') return;
    if (!ranked) undervotes += cards * ((votesAllowed ?? marks) - marks);
    count.votes[marks]?.forEach((number, choice) => {
      votes[choice] = (votes[choice] ?? 0) + number;
    });
  });
  return {
    cards: count.cards,
    blank: states.blank,
    partial: states.partial,
    full: states.full,
    overvoted: states.overvote,
    undervotes,
    votes,
  };
}
