import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import {
  type AuditedAssertion,
  type ComparisonSample,
  irvComparisonSize,
  randomSource,
  superSimpleSampleSize,
  superSimpleSampleSizeCompatible,
  superSimpleSizesByChance,
} from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { type Draw, unitKey } from '../sampling/draw.ts';
import { assertBegun } from '../state/assert-phase.ts';
import { contestVotes } from '../state/audit-inputs.ts';
import type { BegunAudit, ContestMeasurement } from '../state/audit-state.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { assertionsFound } from './ballot-comparison/measure-rankings.ts';
import { cardComparison } from './card-comparison.ts';
import { cardDifferences } from './card-differences.ts';
import { CARD_STYLE_CELLS } from './contract/card-style-cells.ts';
import { COMPARISON_CELLS } from './contract/comparison-cells.ts';
import type { ContractCell } from './contract/contract-cell.ts';
import { cardAt, type MadeElection, type Marks, votesOn } from './contract/made-election.ts';
import { preferencesOn, sideOf } from './contract/made-rankings.ts';
import { inputsOf, openDesk, type PlayedAudit, playAudit } from './contract/play-audit.ts';
import { RANKED_CELLS } from './contract/ranked-cells.ts';
import { kindOf } from './kinds.ts';
import { unitDifferences } from './unit-differences.ts';

/*
 * Whole ballot comparisons whose cards and records are all known, reckoned a second time from them: the risk by the formula of the
 * paper, how many errors of each kind there are, and which cards differ. Nothing of the product reads a card here.
 */

/** A drawn card as it lies there and as the machine recorded it; a phantom is neither. */
type Drawn = { readonly key: string; readonly card: Marks | undefined; readonly cvr: Marks | undefined };

type Case = {
  readonly situation: string;
  readonly election: MadeElection;
  readonly played: PlayedAudit;
  /** Cards that nobody is said to have found. */
  readonly isLost: (marks: Marks) => boolean;
};

/** Few draws for each contest, twice: what suits an adversary is no matter here. */
const CASES: readonly Case[] = [...COMPARISON_CELLS, ...CARD_STYLE_CELLS, ...RANKED_CELLS].map((cell) => play(cell));

/** The same as published audits figured them: from the listed cards alone, by what errors are in votes. */
const PUBLISHED: readonly Case[] = [...COMPARISON_CELLS, ...CARD_STYLE_CELLS]
  .filter((cell) => cell.makeElection(randomSource('numbers')).numbers === undefined)
  .map((cell) => play(cell, true));

function play({ situation, adversary, makeElection }: ContractCell, compatibility = false): Case {
  const random = randomSource(`by hand\n${situation}`);
  const election = { ...makeElection(random), compatibility };
  const isLost = adversary.loses ?? (() => false);
  const sizes = () => Object.fromEntries(election.contests.map(({ name }, index) => [name, 7 + index]));
  return { situation, election, played: playAudit(election, { roundsMax: 2, loses: isLost, sizes }, random), isLost };
}

const GAMMA = 1.03905;

test.each(CASES)('risks, draws and errors: $situation', ({ election, played, isLost }) => {
  const { audit } = played;
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests) {
    const drawn = drawnFor(election, played, contest);
    expect(drawn.length).toBeGreaterThan(contest.targeted ? 3 : 0);
    const universe = cardsIn(election, contest);
    const sides = sidesOf(played, contest);
    const smallest = Math.min(...sides.map(({ margin }) => margin));
    const perAssertion = sides.map((side) => {
      const errors = drawn.map((one) => errorOn(side, { election, contest, one, isLost }));
      // Of a ranked contest each assertion is shown by itself; otherwise each card harms the margin it harms most.
      return { ...side, errors, diluted: (isRanked(contest) ? side.margin : smallest) / universe };
    });
    const harmed = drawn.map((_, place) =>
      Math.max(0, ...perAssertion.map(({ errors, margin }) => errors[place] * (smallest / margin))),
    );
    const risks = isRanked(contest)
      ? perAssertion.map(({ errors, diluted }) =>
          riskOf(
            diluted,
            errors.map((error) => Math.max(0, error)),
          ),
        )
      : [riskOf(smallest / universe, harmed)];
    const measured = measurements.findLast((one) => one.contest === contest.name);
    assert(measured !== undefined, 'each contest is measured', { contest: contest.name });
    const different = new Map(drawn.map((one, place) => [one.key, place]));
    const differing = [...different].filter(
      ([key, place]) => key !== '' && perAssertion.some(({ errors }) => errors[place] !== 0),
    );
    expect(figuresIn(measured)).toEqual({
      pValue: expect.closeTo(Math.min(1, Math.max(...risks)), 12),
      riskLimitMet: Math.max(...risks) <= 0.1,
      draws: drawn.length,
      distinct: [...different.keys()].filter((key) => key !== '').length,
      phantomDraws: drawn.filter(({ key }) => key === '').length,
      notFound: drawn.filter(
        ({ key, card }) => key !== '' && (card === undefined || isLost(card) || misses(election, contest, card)),
      ).length,
      discrepancies: differing.length,
    });
  }
});

