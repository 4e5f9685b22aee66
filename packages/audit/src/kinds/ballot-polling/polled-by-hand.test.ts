import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { type PollingRound, type PollingSample, randomSource, universeOfContest } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { cardMethodOf } from '../../methods/methods.ts';
import { type Draw, unitKey } from '../../sampling/draw.ts';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { ContractCell } from '../contract/contract-cell.ts';
import { cardAt, type MadeElection, type Marks, votesOn } from '../contract/made-election.ts';
import { PLANNED_POLLING_CELLS } from '../contract/planned-polling-cells.ts';
import { inputsOf, type PlayedAudit, playAudit } from '../contract/play-audit.ts';
import { POLLING_CELLS } from '../contract/polling-cells.ts';
import { SEVERAL_CONTEST_CELLS } from '../contract/several-contest-cells.ts';
import { TOTALS_POLLING_CELLS } from '../contract/totals-polling-cells.ts';
import { kindOf } from '../kinds.ts';
import { unitDifferences } from '../unit-differences.ts';

/*
 * Whole ballot polling audits whose cards are all known: what is on the drawn cards is counted here a second time, and put to the
 * formula by itself.
 */

type Case = {
  readonly situation: string;
  readonly election: MadeElection;
  readonly played: PlayedAudit;
  readonly isLost: (marks: Marks) => boolean;
};

/** Four planned rounds in totals, of manifests that lack one card of seven. */
const SHORT_CELLS = TOTALS_POLLING_CELLS.filter(
  ({ situation }) => situation === 'in totals: an exact tie, four planned rounds',
).map(
  (cell): ContractCell => ({
    ...cell,
    situation: `${cell.situation}, and cards that no manifest lists`,
    makeElection: (random) => {
      const { contests, batches, ...election } = cell.makeElection(random);
      const listed = batches.reduce((sum, { cards }) => sum + cards.length, 0);
      const short = contests.map((contest) => ({ ...contest, totalBallots: Math.round((listed * 7) / 6) }));
      return { ...election, batches, contests: short };
    },
  }),
);

const CELLS = [
  ...POLLING_CELLS,
  ...SEVERAL_CONTEST_CELLS,
  ...PLANNED_POLLING_CELLS,
  ...TOTALS_POLLING_CELLS,
  ...SHORT_CELLS,
];
const CASES: readonly Case[] = CELLS.map((cell) => play(cell, false));
/** Published figures of methods with planned rounds: not where nobody voted for a loser, nor where several votes are allowed. */
const PUBLISHED: readonly Case[] = CELLS.filter((cell) => {
  const { contests } = cell.makeElection(randomSource('published'));
  const isAnySize = contests.every(
    ({ choices, votesAllowed }) => votesAllowed === 1 && choices.every(({ votes }) => votes > 0),
  );
  return cell.method === 'bravo' || isAnySize;
}).map((cell) => play(cell, true));

/** As many rounds as were planned, with as many draws; otherwise two of a few. */
function play({ method, situation, adversary, makeElection }: ContractCell, compatibility: boolean): Case {
  const random = randomSource(`by hand\n${situation}`);
  const { roundSizes, ...made } = makeElection(random);
  // Published audits plan no rounds.
  const election = compatibility || roundSizes === undefined ? { ...made, compatibility } : { ...made, roundSizes };
  const isLost = adversary.loses ?? (() => false);
  const few = () => Object.fromEntries(election.contests.map(({ name }, index) => [name, 5 + index]));
  const rounds = compatibility || roundSizes === undefined ? { roundsMax: 2, sizes: few } : adversary;
  const played = playAudit(election, { ...rounds, loses: isLost }, random);
  return { situation: `${method}: ${situation}`, election, played, isLost };
}

