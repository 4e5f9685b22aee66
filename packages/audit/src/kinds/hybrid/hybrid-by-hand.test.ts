import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import {
  type HybridAudit,
  type HybridProspect,
  randomSource,
  type StratumDraws,
  suiteChance,
  suiteRisk,
  suiteRiskCompatible,
  suiteSampleSize,
  suiteSampleSizeCompatible,
  suiteSizesByChance,
} from '@plumbline/statistics';
import { expect, test } from 'vitest';
import type { StratumSizes } from '../../sampling/stratum.ts';
import { assertBegun, assertInRounds } from '../../state/assert-phase.ts';
import { contestsToAudit, roundsOf } from '../../state/audit-view.ts';
import { compared, type Pair, pairs } from '../contract/comparison-cell.ts';
import type { ContractCell } from '../contract/contract-cell.ts';
import { cards, hybrid, reportedWith, withoutRecords } from '../contract/hybrid-cell.ts';
import { HYBRID_CELLS } from '../contract/hybrid-cells.ts';
import { type MadeElection, type Marks, votesOn } from '../contract/made-election.ts';
import { type Adversary, inputsOf, openDesk, type PlayedAudit, playAudit, playRound } from '../contract/play-audit.ts';
import { kindOf } from '../kinds.ts';
import { unitDifferences } from '../unit-differences.ts';

/*
 * Whole hybrid audits whose cards and records are all known: what was seen is counted here a second time, card by card, and put to the
 * formula by itself. Nothing of the product reads a card here.
 */

type Seen = { readonly key: string; readonly card: Marks | undefined; readonly cvr: Marks | undefined };

type Case = {
  readonly situation: string;
  readonly election: MadeElection;
  readonly played: Pick<PlayedAudit, 'audit' | 'events'>;
  readonly isLost: (marks: Marks) => boolean;
};

const CASES: readonly Case[] = HYBRID_CELLS.map((cell) => play(cell));

/** The same as published audits figured them. */
const PUBLISHED: readonly Case[] = HYBRID_CELLS.map((cell) => play(cell, true));

/** A few draws of either stratum, twice. */
function play({ situation, adversary, makeElection }: ContractCell, compatibility = false): Case {
  const random = randomSource(`by hand\n${situation}`);
  const election = { ...makeElection(random), compatibility };
  const isLost = adversary.loses ?? (() => false);
  // Published audits draw as many as are listed, whoever was drawn before: the smallest stratum has four cards for two rounds.
  const noCvr = compatibility ? 2 : 5;
  const sizes = () => Object.fromEntries(election.contests.map(({ name }) => [name, { cvr: 6, noCvr }]));
  return { situation, election, played: playAudit(election, { roundsMax: 2, loses: isLost, sizes }, random), isLost };
}

const [A, B] = [['A'], ['B']];

/** Outcomes that are right, so that a sample is enough. In those above another round is everything that is left. */
const RIGHT: readonly Case[] = [
  right('a wide lead, some cards without a record', {
    made: [...pairs(420, A), ...pairs(180, B), ...pairs(32, A).map(({ card }): Pair => ({ cvr: undefined, card }))],
    polled: { A: 140, B: 60 },
    sizes: { cvr: 40, noCvr: 6 },
  }),
  right('every card with a record looked at', {
    made: [...pairs(2, A), ...pairs(1, B)],
    polled: { A: 160, B: 80 },
    sizes: { cvr: 24, noCvr: 12 },
  }),
];

/** One round, after which it is not known yet who won. */
function right(
  situation: string,
  of: {
    readonly made: readonly Pair[];
    readonly polled: { readonly A: number; readonly B: number };
    readonly sizes: StratumSizes;
  },
): Case {
  const random = randomSource(`by hand\n${situation}`);
  const adversary: Adversary = { roundsMax: 1, sizes: () => ({}) };
  const { makeElection } = hybrid(situation, adversary, () => {
    const polled = [...cards(of.polled.A, A), ...cards(of.polled.B, B)];
    const batches = [compared('J1', of.made, random), withoutRecords('J1', polled, random)];
    return { contests: [reportedWith(batches, of.polled)], batches };
  });
  const election = makeElection(random);
  const { desk, inputs } = openDesk(election, adversary, random);
  const table = { audit: assertBegun(desk.audit()), election, inputs, random };
  playRound(desk, { table, adversary, round: 1, sampleSizes: { C: of.sizes } });
  const played = { audit: assertInRounds(desk.audit()), events: desk.events };
  return { situation, election, played, isLost: () => false };
}