test.each(CASES)('sizes of the round that would follow, by the errors found so far: $situation', (of) => {
  const { election, played, isLost } = of;
  const { audit } = played;
  const inputs = inputsOf(election);
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    const drawn = drawnFor(election, played, contest);
    const sides = sidesOf(played, contest);
    const samples = sides.map((side) =>
      countedErrors(drawn.map((one) => errorOn(side, { election, contest, one, isLost }))),
    );
    const [listed, all] = [listedIn(election, contest), cardsIn(election, contest)];
    const at = { universe: { listed, phantoms: all - listed, cards: all }, riskLimit: 0.1 };
    const assertions = sides.flatMap(({ assertion }) => assertion ?? []);
    const smallest = Math.min(...sides.map(({ margin }) => margin));
    const worst = drawn.map((one) => {
      const errors = sides.map((side) => ({ error: errorOn(side, { election, contest, one, isLost }), side }));
      return errors.toSorted((a, b) => b.error / b.side.margin - a.error / a.side.margin)[0]?.error ?? 0;
    });
    const size = isRanked(contest)
      ? irvComparisonSize({ ...at, assertions, samples })
      : superSimpleSampleSize({ ...at, contest: contestVotes(contest), sample: countedErrors(worst) });
    expect(smallest).toBeGreaterThan(0);
    const proposed = kindOf(audit.plan).sizes(audit, contest, inputs);
    assert(size.ok && proposed.ok, 'a size can be told', { size, proposed });
    const [asked, left] = [Math.max(1, size.value), kindOf(audit.plan).population(audit, contest, inputs)];
    expect(proposed.value).toEqual([
      { key: asked >= left ? 'all-ballots' : 'default', size: asked, probability: null, known: null, corrected: null },
    ]);
  }
});

test.each(PUBLISHED)('as published audits have them: $situation', ({ situation, election, played, isLost }) => {
  const { audit } = played;
  const inputs = inputsOf(election);
  const sound = CASES.find((one) => one.situation === situation);
  assert(sound !== undefined, 'the same is played without compatibility');
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    const drawn = drawnFor(election, played, contest);
    const cards = publishedCards(election, contest);
    const sides = sidesOf(played, contest);
    const smallest = Math.min(...sides.map(({ margin }) => margin));
    // A card without the contest is blank.
    const of = { election: { ...election, cardStyles: false }, contest, isLost };
    const worst = drawn.map((one) => {
      const errors = sides.map((side) => ({ side, error: errorOn(side, { ...of, one }) }));
      const greatest = Math.max(...errors.map(({ error }) => error).filter((error) => error !== 0));
      return errors.find(({ error }) => error === greatest);
    });
    const risk = riskOf(
      smallest / cards,
      worst.map((one) => (one === undefined ? 0 : Math.max(0, one.error) * (smallest / one.side.margin))),
    );
    const measured = measurements.findLast((one) => one.contest === contest.name);
    assert(measured !== undefined, 'each contest is measured', { contest: contest.name });
    const pValue = drawn.length >= cards ? 0 : Math.min(1, risk);
    expect(figuresIn(measured)).toEqual({
      pValue: expect.closeTo(pValue, 12),
      riskLimitMet: drawn.length >= cards || pValue < 0.1,
      draws: drawn.length,
      distinct: new Set(drawn.map(({ key }) => key)).size,
      phantomDraws: 0,
      notFound: drawn.filter(({ card }) => card === undefined || isLost(card)).length,
      discrepancies: new Map(drawn.flatMap(({ key }, place) => (worst[place] === undefined ? [] : [[key, place]])))
        .size,
    });
    const found = countedErrors(worst.map((one) => one?.error ?? 0));
    const tally = { ...contestVotes(contest), ballots: cards };
    const size = superSimpleSampleSizeCompatible(tally, found, 0.1);
    const proposed = kindOf(audit.plan).sizes(audit, contest, inputs);
    assert(size.ok && proposed.ok, 'a size can be told', { size, proposed });
    const asked = Math.max(1, size.value);
    expect(proposed.value).toEqual([
      { key: asked >= cards ? 'all-ballots' : 'default', size: asked, probability: null, known: null, corrected: null },
    ]);
    expect(kindOf(audit.plan).population(audit, contest, inputs)).toBe(cards);
  }
});

