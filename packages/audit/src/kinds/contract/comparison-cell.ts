import type { ChoiceVotes, Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import { roundsOf } from '../../state/audit-view.ts';
import { kindOf } from '../kinds.ts';
import type { ContractCell } from './contract-cell.ts';
import { type MadeBatch, type MadeElection, type Marks, votesOn } from './made-election.ts';
import { madeContest, shuffled } from './made-elections.ts';
import { type Adversary, drawnFor, type Table } from './play-audit.ts';

/** A cell of ballot comparison by super-simple at a risk limit of 10 %. */
export function comparing(
  situation: string,
  adversary: Adversary,
  makeElection: (
    random: RandomSource,
  ) => Pick<MadeElection, 'contests' | 'batches'> &
    Partial<Pick<MadeElection, 'jurisdictions' | 'cardStyles' | 'numbers'>>,
): ContractCell {
  const kind = { type: 'ballot-comparison', method: 'super-simple' } as const;
  return {
    ...kind,
    situation,
    adversary,
    makeElection: (random) => ({
      ...kind,
      riskLimitPercent: 10,
      jurisdictions: [{ name: 'J1', expectedBallots: null }],
      ...makeElection(random),
    }),
  };
}

/** A card with what the machine recorded of it; undefined where there is no record, or no card. */
export type Pair = { readonly cvr: Marks | undefined; readonly card: Marks | undefined };

/** So many pairs with these choices marked in the record and on the card; null: the contest is not on it. */
export function pairs(
  count: number,
  cvr: readonly string[] | null,
  card: readonly string[] | null = cvr,
  contest = 'C',
): readonly Pair[] {
  const marks = (choices: readonly string[] | null): Marks => (choices === null ? {} : { [contest]: choices });
  return Array.from({ length: count }, () => ({ cvr: marks(cvr), card: marks(card) }));
}

/** Pairs of one contest laid over those of another, as they come. */
export function pairsLaidOver(one: readonly Pair[], other: readonly Pair[]): readonly Pair[] {
  return one.map(({ cvr, card }, place) => ({
    cvr: cvr && { ...cvr, ...other[place]?.cvr },
    card: card && { ...card, ...other[place]?.card },
  }));
}

/**
 * One batch of a jurisdiction, its pairs in an order that says nothing. Cards without a record come last, as do records
 * without a card: a machine numbers what it has.
 */
export function compared(
  jurisdiction: string,
  all: readonly Pair[],
  random: RandomSource,
  rest: { readonly unlisted?: readonly Pair[] } = {},
): MadeBatch {
  const mixed = shuffled(all, random);
  const unlisted = rest.unlisted ?? [];
  const ordered = [
    ...mixed.filter(({ cvr, card }) => cvr !== undefined && card !== undefined),
    ...mixed.filter(({ cvr }) => cvr === undefined),
  ];
  const withoutCard = mixed.filter(({ card }) => card === undefined);
  return {
    jurisdiction,
    name: 'B1',
    cards: marksOf([...ordered, ...unlisted].map(({ card }) => card)),
    unlisted: unlisted.length,
    cvrs: marksOf([...ordered, ...withoutCard, ...unlisted].map(({ cvr }) => cvr)),
  };
}

function marksOf(some: readonly (Marks | undefined)[]): readonly Marks[] {
  return some.filter((marks) => marks !== undefined);
}

/** A contest with the votes that the records add up to. */
export function reportedBy(
  batches: readonly MadeBatch[],
  choices: readonly string[],
  rest: Partial<Contest> & { readonly name?: string } = {},
): Contest {
  const { name = 'C', ...change } = rest;
  const none: ChoiceVotes = Object.fromEntries(choices.map((choice) => [choice, 0]));
  const contest = madeContest(name, none, change);
  const votes = votesOn(
    contest,
    batches.flatMap(({ cvrs }) => cvrs ?? []),
  );
  return { ...contest, choices: choices.map((choice) => ({ name: choice, votes: votes[choice] })) };
}

const GAMMA = 1.03905;

/**
 * The size after which the product of Kaplan and Markov first reaches the limit, if it does within `most` draws; otherwise
 * `most`. Reckoned here by the formula of the paper for one contest of two choices, so that it does not lean on what it tries.
 */
export function sizeWhereComparisonConfirms(table: Table, contestName: string, most: number): number {
  const { audit, election, inputs } = table;
  const contest = audit.plan.contests.find((one) => one.name === contestName);
  if (contest === undefined) return most;
  const take = Math.min(most, kindOf(audit.plan).population(audit, contest, inputs));
  if (take < 1) return most;
  const sample = drawnFor(table, { [contestName]: take });
  const universe = kindOf(audit.plan).universe(audit, contest);
  const [winner, ...losers] = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const cards = universe.ok ? universe.value.cards : 1;
  const smallest = winner.votes - Math.max(...losers.map(({ votes }) => votes));
  const batches = new Map(election.batches.map((batch) => [`${batch.jurisdiction} ${batch.name}`, batch]));
  const drawn = [
    ...sample.draws.map(({ jurisdiction, batch, position, ticket }) => {
      const made = batches.get(`${jurisdiction} ${batch}`);
      const place = (position ?? 0) - 1;
      return { ticket, cvr: made?.cvrs?.[place], card: made?.cards[place] };
    }),
    ...sample.phantomDraws.map(({ ticket }) => ({ ticket, cvr: undefined, card: undefined })),
  ].toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const margin = (marks: Marks, loser: string) => {
    const votes = votesOn(contest, [marks]);
    return votes[winner.name] - votes[loser];
  };
  let log = 0;
  for (const [place, { cvr, card }] of drawn.entries()) {
    const errors = losers.map(({ name, votes }) => {
      const lacks = election.cardStyles === true && card?.[contestName] === undefined;
      const over = cvr === undefined || card === undefined || lacks ? 2 : margin(cvr, name) - margin(card, name);
      return Math.max(0, over) * (smallest / (winner.votes - votes));
    });
    log += Math.log1p(-smallest / cards / (2 * GAMMA)) - Math.log1p(-Math.max(...errors) / (2 * GAMMA));
    if (log <= Math.log(election.riskLimitPercent / 100)) return place + 1;
  }
  return take;
}

/** Closes each round at the draw that suits best, of so many at the most. */
export function stopsWhereComparisonConfirms(most: number, rest: Partial<Adversary> = {}, contest = 'C'): Adversary {
  return {
    roundsMax: 1,
    ...rest,
    sizes: (table) => ({ [contest]: sizeWhereComparisonConfirms(table, contest, most) }),
  };
}

/** Begins with a single draw, then stops where it suits. */
export function oneDrawFirst(most: number): Adversary {
  return {
    roundsMax: 2,
    sizes: (table) =>
      roundsOf(table.audit).length === 0 ? { C: 1 } : { C: sizeWhereComparisonConfirms(table, 'C', most) },
  };
}
