import { marksFor } from '../packages/statistics/src/assorters/assorter.ts';
import {
  assorterMargin,
  countReadings,
  overstatementAssorter,
  type ReportedColumn,
  reportedMean,
} from '../packages/statistics/src/assorters/overstatement.ts';
import { pluralityAssorter } from '../packages/statistics/src/assorters/plurality.ts';
import {
  type AssertionTest,
  assertionRisk,
  assertionTestFor,
  startPlay,
} from '../packages/statistics/src/risk/assertion-test.ts';
import { superSimpleRisk } from '../packages/statistics/src/risk/super-simple.ts';
import {
  comparisonPopulation,
  customaryErrors,
  oneAuditPopulation,
  pollingPopulation,
} from '../packages/statistics/src/sample-size/populations.ts';
import { randomSource } from '../packages/statistics/src/sample-size/random-source.ts';
import { simulateSampleSize } from '../packages/statistics/src/sample-size/simulate-sample-size.ts';
import { superSimpleSampleSize } from '../packages/statistics/src/sample-size/super-simple-size.ts';
import { meanOfCards, type ValueCount } from '../packages/statistics/src/sample-size/value-deck.ts';
import { type BenchRow, measure } from './measure.ts';

const RISK_LIMIT = 0.05;
const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });

/** SHANGRLA: sizes by simulation, and a county's ballot comparison. */
export function benchShangrla(): readonly BenchRow[] {
  return [
    measure('ALPHA polling sizes: 1,000,000 cards, 5 %, 100 audits', 0.3, alphaPollingSizes),
    measure('ALPHA comparison sizes: 1,000,000 cards, 5 %, 100 audits', 0.3, alphaComparisonSizes),
    measure('ONEAudit sizes: 1,000,000 cards in 2,000 pools, 5 %, 100', 0.3, oneAuditSizes),
    measure('Comparison, super-simple and ALPHA: 20 contests × 100,000 cards', 1, countyComparison),
  ];
}

function alphaPollingSizes() {
  const population = known(pollingPopulation({ cards: 1_000_000, winner: 500_000, loser: 450_000 }));
  sizes(population, 1, assertionTestFor.polling(meanOfCards(population)));
}

function alphaComparisonSizes() {
  const compared = overstatementAssorter(assorter, 0.05);
  const population = known(comparisonPopulation({ cards: 1_000_000, assorter: compared, rates: customaryErrors }));
  sizes(population, compared.upperBound, assertionTestFor.comparisonByAlpha);
}

function oneAuditSizes() {
  const pools = Array.from({ length: 2000 }, (_, index) => ({
    cards: 500,
    winner: 250 + (index % 2 === 0 ? 60 : -60),
    loser: 225 - (index % 2 === 0 ? 60 : -60),
  }));
  const compared = overstatementAssorter(assorter, 0.05);
  const population = known(oneAuditPopulation({ cardsWithCvrs: 0, pools, assorter: compared, rates: customaryErrors }));
  sizes(population, compared.upperBound, assertionTestFor.oneAudit);
}

function sizes(population: readonly ValueCount[], upperBound: number, test: AssertionTest) {
  const cards = population.reduce((sum, { count }) => sum + count, 0);
  return known(
    simulateSampleSize({
      population,
      hypothesis: { upperBound, nullMean: 0.5, populationSize: cards },
      play: (hypothesis) => startPlay(test, hypothesis),
      riskLimit: RISK_LIMIT,
      repetitions: 100,
      seed: 'bench',
    }),
  );
}

const CARDS = 100_000;
const readings = [marksFor('ann'), marksFor('bo'), marksFor('cy'), marksFor()];
const columns: readonly ReportedColumn[] = Array.from({ length: 20 }, (_, contest) => {
  const random = randomSource(`contest ${contest}`);
  const winnerShare = 0.41 + contest / 100;
  const cards = Uint8Array.from({ length: CARDS }, () => {
    const at = random.uniform();
    if (at < winnerShare) return 0;
    return at < 0.8 ? 1 : at < 0.95 ? 2 : 3;
  });
  return { readings, cards };
});

/** Margins from the columns, sizes before the first round, and risks of a sample of that size without errors. */
function countyComparison() {
  for (const column of columns) {
    const counts = countReadings(column);
    byAlpha(counts);
    bySuperSimple(counts);
  }
}

function byAlpha(counts: Float64Array) {
  const { mean, cards } = known(reportedMean({ readings, counts, assorter, cardStyles: 'known' }));
  const compared = overstatementAssorter(assorter, assorterMargin(mean));
  const population = known(comparisonPopulation({ cards, assorter: compared, rates: customaryErrors }));
  const { size90 } = sizes(population, compared.upperBound, assertionTestFor.comparisonByAlpha);
  const hypothesis = { upperBound: compared.upperBound, nullMean: 0.5, populationSize: cards };
  const values = new Float64Array(size90).fill(compared.withoutError);
  known(assertionRisk({ values, hypothesis, riskLimit: RISK_LIMIT }, assertionTestFor.comparisonByAlpha));
}

function bySuperSimple([ann, bo, cy]: Float64Array) {
  const choices = [
    { id: 'ann', votes: ann },
    { id: 'bo', votes: bo },
    { id: 'cy', votes: cy },
  ];
  const contest = { choices, ballots: CARDS, winners: 1, votesAllowed: 1 };
  const universe = { listed: contest.ballots, phantoms: 0 };
  const size = known(superSimpleSampleSize({ contest, universe, sample: undefined, riskLimit: RISK_LIMIT }));
  const votes = new Map([['ann', 1 as const]]);
  const drawn = Array.from({ length: size }, () => ({ count: 1, timesDrawn: 1, reported: votes, audited: votes }));
  known(superSimpleRisk(contest, { universe, cards: drawn, phantomDraws: 0, lookedAt: undefined }, RISK_LIMIT));
}

function known<T>(answer: { ok: true; value: T } | { ok: false; error: { reason: string } }): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