/** Listed cards, or records that bear the contest where cards are drawn by them. */
function publishedCards(election: MadeElection, contest: Contest): number {
  if (election.cardStyles !== true) return listedIn(election, contest);
  return election.batches.flatMap(({ cvrs }) => cvrs ?? []).filter((cvr) => cvr[contest.name] !== undefined).length;
}

const BEFORE_ANY_ROUND = [...COMPARISON_CELLS, ...CARD_STYLE_CELLS, ...RANKED_CELLS].map((cell) => {
  const random = randomSource(`chances\n${cell.situation}`);
  const election = cell.makeElection(random);
  const { desk, inputs } = openDesk(election, { roundsMax: 1, sizes: () => ({}) }, random);
  return { situation: cell.situation, election, audit: assertBegun(desk.audit()), inputs };
});

test.each(BEFORE_ANY_ROUND)('sizes by chance before any round: $situation', ({ election, audit, inputs }) => {
  const chances = [0.5, 0.7, 0.9];
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    const [listed, all] = [listedIn(election, contest), cardsIn(election, contest)];
    const sides = sidesOf({ audit }, contest);
    // Of a ranked contest the assertion that is hardest to show stands for all.
    const closest = [
      { id: 'for', votes: Math.min(...sides.map(({ margin }) => margin)) },
      { id: 'against', votes: 0 },
    ];
    const votes = contestVotes(contest);
    const of = isRanked(contest) ? { ...votes, choices: closest, winners: 1, votesAllowed: 1 } : votes;
    const universe = { listed, phantoms: all - listed, cards: all };
    const expected = superSimpleSizesByChance({ contest: of, universe, riskLimit: 0.1 }, chances);
    assert(expected.ok, 'sizes can be told', expected);
    const found = kindOf(audit.plan).sizesByChance?.(audit, contest, { chances, inputs });
    expect(found).toEqual({
      ok: true,
      value: expected.value.map(({ asked, size, chance }) => ({
        key: String(asked),
        size,
        probability: chance,
        known: 'exact',
        corrected: null,
      })),
    });
  }
});

test.each(CASES.filter(({ election }) => election.contests.some(isRanked)))(
  'the risk of each assertion, and the errors against it: $situation',
  ({ election, played, isLost }) => {
    const [contest] = played.audit.plan.contests;
    assert(contest !== undefined, 'there is a contest');
    const drawn = drawnFor(election, played, contest);
    const expected = sidesOf(played, contest).map((side) => {
      const errors = drawn.map((one) => errorOn(side, { election, contest, one, isLost }));
      const risk = riskOf(
        side.margin / cardsIn(election, contest),
        errors.map((error) => Math.max(0, error)),
      );
      // A phantom is charged, and is no card on which an error was found.
      const { found } = countedErrors(errors.filter((_, place) => drawn[place]?.key !== ''));
      return { assertion: side.assertion, pValue: expect.closeTo(Math.min(1, risk), 12), found };
    });
    const of = { inputs: inputsOf(election), riskLimit: 0.1 };
    expect(assertionsFound(played.audit, contest, of)).toEqual({ ok: true, value: expected });
  },
);

test.each(CASES)('which cards differ, in which contests: $situation', ({ election, played, isLost }) => {
  const { audit } = played;
  const inputs = inputsOf(election);
  for (const { name: jurisdiction } of election.jurisdictions) {
    const targeted = audit.plan.contests.filter((contest) => contest.targeted);
    const drawn = targeted.flatMap((contest) => drawnFor(election, played, contest));
    const own = [...new Map(drawn.map((one) => [one.key, one])).values()].filter(({ key }) =>
      key.startsWith(`${jurisdiction} `),
    );
    const expected = own.flatMap(({ key, card, cvr }) => {
      if (card === undefined) return [];
      const found = isLost(card) ? undefined : card;
      const contests = audit.plan.contests
        .filter(({ jurisdictions }) => jurisdictions === 'all' || jurisdictions.includes(jurisdiction))
        .filter((contest) => found === undefined || !isRead(contest, cvr, found))
        .map(({ name }) => name);
      return contests.length === 0 ? [] : [{ card: key, contests }];
    });
    const differing = cardDifferences(audit, inputs, jurisdiction).map(({ unit, contests }) => ({
      card: `${jurisdiction} ${unit.batch} ${unit.position}`,
      contests: contests.map(({ contest }) => contest),
    }));
    expect(byCard(differing)).toEqual(byCard(expected));
    const units = unitDifferences(audit, inputs, jurisdiction).map(({ card, lines }) => ({
      card: `${jurisdiction} ${card?.batch} ${card?.position}`,
      contests: lines.map(({ contest }) => contest),
    }));
    expect(byCard(units)).toEqual(byCard(expected));
  }
});