test.each(CASES)('risk and draws: $situation', (of) => {
  const { audit } = of.played;
  const method = cardMethodOf(audit.plan);
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    const rounds = roundsOf(of, contest);
    const risk = method.risk(contestVotes(contest), sampleOf(of, contest), 0.1);
    assert(risk.ok, 'the formula has an answer', risk);
    const drawn = drawsFor(of, contest);
    const listed = drawn.flatMap(({ draws }) => draws);
    expect(measurements.findLast((one) => one.contest === contest.name)).toMatchObject({
      pValue: expect.closeTo(risk.value.pValue, 12),
      riskLimitMet: risk.value.stopped !== 'no',
      draws: rounds.reduce((sum, { size }) => sum + size, 0),
      distinct: new Set(listed.map(placeOf)).size,
      phantomDraws: drawn.reduce((sum, { phantoms }) => sum + phantoms, 0),
      notFound: rounds.reduce((sum, { notFound }) => sum + notFound, 0),
      discrepancies: 0,
    });
  }
});

/** What was seen for a contest, and the universe it was drawn from. */
function sampleOf(of: Case, contest: Contest): PollingSample {
  const rounds = roundsOf(of, contest);
  const isInTotals = of.played.audit.plan.settings?.dataEntry === 'offline';
  return {
    universe: universeIn(of.election, contest),
    rounds: isInTotals ? rounds.map((round) => ({ ...round, cardsForBoth: [] })) : rounds,
    lookedAt: isInTotals ? undefined : lookedAt(of, contest),
  };
}

test.each(CASES.filter(({ election }) => election.roundSizes === undefined))(
  'sizes of the round that would follow, and the cards that nobody has looked at: $situation',
  (of) => {
    const { audit } = of.played;
    const kind = kindOf(audit.plan);
    for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
      const sample = sampleOf(of, contest);
      const polling = { contest: contestVotes(contest), sample, riskLimit: 0.1 };
      const name = { contest: contest.name, round: audit.rounds.length + 1 };
      const sizes = cardMethodOf(audit.plan).sizes(polling, name);
      const proposed = kind.sizes(audit, contest, inputsOf(of.election));
      const options = sizes.ok
        ? sizes.value.flatMap(({ key, size }) => (size === undefined ? [] : [[key, size.size, size.chance]]))
        : sizes.error;
      expect(
        proposed.ok ? proposed.value.map(({ key, size, probability }) => [key, size, probability]) : proposed.error,
      ).toEqual(options);
      // Of totals nobody knows which cards they are of.
      const left = sample.universe.listed - (sample.lookedAt?.cards ?? 0);
      expect(kind.population(audit, contest, inputsOf(of.election))).toBe(left);
    }
  },
);

test.each(PUBLISHED)('as published audits have it: $situation', (of) => {
  const { audit } = of.played;
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    // The typed total is the size of the contest, whatever was meant by it, and no card is unlisted.
    const tally = { ...contestVotes(contest), ballots: contest.totalBallots ?? contest.cardsBearing ?? 0 };
    const isInTotals = audit.plan.settings?.dataEntry === 'offline';
    const rounds = roundsOf(of, contest)
      .map(({ phantoms, size, ...round }) => ({ ...round, size: size - phantoms, phantoms: 0 }))
      .map((round) => (isInTotals ? { ...round, cardsForBoth: [] } : round));
    const risk = cardMethodOf(audit.plan).published.risk(tally, rounds, 0.1);
    assert(risk.ok, 'the formula has an answer', risk);
    expect(measurements.findLast((one) => one.contest === contest.name)).toMatchObject({
      pValue: expect.closeTo(risk.value.pValue, 12),
      riskLimitMet: risk.value.finished,
      draws: rounds.reduce((sum, { size }) => sum + size, 0),
      phantomDraws: 0,
      notFound: rounds.reduce((sum, { notFound }) => sum + notFound, 0),
    });
  }
});

