import { expect, test } from 'vitest';
import { polledFrom } from '../../reference/polled.ts';
import type { Answer } from '../answer.ts';
import { bravoRiskCompatible, bravoSampleSizesCompatible } from '../compatibility/bravo.ts';
import { macroRiskCompatible, macroSampleSizeCompatible } from '../compatibility/macro.ts';
import { minervaRiskCompatible, minervaSampleSizesCompatible } from '../compatibility/minerva.ts';
import { providenceRiskCompatible, providenceSampleSizesCompatible } from '../compatibility/providence.ts';
import { suiteRiskCompatible, suiteSampleSizeCompatible } from '../compatibility/suite.ts';
import type { ContestTally } from '../contest-tally.ts';
import type { PollingRound } from '../polling-sample.ts';
import { macroSampleSize } from '../sample-size/macro-size.ts';
import { bravoSampleSizes, minervaSampleSizes, providenceSampleSizes } from '../sample-size/offered-sizes.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import { suiteSampleSize } from '../sample-size/suite-size.ts';
import type { BatchComparison } from './batch-comparison.ts';
import { bravoRisk } from './bravo.ts';
import type { HybridAudit } from './hybrid-audit.ts';
import { macroRisk } from './macro.ts';
import { minervaRisk } from './minerva.ts';
import { providenceRisk } from './providence.ts';
import { suiteRisk } from './suite.ts';

/* Ties, landslides, no votes, one card, two hundred million cards, samples that contradict the report: whatever comes, the
   methods answer with finite numbers or refuse. */

const RISK_LIMITS = [0.001, 0.05, 0.1, 0.5, 0.9];

function oneOf<T>(random: RandomSource, values: readonly T[]): T {
  return values[random.below(values.length)];
}

/** `count` numbers that fit into `total` together, with zeros, halves and everything among them. */
function partition(random: RandomSource, total: number, count: number): readonly number[] {
  let left = total;
  return Array.from({ length: count }, () => {
    const part = oneOf(random, [0, 1, Math.floor(left / 2), left, random.below(left + 1)]);
    const fitting = Math.min(left, part);
    left -= fitting;
    return fitting;
  });
}

function votesOf(ids: readonly string[], counts: readonly number[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, i) => [id, counts[i]]));
}

/** Throws where an answer holds a number that is none. */
function expectSound(answered: Answer<unknown>, what: unknown): void {
  const text = JSON.stringify(answered, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
  );
  expect(text, JSON.stringify(what)).not.toContain('not finite');
  if (answered.ok) return;
  expect(answered.error.reason, JSON.stringify(what)).toMatch(/^[a-z]+(-[a-z]+)+$/);
}

test('BRAVO, Minerva and Providence always answer or refuse', () => {
  const random = randomSource('polling of any kind');
  for (let i = 0; i < 400; i += 1) {
    const ballots = oneOf(random, [1, 2, 10, 1000, 100_000, 200_000_000]);
    const ids = ['ann', 'ben', 'cas', 'dee'].slice(0, 1 + random.below(4));
    const votes = partition(random, ballots, ids.length);
    const contest: ContestTally = {
      choices: ids.map((id, place) => ({ id, votes: votes[place] })),
      ballots,
      winners: 1 + random.below(2),
      votesAllowed: 1,
    };
    const rounds = Array.from({ length: random.below(4) }, (): PollingRound => {
      const size = oneOf(random, [0, 1, 5, 50, 500, 5000]);
      const [notFound, ...found] = partition(random, size, ids.length + 1);
      return { size, votes: votesOf(ids, found), cardsForBoth: [], notFound, phantoms: 0 };
    });
    const all = { cards: ballots, notFound: 0, votes: votesOf(ids, partition(random, ballots, ids.length)) };
    const sample = { ...polledFrom(ballots, rounds), lookedAt: oneOf(random, [undefined, all]) };
    const riskLimit = oneOf(random, RISK_LIMITS);
    // A size may take tens of simulations, so that only some of the samples are sized.
    const sizes = i % 10 === 0 ? [bravoSampleSizes, minervaSampleSizes, providenceSampleSizes] : [];
    for (const method of [bravoRisk, minervaRisk, providenceRisk, ...sizes]) {
      expectSound(method(contest, sample, riskLimit), { contest, rounds, riskLimit });
    }
    for (const method of [
      bravoRiskCompatible,
      bravoSampleSizesCompatible,
      minervaRiskCompatible,
      minervaSampleSizesCompatible,
      providenceRiskCompatible,
      providenceSampleSizesCompatible,
    ]) {
      expectSound(method(contest, rounds, riskLimit), { contest, rounds, riskLimit });
    }
  }
});

