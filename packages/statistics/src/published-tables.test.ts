import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type PublishedEntry, readPublishedEntries } from '../reference/agreement.ts';
import { answered } from '../reference/answered.ts';
import { polledFrom } from '../reference/polled.ts';
import { notEliminatedBeforeAssorter, notEliminatedNextAssorter } from './assorters/irv.ts';
import { assorterMargin } from './assorters/overstatement.ts';
import { minervaSampleSizesCompatible } from './compatibility/minerva.ts';
import { providenceSampleSizesCompatible } from './compatibility/providence.ts';
import { publishedExpectedRisk, suiteRiskCompatible, suiteSampleSizeCompatible } from './compatibility/suite.ts';
import type { ContestTally } from './contest-tally.ts';
import { logFisherCombination } from './numeric/chi-square.ts';
import type { IrvAssertion } from './raire/irv-assertion.ts';
import { raireAssertions } from './raire/raire.ts';
import { type RankedGroup, rankedBallots } from './raire/ranked-ballots.ts';
import { alphaRisk } from './risk/alpha.ts';
import { fixedAlternative } from './risk/alternative-estimator.ts';
import { type HybridAudit, type HybridPair, hybridPairsToTest, suiteShareRange } from './risk/hybrid-audit.ts';
import { kaplanMarkovRisk } from './risk/kaplan-markov.ts';
import { kaplanWaldRisk } from './risk/kaplan-wald.ts';
import type { MeanSample } from './risk/mean-test.ts';
import { suiteRisk } from './risk/suite.ts';
import { logPollingRisk } from './risk/suite-strata.ts';
import { bravoStoppingTime } from './sample-size/bravo-stopping-time.ts';
import { bravoSampleSizes } from './sample-size/offered-sizes.ts';
import { stoppingSize, stoppingSizeByRates } from './sample-size/super-simple-size.ts';
import { sampleConsistently } from './sampling/consistent-sampling.ts';
import { firstTicket, nextTicket, seedHash, uniformFraction } from './sampling/tickets.ts';

/** What a row gives and prints has the shape its method needs, so it is read as it comes. */
// biome-ignore lint/suspicious/noExplicitAny: each row's shape is its method's own, and a wrong one fails its test.
type Loose = Record<string, any>;
type Finding = Readonly<Record<string, unknown>>;

const NO_ERRORS = { oneOver: 0, twoOver: 0, oneUnder: 0, twoUnder: 0 };

/**
 * Every row of reference/published-tables.json, at the row's own tolerance. A row is found again from its input alone, by
 * what the product offers; each method answers with the fields that its rows print. A method that is missing here fails.
 */
