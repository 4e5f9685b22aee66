import {
  type Card,
  type CardSink,
  countedMarks,
  markChoice,
  markRank,
  markStatus,
  marksEnd,
  WRITE_IN_REJECTED,
} from '../cvr/card.ts';

/** Where a choice was seen first. */
type FirstSeen = { readonly file: number; readonly row: number };

/** Adds up cards batch by batch while they are read, before it is known which contests are audited. */
export type BatchVoteTally = CardSink & {
  readonly ballots: (batch: number) => number;
  /** Cards of a batch by counting group; a blank name where the card has none. */
  readonly countingGroups: (batch: number) => ReadonlyMap<string, number>;
  /** Votes by choice index. A card with more marks than votes allowed is overvoted and counts for nobody. */
  readonly votes: (batch: number, contest: number, votesAllowed: number) => readonly number[];
  readonly firstSeen: (contest: number, choice: number) => FirstSeen | undefined;
};

type BatchCounts = {
  ballots: number;
  readonly groups: Map<string, number>;
  /** By contest, by number of marks, by choice. */
  readonly contests: (number[][] | undefined)[];
};

/** A tally of no cards. */
export function createBatchVoteTally(): BatchVoteTally {
  const batches = new Map<number, BatchCounts>();
  const seen = new Map<number, Map<number, FirstSeen>>();

  const noteSeen = (card: Card, contest: number, choice: number) => {
    let choices = seen.get(contest);
    if (choices === undefined) {
      choices = new Map();
      seen.set(contest, choices);
    }
    if (!choices.has(choice)) choices.set(choice, { file: card.file, row: card.row });
  };

  const addContest = (counts: BatchCounts, card: Card, at: number) => {
    const contest = card.contests[at] ?? 0;
    const start = card.markStart[at] ?? 0;
    const end = marksEnd(card, at);
    const marks = countedMarks(card.marks, card.flags[at] ?? 0, start, end);
    if (marks <= 0) return;
    counts.contests[contest] ??= [];
    const byMarks = counts.contests[contest];
    byMarks[marks] ??= [];
    const votes = byMarks[marks];
    for (let index = start; index < end; index += 1) {
      const mark = card.marks[index] ?? 0;
      // A rejected write-in takes part in the overvote test and is a vote for nobody.
      if (markRank(mark) > 1 || markStatus(mark) === WRITE_IN_REJECTED) continue;
      const choice = markChoice(mark);
      votes[choice] = (votes[choice] ?? 0) + 1;
      noteSeen(card, contest, choice);
    }
  };

  return {
    card: (card) => {
      let counts = batches.get(card.batch);
      if (counts === undefined) {
        counts = { ballots: 0, groups: new Map(), contests: [] };
        batches.set(card.batch, counts);
      }
      counts.ballots += 1;
      counts.groups.set(card.countingGroup, (counts.groups.get(card.countingGroup) ?? 0) + 1);
      for (let at = 0; at < card.contestCount; at += 1) addContest(counts, card, at);
    },
    ballots: (batch) => batches.get(batch)?.ballots ?? 0,
    countingGroups: (batch) => batches.get(batch)?.groups ?? new Map(),
    votes: (batch, contest, votesAllowed) => {
      const sum: number[] = [];
      const byMarks = batches.get(batch)?.contests[contest] ?? [];
      byMarks.slice(0, votesAllowed + 1).forEach((votes) => {
        votes.forEach((count, choice) => {
          sum[choice] = (sum[choice] ?? 0) + count;
        });
      });
      return sum;
    },
    firstSeen: (contest, choice) => seen.get(contest)?.get(choice),
  };
}
