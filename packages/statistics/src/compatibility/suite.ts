import { type Answer, answer, refuse } from '../answer.ts';
import { reportedOutcome } from '../contest-tally.ts';
import { chiSquareQuantileOfUpperTail, logFisherCombination } from '../numeric/chi-square.ts';
import { type CumulativeSize, expectedComparison, expectedPolling } from '../risk/expected-hybrid-pair.ts';
import { type HybridAudit, type HybridPair, hybridPairs, suiteShareRange } from '../risk/hybrid-audit.ts';
import { type ComparisonStratum, logComparisonRisk, logPollingRisk } from '../risk/suite-strata.ts';
import { ERROR_INFLATOR } from '../risk/super-simple.ts';
import type { PublishedRisk } from './macro.ts';

const FIRST_STEP = 0.05;

/** Fewer points than this make the grid coarser. */
const GRID_LEAST = 5;

/** Up to this many points the grid is walked through; above, its one peak is found by halving where the risk is not 0. */
const GRID_WALKED = 64;

/**
 * The SUITE risk as published audits of another system computed it; for the method see `risk/suite.ts`.
 *
 * Kept because published risks can only be repeated so. UNSOUND: the largest combined risk is taken over a grid of shares.
 * Where the polled stratum has few ballots beside the margin, every possible share lies between two points of the grid,
 * and the risk is 0 whatever was found (a test confirms a tied contest in every one of its audits). Elsewhere the figure
 * can fall short of the maximum, because the grid is refined only below the risk limit, or lie above it, because the grid
 * goes on beyond the possible shares. A stratum that was counted in full is refused.
 */