const reproduce: Readonly<Record<string, (input: Loose, expected: Loose) => readonly Finding[]>> = {
  'bravo.asn': ({ winner, loser, ballots, alpha }) => {
    const tally = { ...contest({ winner, loser }), ballots };
    return [
      { asn: answered(bravoSampleSizes(tally, polledFrom(ballots), alpha)).find(({ key }) => key === 'asn')?.size },
    ];
  },

  'bravo.sequential_quantile': ({ winner_share: winnerShare, alpha: riskLimit, quantile: chance }) => [
    { ballots: answered(bravoStoppingTime({ winnerShare, riskLimit, chance })) },
  ],

  'minerva.first_round_size': ({ tally, alpha }) => {
    const reported = contest(tally);
    return [{ round_sizes: answered(minervaSampleSizesCompatible(reported, [], alpha)).map(({ size }) => size) }];
  },

  'providence.first_round_size': ({ tally, alpha, stop_probability: chance }) => {
    const reported = contest(tally);
    const sizes = answered(providenceSampleSizesCompatible(reported, [], alpha));
    return [{ size: sizes.find(({ probability }) => probability === chance)?.size }];
  },

  'supersimple.stopping_size_no_errors': ({ risk_limit: riskLimit }) => [
    { numerator: stoppingSize({ dilutedMargin: 1e-6, counts: NO_ERRORS, riskLimit }) * 1e-6 },
  ],

  'supersimple.sample_size_rates': ({ alpha: riskLimit, ballots, margin, rates: { o1, o2, u1, u2 } }) => {
    const rates = { oneOver: o1, twoOver: o2, oneUnder: u1, twoUnder: u2 };
    return [{ n: stoppingSizeByRates({ dilutedMargin: margin / ballots, rates, riskLimit }) }];
  },

  'corla.samples_to_audit': ({ risk_limit: riskLimit, ballot_card_count: cards, min_margin: margin, ...found }) => {
    const counts = { oneOver: found.o1, twoOver: found.o2, oneUnder: found.u1, twoUnder: found.u2 };
    const size = stoppingSize({ dilutedMargin: margin / cards, counts, riskLimit });
    return [{ optimistic: size, estimated: size }];
  },

  'suite.lambda_range': (input) => {
    const { least, most } = suiteShareRange(onlyPair(hybridBeforeSampling(input)));
    return [{ lower: least, upper: most }];
  },

  'suite.polling_stratum_p': ({ ballots, winner, loser, sample_w: sampleWinner, sample_l: sampleLoser, ...rest }) => {
    const sampled = sampleWinner + sampleLoser;
    const stratum = { ballots, winnerVotes: winner, loserVotes: loser, sampled, sampleWinner, sampleLoser };
    return [{ p: Math.exp(logPollingRisk(stratum, winner - loser)(rest.null_lambda)) }];
  },

  'suite.sample_size': (input, { trace }) => {
    const audit = hybridBeforeSampling(input);
    const riskAt = (total: number) => {
      const cvr = Math.ceil((total * input.N1) / (input.N1 + input.N2));
      return publishedExpectedRisk(onlyPair(audit), { cvr, polling: total - cvr }, audit.riskLimit);
    };
    const { cvr, polling } = answered(suiteSampleSizeCompatible(audit));
    return [{ trace: trace.map(([total]: readonly [number]) => [total, riskAt(total)]), cvr, non_cvr: polling }];
  },

  'suite.p_value': ({ cvr, polling, pair: [winner, loser] }) => {
    const audit: HybridAudit = {
      ...hybrid({ ...cvr, sampled: cvr.sample }, { ...polling, sampled: polling.sample }, [winner, loser]),
      pairs: [
        {
          ...{ winner, loser, o1: cvr.errors, o2: 0, u1: 0, u2: 0 },
          pollingWinner: polling.sample_votes[winner],
          pollingLoser: polling.sample_votes[loser],
        },
      ],
    };
    return [suiteRisk(audit), suiteRiskCompatible(audit)].map((risk) => ({
      p_value: answered<{ readonly pValue: number }>(risk).pValue,
    }));
  },

  combining: ({ strata, p_each: each }) => [
    {
      fisher: Math.exp(logFisherCombination(Array.from({ length: strata }, () => Math.log(each)))),
      product_of_martingales: each ** strata,
    },
  ],

  kaplan_markov: (input) => [{ p: answered(kaplanMarkovRisk(meanSample(input), input.g)).pValue }],

  kaplan_wald: (input) => [{ p: answered(kaplanWaldRisk(meanSample(input), input.g)).pValue }],

  'alpha.sample_size': ({ x, t, eta, u, alpha: riskLimit }) => {
    const hypothesis = { upperBound: u, nullMean: t, populationSize: Number.POSITIVE_INFINITY };
    const values = Array(100).fill(x[0]);
    return [{ n: answered(alphaRisk({ values, hypothesis, riskLimit }, fixedAlternative(eta))).stoppedAt }];
  },

  'sampler.first_fraction': ({ id, seed }) => [{ ticket: firstTicket(seedHash(seed), id) }],

  'sampler.sha256_uniform': ({ text }) => [{ uniform: uniformFraction(text) }],

  'sampler.next_fraction': ({ x }) => [{ next: nextTicket(x) }],

  'sampler.ids': ({ ids, seed, with_replacement: withReplacement, take }) => {
    const drawn = answered(sampleConsistently({ seed, ids, withReplacement, drop: 0, take }));
    return [{ ids: drawn.map(({ item }) => item) }];
  },

  'sampler.tuples': ({ ids, seed, with_replacement: withReplacement, digits }) => {
    const drawn = answered(sampleConsistently({ seed, ids, withReplacement, digits, drop: 0, take: ids.length }));
    return [{ tuples: drawn.map(({ ticket, item, generation }) => [ticket, item, generation]) }];
  },
};

