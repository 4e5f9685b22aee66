import type { ChoiceVotes, Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import type { AuditInRounds, BatchCombination } from '../../audit-state.ts';
import { currentRound } from '../../audit-view.ts';
import { distinctUnits } from '../../sample/draw.ts';
import type { Sample } from '../../sample/draw-sample.ts';
import { sizesThatConfirm } from './adversaries.ts';
import type { ContractCell } from './contract-cell.ts';
import { type MadeBatch, type MadeElection, votesOn } from './made-election.ts';
import { cardsFor, madeContest } from './made-elections.ts';
import type { Adversary, ExtraCount, Table } from './play-audit.ts';

const LIMIT = 10;
const BATCHES = 24;
const CARDS = 20;

/** What the batch comparisons are tried with. */
export const BATCH_CELLS: readonly ContractCell[] = [
  comparison('a tie, overstated by two votes in every batch', sizes(), () => election(everyBatch(12, 8, 10, 10))),
  comparison('a tie, overstated in a few batches only', sizes(), (random) => election(errorsIn(random, 4, 12))),
  comparison('a tie, overstated in one large batch', sizes(), () => election(oneLarge())),
  comparison('a tie, and the overstated cards are blank in the report', sizes(), (random) =>
    election(blankInReport(random)),
  ),
  comparison('the loser ahead by a tenth', sizes(), (random) => election(errorsIn(random, 6, 12))),
  comparison('one vote decides', sizes(), () => election(oneVoteDecides())),
  comparison('four rounds, each as long as suits', sizes(4), () => election(everyBatch(12, 8, 10, 10))),
  comparison('two seats, and the second is a tie', sizes(), () => election(twoSeats(), { winners: 2 })),
  comparison('no majority in truth, and one was reported', sizes(), () =>
    election(noMajority(), { majorityOrRunoff: true }),
  ),
  comparison('votes in no batch make the outcome wrong', sizes(), (random) => missingVotes(random)),
  comparison('overstated batches drawn are combined with understated ones not drawn', combining('undrawn'), (random) =>
    election(overAndUnder(random)),
  ),
  comparison('overstated batches drawn are combined with understated ones drawn', combining('drawn'), (random) =>
    election(overAndUnder(random)),
  ),
  comparison('all drawn batches are combined into one', combining('all'), (random) => election(overAndUnder(random))),
  comparison('batches were combined before the seed', { ...sizes(), combinesBeforeSeed: pairsBeforeSeed }, (random) =>
    election(overAndUnder(random)),
  ),
  comparison('extra counts complete the list, with false totals', sizes(1, { extra: falseExtras }), (random) =>
    election(errorsIn(random, 4, 12)),
  ),
];

function comparison(
  situation: string,
  adversary: Adversary,
  makeElection: (random: RandomSource) => Pick<MadeElection, 'contests' | 'batches'>,
): ContractCell {
  const kind = { type: 'batch-comparison', method: 'macro' } as const;
  return {
    ...kind,
    situation,
    adversary,
    makeElection: (random) => ({
      ...kind,
      riskLimitPercent: LIMIT,
      jurisdictions: [{ name: 'J1', expectedBallots: null }],
      ...makeElection(random),
    }),
  };
}

/** Chooses, in each round, the size that confirms the wrong outcome if one does. */
function sizes(roundsMax = 1, rest: Partial<Adversary> = {}): Adversary {
  const adversary: Adversary = {
    ...rest,
    roundsMax,
    sizes: (table) =>
      sizesThatConfirm(
        { ...adversary, ...rest },
        table,
        [2, 4, 6, 8, 10, 13, 17].map((size) => ({ C: size })),
      ),
  };
  return adversary;
}

/** A batch: what was reported of A and B, and what is on the cards. */
type Made = { readonly reported: ChoiceVotes; readonly truth: ChoiceVotes; readonly cards?: number };

function election(made: readonly Made[], rest: Partial<Contest> = {}): Pick<MadeElection, 'contests' | 'batches'> {
  const batches = made.map(
    ({ reported, truth, cards = CARDS }, place): MadeBatch => ({
      jurisdiction: 'J1',
      name: `B${place + 1}`,
      cards: cardsFor('C', truth, cards),
      unlisted: 0,
      reported: { C: reported },
    }),
  );
  const total: Record<string, number> = {};
  for (const { reported } of made) {
    for (const [choice, votes] of Object.entries(reported)) total[choice] = (total[choice] ?? 0) + votes;
  }
  return { contests: [madeContest('C', total, rest)], batches };
}

function everyBatch(a: number, b: number, trueA: number, trueB: number): readonly Made[] {
  return Array.from({ length: BATCHES }, () => ({ reported: { A: a, B: b }, truth: { A: trueA, B: trueB } }));
}

/** An honest lead of one vote a batch, and so many batches in which `votes` of the loser's are reported for the winner. */
function errorsIn(random: RandomSource, count: number, votes: number): readonly Made[] {
  const made: Made[] = Array.from({ length: BATCHES }, () => ({
    reported: { A: 12, B: 8 },
    truth: { A: 12, B: 8 },
  }));
  for (let placed = 0; placed < count; ) {
    const place = random.below(BATCHES);
    if (made[place].truth.A !== 12) continue;
    made[place] = { reported: { A: 12, B: 8 }, truth: { A: 12 - votes, B: 8 + votes } };
    placed += 1;
  }
  return made;
}

/** The whole overstatement is in a batch that is larger than all others. */
function oneLarge(): readonly Made[] {
  const others = Array.from({ length: 20 }, () => ({ reported: { A: 11, B: 9 }, truth: { A: 11, B: 9 } }));
  return [...others, { reported: { A: 60, B: 40 }, truth: { A: 30, B: 70 }, cards: 100 }];
}

function blankInReport(random: RandomSource): readonly Made[] {
  return errorsIn(random, 0, 0).map((_, place) =>
    place % 3 === 0
      ? { reported: { A: 12, B: 0 }, truth: { A: 12, B: 8 } }
      : { reported: { A: 6, B: 5 }, truth: { A: 6, B: 11 } },
  );
}

function oneVoteDecides(): readonly Made[] {
  const made = everyBatch(10, 10, 10, 10);
  return [{ reported: { A: 11, B: 9 }, truth: { A: 10, B: 10 } }, ...made.slice(1)];
}

function twoSeats(): readonly Made[] {
  return Array.from({ length: BATCHES }, () => ({
    reported: { A: 9, B: 7, D: 4 },
    truth: { A: 8, B: 6, D: 6 },
  }));
}

function noMajority(): readonly Made[] {
  return Array.from({ length: BATCHES }, () => ({
    reported: { A: 12, B: 5, D: 3 },
    truth: { A: 10, B: 6, D: 4 },
  }));
}

/** The batches show the winner ahead; votes that are in none of them were for the loser. */
function missingVotes(random: RandomSource): Pick<MadeElection, 'contests' | 'batches'> {
  const made = election(errorsIn(random, 0, 0));
  const hidden = 2 * BATCHES;
  const last = made.batches.at(-1);
  const [contest] = made.contests;
  const choices = contest.choices.map((choice) =>
    choice.name === 'A' ? { ...choice, votes: choice.votes + hidden } : choice,
  );
  if (last === undefined) return made;
  // They were reported for the winner and are really for the loser, on cards that no manifest lists.
  const cards = [...last.cards, ...cardsFor('C', { B: 4 * BATCHES })];
  return {
    contests: [{ ...contest, choices }],
    batches: [...made.batches.slice(0, -1), { ...last, cards, unlisted: 4 * BATCHES }],
  };
}

/** Half of the batches are overstated and the other half understated, together to a tie. */
function overAndUnder(random: RandomSource): readonly Made[] {
  const over = { reported: { A: 12, B: 8 }, truth: { A: 4, B: 16 } };
  const under = { reported: { A: 12, B: 8 }, truth: { A: 17, B: 3 } };
  const made: Made[] = Array.from({ length: BATCHES }, () => over);
  for (let placed = 0; placed < 11; ) {
    const place = random.below(BATCHES);
    if (made[place] === under) continue;
    made[place] = under;
    placed += 1;
  }
  return made;
}

type Combining = 'undrawn' | 'drawn' | 'all';

/** Combines what was drawn so that errors cancel. */
function combining(how: Combining): Adversary {
  const combines: Adversary['combines'] = ({ audit, election: made }) => combinations(audit, made, how);
  return sizes(1, { combines });
}

function combinations(audit: AuditInRounds, made: MadeElection, how: Combining): readonly BatchCombination[] {
  const drawn = new Set(distinctUnits(currentRound(audit).draws).map((unit) => unit.batch));
  if (how === 'all') return drawn.size < 2 ? [] : [named(1, [...drawn])];
  const isOver = (batch: MadeBatch) => (batch.reported?.C.A ?? 0) > votesOn(made.contests[0], batch.cards).A;
  const over = made.batches.filter((batch) => drawn.has(batch.name) && isOver(batch));
  const under = made.batches.filter((batch) => drawn.has(batch.name) === (how === 'drawn') && !isOver(batch));
  return over
    .slice(0, under.length)
    .map((batch, place) => named(place + 1, [batch.name, under[place]?.name ?? batch.name]));
}

function named(number: number, batches: readonly string[]): BatchCombination {
  return { jurisdiction: 'J1', name: `Mixed ${number}`, batches };
}

function pairsBeforeSeed({ batches }: MadeElection): readonly BatchCombination[] {
  return Array.from({ length: Math.floor(batches.length / 2) }, (_, pair) =>
    named(pair + 1, [batches[2 * pair].name, batches[2 * pair + 1].name]),
  );
}

/** Everything that was not drawn is said to be as reported. */
function falseExtras(table: Table, sample: Sample): readonly ExtraCount[] {
  const drawn = new Set(sample.draws.map((draw) => draw.batch));
  return table.election.batches
    .filter((batch) => !drawn.has(batch.name))
    .map(({ jurisdiction, name, reported = {} }) => ({ jurisdiction, batch: name, votes: reported }));
}