test.each(CASES)('cards that nobody found: $situation', (of) => {
  const { audit } = of.played;
  if (audit.plan.settings?.dataEntry === 'offline') return;
  for (const { name: jurisdiction } of of.election.jurisdictions) {
    const drawn = audit.plan.contests
      .filter(({ targeted }) => targeted)
      .flatMap((contest) => drawsFor(of, contest).flatMap(({ draws }) => draws))
      .filter((draw) => draw.jurisdiction === jurisdiction);
    const lost = [...new Map(drawn.map((draw) => [unitKey(draw), draw])).values()].filter((draw) => {
      const { card } = cardAt(of.election, draw);
      return card === undefined || of.isLost(card);
    });
    const expected = lost.map((draw) => ({
      unit: { kind: 'ballot', ballot: unitKey(draw) },
      imprintedId: null,
      lines: [
        {
          contest: null,
          reported: null,
          audited: { kind: 'vote', state: 'not-found', choices: [] },
          marginChange: null,
        },
      ],
    }));
    const found = unitDifferences(audit, inputsOf(of.election), jurisdiction).map(({ card: _, ...rest }) => rest);
    expect(new Set(found)).toEqual(new Set(expected));
  }
});

function placeOf(draw: Draw): string {
  return `${draw.jurisdiction} ${unitKey(draw)}`;
}

/** The draws of each round for a contest. */
function drawsFor({ played }: Case, contest: Contest) {
  return played.events.flatMap((event) => {
    if (event.type !== 'round-opened') return [];
    const draws = event.draws.filter((draw) => draw.contest === contest.name);
    const phantoms = event.phantomDraws.filter((draw) => draw.contest === contest.name).length;
    return draws.length + phantoms === 0 ? [] : [{ draws, phantoms }];
  });
}

/** What was seen in each round, as often as it was drawn. */
function roundsOf(of: Case, contest: Contest): readonly PollingRound[] {
  const ranked = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const pairs = ranked
    .slice(0, contest.winners)
    .flatMap((winner) => ranked.slice(contest.winners).map((loser) => [winner.name, loser.name] as const));
  return drawsFor(of, contest).map(({ draws, phantoms }) => {
    const cards = draws.map((draw) => cardAt(of.election, draw).card).filter((card) => card !== undefined);
    const found = cards.filter((card) => !of.isLost(card));
    const forBoth = ([winner, loser]: readonly [string, string]) =>
      found.filter((card) => {
        const votes = votesOn(contest, [card]);
        return votes[winner] + votes[loser] === 2;
      }).length;
    return {
      size: draws.length + phantoms,
      votes: new Map(Object.entries(votesOn(contest, found))),
      cardsForBoth: contest.votesAllowed === 1 ? [] : pairs.map((choices) => ({ choices, draws: forBoth(choices) })),
      notFound: draws.length - found.length,
      phantoms,
    };
  });
}

/** The different cards that were looked at for a contest, for whatever contest they were drawn, while it was audited. */
function lookedAt(of: Case, contest: Contest) {
  const cards = new Map<string, Marks | undefined>();
  for (const { draws, measurements } of of.played.audit.rounds) {
    if (measurements?.some((one) => one.contest === contest.name) !== true) continue;
    for (const draw of draws) {
      const isOf = contest.jurisdictions === 'all' || contest.jurisdictions.includes(draw.jurisdiction);
      if (isOf) cards.set(placeOf(draw), cardAt(of.election, draw).card);
    }
  }
  const found = [...cards.values()].filter((card) => card !== undefined).filter((card) => !of.isLost(card));
  const votes = votesOn(contest, found);
  return { cards: cards.size, notFound: cards.size - found.length, votes: new Map(Object.entries(votes)) };
}

function universeIn(election: MadeElection, contest: Contest) {
  const own = election.jurisdictions.filter(
    ({ name }) => contest.jurisdictions === 'all' || contest.jurisdictions.includes(name),
  );
  const listed = (jurisdiction: string) =>
    election.batches
      .filter((batch) => batch.jurisdiction === jurisdiction)
      .reduce((sum, { cards, unlisted }) => sum + cards.length - unlisted, 0);
  const universe = universeOfContest({
    contest: contestVotes(contest),
    listedByJurisdiction: new Map(own.map(({ name }) => [name, listed(name)])),
    castByJurisdiction: new Map(
      own.flatMap(({ name, expectedBallots }) => (expectedBallots === null ? [] : [[name, expectedBallots] as const])),
    ),
    castInAll: contest.totalBallots,
    bearing: contest.cardsBearing,
  });
  assert(universe.ok, 'the cards of a contest can be told', universe);
  return universe.value;
}
