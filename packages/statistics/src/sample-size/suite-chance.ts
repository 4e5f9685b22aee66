import { type Answer, answer } from '../answer.ts';
import { type HybridAudit, type HybridPair, hybridPairsToTest } from '../risk/hybrid-audit.ts';
import { suitePairRisk } from '../risk/suite.ts';
import { foreseenCards } from './foreseen-cards.ts';
import type { SimulationName } from './joint-chance.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import { allocate } from './suite-size.ts';

/** Draws to add in each stratum of a hybrid audit. */
export type StratumDraws = { readonly cvr: number; readonly polling: number };

/**
 * A hybrid audit of which the next round is foreseen.
 *
 *   withoutCvr   ballots of the stratum with CVRs that have none themselves and were not compared yet: each overstates every
 *                pair by two votes when it is drawn
 *   polled       what was seen in the other stratum: votes by choice, and ballots that count against every winner
 */
export type HybridProspect = {
  readonly audit: HybridAudit;
  readonly withoutCvr: number;
  readonly polled: { readonly votes: ReadonlyMap<string, number>; readonly againstWinners: number };
};

/** Simulated rounds. A share q of them is known to about √(q(1 − q)/2,000): one percentage point. */
export const SIMULATED_HYBRID_ROUNDS = 2000;

/** Of draws in one simulated round: searching a size among more takes longer than anyone waits. */
const SIMULATED_DRAWS_MOST = 2000;

/**
 * The chance that a next round of a SUITE audit confirms the contest if the report is right: the share of 2,000 simulated
 * rounds in which every pair meets the limit. Undefined where it is out of reach.
 *
 *   CVR stratum    so many draws with replacement; each ballot is compared once and agrees, but for those without a CVR
 *   polled         so many draws without replacement from the reported votes of the stratum, less what was seen: phantoms
 *                  are drawn, and thin the votes, as in `foreseenVotes`
 *
 * Assumes    the reported votes are right. Where several votes are allowed they lie on the cards as in `foreseenCards`, and
 *            only before the first draw, since counts by choice do not tell which cards were seen.
 * Numerics   numbers from the text `chance|contest|round|draws|draws`, never from the audit's own seed. With everything
 *            else equal more votes for the winner never raise a pair's risk, so that few risks have to be worked out.
 */
export function suiteChance(
  prospect: HybridProspect,
  of: { readonly size: StratumDraws; readonly name: SimulationName },
): Answer<number | undefined> {
  const pairs = hybridPairsToTest(prospect.audit);
  return pairs.ok ? answer(chanceOfPairs(prospect, pairs.value, of)) : pairs;
}

/** A size for a chance: draws to add in each stratum, in proportion to its ballots, and the chance that they have. */
export type HybridSizeOption = { readonly key: string; readonly size: StratumDraws; readonly chance: number };

const ASKED = [0.7, 0.8, 0.9] as const;

/**
 * How many draws to add so that the round confirms the contest with a chance of 70, 80 or 90 %, divided in proportion to the
 * ballots of the strata; a size that cannot be had below `most` draws, or be simulated, is left out.
 *
 *   low = 0, high = 1; high doubles until chance(high) ≥ q; then the interval is halved until high − low = 1
 */
export function suiteSizesByChance(
  prospect: HybridProspect,
  name: SimulationName,
  most: number,
  askedFor: readonly number[] = ASKED,
): Answer<readonly HybridSizeOption[]> {
  const pairs = hybridPairsToTest(prospect.audit);
  if (!pairs.ok) return pairs;
  const { cvr, polling } = prospect.audit;
  const known = new Map<number, number | undefined>();
  const sizeOf = (added: number): StratumDraws => {
    const total = allocate(prospect.audit, cvr.sampled + polling.sampled + added);
    return { cvr: total.cvr - cvr.sampled, polling: total.polling - polling.sampled };
  };
  const chanceOf = (added: number) => {
    if (!known.has(added)) known.set(added, chanceOfPairs(prospect, pairs.value, { size: sizeOf(added), name }));
    return known.get(added);
  };
  return answer(
    askedFor.flatMap((asked) => {
      const added = smallest((size) => (chanceOf(size) ?? 0) >= asked, Math.min(most, SIMULATED_DRAWS_MOST));
      const chance = added === undefined ? undefined : chanceOf(added);
      if (added === undefined || chance === undefined) return [];
      return [{ key: String(asked), size: sizeOf(added), chance }];
    }),
  );
}

