import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ChoicePair,
  type ContestTally,
  checkVotesFitBallots,
  choicePairs,
  type ReportedOutcome,
  reportedOutcome,
} from '../contest-tally.ts';
import { isCount } from '../numeric/count.ts';
import { checkRiskLimit } from '../polling-audit.ts';
import type { ComparisonStratum, PollingStratum } from './suite-strata.ts';

/**
 * One stratum of a hybrid audit: ballots in it, reported votes in it, and how many different ballots were sampled.
 * `countedFirst` says that all of them were looked at before any risk was measured.
 *
 * `phantoms` are those of the `ballots` that no manifest lists. Only the polled stratum has any, since a ballot with a CVR is
 * listed or refused. A draw of one counts among `sampled`, and for the loser of every pair; once every listed ballot of the
 * stratum was looked at, all of them count as drawn.
 */
export type HybridStratum = {
  readonly ballots: number;
  readonly phantoms?: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly sampled: number;
  readonly countedFirst?: boolean;
};

/**
 * What the samples of both strata say about one winner and one loser.
 *
 *   o1 o2 u1 u2     ballots of the CVR stratum that overstate or understate the pair's margin by one or two votes
 *   pollingWinner   ballots of the other sample with a vote for the winner and none for the loser
 *   pollingLoser    ballots of it with a vote for the loser and none for the winner, ballots that were not found, and
 *                   draws of phantoms
 *   earlierLooks    the polling sample as it stood before, cumulative: after earlier rounds, or after every draw. They may
 *                   be left out; the test may be looked at any time, so that each can only lower the risk
 */
export type HybridPairSample = {
  readonly winner: string;
  readonly loser: string;
  readonly o1: number;
  readonly o2: number;
  readonly u1: number;
  readonly u2: number;
  readonly pollingWinner: number;
  readonly pollingLoser: number;
  readonly earlierLooks?: readonly PollingLook[];
};

/** The first `sampled` polled ballots: those for the winner and not the loser, and the other way round. */
export type PollingLook = { readonly sampled: number; readonly winner: number; readonly loser: number };

/** A hybrid audit of one contest: one stratum compared with its CVRs, one polled. */
export type HybridAudit = {
  readonly contest: ContestTally;
  readonly riskLimit: number;
  readonly cvr: HybridStratum;
  readonly polling: HybridStratum;
  readonly pairs: readonly HybridPairSample[];
};

/**
 * A pair of a hybrid audit: V, its margin in the whole contest, and what each stratum knows of it. A stratum that was
 * counted first, or has no ballots, is `known`: it is no sample, and chance has no part in it.
 */
export type HybridPair = {
  readonly pair: ChoicePair;
  readonly margin: number;
  readonly cvrMargin: number;
  readonly comparison: ComparisonStratum;
  readonly polling: PollingStratum;
  readonly earlierPolling: readonly PollingStratum[];
  readonly known: { readonly comparison: boolean; readonly polling: boolean };
};

/**
 * The pairs that a hybrid audit tests, in the contest's order, or why it can test nothing: counts that contradict one
 * another, a risk limit that is not a probability, no losers, a pair that was not compared. Tied pairs are left to the
 * method.
 */
