import { CALLED_OVERVOTED, NO_MARK_COUNTS } from './card.ts';

/** How one contest stands on one card. */
export type ContestState =
  | 'blank'
  | 'partial'
  | 'full'
  | 'overvote'
  /** Marked, and counted for nobody because the voter was not entitled to vote in the contest. */
  | 'not-entitled';

/** A choice of a contest as a CVR file names it. */
export type CvrChoice = {
  /** The file's own identifier, else the position in the contest from 1; empty for names outside the file's list. */
  readonly id: string;
  readonly name: string;
  readonly writeIn: boolean;
};

/** A contest as a CVR file describes it. Choices are in file order and may share a name (several write-in lines). */
export type CvrContest = {
  /** The file's own identifier, else the position in the file from 1. */
  readonly id: string;
  readonly name: string;
  /** Undefined where the file does not say and nobody has. */
  readonly votesAllowed: number | undefined;
  /** How many ranks a voter may use; 0 where choices are not ranked. */
  readonly ranks: number;
  readonly choices: readonly CvrChoice[];
  /**
   * The file itself says of every card whether the contest is overvoted. Where its “ranks” may be something else, such
   * as the votes of a cumulative contest, several marks at the first are then no overvote by themselves.
   */
  readonly overvotesCalled?: true;
};

/** What all cards of a file add up to in one contest. Overvoted contests count for nobody. */
export type CvrContestTally = {
  /** Cards that carry the contest, in whatever state. */
  readonly cards: number;
  readonly blank: number;
  readonly partial: number;
  readonly full: number;
  readonly overvoted: number;
  /** Votes that could have been cast on the cards that are not overvoted, and were not. */
  readonly undervotes: number;
  /** By choice index. In a ranked contest the votes of the first rank. */
  readonly votes: readonly number[];
};

/** How many marks one rank of a ranked contest may hold, however many are elected. */
const MARKS_AT_A_RANK_MAX = 1;

/**
 * The state of a contest that is on a card, from what `countedMarks` answers.
 *
 * With unknown votes allowed no number of marks can be called too many or too few: any mark counts as full. In a ranked
 * contest two first choices are an overvote, a voter may stop at any rank, and a card without a first choice but with
 * others is not blank.
 */
export function stateOf(options: {
  /** Marks of the first rank, or what `countedMarks` answers instead. */
  readonly marks: number;
  readonly notEntitled?: boolean;
  readonly votesAllowed: number | undefined;
  readonly ranked: boolean;
  readonly overvotesCalled?: boolean;
}): ContestState {
  const { marks, notEntitled = false, overvotesCalled = false, votesAllowed, ranked } = options;
  if (notEntitled) return 'not-entitled';
  if (marks === CALLED_OVERVOTED) return 'overvote';
  if (marks === NO_MARK_COUNTS) return 'blank';
  if (ranked) return marks > MARKS_AT_A_RANK_MAX && !overvotesCalled ? 'overvote' : 'full';
  if (votesAllowed === undefined || marks === votesAllowed) return 'full';
  return marks > votesAllowed ? 'overvote' : 'partial';
}