function smallest(suffices: (size: number) => boolean, most: number): number | undefined {
  let high = 1;
  while (!suffices(Math.min(high, most))) {
    if (high >= most) return undefined;
    high *= 2;
  }
  let low = Math.floor(high / 2);
  high = Math.min(high, most);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function chanceOfPairs(
  prospect: HybridProspect,
  pairs: readonly HybridPair[],
  { size, name }: { readonly size: StratumDraws; readonly name: SimulationName },
): number | undefined {
  const { audit } = prospect;
  const kinds = unseenKinds(prospect, pairs);
  if (kinds === undefined || size.cvr + size.polling > SIMULATED_DRAWS_MOST) return undefined;
  const random = randomSource(`chance|${name.contest}|${name.round}|${size.cvr}|${size.polling}`);
  const isMet = pairs.map((pair) => meetsLimit(pair, audit.polling.sampled + size.polling, audit.riskLimit));
  const drawn = new Float64Array(kinds.length);
  let met = 0;
  for (let round = 0; round < SIMULATED_HYBRID_ROUNDS; round += 1) {
    const compared = compareSome(prospect, size.cvr, random);
    pollSome(kinds, { draws: size.polling, drawn, random });
    const isEveryMet = pairs.every((pair, place) => {
      let winner = pair.polling.sampleWinner;
      let loser = pair.polling.sampleLoser;
      for (const [kind, { votes }] of kinds.entries()) {
        const vote = votes[place];
        if (vote > 0) winner += drawn[kind];
        if (vote < 0) loser += drawn[kind];
      }
      return isMet[place]({ ...compared, winner, loser });
    });
    if (isEveryMet) met += 1;
  }
  return met / SIMULATED_HYBRID_ROUNDS;
}

/** Draws with replacement from the compared stratum: different ballots compared, and two-vote overstatements among the new. */
function compareSome(
  { audit: { cvr }, withoutCvr }: HybridProspect,
  draws: number,
  random: RandomSource,
): { readonly compared: number; readonly overstated: number } {
  let compared = cvr.sampled;
  let overstated = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const place = random.below(cvr.ballots);
    const unseen = cvr.ballots - compared;
    if (place >= unseen) continue;
    if (place < withoutCvr - overstated) overstated += 1;
    compared += 1;
  }
  return { compared, overstated };
}

/** Ballots of the polled stratum that nobody has seen and that look alike: for each pair 1, −1 for its loser, or 0. */
type UnseenKind = { readonly count: number; readonly votes: readonly number[] };

function unseenKinds(
  { audit, polled }: HybridProspect,
  pairs: readonly HybridPair[],
): readonly UnseenKind[] | undefined {
  const { contest, polling } = audit;
  const { ballots, phantoms = 0, votes, sampled } = polling;
  if (ballots === 0) return [];
  if (contest.votesAllowed > 1 && sampled > 0) return undefined;
  const choices = contest.choices.map(({ id }) => ({ id, votes: votes.get(id) ?? 0 }));
  const foreseen = foreseenCards({ ...contest, choices }, { listed: ballots - phantoms, bearing: ballots, phantoms });
  let rest = ballots - sampled;
  const kinds: UnseenKind[] = [];
  for (const { choices: marked, isPhantom, weight } of foreseen) {
    if (!isPhantom && marked.size === 0) continue;
    const [only] = marked;
    const seen = isPhantom ? polled.againstWinners : (polled.votes.get(only) ?? 0);
    const count = Math.min(rest, Math.max(0, Math.floor(weight / ballots) - seen));
    rest -= count;
    kinds.push({
      count,
      votes: pairs.map(({ pair }) => {
        if (isPhantom) return -1;
        return Number(marked.has(pair.winner.id)) - Number(marked.has(pair.loser.id));
      }),
    });
  }
  return [...kinds, { count: rest, votes: pairs.map(() => 0) }];
}

/** Counts by kind of so many draws without replacement. */
function pollSome(
  kinds: readonly UnseenKind[],
  { draws, drawn, random }: { readonly draws: number; readonly drawn: Float64Array; readonly random: RandomSource },
): void {
  drawn.fill(0);
  let left = kinds.reduce((sum, { count }) => sum + count, 0);
  for (let draw = 0; draw < draws && left > 0; draw += 1, left -= 1) {
    let place = random.below(left);
    let kind = 0;
    while (place >= kinds[kind].count - drawn[kind]) {
      place -= kinds[kind].count - drawn[kind];
      kind += 1;
    }
    drawn[kind] += 1;
  }
}

type SeenOfPair = {
  readonly compared: number;
  readonly overstated: number;
  readonly winner: number;
  readonly loser: number;
};

/** Whether a pair meets the limit, remembering from how many votes for the winner on it does. */
function meetsLimit(pair: HybridPair, polled: number, riskLimit: number): (seen: SeenOfPair) => boolean {
  const bounds = new Map<string, { failing: number; passing: number }>();
  return ({ compared, overstated, winner, loser }) => {
    const key = `${compared} ${overstated} ${loser}`;
    const bound = bounds.get(key) ?? { failing: -1, passing: Number.POSITIVE_INFINITY };
    bounds.set(key, bound);
    if (winner >= bound.passing) return true;
    if (winner <= bound.failing) return false;
    const { comparison, polling } = pair;
    const foreseen: HybridPair = {
      ...pair,
      comparison: { ...comparison, sampled: compared, o2: comparison.o2 + overstated },
      polling: { ...polling, sampled: polled, sampleWinner: winner, sampleLoser: loser },
      earlierPolling: [],
    };
    const isMet = suitePairRisk(foreseen, riskLimit).stopped !== 'no';
    if (isMet) bound.passing = winner;
    else bound.failing = winner;
    return isMet;
  };
}