test.each([...CASES, ...RIGHT])('risk and draws: $situation', (of) => {
  const { audit } = of.played;
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    const { hybrid, compared, polled } = reckoned(of, contest);
    const risk = suiteRisk(hybrid);
    assert(risk.ok, 'the formula has an answer', risk);
    const phantoms = polled.filter(({ key }) => key === '').length;
    const measured = measurements.findLast((one) => one.contest === contest.name);
    const listed = [...compared, ...polled].filter(({ key }) => key !== '');
    const different = new Map(listed.map((one) => [one.key, one]));
    expect(measured).toMatchObject({
      pValue: expect.closeTo(risk.value.pValue, 12),
      riskLimitMet: risk.value.pValue <= 0.1,
      draws: compared.length + polled.length,
      distinct: different.size,
      phantomDraws: phantoms,
      notFound: listed.filter(({ card }) => card === undefined || of.isLost(card)).length,
      discrepancies: [...new Map(compared.map((one) => [one.key, one])).values()].filter((one) =>
        pairsOf(contest).some(({ lead }) => errorOn(of, one, lead) !== 0),
      ).length,
    });
  }
});

/** One simulation of sizes takes a second: situations that have all there is. */
const SIZED = [
  ...CASES.filter(({ situation }) =>
    [
      'an exact tie, every error where there are records',
      'cards of the loser without a record',
      'manifests short of cards for the loser, which make it a tie',
    ].includes(situation),
  ),
  ...RIGHT,
];

test.each(SIZED)('sizes of the round that would follow: $situation', (of) => {
  const { audit } = of.played;
  const [contest] = audit.plan.contests;
  assert(contest !== undefined && SIZED.length === 5, 'the situations are there');
  const inputs = inputsOf(of.election);
  const { hybrid, compared, polled } = reckoned(of, contest);
  const once = [...new Map(compared.map((one) => [one.key, one])).values()];
  const prospect = prospectOf(of, contest);
  const name = { contest: contest.name, round: roundsOf(audit).length + 1 };
  const left = {
    cvr: hybrid.cvr.ballots - once.length,
    polling: listedWithout(of.election) - polled.filter(({ key }) => key !== '').length,
  };
  const proposed = kindOf(audit.plan).sizes(audit, contest, inputs);
  assert(proposed.ok, 'sizes can be told', proposed);
  expect(kindOf(audit.plan).strata?.population(audit, contest, inputs)).toEqual({ cvr: left.cvr, noCvr: left.polling });
  const size = suiteSampleSize(hybrid);
  const chances = suiteSizesByChance(prospect, name, left.cvr + left.polling);
  assert(size.ok && chances.ok, 'the formulas have an answer', { size, chances });
  // Draws with replacement that fall on so many new cards, as expected: 1 − (1 − 1/N)ᵈ of those not seen.
  const { ballots, sampled } = hybrid.cvr;
  const wanted = size.value.cvr;
  const draws = Math.ceil(Math.log(1 - wanted / (ballots - sampled)) / Math.log(1 - 1 / ballots));
  const asked = { cvr: wanted === 0 ? 0 : Math.max(wanted, draws), polling: size.value.polling };
  if (size.value.isFullCount || !(asked.cvr <= left.cvr) || asked.polling > left.polling) {
    const all = { cvr: left.cvr, noCvr: left.polling };
    const unknown = { probability: null, known: null, corrected: null };
    expect(proposed.value).toEqual([{ key: 'all-ballots', size: left.cvr + left.polling, strata: all, ...unknown }]);
    return;
  }
  const chance = suiteChance(prospect, { size: asked, name });
  const fitting = chances.value.filter((one) => one.size.cvr <= left.cvr && one.size.polling <= left.polling);
  expect(proposed.value).toEqual(
    [{ key: 'default', size: asked, chance: chance.ok ? chance.value : undefined }, ...fitting].map(optionOf),
  );
});

/** What is known before another round: the sample, and what is left to be drawn. */
function prospectOf(of: Case, contest: Contest): HybridProspect {
  const { hybrid, compared, polled } = reckoned(of, contest);
  const once = [...new Map(compared.map((one) => [one.key, one])).values()];
  const votes = votesOn(
    contest,
    polled.flatMap(({ card }) => (card === undefined || of.isLost(card) ? [] : [card])),
  );
  return {
    audit: hybrid,
    withoutCvr: lackingRecords(of.election) - once.filter(({ cvr }) => cvr === undefined).length,
    polled: {
      votes: new Map(Object.entries(votes)),
      againstWinners: polled.filter(({ card }) => card === undefined || of.isLost(card)).length,
    },
  };
}

