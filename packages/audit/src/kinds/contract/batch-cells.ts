import type { RandomSource } from '@plumbline/statistics';
import type { Sample } from '../../frame/draw-sample.ts';
import { choosesAmong } from './adversaries.ts';
import { comparison, election, type Made, sizes, someOf } from './batch-cell.ts';
import type { ContractCell } from './contract-cell.ts';
import type { MadeElection } from './made-election.ts';
import { madeContest } from './made-elections.ts';
import type { Adversary, ExtraCount, Table } from './play-audit.ts';

const BATCHES = 24;

/** Twelve of twenty cards for the winner: a lead of four votes a batch, and a bound of 24. */
const RIGHT: Made = { reported: { A: 12, B: 8 }, truth: { A: 12, B: 8 } };
/** As wrong as its bound admits: every card is for the loser. */
const WRONG: Made = { reported: { A: 12, B: 8 }, truth: { A: 0, B: 20 } };

/** What the batch comparisons are tried with. */
export const BATCH_CELLS: readonly ContractCell[] = [
  comparison('a tie, overstated by two votes in every batch', sizes(13), () =>
    election(every({ A: 12, B: 8 }, { A: 10, B: 10 })),
  ),
  comparison('a tie by four batches that are as wrong as their bounds admit', sizes(13), (random) =>
    election(wrongIn(random, 4)),
  ),
  comparison('a tie by eight batches that are half as wrong', sizes(13), (random) =>
    election(
      someOf(random, {
        batches: BATCHES,
        changing: 8,
        changed: { ...RIGHT, truth: { A: 6, B: 14 } },
        rest: RIGHT,
      }),
    ),
  ),
  comparison('a tie by the largest batch', sizes(5), () => election(oneLarge())),
  comparison('a tie by the batches that are least likely to be drawn', sizes(11), (random) =>
    election(smallOnes(random)),
  ),
  comparison('a tie, and the overstated cards are blank in the report', sizes(13), () => election(blankInReport())),
  comparison('the loser ahead by a tenth', sizes(13), (random) => election(wrongIn(random, 6))),
  comparison('one vote decides', sizes(17), () => election(oneVoteDecides())),
  comparison('four rounds, each as long as suits', sizes(13, { roundsMax: 4 }), (random) =>
    election(wrongIn(random, 4)),
  ),
  comparison('two seats, and the second is a tie', sizes(17), () =>
    election(every({ A: 9, B: 7, D: 4 }, { A: 8, B: 6, D: 6 }), { winners: 2 }),
  ),
  comparison('two votes allowed, and a tie by four batches', sizes(13), (random) =>
    election(twoVotes(random), TWO_VOTES),
  ),
  comparison('no majority in truth, and one was reported', sizes(13), (random) =>
    election(noMajority(random), { majorityOrRunoff: true }),
  ),
  comparison('votes in no batch, and three wrong batches', sizes(18), (random) => votesInNoBatch(random)),
  comparison('ballots not yet counted, and three wrong batches', sizes(18), (random) => ballotsPending(random)),
  comparison('a second contest, in some of the batches, is a tie', inTown(), (random) => countyAndTown(random)),
  // A complete hand tally believes what people enter, so the risk alone is asked: is the limit ever said to be met?
  comparison('extra counts complete the list, with false totals', sizes(13, { extra: falseExtras }), (random) =>
    election(wrongIn(random, 4)),
  ),
];

function every(reported: Made['reported'], truth: Made['truth']): readonly Made[] {
  return Array.from({ length: BATCHES }, () => ({ reported, truth }));
}

function wrongIn(random: RandomSource, changing: number): readonly Made[] {
  return someOf(random, { batches: BATCHES, changing, changed: WRONG, rest: RIGHT });
}

/** Eight sound batches, and a large one that hides 156 votes: as many as the whole lead. */
function oneLarge(): readonly Made[] {
  const others = Array.from({ length: 8 }, () => ({ reported: { A: 16, B: 4 }, truth: { A: 16, B: 4 } }));
  return [...others, { reported: { A: 80, B: 20 }, truth: { A: 2, B: 98 }, cards: 100 }];
}

