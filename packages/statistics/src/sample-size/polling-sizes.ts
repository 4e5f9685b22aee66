import { type Answer, answer, refuse } from '../answer.ts';
import type { ReportedWinners } from '../contest-tally.ts';
import { outcomeToTest, type PollingAudit, pairAsSeen } from '../polling-audit.ts';
import { listedNotLookedAt } from '../polling-sample.ts';
import { sampledPairs } from '../risk/bravo.ts';
import type { PollingMethod } from '../risk/polling-risk.ts';
import { cardsOfUniverse } from '../universe-of-contest.ts';
import { averageSampleNumber } from './bravo-size.ts';
import { type FinishingChance, finishingChance, type JointChance, type SimulationName } from './joint-chance.ts';
import { offeredChances } from './offered-size.ts';
import { isMet } from './pair-need.ts';

/** Draws to add, and the chance that they confirm the contest if the report is right. */
export type PollingSize = JointChance & { readonly size: number };

/** A size that may be offered; undefined where a full hand tally is less work. */
export type PollingSizeOption = {
  /** `asn`: the expected number of draws; a number: the chance asked for. */
  readonly key: 'asn' | '0.7' | '0.8' | '0.9';
  readonly size: PollingSize | undefined;
};

/**
 * How many draws to add in a ballot-polling audit, so that the round confirms the contest with a chance of 70, 80 or 90 %;
 * for BRAVO also the average number of draws after which it does (ASN).
 *
 *   size for q   low = 0, high = 1; high doubles until chance(high) ≥ q; then the interval is halved until high − low = 1
 *
 * So chance(n) ≥ q > chance(n − 1). Whole votes make the chance rise in a saw-tooth, so that other n would do too; this
 * search fixes one. The chance is that of all pairs together (`jointChance`), the ASN's too.
 *
 *   ASN = max over pairs of ⌈ ( ln((1/α)/T) + z_w/2 ) / (p_w z_w + p_l z_l) ⌉ ,   z_w = ln 2σ ,   z_l = ln(2 − 2σ)
 *
 *   p_w, p_l  W′/N and L′/N, shares of all draws     σ = W′/(W′ + L′)     T  the test's ratio so far     α  risk limit
 *
 * Source     Lindeman, Stark & Yates (2012), BRAVO, EVT/WOTE, section 3 (ASN); the search is ours.
 * Assumes    the reported votes are right. Minerva limits the risk only while the sizes of all its rounds are fixed before
 *            the first draw: there these sizes are for the first round, and the chance of a later one is `jointChance`.
 * Answers    no size where none below the listed cards that nobody has looked at suffices: a full hand tally is less work.
 * Numerics   the ASN in 28-digit decimals, because of its ceiling.
 * Example    60 : 40 of 1,000 cards, α = 10 %, BRAVO: ASN 119 (49.50 %), and 180, 240 and 353 draws.
 */
export function pollingSizes(
  method: PollingMethod,
  audit: PollingAudit,
  name: SimulationName,
): Answer<readonly PollingSizeOption[]> {
  const open = outcomeStillOpen(method, audit);
  if (!open.ok) return open;
  const outcome = open.value;
  const unseen = listedNotLookedAt(audit.sample);
  const chances = finishingChance(method, audit, { outcome, name });
  const sized = (size: number | undefined): PollingSize | undefined =>
    size === undefined || size >= unseen ? undefined : { size, ...chances.chanceOf(size) };
  const options = offeredChances.map(({ key, chance }) => ({ key, size: sized(smallest(chances, chance, unseen)) }));
  const average = AVERAGES[method];
  if (average === undefined) return answer(options);
  return answer([{ key: 'asn', size: sized(average(outcome, audit)) }, ...options]);
}

/** The size that the search of `pollingSizes` finds for one chance, whatever it is; undefined where a full hand tally is less work. */
export function pollingSizeByChance(
  method: PollingMethod,
  audit: PollingAudit,
  { name, chance }: { readonly name: SimulationName; readonly chance: number },
): Answer<PollingSize | undefined> {
  const open = outcomeStillOpen(method, audit);
  if (!open.ok) return open;
  const unseen = listedNotLookedAt(audit.sample);
  const chances = finishingChance(method, audit, { outcome: open.value, name });
  const size = smallest(chances, chance, unseen);
  return answer(size === undefined || size >= unseen ? undefined : { size, ...chances.chanceOf(size) });
}

/**
 * BRAVO's average number of draws until the limit is met, if the report is right: of the slowest pair. Undefined where a pair is
 * tied or cannot meet the limit by drawing.
 *
 * Source     Lindeman, Stark & Yates (2012), BRAVO, section 2.
 * Example    520,000 to 480,000 votes on 1,000,000 cards at 5 %: 3,769.
 */
export function averageBravoDraws(audit: PollingAudit): Answer<number | undefined> {
  const outcome = outcomeToTest(audit);
  return outcome.ok ? answer(averageDraws(outcome.value, audit)) : outcome;
}

/** The average number of draws, where a method may be looked at after every draw. */
const AVERAGES: Partial<Readonly<Record<PollingMethod, typeof averageDraws>>> = { bravo: averageDraws };

/** The outcome to go on testing, or why no more draws are wanted: every listed card was looked at, or the limit is met. */
export function outcomeStillOpen(method: PollingMethod, audit: PollingAudit): Answer<ReportedWinners> {
  const read = outcomeToTest(audit);
  if (!read.ok) return read;
  if (listedNotLookedAt(audit.sample) <= 0) {
    return refuse('audit-already-complete', 'all-listed-looked-at');
  }
  if (isMet(method, read.value, audit)) {
    return refuse('audit-already-complete', 'limit-met-no-more-cards');
  }
  return read;
}

/** The size that the search finds; undefined when it is `unseen` or more. */
function smallest(chances: FinishingChance, asked: number, unseen: number): number | undefined {
  const suffices = (draws: number): boolean => chances.reaches(draws, asked);
  let high = 1;
  while (!suffices(high)) {
    if (high >= unseen) return undefined;
    high *= 2;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    if (low + 1 >= unseen) return undefined;
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The ASN; undefined where a pair does not drift towards the limit, or cannot meet it. */
function averageDraws(outcome: ReportedWinners, { sample, riskLimit }: PollingAudit): number | undefined {
  const cards = cardsOfUniverse(sample.universe);
  let largest = 0;
  for (const pair of sampledPairs(outcome, sample)) {
    const seen = pairAsSeen(pair, sample.universe);
    if (!seen || pair.likelihoodRatio.coefficient === 0n) return undefined;
    const shares = { winnerShare: seen.winner / cards, loserShare: seen.loser / cards };
    largest = Math.max(largest, averageSampleNumber({ ...shares, riskLimit }, pair.likelihoodRatio));
  }
  return largest > 0 ? largest : undefined;
}
