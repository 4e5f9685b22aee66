import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import {
  type BatchComparison,
  macroRisk,
  macroRiskCompatible,
  macroSampleSize,
  macroSampleSizeCompatible,
  randomSource,
} from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { BATCH_CELLS } from '../contract/batch-cells.ts';
import type { ContractCell } from '../contract/contract-cell.ts';
import { type MadeBatch, type MadeElection, votesOn } from '../contract/made-election.ts';
import { inputsOf, type PlayedAudit, playAudit } from '../contract/play-audit.ts';
import { kindOf } from '../kinds.ts';
import { unitDifferences } from '../unit-differences.ts';

/*
 * Whole batch comparisons whose cards are all known: what is in the drawn batches is counted here a second time, and put to the formula
 * by itself.
 */

type Case = { readonly situation: string; readonly election: MadeElection; readonly played: PlayedAudit };

/** What was counted besides the draws is no matter here. */
const CELLS = BATCH_CELLS.filter(({ adversary }) => adversary.extra === undefined);
const CASES: readonly Case[] = CELLS.map((cell) => play(cell, false));
const PUBLISHED: readonly Case[] = CELLS.map((cell) => play(cell, true));

function play({ situation, makeElection }: ContractCell, compatibility: boolean): Case {
  const random = randomSource(`by hand\n${situation}`);
  const election = { ...makeElection(random), compatibility };
  const sizes = () => Object.fromEntries(election.contests.map(({ name }) => [name, 4]));
  return { situation, election, played: playAudit(election, { roundsMax: 2, sizes }, random) };
}

test.each([...CASES, ...PUBLISHED])('risk, draws and the next size: $situation', ({ election, played }) => {
  const { audit } = played;
  const inputs = inputsOf(election);
  const isPublished = election.compatibility === true;
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests) {
    const comparison = comparisonOf(election, contest);
    const draws = drawsFor(election, played, contest);
    expect(draws.length).toBeGreaterThan(3);
    const audited = new Map([...new Set(draws)].map((place) => [place, countedIn(contest, election.batches[place])]));
    const sample = { draws, audited };
    const measured = measurements.findLast((one) => one.contest === contest.name);
    const risk = isPublished ? macroRiskCompatible(comparison, sample, 0.1) : macroRisk(comparison, sample, 0.1);
    assert(risk.ok, 'the formula has an answer', risk);
    const isMet = 'finished' in risk.value ? risk.value.finished : risk.value.stopped !== 'no';
    expect(measured).toMatchObject({
      pValue: expect.closeTo(risk.value.pValue, 12),
      riskLimitMet: isMet,
      draws: draws.length,
      distinct: audited.size,
      phantomDraws: 0,
      notFound: 0,
      discrepancies: [...audited].filter(([place, votes]) => !isAsReported(contest, election.batches[place], votes))
        .length,
    });
    if (isPublished) {
      const sound = macroRisk(comparison, sample, 0.1);
      const corrected = sound.ok ? sound.value.pValue : 1;
      expect(measured?.corrected?.pValue ?? measured?.pValue).toBeCloseTo(corrected, 9);
      const because = sound.ok ? 'other-charges' : 'method-declined';
      if (measured?.corrected != null) expect(measured.corrected.why.because).toBe(because);
    }
    const size = isPublished
      ? macroSampleSizeCompatible(comparison, sample, 0.1)
      : macroSampleSize(comparison, sample, 0.1);
    const proposed = kindOf(audit.plan).sizes(audit, contest, inputs);
    if (!size.ok) {
      expect(proposed).toEqual(size);
      continue;
    }
    const key = size.value >= comparison.batches.length ? 'all-ballots' : 'default';
    const unknown = { probability: null, known: null, corrected: null };
    expect(proposed).toEqual({ ok: true, value: [{ key, size: size.value, ...unknown }] });
  }
});