/** Ten batches of twenty cards and eight of five; six of the small ones were turned round. */
function smallOnes(random: RandomSource): readonly Made[] {
  const large = { reported: { A: 11, B: 9 }, truth: { A: 11, B: 9 } };
  const small = { reported: { A: 5, B: 0 }, truth: { A: 5, B: 0 }, cards: 5 };
  const turned = { ...small, truth: { A: 0, B: 5 } };
  return [
    ...Array.from({ length: 10 }, () => large),
    ...someOf(random, { batches: 8, changing: 6, changed: turned, rest: small }),
  ];
}

function blankInReport(): readonly Made[] {
  return Array.from({ length: BATCHES }, (_, place) =>
    place % 3 === 0
      ? { reported: { A: 12, B: 0 }, truth: { A: 12, B: 8 } }
      : { reported: { A: 6, B: 5 }, truth: { A: 6, B: 11 } },
  );
}

function oneVoteDecides(): readonly Made[] {
  const made = every({ A: 10, B: 10 }, { A: 10, B: 10 });
  return [{ reported: { A: 11, B: 9 }, truth: { A: 10, B: 10 } }, ...made.slice(1)];
}

const TWO_VOTES = { votesAllowed: 2 };

function twoVotes(random: RandomSource): readonly Made[] {
  const right = { reported: { A: 12, B: 8, D: 6 }, truth: { A: 12, B: 8, D: 6 } };
  const wrong = { ...right, truth: { A: 0, B: 20, D: 20 } };
  return someOf(random, { batches: BATCHES, changing: 4, changed: wrong, rest: right });
}

/** 12 of 20 votes were reported for the winner; in truth half of all. */
function noMajority(random: RandomSource): readonly Made[] {
  const right = { reported: { A: 12, B: 4, D: 4 }, truth: { A: 12, B: 4, D: 4 } };
  const wrong = { ...right, truth: { A: 0, B: 10, D: 10 } };
  return someOf(random, { batches: BATCHES, changing: 4, changed: wrong, rest: right });
}

/** 24 votes were reported for the winner and are in no batch; they are really for the loser. */
function votesInNoBatch(random: RandomSource): Pick<MadeElection, 'contests' | 'batches'> {
  const made = ballotsPending(random);
  const [contest] = made.contests;
  const choices = contest.choices.map(({ name, votes }) => ({ name, votes: name === 'A' ? votes + BATCHES : votes }));
  return { ...made, contests: [{ ...contest, choices, pendingBallots: 0 }] };
}

/** 24 ballots are not yet counted, and all of them are for the loser. */
function ballotsPending(random: RandomSource): Pick<MadeElection, 'contests' | 'batches'> {
  const [first, ...others] = wrongIn(random, 3);
  return election([{ ...first, hidden: { B: BATCHES } }, ...others], { pendingBallots: BATCHES });
}

function inTown(): Adversary {
  return choosesAmong(() => [13, 15].map((size) => ({ County: 2, C: size })));
}

/** A county's contest in thirty batches, which is right, and a town's in twenty-four of them, which is a tie. */
function countyAndTown(random: RandomSource): Pick<MadeElection, 'contests' | 'batches'> {
  const town = election(wrongIn(random, 4));
  const none = { jurisdiction: 'J1', cards: [], unlisted: 0 };
  const outside = Array.from({ length: 6 }, (_, place) => ({ ...none, name: `Outside ${place + 1}`, reported: {} }));
  const batches = [...town.batches, ...outside].map((batch) => ({
    ...batch,
    cards: Array.from({ length: 20 }, (_, place) => ({ ...batch.cards[place], County: [place < 14 ? 'Yes' : 'No'] })),
    reported: { ...batch.reported, County: { Yes: 14, No: 6 } },
  }));
  return { contests: [madeContest('County', { Yes: 420, No: 180 }), ...town.contests], batches };
}

/** Everything that was not drawn is said to be as reported. */
function falseExtras(table: Table, sample: Sample): readonly ExtraCount[] {
  const drawn = new Set(sample.draws.map((draw) => draw.batch));
  return table.election.batches
    .filter((batch) => !drawn.has(batch.name))
    .map(({ jurisdiction, name, reported = {} }) => ({ jurisdiction, batch: name, votes: reported }));
}
