import type { Contest } from '@plumbline/election';
import { type RandomSource, suiteRisk } from '@plumbline/statistics';
import { inBothStrata, type StratumSizes } from '../../sampling/stratum.ts';
import { kindOf } from '../kinds.ts';
import { stratumOf } from '../stratum-of.ts';
import type { ContractCell } from './contract-cell.ts';
import { type MadeBatch, type MadeElection, type Marks, votesOn } from './made-election.ts';
import { madeContest, shuffled } from './made-elections.ts';
import { type Adversary, drawnFor, type Table } from './play-audit.ts';

/** A cell of hybrid audits by SUITE at a risk limit of 10 %. */
export function hybrid(
  situation: string,
  adversary: Adversary,
  makeElection: (
    random: RandomSource,
  ) => Pick<MadeElection, 'contests' | 'batches'> & Partial<Pick<MadeElection, 'jurisdictions'>>,
): ContractCell {
  const kind = { type: 'hybrid', method: 'suite' } as const;
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

/** One batch of a jurisdiction whose cards have no records; the last of them are in no manifest. */
export function withoutRecords(
  jurisdiction: string,
  cards: readonly Marks[],
  random: RandomSource,
  unlisted: readonly Marks[] = [],
): MadeBatch {
  return { jurisdiction, name: 'P1', cards: [...shuffled(cards, random), ...unlisted], unlisted: unlisted.length };
}

/** So many cards with these choices marked; null: the contest is not on them. */
export function cards(count: number, marked: readonly string[] | null, contest = 'C'): readonly Marks[] {
  return Array.from({ length: count }, (): Marks => (marked === null ? {} : { [contest]: marked }));
}

/** A contest with the votes that the records add up to, and those that were reported where there are none. */
export function reportedWith(
  batches: readonly MadeBatch[],
  elsewhere: Readonly<Record<string, number>>,
  rest: Partial<Contest> & { readonly name?: string } = {},
): Contest {
  const { name = 'C', ...change } = rest;
  const contest = madeContest(name, elsewhere, change);
  const inRecords = votesOn(
    contest,
    batches.flatMap(({ cvrs }) => cvrs ?? []),
  );
  const choices = contest.choices.map((choice) => ({ ...choice, votes: choice.votes + (inRecords[choice.name] ?? 0) }));
  return { ...contest, choices };
}

/** What is known of one loser after some draws of each stratum. */
type Seen = { o1: number; o2: number; u1: number; u2: number; winner: number; loser: number };

/**
 * The draws of each stratum after which the risk is least, of at most so many: each number of the one with each of the other.
 * What is on the cards is read here, and put to the formula by itself.
 */
export function sizesWhereHybridConfirms(table: Table, contestName: string, most: StratumSizes): StratumSizes {
  const { audit, election, inputs } = table;
  const contest = audit.plan.contests.find((one) => one.name === contestName);
  const strata = contest && kindOf(audit.plan).strata;
  if (contest === undefined || strata === undefined) return most;
  const left = strata.population(audit, contest, inputs);
  const take = { cvr: Math.min(most.cvr, left.cvr), noCvr: Math.min(most.noCvr, left.noCvr) };
  const of = strata.of(audit, contest);
  if (!of.ok || inBothStrata(take) < 1) return most;
  const sample = drawnFor(table, { [contestName]: take });
  const made = new Map(election.batches.map((batch) => [`${batch.jurisdiction} ${batch.name}`, batch]));
  const [winner, ...losers] = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const margin = (marks: Marks, loser: string) => {
    const votes = votesOn(contest, [marks]);
    return votes[winner.name] - votes[loser];
  };
  const drawn = (stratum: 'cvr' | 'noCvr') =>
    sample.draws
      .filter((draw) => draw.contest === contestName && stratumOf(inputs, draw) === stratum)
      .map(({ jurisdiction, batch, position, ticket }) => {
        const { cards: all, cvrs } = made.get(`${jurisdiction} ${batch}`) ?? { cards: [] };
        const place = (position ?? 0) - 1;
        return { ticket, key: `${jurisdiction} ${batch} ${position}`, card: all[place], cvr: cvrs?.[place] };
      });
  const phantoms = sample.phantomDraws.map(({ ticket }) => ({ ticket, card: undefined }));
  const byTicket = (a: { readonly ticket: string }, b: { readonly ticket: string }) => (a.ticket < b.ticket ? -1 : 1);
  const compared = drawn('cvr').toSorted(byTicket);
  const polled = [...drawn('noCvr'), ...phantoms].toSorted(byTicket);
  const seenIn = (cvr: number, noCvr: number, loser: string): Seen => {
    const seen: Seen = { o1: 0, o2: 0, u1: 0, u2: 0, winner: 0, loser: 0 };
    const once = new Map(compared.slice(0, cvr).map((one) => [one.key, one]));
    for (const { card, cvr: record } of once.values()) {
      const error = card === undefined || record === undefined ? 2 : margin(record, loser) - margin(card, loser);
      if (error === 1) seen.o1 += 1;
      if (error === 2) seen.o2 += 1;
      if (error === -1) seen.u1 += 1;
      if (error === -2) seen.u2 += 1;
    }
    for (const { card } of polled.slice(0, noCvr)) {
      const lead = card === undefined ? -1 : margin(card, loser);
      if (lead > 0) seen.winner += 1;
      if (lead < 0) seen.loser += 1;
    }
    return seen;
  };
  let best = { risk: 2, at: take };
  for (let cvr = 0; cvr <= compared.length; cvr += STEP) {
    const different = new Set(compared.slice(0, cvr).map(({ key }) => key)).size;
    for (let noCvr = 0; noCvr <= polled.length; noCvr += STEP) {
      if (cvr + noCvr === 0) continue;
      const risk = suiteRisk({
        contest: {
          ...contest,
          choices: contest.choices.map(({ name, votes }) => ({ id: name, votes })),
          ballots: CARDS,
        },
        riskLimit: election.riskLimitPercent / 100,
        cvr: { ballots: of.value.cvr.listed, votes: of.value.cvr.votes, sampled: different },
        polling: {
          ballots: of.value.noCvr.listed + of.value.noCvr.phantoms,
          phantoms: of.value.noCvr.phantoms,
          votes: of.value.noCvr.votes,
          sampled: noCvr,
        },
        pairs: losers.map(({ name }) => {
          const { winner: pollingWinner, loser: pollingLoser, ...errors } = seenIn(cvr, noCvr, name);
          return { winner: winner.name, loser: name, ...errors, pollingWinner, pollingLoser };
        }),
      });
      if (risk.ok && risk.value.pValue < best.risk) best = { risk: risk.value.pValue, at: { cvr, noCvr } };
    }
  }
  return best.at;
}

/** Every second draw is looked at: the search is for a good moment, not for the best of all. */
const STEP = 2;
/** More than any made election has: the formula goes by the cards of the strata. */
const CARDS = 10_000;

/** Stops in both strata at the draws that suit best, of so many at the most. */
export function stopsWhereHybridConfirms(most: StratumSizes, rest: Partial<Adversary> = {}, contest = 'C'): Adversary {
  return {
    roundsMax: 1,
    ...rest,
    sizes: (table) => ({ [contest]: sizesWhereHybridConfirms(table, contest, most) }),
  };
}