function optionOf(of: { readonly key: string; readonly size: StratumDraws; readonly chance: number | undefined }) {
  const { key, size, chance } = of;
  return {
    key,
    size: size.cvr + size.polling,
    strata: { cvr: size.cvr, noCvr: size.polling },
    probability: chance ?? null,
    known: chance === undefined ? null : 'simulated',
    corrected: null,
  };
}

test.each(PUBLISHED)('as published audits have it: $situation', (of) => {
  const { audit } = of.played;
  const inputs = inputsOf(of.election);
  const kind = kindOf(audit.plan);
  const measurements = audit.rounds.flatMap((round) => round.measurements ?? []);
  for (const contest of audit.plan.contests.filter(({ targeted }) => targeted)) {
    const { hybrid: sound, compared, polled } = reckoned(of, contest);
    const once = [...new Map(compared.map((one) => [one.key, one])).values()];
    const isFound = ({ card }: Seen) => card !== undefined && !of.isLost(card);
    const votes = votesOn(
      contest,
      polled.filter(isFound).map(({ card }) => card ?? {}),
    );
    const lost = polled.filter((one) => !isFound(one)).length;
    const [inCvrs, without] = [sound.cvr.ballots, sound.polling.ballots - (sound.polling.phantoms ?? 0)];
    const { countedFirst: _, phantoms: __, ...polling } = sound.polling;
    // No card is unlisted, each draw counts, understatements are passed over, and votes are counted by choice.
    const published: HybridAudit = {
      ...sound,
      contest: { ...sound.contest, ballots: inCvrs + without },
      cvr: { ...sound.cvr, sampled: compared.length },
      polling: { ...polling, ballots: without },
      pairs: pairsOf(contest).map(({ winner, loser, lead }) => {
        const errors = once.map((one) => errorOn(of, one, lead));
        const count = (error: number) => errors.filter((one) => one === error).length;
        const seen = { pollingWinner: votes[winner], pollingLoser: votes[loser] + lost };
        return { winner, loser, o1: count(1), o2: count(2), u1: 0, u2: 0, ...seen };
      }),
    };
    const risk = suiteRiskCompatible(published);
    const measured = measurements.findLast((one) => one.contest === contest.name);
    const drawn = [...compared, ...polled];
    // A stratum that was drawn as often as it has cards has no published figure, and the corrected one stands alone.
    if (risk.ok) {
      expect(measured).toMatchObject({
        pValue: expect.closeTo(risk.value.pValue, 12),
        riskLimitMet: risk.value.finished,
        draws: drawn.length,
        distinct: new Set(drawn.map(({ key }) => key)).size,
        phantomDraws: 0,
        notFound: drawn.filter((one) => !isFound(one)).length,
      });
      const corrected = suiteRisk(sound);
      assert(corrected.ok, 'the formula has an answer', corrected);
      const isOther = Math.abs(corrected.value.pValue - risk.value.pValue) > 1e-9;
      expect(measured?.corrected).toEqual(
        isOther ? { pValue: expect.closeTo(corrected.value.pValue, 12), why: { because: 'other-errors' } } : null,
      );
      const phantoms = kind.counted(audit, contest, inputs);
      expect({ draws: phantoms.draws.length, phantomDraws: phantoms.phantomDraws }).toEqual({
        draws: drawn.length,
        phantomDraws: 0,
      });
    }
    expect(kind.strata?.population(audit, contest, inputs)).toEqual({ cvr: inCvrs, noCvr: without });
    expect(kind.population(audit, contest, inputs)).toBe(inCvrs + without);
    const size = suiteSampleSizeCompatible(published);
    const proposed = kind.sizes(audit, contest, inputs);
    if (!size.ok) {
      expect(proposed).toEqual(size);
      continue;
    }
    const { cvr, polling: others } = size.value;
    const chance = suiteChance(prospectOf(of, contest), {
      size: size.value,
      name: { contest: contest.name, round: roundsOf(audit).length + 1 },
    });
    const known = chance.ok && chance.value !== undefined;
    expect(proposed).toEqual({
      ok: true,
      value: [
        {
          key: 'default',
          size: cvr + others,
          strata: { cvr, noCvr: others },
          probability: null,
          known: null,
          corrected: known ? { probability: chance.value, known: 'simulated' } : null,
        },
      ],
    });
  }
});