/** Rows whose election may not be copied into the repository: its file, where it lies beside the checkout. */
const reproduceFromFile: Readonly<Record<string, (input: Loose, files: URL) => readonly Finding[]>> = {
  'raire.assertions': ({ contest: number }, files) => {
    const district = ['D1', 'D4', 'D7', 'D8'][Number(number) - 1];
    const { choices, winner, groups } = readRaireFile(
      new URL(`raire-irv/Berkeley_2010_${district}CityCouncil.raire.gz`, files),
    );
    const ballots = answered(rankedBallots(choices, groups));
    const assertions = answered(raireAssertions({ ballots, winner })).map(
      ({ type, winner: better, loser, eliminated }): IrvAssertion => ({ type, winner: better, loser, eliminated }),
    );
    return [{ assertions }];
  },

  'shangrla.irv_pilot': ({ assertion, cards }, files) => {
    const { groups } = readRaireFile(new URL('sf-da-2019/SFDA2019_PrelimReport12VBMJustDASheets.raire.gz', files));
    expect(groups).toHaveLength(cards);
    const [winner, , loser, , ...eliminated] = String(assertion).split(' ');
    const { value } =
      eliminated.length === 0
        ? notEliminatedBeforeAssorter({ winner, loser })
        : notEliminatedNextAssorter({ winner, loser, eliminated });
    const sum = groups.reduce(
      (total, { preferences }) => total + value(new Map(preferences.map((choice, index) => [choice, index + 1]))),
      0,
    );
    return [{ margin_from_cvrs: assorterMargin(sum / cards) }];
  },
};

/** Rows that another test finds again, or that are for information. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'oneaudit.alpha': 'assorters/oneaudit.test.ts: a mean over random orders',
  'suite.power': 'risk/suite.test.ts: a simulation, for information',
  expected_workload: 'an order of magnitude, for information',
};

/** What a row prints that needs more than the row gives: the pilot's sample. */
const NEEDS_THE_SAMPLE = ['p_value_after_372'];

const entries = readPublishedEntries();

test('every row is found again here, or it says where', () => {
  expect(entries).toHaveLength(189);
  const known = new Set([...Object.keys(reproduce), ...Object.keys(reproduceFromFile), ...Object.keys(ELSEWHERE)]);
  expect(entries.filter(({ method }) => !known.has(method))).toEqual([]);
});

test.each(entries.filter(({ method }) => method in reproduce))('$id', (entry) => {
  expectAgreement(entry, reproduce[entry.method](entry.input, entry.expected));
});

const FILES = new URL('../../../../shared/data/', import.meta.url);
const hasFiles = existsSync(FILES);
if (!hasFiles)
  console.info('Skipped: the rankings of Berkeley 2010 and San Francisco 2019 are not beside the checkout.');

test.skipIf(!hasFiles).each(entries.filter(({ method }) => method in reproduceFromFile))('$id', (entry) => {
  expectAgreement(entry, reproduceFromFile[entry.method](entry.input, FILES));
});

/** The two strata of a hybrid audit for one pair, and nothing sampled yet unless `strata` say so. */
type Stratum = { readonly ballots: number; readonly votes: Readonly<Record<string, number>>; readonly sampled: number };

