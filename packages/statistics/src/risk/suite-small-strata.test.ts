import { describe, expect, test } from 'vitest';
import { randomSource } from '../sample-size/random-source.ts';
import { type HybridAudit, hybridPairsToTest } from './hybrid-audit.ts';
import { suitePairRisk, suiteRisk } from './suite.ts';

/* Strata of a few ballots, where every sample can be gone through: what is confirmed, and how often, is counted exactly. */

/** Ballots of the CVR stratum by what was reported and what is on them: +1 ann, −1 ben, 0 neither. */
type Card = { readonly reported: number; readonly found: number };
type Polled = { readonly ann: number; readonly ben: number; readonly neither: number };
type Strata = { readonly cards: readonly Card[]; readonly reported: Polled; readonly found: Polled };

/** Overstatements by −2, −1, 0, 1 and 2 votes among compared ballots. */
type Errors = readonly number[];
type Look = { readonly sampled: number; readonly winner: number; readonly loser: number };
type Sample = { readonly errors: Errors; readonly looks: readonly Look[] };

const nothing: Sample = { errors: [0, 0, 0, 0, 0], looks: [] };

function errorsOf(cards: readonly Card[]): Errors {
  return [-2, -1, 0, 1, 2].map((by) => cards.filter(({ reported, found }) => reported - found === by).length);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function audit({ cards, reported }: Strata, { errors, looks }: Sample, countedFirst?: 'cvr' | 'polling'): HybridAudit {
  const [u2, u1, , o1, o2] = errors;
  const last = looks.at(-1) ?? { sampled: 0, winner: 0, loser: 0 };
  const cvr = {
    ann: cards.filter((card) => card.reported > 0).length,
    ben: cards.filter((card) => card.reported < 0).length,
  };
  return {
    contest: {
      choices: [
        { id: 'ann', votes: cvr.ann + reported.ann },
        { id: 'ben', votes: cvr.ben + reported.ben },
      ],
      ballots: cards.length + total(Object.values(reported)),
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit: 0.05,
    cvr: {
      ballots: cards.length,
      votes: new Map(Object.entries(cvr)),
      sampled: total(errors),
      countedFirst: countedFirst === 'cvr',
    },
    polling: {
      ballots: total(Object.values(reported)),
      votes: new Map(Object.entries({ ann: reported.ann, ben: reported.ben })),
      sampled: last.sampled,
      countedFirst: countedFirst === 'polling',
    },
    pairs: [
      {
        winner: 'ann',
        loser: 'ben',
        o1,
        o2,
        u1,
        u2,
        pollingWinner: last.winner,
        pollingLoser: last.loser,
        earlierLooks: looks.slice(0, -1),
      },
    ],
  };
}

/**
 * The chance that an adversary who looks after every ballot, and chooses each time which stratum to go on with, ever
 * brings the risk down to the limit. Compared ballots are counted once, so that only new ones matter.
 */
function chanceOfConfirming(strata: Strata, riskLimit: number): number {
  const all = errorsOf(strata.cards);
  const polled = Object.values(strata.found);
  const known = new Map<string, number>();
  const from = (sample: Sample): number => {
    const key = JSON.stringify(sample);
    const found = known.get(key);
    if (found !== undefined) return found;
    const chance = riskOf(audit(strata, sample)) <= riskLimit ? 1 : Math.max(0, ...choicesOf(sample));
    known.set(key, chance);
    return chance;
  };
  const choicesOf = ({ errors, looks }: Sample): readonly number[] => {
    const last = looks.at(-1) ?? { sampled: 0, winner: 0, loser: 0 };
    const seen = [last.winner, last.loser, last.sampled - last.winner - last.loser];
    const chances: number[] = [];
    const compared = total(errors);
    if (compared < strata.cards.length) {
      const next = all.map((count, kind) => {
        if (count === errors[kind]) return 0;
        const one = errors.map((seenOfKind, other) => seenOfKind + (other === kind ? 1 : 0));
        return ((count - errors[kind]) / (strata.cards.length - compared)) * from({ errors: one, looks });
      });
      chances.push(total(next));
    }
    if (last.sampled < total(polled)) {
      const next = polled.map((count, kind) => {
        if (count === seen[kind]) return 0;
        const look = {
          sampled: last.sampled + 1,
          winner: last.winner + (kind === 0 ? 1 : 0),
          loser: last.loser + (kind === 1 ? 1 : 0),
        };
        return ((count - seen[kind]) / (total(polled) - last.sampled)) * from({ errors, looks: [...looks, look] });
      });
      chances.push(total(next));
    }
    return chances;
  };
  return from(nothing);
}

function riskOf(of: HybridAudit): number {
  const pairs = hybridPairsToTest(of);
  if (!pairs.ok) throw new Error(pairs.error.reason);
  return suitePairRisk(pairs.value[0], of.riskLimit).pValue;
}

function cards(reported: readonly number[], found: readonly number[]): readonly Card[] {
  return reported.map((vote, place) => ({ reported: vote, found: found[place] }));
}

describe('an outcome that the sample has shown to be wrong is not settled in its favour', () => {
  test('where the compared ballots have used up more than the margin', () => {
    const strata: Strata = {
      cards: cards(
        Array.from({ length: 20 }, (_, i) => (i < 12 ? 1 : -1)),
        Array.from({ length: 20 }, () => -1),
      ),
      reported: { ann: 2, ben: 2, neither: 0 },
      found: { ann: 2, ben: 2, neither: 0 },
    };
    for (const countedFirst of [undefined, 'cvr'] as const) {
      const sample = { errors: errorsOf(strata.cards), looks: [{ sampled: 2, winner: 1, loser: 1 }] };
      expect(suiteRisk(audit(strata, sample, countedFirst))).toMatchObject({ value: { pValue: 1, stopped: 'no' } });
    }
  });

  test('where the polled ballots undo the outcome whatever the few CVRs hold', () => {
    const strata: Strata = {
      cards: cards([1, 0], [1, 0]),
      reported: { ann: 8, ben: 2, neither: 2 },
      found: { ann: 0, ben: 12, neither: 0 },
    };
    const sample = { errors: [0, 0, 1, 0, 0], looks: [{ sampled: 11, winner: 0, loser: 11 }] };
    expect(suiteRisk(audit(strata, sample))).toMatchObject({ value: { pValue: 1, stopped: 'no' } });
  });
});

describe('no adversary confirms a wrong outcome with more than the chance allowed', () => {
  test('who counts one stratum or the other in full, as the sample suggests', () => {
    // With the stratum's risk alone after either count, the chance would be 9/14.
    const strata: Strata = {
      cards: cards([1, 1, 1, -1, 0, 1, 0, 1], [1, -1, 1, -1, 0, 1, -1, 0]),
      reported: { ann: 2, ben: 0, neither: 0 },
      found: { ann: 1, ben: 1, neither: 0 },
    };
    expect(chanceOfConfirming(strata, 0.5)).toBeLessThanOrEqual(0.5);
  });

  test('in any of many contests of up to eight ballots', () => {
    const random = randomSource('strata of a few ballots');
    const vote = () => random.below(3) - 1;
    const partOf = (ballots: number): Polled => {
      const ann = random.below(ballots + 1);
      const ben = random.below(ballots - ann + 1);
      return { ann, ben, neither: ballots - ann - ben };
    };
    let contests = 0;
    while (contests < 150) {
      const polled = 1 + random.below(4);
      const reported = Array.from({ length: 1 + random.below(4) }, () => (random.below(2) === 0 ? 1 : vote()));
      const found = reported.map((mark) => (random.below(2) === 0 ? mark : vote()));
      const strata: Strata = { cards: cards(reported, found), reported: partOf(polled), found: partOf(polled) };
      const reportedMargin = total(reported) + strata.reported.ann - strata.reported.ben;
      const trueMargin = total(found) + strata.found.ann - strata.found.ben;
      if (reportedMargin <= 0 || trueMargin > 0) continue;
      contests += 1;
      for (const riskLimit of [0.1, 0.3, 0.6]) {
        expect(chanceOfConfirming(strata, riskLimit), JSON.stringify(strata)).toBeLessThanOrEqual(riskLimit);
      }
    }
  });
});