test.each(CASES)('votes that each card changes: $situation', ({ election, played, isLost }) => {
  const { audit } = played;
  const inputs = inputsOf(election);
  const draws = audit.rounds.flatMap((round) => round.draws);
  for (const contest of audit.plan.contests) {
    for (const draw of draws) {
      const { card, cvr } = cardAt(election, draw);
      // What has met its limit is not looked for in later rounds.
      const isAsked = audit.rounds.some(
        ({ draws: own, measurements }) =>
          own.some((one) => unitKey(one) === unitKey(draw) && one.jurisdiction === draw.jurisdiction) &&
          measurements?.some((one) => one.contest === contest.name) &&
          (contest.jurisdictions === 'all' || contest.jurisdictions.includes(draw.jurisdiction)),
      );
      const cannotTell = card === undefined || cvr === undefined || isLost(card) || !isAsked;
      // A card that a contest is drawn from by its record, and that lacks it, counts as lost.
      const missing = !cannotTell && misses(election, contest, card) && cvr[contest.name] !== undefined;
      const change = () => {
        const [was, is] = [votesOn(contest, [cvr ?? {}]), votesOn(contest, [card ?? {}])];
        return Object.fromEntries(contest.choices.map(({ name }) => [name, was[name] - is[name]]));
      };
      const found = cardComparison(audit, contest, { inputs, unit: draw });
      expect(found.change).toEqual(cannotTell || missing ? null : change());
      const sides = sidesOf(played, contest);
      const errors = sides.map((side) => ({
        margin: side.margin,
        error: cannotTell || missing ? 2 : side.of(cvr) - side.of(card),
      }));
      const worst = errors
        .filter(({ error }) => error !== 0)
        .toSorted((a, b) => b.error / b.margin - a.error / a.margin)[0];
      expect(found.marginChange).toBe(isAsked ? (worst?.error ?? null) : null);
    }
  }
});

function byCard<One extends { readonly card: string }>(some: readonly One[]): readonly One[] {
  return some.toSorted((a, b) => (a.card < b.card ? -1 : 1));
}

/** Whether the record says of the card what is on it: the same marks, however many there are. */
function isRead({ name }: Contest, cvr: Marks | undefined, card: Marks): boolean {
  return cvr !== undefined && JSON.stringify(cvr[name]) === JSON.stringify(card[name]);
}

function figuresIn(measured: ContestMeasurement) {
  const { pValue, riskLimitMet, draws, distinct, phantomDraws, notFound, discrepancies } = measured;
  return { pValue, riskLimitMet, draws, distinct, phantomDraws, notFound, discrepancies };
}

/** All draws of all rounds that a contest's figure rests on, phantoms included. */
function drawnFor(election: MadeElection, { audit, events }: PlayedAudit, contest: Contest): readonly Drawn[] {
  const lookUp = (draw: Draw): Drawn => {
    const { card, cvr } = cardAt(election, draw);
    return { key: `${draw.jurisdiction} ${draw.batch} ${draw.position}`, card, cvr };
  };
  const rounds = events.flatMap((event) => (event.type === 'round-opened' ? [event] : []));
  const own = (draw: { readonly contest: string | null }) => draw.contest === contest.name;
  if (contest.targeted) {
    const phantom: Drawn = { key: '', card: undefined, cvr: undefined };
    return rounds.flatMap(({ draws, phantomDraws }) => [
      ...draws.filter(own).map(lookUp),
      ...phantomDraws.filter(own).map(() => phantom),
    ]);
  }
  // What others drew, up to the ticket by which each of its cards would have been drawn: no card was passed over until there.
  const lastOf = (target: Contest) =>
    rounds
      .flatMap(({ draws, phantomDraws }) => [...draws, ...phantomDraws])
      .filter((draw) => draw.contest === target.name)
      .reduce((last, { ticket }) => (ticket > last ? ticket : last), '');
  const targets = audit.plan.contests
    .filter(({ targeted }) => targeted)
    .map((target) => ({ cards: new Set(placesOf(election, target)), last: lastOf(target) }));
  const places = new Set(placesOf(election, contest));
  const reached = [...places].map((place) =>
    targets.reduce((last, target) => (target.cards.has(place) && target.last > last ? target.last : last), ''),
  );
  const until = reached.reduce((least, one) => (one < least ? one : least), '1');
  const within = new Map(
    rounds
      .flatMap(({ draws }) => draws)
      .filter((draw) => draw.ticket.slice(0, until.length) <= until && places.has(lookUp(draw).key))
      .map((draw) => [`${draw.ticket} ${lookUp(draw).key}`, lookUp(draw)]),
  );
  return [...within.values()];
}