export function suiteRiskCompatible(audit: HybridAudit): Answer<PublishedRisk> {
  const read = reportedOutcome(audit.contest);
  if (!read.ok) return read;
  if (read.value.losers.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  const pairs = hybridPairs(audit, read.value);
  if (!pairs.ok) return pairs;
  const { cvr, polling, riskLimit } = audit;
  if (cvr.sampled >= cvr.ballots || polling.sampled >= polling.ballots) {
    return refuse('method-does-not-apply', 'suite-stratum-counted');
  }
  const pValue = Math.max(...pairs.value.map((pair) => publishedPairRisk(pair, riskLimit)));
  return answer({ pValue, finished: pValue <= riskLimit });
}

/** The published risk of the comparison stratum: 0 once every ballot was compared, whatever the comparison showed. */
export function logComparisonRiskCompatible(stratum: ComparisonStratum, margin: number, share: number): number {
  const { sampled, ballots } = stratum;
  return sampled !== 0 && margin !== 0 && sampled === ballots ? -Infinity : logComparisonRisk(stratum, margin, share);
}

/** The largest combined risk of a pair over the published grid of shares. */
export function publishedPairRisk(pair: HybridPair, riskLimit: number): number {
  const { margin, comparison, polling } = pair;
  if (margin === 0) return 1;
  const pollingRisk = logPollingRisk(polling, margin);
  const logCombined = (share: number) => {
    const comparisonLog = logComparisonRiskCompatible(comparison, margin, share);
    return comparisonLog === -Infinity ? -Infinity : comparisonLog + pollingRisk(1 - share);
  };
  let { least, most } = suiteShareRange(pair);
  let step = FIRST_STEP;
  if (gridLength({ least, most, step }) < GRID_LEAST) step = (most + 1 - least) / GRID_LEAST;
  for (;;) {
    const peak = gridPeak({ least, most, step }, pair, logCombined);
    const logRisk = logFisherCombination([peak.log, 0]);
    if (Math.exp(logRisk) > riskLimit) return Math.exp(logRisk);
    // The published bound on how much a finer grid could find, compared with how far the risk is from the limit.
    const toLimit = Math.abs(
      chiSquareQuantileOfUpperTail(4, logRisk) - chiSquareQuantileOfUpperTail(4, Math.log(riskLimit)),
    );
    const isFinest = peak.share + step / 10 === peak.share;
    if (isFinest || largestChange(pair, step) <= toLimit) return Math.exp(logRisk);
    least = peak.share - 2 * step;
    most = peak.share + 2 * step;
    step /= 10;
  }
}

type Grid = { readonly least: number; readonly most: number; readonly step: number };

function gridLength({ least, most, step }: Grid): number {
  return Math.ceil((most + step - least) / step);
}

type Peak = { readonly share: number; readonly log: number };

/**
 * The first of the grid's largest values. Both risks are log-concave in the share, so that a long grid has one peak, which
 * halving finds among the shares that the polled ballots leave possible: on either side of them the risk is 0 throughout,
 * and two zeros do not tell where the peak is. Its last points, beyond the possible shares, are tried one by one.
 */
function gridPeak(grid: Grid, pair: HybridPair, logCombined: (share: number) => number): Peak {
  const length = gridLength(grid);
  const at = (index: number): Peak => {
    const share = grid.least + index * grid.step;
    return { share, log: logCombined(share) };
  };
  const first = (peaks: readonly Peak[]) => peaks.reduce((best, peak) => (peak.log > best.log ? peak : best));
  if (length <= GRID_WALKED) return first(Array.from({ length }, (_, index) => at(index)));
  const { from, to } = possiblePoints(grid, pair, at);
  const last = Array.from({ length: GRID_LEAST }, (_, i) => at(length - GRID_LEAST + i));
  const halvedTo = Math.min(to, length - GRID_LEAST - 1);
  return first(from > halvedTo ? [at(0), ...last] : [at(0), gridSummit({ from, to: halvedTo }, at), ...last]);
}

/** The points of the grid whose share the polled ballots leave possible; `from` is above `to` where there is none. */
function possiblePoints(
  grid: Grid,
  { margin, polling }: HybridPair,
  at: (index: number) => Peak,
): { readonly from: number; readonly to: number } {
  const { ballots, winnerVotes, loserVotes, sampled, sampleWinner, sampleLoser } = polling;
  const sampleOther = sampled - sampleWinner - sampleLoser;
  let from = 0;
  let to = gridLength(grid) - 1;
  const contradictsReport =
    winnerVotes < sampleWinner || loserVotes < sampleLoser || ballots - winnerVotes - loserVotes < sampleOther;
  // Here every share is possible to the published polling risk, which is 1.
  if (sampled === 0 || contradictsReport) return { from, to };
  // The winner's lead in the stratum, given what was seen there, is at least the first and at most the second of these.
  const leads = [2 * sampleWinner + sampleOther - ballots, ballots - sampleOther - 2 * sampleLoser];
  const [low, high] = leads.map((lead) => (1 - (winnerVotes - loserVotes - lead) / margin - grid.least) / grid.step);
  from = Math.max(from, Math.floor(low) - 1);
  to = Math.min(to, Math.ceil(high) + 1);
  while (from <= to && at(from).log === -Infinity) from += 1;
  while (from <= to && at(to).log === -Infinity) to -= 1;
  return { from, to };
}

/** The first largest value among the points, along which the values rise, stay, then fall. */
function gridSummit(points: { readonly from: number; readonly to: number }, at: (index: number) => Peak): Peak {
  let low = points.from;
  let high = points.to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const here = at(middle);
    if (here.log < at(middle + 1).log) low = middle + 1;
    else high = middle;
  }
  return at(low);
}

/** How far the combined statistic can move within one step of the share. */
function largestChange({ margin, comparison, polling }: HybridPair, step: number): number {
  const votes = polling.sampleWinner + polling.sampleLoser;
  const others = polling.sampled - votes;
  return (
    2 * votes * Math.log1p(margin * step) +
    2 * others * Math.log1p(2 * margin * step) +
    2 * comparison.sampled * Math.log1p((margin * step) / (2 * comparison.ballots * ERROR_INFLATOR))
  );
}

/** The smallest first sample that is tried. */
const SIZE_LEAST = 5;

