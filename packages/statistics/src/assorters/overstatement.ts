import { type Answer, answer, refuse } from '../answer.ts';
import type { Assorter, CardReading } from './assorter.ts';

/**
 * Whether it is known which contests each card should carry.
 *
 * - `known`: CVRs tell it, and only cards whose CVR carries the contest are sampled for it. A card that turns out to
 *   lack the contest then counts against the assertion.
 * - `unknown`: all cards are sampled; a card without the contest says nothing about it.
 */
export type CardStyles = 'known' | 'unknown';

/**
 * A(CVR): what the assorter makes of a reported card. `undefined` for a card outside the contest's population.
 *
 * A phantom CVR counts ½, as a card without a vote.
 */
export function assortedCvr(cvr: CardReading, assorter: Assorter, cardStyles: CardStyles): number | undefined {
  if (cvr.kind === 'votes') return assorter.value(cvr.votes);
  if (cvr.kind === 'contest-absent' && cardStyles === 'known') return undefined;
  return 0.5;
}

/**
 * A(MVR): what the assorter makes of a card as people read it.
 *
 * A card that cannot be found counts 0, as if it held the vote most against the assertion, so that losing cards can
 * never help a wrong outcome (“phantoms to zombies”, Bañuelos & Stark 2012, arXiv:1207.3413). With known styles so
 * does a card that lacks the contest.
 */
export function assortedMvr(mvr: CardReading, assorter: Assorter, cardStyles: CardStyles): number {
  if (mvr.kind === 'votes') return assorter.value(mvr.votes);
  if (mvr.kind === 'contest-absent' && cardStyles === 'unknown') return 0.5;
  return 0;
}

/**
 * ω = A(CVR) − A(MVR): by how much the CVR of one card overstates the assertion. `undefined` for a card outside the
 * contest's population.
 *
 * `reportedValue` stands in for A(CVR) where the card has no CVR of its own: see `pooledMeans`.
 */
export function overstatement({
  cvr,
  mvr,
  assorter,
  cardStyles,
  reportedValue,
}: {
  readonly cvr: CardReading;
  readonly mvr: CardReading;
  readonly assorter: Assorter;
  readonly cardStyles: CardStyles;
  readonly reportedValue?: number | undefined;
}): number | undefined {
  const fromCvr = assortedCvr(cvr, assorter, cardStyles);
  if (fromCvr === undefined) return undefined;
  return (reportedValue ?? fromCvr) - assortedMvr(mvr, assorter, cardStyles);
}

/**
 * The overstatement assorter: the assertion is true exactly when the mean of B over all cards exceeds ½.
 *
 *   B = (1 − ω/u) / (2 − v/u) ,    0 ≤ B ≤ 2/(2 − v/u) ,    v = 2Ā(CVR) − 1
 *
 *   ω   overstatement of the card      u   bound of the assorter      v   reported margin of the assertion
 *
 * A card without an error gives 1/(2 − v/u), above ½ whenever v > 0.
 *
 * Source   Stark (2020), SHANGRLA, arXiv:1911.10035 (comparison audits).
 * Example  v = 0.1, u = 1: no error 0.526315…, a one-vote overstatement 0.263157…, a two-vote overstatement 0.
 */
export type OverstatementAssorter = {
  /** 2/(2 − v/u), the largest value of B: the `upperBound` of the test. */
  readonly upperBound: number;
  /** 1/(2 − v/u), the value of B for a card without an error. */
  readonly withoutError: number;
  /** B of a card with overstatement ω. */
  readonly value: (overstatement: number) => number;
};

/** The overstatement assorter of an assertion whose reported margin is v. */
export function overstatementAssorter(assorter: Assorter, reportedMargin: number): OverstatementAssorter {
  const { upperBound } = assorter;
  const withoutError = 1 / (2 - reportedMargin / upperBound);
  return {
    upperBound: 2 * withoutError,
    withoutError,
    value: (omega) => (1 - omega / upperBound) * withoutError,
  };
}

/** v = 2Ā − 1 of an assertion, from the mean of its assorter over the reported cards. */
export function assorterMargin(assorterMean: number): number {
  return 2 * assorterMean - 1;
}

/**
 * The reported cards of one contest as a column: card i reads `readings[cards[i]]`. Cards that read alike share an
 * entry, so an assertion is worked out once for each reading and not for each of millions of cards.
 */
export type ReportedColumn = {
  readonly readings: readonly CardReading[];
  readonly cards: Uint8Array | Uint16Array | Uint32Array;
};

/** How many cards of a column have each reading, in the order of `readings`. */
export function countReadings(column: ReportedColumn): Float64Array {
  const counts = new Float64Array(column.readings.length);
  for (const reading of column.cards) counts[reading] = counts[reading] + 1;
  return counts;
}

/**
 * Ā, the mean of an assorter over the reported cards of its contest, and how many those are; phantoms included.
 *
 * Refuses a contest that no card carries.
 */
export function reportedMean({
  readings,
  counts,
  assorter,
  cardStyles,
}: {
  readonly readings: readonly CardReading[];
  readonly counts: ArrayLike<number>;
  readonly assorter: Assorter;
  readonly cardStyles: CardStyles;
}): Answer<{ readonly mean: number; readonly cards: number }> {
  let sum = 0;
  let cards = 0;
  readings.forEach((reading, index) => {
    const value = assortedCvr(reading, assorter, cardStyles);
    if (value === undefined) return;
    const count = counts[index];
    sum += count * value;
    cards += count;
  });
  if (cards === 0) return refuse('no-votes', 'no-card-carries-contest');
  return answer({ mean: sum / cards, cards });
}