function hybrid(cvr: Stratum, polling: Stratum, choices: readonly string[], riskLimit = 0.05): HybridAudit {
  const [winner, loser] = choices;
  const votesOf = ({ votes }: Stratum) => new Map(choices.map((choice) => [choice, votes[choice]]));
  return {
    contest: {
      choices: choices.map((id) => ({ id, votes: cvr.votes[id] + polling.votes[id] })),
      ballots: cvr.ballots + polling.ballots,
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit,
    cvr: { ballots: cvr.ballots, votes: votesOf(cvr), sampled: cvr.sampled },
    polling: { ballots: polling.ballots, votes: votesOf(polling), sampled: polling.sampled },
    pairs: [{ winner, loser, o1: 0, o2: 0, u1: 0, u2: 0, pollingWinner: 0, pollingLoser: 0 }],
  };
}

function hybridBeforeSampling({ N1, N_w1, N_l1, N2, N_w2, N_l2, risk_limit: riskLimit }: Loose): HybridAudit {
  return hybrid(
    { ballots: N1, votes: { ann: N_w1, ben: N_l1 }, sampled: 0 },
    { ballots: N2, votes: { ann: N_w2, ben: N_l2 }, sampled: 0 },
    ['ann', 'ben'],
    riskLimit,
  );
}

function onlyPair(audit: HybridAudit): HybridPair {
  return answered(hybridPairsToTest(audit))[0];
}

function contest(votes: Readonly<Record<string, number>>): ContestTally {
  const choices = Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
  return { choices, ballots: choices.reduce((sum, choice) => sum + choice.votes, 0), winners: 1, votesAllowed: 1 };
}

function meanSample({ x, t, random_order: inRandomOrder = true }: Loose): MeanSample {
  return {
    values: x,
    hypothesis: { upperBound: 1, nullMean: t, populationSize: Number.POSITIVE_INFINITY },
    riskLimit: 0.05,
    drawingOrder: inRandomOrder ? 'known' : 'unknown',
  };
}

const filesRead = new Map<string, ReturnType<typeof parseRaireFile>>();

function readRaireFile(file: URL) {
  const read = filesRead.get(file.href) ?? parseRaireFile(file);
  filesRead.set(file.href, read);
  return read;
}

/** `contest,ballot,first,second,…` below two header lines, the second with the choices and the winner. */
function parseRaireFile(file: URL) {
  const [, header, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const [, , count, ...rest] = header.split(',').map((cell) => cell.trim());
  const groups = lines.map((line): RankedGroup => ({ count: 1, preferences: line.trim().split(',').slice(2) }));
  return { choices: rest.slice(0, Number(count)), winner: rest.at(-1) ?? '', groups };
}

/** Each finding has every field the row prints, within the tolerance the row states for it. */
function expectAgreement({ expected, tolerance }: PublishedEntry, findings: readonly Finding[]) {
  for (const [field, value] of Object.entries(expected)) {
    if (NEEDS_THE_SAMPLE.includes(field)) continue;
    for (const found of findings) expectClose(found[field], value, tolerance, field);
  }
}

function expectClose(found: unknown, expected: unknown, tolerance: PublishedEntry['tolerance'], field: string) {
  if (tolerance.set_equal) {
    expect(asSet(found), field).toEqual(asSet(expected));
  } else if (Array.isArray(expected) && Array.isArray(found)) {
    expect(found, field).toHaveLength(expected.length);
    for (const [index, each] of expected.entries()) expectClose(found[index], each, tolerance, `${field}[${index}]`);
  } else if (typeof expected === 'number') {
    const { abs = 0, rel = tolerance.margin_rel ?? 0 } = tolerance;
    expect(found, field).toBeTypeOf('number');
    expect(Math.abs(Number(found) - expected), `${field}: ${found}`).toBeLessThanOrEqual(
      abs + rel * Math.abs(expected),
    );
  } else {
    expect(found, field).toBe(expected);
  }
}

/** The elements in an order of their own, and within each the choices eliminated likewise. */
function asSet(assertions: unknown): readonly string[] {
  return (assertions as readonly IrvAssertion[])
    .map(({ type, winner, loser, eliminated }) => JSON.stringify([type, winner, loser, eliminated.toSorted()]))
    .toSorted();
}