/** How much the published search enlarges the sample while nothing was drawn, and later. */
const GROWTH_FIRST = 2;
const GROWTH_LATER = 1.1;

/** The least size that grows when a tenth of it, in whole ballots, is added. */
const SIZE_THAT_GROWS = 10;

/** The published search is content with an expected risk from this share of the limit up to the limit. */
const CLOSE_ENOUGH = 0.8;

/**
 * SUITE sample sizes as published audits offered them; for the method see `sample-size/suite-size.ts`.
 *
 * Sizes are cumulative, though they were drawn as additional ballots. Only the closest pair is looked at in a first round,
 * and the pair with the greatest need later. A stratum that would be needed in full is refused.
 */
export function suiteSampleSizeCompatible(audit: HybridAudit): Answer<CumulativeSize> {
  const read = reportedOutcome(audit.contest);
  if (!read.ok) return read;
  if (read.value.losers.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  const pairs = hybridPairs(audit, read.value);
  if (!pairs.ok) return pairs;
  const isFirst = audit.cvr.sampled + audit.polling.sampled === 0;
  const closest = pairs.value.filter(
    ({ pair }) => pair.winner === read.value.winners.at(-1) && pair.loser === read.value.losers[0],
  );
  if (audit.cvr.ballots === 0 || audit.polling.ballots === 0) {
    return refuse('method-does-not-apply', 'suite-stratum-empty');
  }
  // From fewer than ten ballots drawn, a tenth more is no whole ballot, and the published search never ends.
  if (!isFirst && audit.cvr.sampled + audit.polling.sampled < SIZE_THAT_GROWS) {
    return refuse('no-answer-found', 'suite-sample-too-small');
  }
  const sizes = (isFirst ? closest : pairs.value).map((pair) => publishedSize(pair, audit.riskLimit));
  const largest = sizes.reduce((most, size) => (size.cvr + size.polling > most.cvr + most.polling ? size : most));
  if (largest.cvr >= audit.cvr.ballots || largest.polling >= audit.polling.ballots) {
    return refuse('full-count-needed', 'suite-count-a-stratum');
  }
  return answer(largest);
}

function publishedSize(pair: HybridPair, riskLimit: number): CumulativeSize {
  const { comparison, polling } = pair;
  const ballots = comparison.ballots + polling.ballots;
  const cvrShare = comparison.ballots / ballots;
  const drawn = comparison.sampled + polling.sampled;
  const growth = drawn === 0 ? GROWTH_FIRST : GROWTH_LATER;
  const bySize = (size: number): CumulativeSize => {
    const cvr = Math.ceil(cvrShare * size);
    return { cvr, polling: size - cvr };
  };
  const expectedRisk = (size: number) => publishedExpectedRisk(pair, bySize(size), riskLimit);
  let high = Math.max(SIZE_LEAST, drawn);
  do {
    high = Math.trunc(growth * high);
    if (high > ballots) return bySize(ballots);
  } while (expectedRisk(high) > riskLimit);
  let low = high / growth;
  for (;;) {
    const middle = Math.floor((low + high) / 2);
    if (middle === low || middle === high) return bySize(high);
    const risk = expectedRisk(middle);
    if (risk <= riskLimit) high = middle;
    else low = middle;
    if (risk <= riskLimit && risk >= CLOSE_ENOUGH * riskLimit) return bySize(high);
  }
}

/** The published risk that samples of this cumulative size would show if they went on as they began. */
export function publishedExpectedRisk(pair: HybridPair, size: CumulativeSize, riskLimit: number): number {
  const { comparison, polling } = pair;
  if (size.cvr < comparison.sampled || size.polling < polling.sampled) return 1;
  // Published software extrapolates the discrepancies of the CVR stratum to the ballots of both.
  const added = size.cvr + size.polling - comparison.sampled;
  const expected = {
    ...pair,
    comparison: expectedComparison(comparison, size.cvr, added),
    polling: expectedPolling(polling, size.polling),
  };
  return publishedPairRisk(expected, riskLimit);
}