test('SUITE always answers or refuses', () => {
  const random = randomSource('hybrid audits of any kind');
  for (let i = 0; i < 1000; i += 1) {
    const audit = anyHybridAudit(random);
    for (const method of [suiteRisk, suiteSampleSize, suiteRiskCompatible, suiteSampleSizeCompatible]) {
      expectSound(method(audit), audit);
    }
  }
});

function anyHybridAudit(random: RandomSource): HybridAudit {
  const ids = ['ann', 'ben', 'cas'];
  const ballotsOfStratum = () => oneOf(random, [0, 1, 5, 100, 10_000, 100_000_000]);
  const [cvrBallots, pollingBallots] = [ballotsOfStratum(), ballotsOfStratum()];
  const cvrVotes = partition(random, cvrBallots, 3);
  const pollingVotes = partition(random, pollingBallots, 3);
  const compared = Math.min(cvrBallots, oneOf(random, [0, 1, 10, 100, cvrBallots]));
  const polled = Math.min(pollingBallots, oneOf(random, [0, 1, 10, 100, pollingBallots]));
  const found = partition(random, polled, 3);
  const byVotes = ids
    .map((id, place) => ({ id, place, votes: cvrVotes[place] + pollingVotes[place] }))
    .toSorted((a, b) => b.votes - a.votes);
  const [winner, ...losers] = byVotes;
  return {
    contest: {
      choices: ids.map((id, place) => ({ id, votes: cvrVotes[place] + pollingVotes[place] })),
      ballots: Math.max(1, cvrBallots + pollingBallots),
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit: oneOf(random, RISK_LIMITS),
    cvr: { ballots: cvrBallots, votes: votesOf(ids, cvrVotes), sampled: compared },
    polling: { ballots: pollingBallots, votes: votesOf(ids, pollingVotes), sampled: polled },
    pairs: losers.map((loser) => {
      const [o1, o2, u1, u2] = partition(random, Math.min(compared, 4), 4);
      const counts = { pollingWinner: found[winner.place], pollingLoser: found[loser.place] };
      return { winner: winner.id, loser: loser.id, o1, o2, u1, u2, ...counts };
    }),
  };
}

test('batch comparison always answers or refuses', () => {
  const random = randomSource('batch comparisons of any kind');
  for (let i = 0; i < 1000; i += 1) {
    const comparison = anyBatchComparison(random);
    const { batches } = comparison;
    const draws = Array.from({ length: batches.length === 0 ? 0 : random.below(5) }, () =>
      random.below(batches.length),
    );
    const audited = new Map(
      draws.map((place) => {
        const reported = batches[place];
        return [place, reported && partition(random, reported.ballots, reported.votes.length)] as const;
      }),
    );
    for (const method of [macroRisk, macroSampleSize, macroRiskCompatible, macroSampleSizeCompatible]) {
      const riskLimit = oneOf(random, [0, ...RISK_LIMITS]);
      expectSound(method(comparison, { draws, audited }, riskLimit), { comparison, draws, riskLimit });
    }
  }
});

/** Any number of choices and batches, with votes that are in no batch, pending ballots, majorities, and combined batches. */
function anyBatchComparison(random: RandomSource): BatchComparison {
  const ids = ['ann', 'ben', 'cas', 'dee'].slice(0, 1 + random.below(4));
  const batches = Array.from({ length: random.below(4) }, () => {
    if (random.below(8) === 0) return undefined;
    const ballots = oneOf(random, [0, 1, 50, 10_000, 200_000_000]);
    return { ballots, votes: partition(random, ballots, ids.length) };
  });
  const choices = ids.map((id, place) => {
    const inBatches = batches.reduce((sum, batch) => sum + (batch?.votes[place] ?? 0), 0);
    return { id, votes: inBatches + oneOf(random, [0, 0, 1, 1000]) };
  });
  return {
    contest: {
      choices,
      ballots: 1 + batches.reduce((sum, batch) => sum + (batch?.ballots ?? 0), 0),
      winners: 1 + random.below(2),
      votesAllowed: 1 + random.below(2),
      majorityOrRunoff: random.below(2) === 0,
      pendingBallots: oneOf(random, [0, 1, 1_000_000]),
    },
    batches,
    combined: batches.length > 1 && random.below(3) === 0 ? [[0, 1]] : [],
  };
}