/** The listed cards a contest may be drawn from. */
function placesOf(election: MadeElection, contest: Contest): readonly string[] {
  return election.batches
    .filter(({ jurisdiction }) => contest.jurisdictions === 'all' || contest.jurisdictions.includes(jurisdiction))
    .flatMap(({ jurisdiction, name, cards, unlisted, cvrs }) =>
      cards.slice(0, cards.length - unlisted).flatMap((_, place) => {
        const cvr = cvrs?.[place];
        const isOf = election.cardStyles !== true || cvr === undefined || cvr[contest.name] !== undefined;
        return isOf ? [`${jurisdiction} ${name} ${place + 1}`] : [];
      }),
    );
}

/** One claim that the outcome rests on: so many votes between a winner and a loser, and what a card gives to it. */
type Side = {
  readonly margin: number;
  /** 1 for the winner, −1 for the loser, 0 for neither. */
  readonly of: (marks: Marks) => number;
  readonly assertion: AuditedAssertion | undefined;
};

function sidesOf({ audit }: { readonly audit: Pick<BegunAudit, 'plan'> }, contest: Contest): readonly Side[] {
  if (isRanked(contest)) {
    return (audit.plan.assertions?.[contest.name]?.assertions ?? []).map((assertion) => ({
      margin: assertion.margin,
      of: (marks) => sideOf(assertion, preferencesOn(contest, marks)),
      assertion,
    }));
  }
  const ranked = contest.choices.toSorted((a, b) => b.votes - a.votes);
  return ranked.slice(0, contest.winners).flatMap((winner) =>
    ranked.slice(contest.winners).map((loser) => ({
      margin: winner.votes - loser.votes,
      of: (marks: Marks) => {
        const votes = votesOn(contest, [marks]);
        return votes[winner.name] - votes[loser.name];
      },
      assertion: undefined,
    })),
  );
}

/** By how many votes the record overstates the claim; 2 where there is no card, no record, or the card is lost. */
function errorOn(
  side: Side,
  of: {
    readonly election: MadeElection;
    readonly contest: Contest;
    readonly one: Drawn;
    readonly isLost: Case['isLost'];
  },
): number {
  const { election, contest, one, isLost } = of;
  const { card, cvr } = one;
  if (card === undefined || cvr === undefined || isLost(card) || misses(election, contest, card)) return 2;
  return side.of(cvr) - side.of(card);
}

/** Where cards are drawn by what their records bear, a card without the contest may stand for one that has it elsewhere. */
function misses({ cardStyles }: MadeElection, { name }: Contest, card: Marks): boolean {
  return cardStyles === true && card[name] === undefined;
}

function countedErrors(errors: readonly number[]): ComparisonSample {
  const of = (error: number) => errors.filter((one) => one === error).length;
  return {
    drawn: errors.length,
    found: { oneOver: of(1), twoOver: of(2), oneUnder: of(-1), twoUnder: of(-2) },
  };
}

/** The formula of the paper: P = Π (1 − μ/2γ) / (1 − e/2γ). */
function riskOf(diluted: number, errors: readonly number[]): number {
  return errors.reduce((risk, error) => (risk * (1 - diluted / (2 * GAMMA))) / (1 - error / (2 * GAMMA)), 1);
}

function listedIn(election: MadeElection, contest: Contest): number {
  return placesOf(election, contest).length;
}

/** And those in no manifest, as far as the office knows of them, or records without a card show them. */
function cardsIn(election: MadeElection, contest: Contest): number {
  const own = election.batches.filter(
    ({ jurisdiction }) => contest.jurisdictions === 'all' || contest.jurisdictions.includes(jurisdiction),
  );
  const listedInAll = own.reduce((sum, { cards, unlisted }) => sum + cards.length - unlisted, 0);
  const beyond = own.flatMap(({ cards, unlisted, cvrs }) => (cvrs ?? []).slice(cards.length - unlisted));
  const withoutCard = beyond.filter((cvr) => cvr[contest.name] !== undefined).length;
  const known = contest.totalBallots === null ? 0 : contest.totalBallots - listedInAll;
  return listedIn(election, contest) + Math.max(0, known, withoutCard);
}