export function hybridPairsToTest(audit: HybridAudit): Answer<readonly HybridPair[]> {
  const read = reportedOutcome(audit.contest);
  if (!read.ok) return read;
  for (const checked of [
    checkVotesFitBallots(audit.contest),
    checkRiskLimit(audit.riskLimit),
    checkHybridAudit(audit),
  ]) {
    if (!checked.ok) return checked;
  }
  if (read.value.losers.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  return hybridPairs(audit, read.value);
}

/** The pairs of the contest in its order, with their strata; refuses where a pair was not compared. */
export function hybridPairs(audit: HybridAudit, outcome: ReportedOutcome): Answer<readonly HybridPair[]> {
  const samples = new Map(audit.pairs.map((sample) => [`${sample.winner}\n${sample.loser}`, sample]));
  const pairs: HybridPair[] = [];
  for (const pair of choicePairs(outcome)) {
    const sample = samples.get(`${pair.winner.id}\n${pair.loser.id}`);
    if (!sample) {
      return refuse('counts-contradict', 'pair-discrepancies-missing', {
        winner: pair.winner.id,
        loser: pair.loser.id,
      });
    }
    pairs.push(hybridPair(audit, pair, sample));
  }
  return answer(pairs);
}

function hybridPair({ cvr, polling }: HybridAudit, pair: ChoicePair, sample: HybridPairSample): HybridPair {
  const votesIn = (stratum: HybridStratum) => ({
    winner: stratum.votes.get(pair.winner.id) ?? 0,
    loser: stratum.votes.get(pair.loser.id) ?? 0,
  });
  const cvrVotes = votesIn(cvr);
  const pollingVotes = votesIn(polling);
  const look = ({ sampled, winner, loser }: PollingLook): PollingStratum => ({
    ballots: polling.ballots,
    ...(polling.phantoms === undefined ? {} : { phantoms: polling.phantoms }),
    winnerVotes: pollingVotes.winner,
    loserVotes: pollingVotes.loser,
    sampled,
    sampleWinner: winner,
    sampleLoser: loser,
  });
  return {
    pair,
    margin: pair.winner.votes - pair.loser.votes,
    cvrMargin: cvrVotes.winner - cvrVotes.loser,
    comparison: {
      ballots: cvr.ballots,
      sampled: cvr.sampled,
      o1: sample.o1,
      o2: sample.o2,
      u1: sample.u1,
      u2: sample.u2,
    },
    polling: look({ sampled: polling.sampled, winner: sample.pollingWinner, loser: sample.pollingLoser }),
    earlierPolling: (sample.earlierLooks ?? []).map(look),
    known: { comparison: isKnown(cvr), polling: isKnown(polling) },
  };
}

function isKnown({ ballots, countedFirst = false }: HybridStratum): boolean {
  return ballots === 0 || countedFirst;
}

/** Refuses strata and samples whose counts contradict one another or the contest. */
function checkHybridAudit({ contest, cvr, polling, pairs }: HybridAudit): Answer<true> {
  for (const { id, votes } of contest.choices) {
    const together = (cvr.votes.get(id) ?? 0) + (polling.votes.get(id) ?? 0);
    if (together !== votes) {
      return refuse('counts-contradict', 'strata-not-adding-up', { choice: id, votes, together });
    }
  }
  if ((cvr.phantoms ?? 0) > 0) {
    return refuse('counts-contradict', 'unlisted-without-cvrs');
  }
  for (const { ballots, phantoms = 0, votes, sampled, countedFirst } of [cvr, polling]) {
    const counts = [ballots, phantoms, sampled, ...votes.values()];
    const isOverfull = sum([...votes.values()]) > ballots * contest.votesAllowed;
    if (!counts.every(isCount) || counts.some((count) => count > ballots) || isOverfull) {
      return refuse('counts-contradict', 'stratum-too-small', { ballots });
    }
    if (countedFirst && sampled < ballots) {
      return refuse('counts-contradict', 'stratum-not-counted-first', { ballots, sampled });
    }
  }
  for (const pair of pairs) {
    const errors = [pair.o1, pair.o2, pair.u1, pair.u2];
    const polled = [pair.pollingWinner, pair.pollingLoser];
    const looksFit = (pair.earlierLooks ?? []).every(
      ({ sampled, winner, loser }) =>
        [sampled, winner, loser].every(isCount) &&
        winner + loser <= sampled &&
        sampled <= polling.sampled &&
        winner <= pair.pollingWinner &&
        loser <= pair.pollingLoser,
    );
    const countsFit =
      [...errors, ...polled].every(isCount) && sum(errors) <= cvr.sampled && sum(polled) <= polling.sampled;
    if (!countsFit || !looksFit) {
      return refuse('counts-contradict', 'pair-sample-too-small', { winner: pair.winner, loser: pair.loser });
    }
  }
  return answer(true);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** λ⁻ and λ⁺: the shares of the margin that an overstatement in the CVR stratum can account for. */
export type ShareRange = { readonly least: number; readonly most: number };

/**
 * The shares of the margin that the CVR stratum can hide, given how far every ballot of each stratum could err.
 *
 *   λ⁻ = max( m₁ − N₁, V − (m₂ + N₂) ) / V      λ⁺ = min( m₁ + N₁, V − (m₂ − N₂) ) / V
 *
 *   V margin of the pair   m₁, m₂ its margins in the strata   N₁, N₂ ballots of the strata
 *
 * Source       Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235, range of λ.
 * Example      N₁ = 100,000, m₁ = −4,000, N₂ = 10,000, m₂ = 6,000: −7 … 3.
 */
export function suiteShareRange({ margin, cvrMargin, comparison, polling }: HybridPair): ShareRange {
  const pollingMargin = polling.winnerVotes - polling.loserVotes;
  return {
    least: Math.max(cvrMargin - comparison.ballots, margin - (pollingMargin + polling.ballots)) / margin,
    most: Math.min(cvrMargin + comparison.ballots, margin - (pollingMargin - polling.ballots)) / margin,
  };
}