const BEFORE_ANY_ROUND = SIZED.map(({ situation, election }) => {
  const { desk, inputs } = openDesk(election, { roundsMax: 1, sizes: () => ({}) }, randomSource(situation));
  return { situation, election, audit: assertBegun(desk.audit()), inputs };
});

test.each(BEFORE_ANY_ROUND)('sizes by chance before any round: $situation', ({ election, audit, inputs }) => {
  const [contest] = audit.plan.contests;
  assert(contest !== undefined, 'there is a contest');
  const { hybrid } = reckoned({ election, played: { events: [] }, isLost: () => false }, contest);
  const none = { votes: new Map(contest.choices.map(({ name }) => [name, 0])), againstWinners: 0 };
  const prospect = { audit: hybrid, withoutCvr: lackingRecords(election), polled: none };
  const chances = [0.5, 0.9];
  const name = { contest: contest.name, round: 1 };
  const [inCvrs, without] = [hybrid.cvr.ballots, listedWithout(election)];
  const expected = suiteSizesByChance(prospect, name, inCvrs + without, chances);
  assert(expected.ok, 'sizes can be told', expected);
  const fitting = expected.value.filter(({ size }) => size.cvr <= inCvrs && size.polling <= without);
  expect(kindOf(audit.plan).sizesByChance?.(audit, contest, { chances, inputs })).toEqual({
    ok: true,
    value: fitting.map(optionOf),
  });
});

test.each(CASES)('what each stratum is drawn from: $situation', ({ election, played }) => {
  const { audit } = played;
  for (const contest of audit.plan.contests) {
    const { hybrid } = reckoned({ election, played, isLost: () => false }, contest);
    const own = election.jurisdictions
      .map(({ name }) => name)
      .filter((name) => contest.jurisdictions === 'all' || contest.jurisdictions.includes(name));
    const listed = (stratum: 'cvr' | 'noCvr') =>
      new Map(
        own.map((name) => [
          name,
          election.batches
            .filter((one) => one.jurisdiction === name && (one.cvrs !== undefined) === (stratum === 'cvr'))
            .reduce((sum, { cards, unlisted }) => sum + cards.length - unlisted, 0),
        ]),
      );
    const rest = { takes: 'all-listed' };
    expect(kindOf(audit.plan).pools?.(audit, contest)).toEqual({
      ok: true,
      value: [
        { stratum: 'cvr', cards: hybrid.cvr.ballots, listed: listed('cvr'), withReplacement: true, ...rest },
        { stratum: 'noCvr', cards: hybrid.polling.ballots, listed: listed('noCvr'), withReplacement: false, ...rest },
      ],
    });
  }
});

test.each(CASES)('which cards differ from their records, or are lost: $situation', (of) => {
  const { audit } = of.played;
  const inputs = inputsOf(of.election);
  for (const { name: jurisdiction } of of.election.jurisdictions) {
    const drawn = audit.plan.contests.flatMap((contest) => {
      const { compared, polled } = reckoned(of, contest);
      return [...compared, ...polled];
    });
    const own = [...new Map(drawn.map((one) => [one.key, one])).values()].filter(({ key }) =>
      key.startsWith(`${jurisdiction} `),
    );
    const names = contestsToAudit(audit, jurisdiction).map(({ name }) => name);
    const expected = own.flatMap(
      ({ key, card, cvr }): readonly { readonly card: string; readonly contests: readonly (string | null)[] }[] => {
        const isLost = card !== undefined && of.isLost(card);
        // A card of the other stratum is held against nothing, and may be lost all the same.
        if (key.includes(' P1 ')) return isLost ? [{ card: key, contests: [null] }] : [];
        const differing = names.filter(
          (name) => isLost || cvr === undefined || JSON.stringify(cvr[name]) !== JSON.stringify(card?.[name]),
        );
        return differing.length === 0 ? [] : [{ card: key, contests: differing }];
      },
    );
    const found = unitDifferences(audit, inputs, jurisdiction).map(({ card, lines }) => ({
      card: `${jurisdiction} ${card?.batch} ${card?.position}`,
      contests: lines.map(({ contest }) => contest),
    }));
    expect(byCard(found)).toEqual(byCard(expected));
  }
});

function byCard<One extends { readonly card: string }>(some: readonly One[]): readonly One[] {
  return some.toSorted((a, b) => (a.card < b.card ? -1 : 1));
}