test.each(CASES)('batches that were counted otherwise than reported: $situation', ({ election, played }) => {
  const { audit } = played;
  const looked = new Set(audit.plan.contests.flatMap((contest) => drawsFor(election, played, contest)));
  const expected = [...looked].flatMap((place) => {
    const batch = election.batches[place];
    const lines = audit.plan.contests.flatMap((contest) => {
      const reported = batch.reported?.[contest.name];
      const counted = countedIn(contest, batch);
      if (reported === undefined || isAsReported(contest, batch, counted)) return [];
      const audited = Object.fromEntries(contest.choices.map(({ name }, choice) => [name, counted[choice]]));
      return [
        {
          contest: contest.name,
          reported: { kind: 'votes', votes: reported },
          audited: { kind: 'votes', votes: audited },
          marginChange: worstOf(contest, reported, audited),
        },
      ];
    });
    return lines.length === 0
      ? []
      : [{ unit: { kind: 'batch', batch: batch.name }, card: null, imprintedId: null, lines }];
  });
  const found = unitDifferences(audit, inputsOf(election), 'J1');
  const byName = <One extends { readonly unit: object }>(some: readonly One[]) =>
    some.toSorted((a, b) => JSON.stringify(a.unit).localeCompare(JSON.stringify(b.unit)));
  expect(byName(found)).toEqual(byName(expected));
});

/** The contest with what was reported of each batch; undefined for a batch that lacks it. */
function comparisonOf({ batches }: MadeElection, contest: Contest): BatchComparison {
  const listed = batches.reduce((sum, { cards, unlisted }) => sum + cards.length - unlisted, 0);
  const { winners, votesAllowed, pendingBallots, majorityOrRunoff } = contest;
  return {
    contest: {
      choices: contest.choices.map(({ name, votes }) => ({ id: name, votes })),
      winners,
      votesAllowed,
      pendingBallots,
      majorityOrRunoff,
      ballots: listed,
    },
    batches: batches.map(({ cards, unlisted, reported }) => {
      const votes = reported?.[contest.name];
      if (votes === undefined) return undefined;
      return { ballots: cards.length - unlisted, votes: contest.choices.map(({ name }) => votes[name] ?? 0) };
    }),
    combined: [],
    cardsUnlisted: Math.max(0, (contest.totalBallots ?? 0) - listed),
  };
}

/** The places of the batches drawn for a contest in all rounds, each as often as it was drawn. */
function drawsFor({ batches }: MadeElection, { events }: PlayedAudit, contest: Contest): readonly number[] {
  return events.flatMap((event) =>
    event.type === 'round-opened'
      ? event.draws
          .filter((draw) => draw.contest === contest.name)
          .map((draw) => batches.findIndex(({ name }) => name === draw.batch))
      : [],
  );
}

/** What people find in a batch: the listed cards. */
function countedIn(contest: Contest, { cards, unlisted }: MadeBatch): readonly number[] {
  const votes = votesOn(contest, cards.slice(0, cards.length - unlisted));
  return contest.choices.map(({ name }) => votes[name]);
}

function isAsReported(contest: Contest, { reported }: MadeBatch, counted: readonly number[]): boolean {
  return contest.choices.every(({ name }, choice) => (reported?.[contest.name]?.[name] ?? 0) === counted[choice]);
}

/**
 * By how many votes the claim was overstated that the batch harms most, for its margin: that a winner has more votes than a loser, or
 * more than half of all.
 */
function worstOf(
  contest: Contest,
  reported: Readonly<Record<string, number>>,
  counted: Readonly<Record<string, number>>,
): number | null {
  const ranked = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const claims = ranked.slice(0, contest.winners).flatMap((winner) =>
    ranked.slice(contest.winners).map((loser) => ({
      margin: winner.votes - loser.votes,
      lead: (votes: Readonly<Record<string, number>>) => (votes[winner.name] ?? 0) - (votes[loser.name] ?? 0),
    })),
  );
  if (contest.majorityOrRunoff) {
    const [first, ...others] = ranked;
    const lead = (votes: Readonly<Record<string, number>>) =>
      (votes[first.name] ?? 0) - others.reduce((sum, { name }) => sum + (votes[name] ?? 0), 0);
    const all = Object.fromEntries(ranked.map(({ name, votes }) => [name, votes]));
    claims.splice(0, claims.length, { margin: lead(all), lead });
  }
  const errors = claims
    .map(({ margin, lead }) => ({ margin, error: lead(reported) - lead(counted) }))
    .filter(({ error }) => error !== 0)
    .toSorted((a, b) => b.error / b.margin - a.error / a.margin);
  return errors[0]?.error ?? null;
}
