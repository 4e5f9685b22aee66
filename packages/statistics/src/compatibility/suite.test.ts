import { expect, test } from 'vitest';
import { chiSquareQuantileOfUpperTail, logFisherCombination } from '../numeric/chi-square.ts';
import { type HybridPair, suiteShareRange } from '../risk/hybrid-audit.ts';
import { logPollingRisk } from '../risk/suite-strata.ts';
import { ERROR_INFLATOR } from '../risk/super-simple.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import { logComparisonRiskCompatible, publishedPairRisk } from './suite.ts';

/** A pair whose polled stratum leaves few shares possible, among the many of the grid that a small margin has. */
function randomPair(random: RandomSource): HybridPair {
  const cvrBallots = 50 + random.below(3000);
  const pollingBallots = 50 + random.below(3000);
  const votes = (ballots: number): readonly [number, number] => {
    const winner = Math.floor((ballots * (20 + random.below(50))) / 100);
    return [winner, random.below(ballots - winner + 1)];
  };
  const [cvrWinner, cvrLoser] = votes(cvrBallots);
  const [pollingWinner, pollingLoser] = votes(pollingBallots);
  const margin = cvrWinner + pollingWinner - cvrLoser - pollingLoser;
  if (margin <= 0 || margin > (cvrBallots + pollingBallots) / 8) return randomPair(random);
  const polled = random.below(pollingBallots);
  const share = (count: number) => Math.round((count * polled) / pollingBallots);
  const wander = () => random.below(7) - 3;
  const sampleWinner = Math.max(0, Math.min(polled, share(pollingWinner) + wander()));
  const sampleLoser = Math.max(0, Math.min(polled - sampleWinner, share(pollingLoser) + wander()));
  const pair = {
    winner: { id: 'w', votes: cvrWinner + pollingWinner },
    loser: { id: 'l', votes: cvrLoser + pollingLoser },
  };
  const errors = { o1: random.below(3), o2: random.below(2), u1: 0, u2: 0 };
  return {
    pair,
    margin,
    cvrMargin: cvrWinner - cvrLoser,
    comparison: { ballots: cvrBallots, sampled: 3 + random.below(cvrBallots - 3), ...errors },
    polling: {
      ballots: pollingBallots,
      winnerVotes: pollingWinner,
      loserVotes: pollingLoser,
      sampled: polled,
      sampleWinner,
      sampleLoser,
    },
    earlierPolling: [],
    known: { comparison: false, polling: false },
  };
}

/** The published risk by walking through every point of every grid, as the paper's procedure does. */
function walkedRisk(pair: HybridPair, riskLimit: number): number {
  const { margin, comparison, polling } = pair;
  const pollingRisk = logPollingRisk(polling, margin);
  let { least, most } = suiteShareRange(pair);
  let step = 0.05;
  if (Math.ceil((most + step - least) / step) < 5) step = (most + 1 - least) / 5;
  for (;;) {
    const length = Math.ceil((most + step - least) / step);
    let best = { share: least, log: -Infinity };
    for (let i = 0; i < length; i += 1) {
      const share = least + i * step;
      const log = logComparisonRiskCompatible(comparison, margin, share) + pollingRisk(1 - share);
      if (log > best.log) best = { share, log };
    }
    const logRisk = logFisherCombination([best.log, 0]);
    if (Math.exp(logRisk) > riskLimit) return Math.exp(logRisk);
    const distance = Math.abs(
      chiSquareQuantileOfUpperTail(4, logRisk) - chiSquareQuantileOfUpperTail(4, Math.log(riskLimit)),
    );
    const polled = polling.sampleWinner + polling.sampleLoser;
    const change =
      2 * polled * Math.log1p(margin * step) +
      2 * (polling.sampled - polled) * Math.log1p(2 * margin * step) +
      2 * comparison.sampled * Math.log1p((margin * step) / (2 * comparison.ballots * ERROR_INFLATOR));
    if (change <= distance || best.share + step / 10 === best.share) return Math.exp(logRisk);
    least = best.share - 2 * step;
    most = best.share + 2 * step;
    step /= 10;
  }
}

test('the search over the published grid of shares finds what a walk through all of it finds', () => {
  const random = randomSource('grids of shares');
  let onLongGrids = 0;
  let aboveZero = 0;
  for (let trial = 0; trial < 400; trial += 1) {
    const pair = randomPair(random);
    const { least, most } = suiteShareRange(pair);
    if ((most - least) / 0.05 > 64) onLongGrids += 1;
    const walked = walkedRisk(pair, 0.1);
    if (walked > 1e-9) aboveZero += 1;
    const found = publishedPairRisk(pair, 0.1);
    expect(Math.abs(found - walked), JSON.stringify(pair)).toBeLessThanOrEqual(Math.max(1e-12, 1e-6 * walked));
  }
  expect(onLongGrids).toBeGreaterThan(200);
  expect(aboveZero).toBeGreaterThan(100);
});