/** Each winner against each loser, and by how much a card is for the winner. */
function pairsOf(contest: Contest) {
  const ranked = contest.choices.toSorted((a, b) => b.votes - a.votes);
  return ranked.slice(0, contest.winners).flatMap((winner) =>
    ranked.slice(contest.winners).map((loser) => ({
      winner: winner.name,
      loser: loser.name,
      lead: (marks: Marks) => {
        const votes = votesOn(contest, [marks]);
        return votes[winner.name] - votes[loser.name];
      },
    })),
  );
}

function errorOn({ isLost }: Pick<Case, 'isLost'>, { card, cvr }: Seen, lead: (marks: Marks) => number): number {
  return card === undefined || cvr === undefined || isLost(card) ? 2 : lead(cvr) - lead(card);
}

function listedWithout({ batches }: MadeElection): number {
  return batches
    .filter(({ cvrs }) => cvrs === undefined)
    .reduce((sum, { cards, unlisted }) => sum + cards.length - unlisted, 0);
}

/** Listed cards of batches with records that have none themselves. */
function lackingRecords({ batches }: MadeElection): number {
  return batches
    .filter(({ cvrs }) => cvrs !== undefined)
    .reduce((sum, { cards, unlisted, cvrs = [] }) => sum + Math.max(0, cards.length - unlisted - cvrs.length), 0);
}

type Played = Pick<Case, 'election' | 'isLost'> & { readonly played: Pick<PlayedAudit, 'events'> };

/** What a contest's draws show of each stratum, and that as the formula takes it. */
function reckoned(of: Played, contest: Contest) {
  const { election, played } = of;
  const batches = new Map(election.batches.map((batch) => [`${batch.jurisdiction} ${batch.name}`, batch]));
  const compared: Seen[] = [];
  const polled: Seen[] = [];
  for (const event of played.events) {
    if (event.type !== 'round-opened') continue;
    for (const draw of event.draws.filter((one) => one.contest === contest.name)) {
      const made = batches.get(`${draw.jurisdiction} ${draw.batch}`);
      const place = (draw.position ?? 0) - 1;
      const key = `${draw.jurisdiction} ${draw.batch} ${draw.position}`;
      const seen = { key, card: made?.cards[place], cvr: made?.cvrs?.[place] };
      (made?.cvrs === undefined ? polled : compared).push(seen);
    }
    for (const { contest: name } of event.phantomDraws) {
      if (name === contest.name) polled.push({ key: '', card: undefined, cvr: undefined });
    }
  }
  const own = election.batches.filter(
    ({ jurisdiction }) => contest.jurisdictions === 'all' || contest.jurisdictions.includes(jurisdiction),
  );
  const listed = (of: 'cvr' | 'polling') =>
    own
      .filter(({ cvrs }) => (cvrs !== undefined) === (of === 'cvr'))
      .reduce((sum, { cards, unlisted }) => sum + cards.length - unlisted, 0);
  const inAll = listed('cvr') + listed('polling');
  const phantoms = Math.max(0, (contest.totalBallots ?? inAll) - inAll);
  const inRecords = votesOn(
    contest,
    own.flatMap(({ cvrs }) => cvrs ?? []),
  );
  const once = [...new Map(compared.map((one) => [one.key, one])).values()];
  const { winners, votesAllowed } = contest;
  const hybrid: HybridAudit = {
    contest: {
      choices: contest.choices.map(({ name, votes }) => ({ id: name, votes })),
      ballots: inAll + phantoms,
      winners,
      votesAllowed,
    },
    riskLimit: 0.1,
    cvr: { ballots: listed('cvr'), votes: new Map(Object.entries(inRecords)), sampled: once.length },
    polling: {
      ballots: listed('polling') + phantoms,
      phantoms,
      votes: new Map(contest.choices.map(({ name, votes }) => [name, votes - inRecords[name]])),
      sampled: polled.length,
      ...(listed('polling') === 0 && phantoms > 0 ? { countedFirst: true } : {}),
    },
    pairs: pairsOf(contest).map(({ winner, loser, lead }) => {
      const errors = once.map((one) => errorOn(of, one, lead));
      const leads = polled.map(({ card }) => (card === undefined || of.isLost(card) ? -1 : lead(card)));
      const count = (some: readonly number[], error: number) => some.filter((one) => one === error).length;
      return {
        winner,
        loser,
        o1: count(errors, 1),
        o2: count(errors, 2),
        u1: count(errors, -1),
        u2: count(errors, -2),
        pollingWinner: count(leads, 1),
        pollingLoser: count(leads, -1),
      };
    }),
  };
  return { hybrid, compared, polled };
}
