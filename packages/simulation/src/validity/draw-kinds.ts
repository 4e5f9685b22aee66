import type { RandomSource } from '@plumbline/statistics';
import type { SimulatedAudit } from './validity-scenario.ts';

/** What has been drawn so far, by kind of card: how often, and how many different cards. */
export type KindsDrawn = {
  readonly draws: number;
  readonly distinct: number;
  readonly drawsOf: Float64Array;
  readonly distinctOf: Float64Array;
  /** Different cards of a kind that were drawn exactly so many times. */
  readonly drawnTimes: (kind: number) => ReadonlyMap<number, number>;
};

/**
 * An audit that draws cards one by one, with replacement, and may stop after any of them.
 *
 *   counts       how many cards there are of each kind
 *   evidence     by how much a card of each kind raises the logarithm of the evidence: what the adversary who chooses
 *                the rounds reckons with. A round is closed at every draw at which it reaches ln(1/(2.5 α)): before the risk
 *                limit is met, so that a method that is more generous than this reckoning is found out. For the same
 *                reason a round is closed whenever the draws have grown by half
 *   alsoClose    other moments at which the adversary closes a round
 *   confirms     the verdict of the method itself on what was drawn. Nothing else ends an audit in favour of the report
 *   drawsMost    where the office gives up and counts every card by hand
 */
export type KindsAudit = {
  readonly counts: readonly number[];
  readonly evidence: readonly number[];
  readonly riskLimit: number;
  readonly drawsMost: number;
  readonly alsoClose?: (drawn: KindsDrawn) => boolean;
  readonly confirms: (drawn: KindsDrawn) => boolean;
};

/** Prepares the audit; each call of the answer makes one with fresh draws. */
export function drawKinds(audit: KindsAudit): (random: RandomSource) => SimulatedAudit {
  const { counts, evidence, drawsMost, alsoClose, confirms } = audit;
  const cards = counts.reduce((sum, count) => sum + count, 0);
  const kindOf = Uint8Array.from(counts.flatMap((count, kind) => Array<number>(count).fill(kind)));
  const promising = -Math.log(2.5 * audit.riskLimit);
  return (random) => {
    const timesDrawn = new Uint16Array(cards);
    const drawsOf = new Float64Array(counts.length);
    const distinctOf = new Float64Array(counts.length);
    const drawnTimes = (kind: number) => {
      const times = new Map<number, number>();
      for (let card = 0; card < cards; card += 1) {
        const count = timesDrawn[card];
        if (kindOf[card] === kind && count > 0) times.set(count, (times.get(count) ?? 0) + 1);
      }
      return times;
    };
    let distinct = 0;
    let logEvidence = 0;
    let closeAt = 10;
    for (let draws = 1; draws <= drawsMost; draws += 1) {
      const card = random.below(cards);
      const kind = kindOf[card];
      drawsOf[kind] += 1;
      if (timesDrawn[card] === 0) {
        distinct += 1;
        distinctOf[kind] += 1;
      }
      timesDrawn[card] += 1;
      logEvidence += evidence[kind];
      const isLast = distinct === cards;
      const drawn: KindsDrawn = { draws, distinct, drawsOf, distinctOf, drawnTimes };
      const hasGrown = draws >= closeAt;
      if (hasGrown) closeAt = Math.ceil(1.5 * draws);
      if (isLast || hasGrown || logEvidence >= promising || alsoClose?.(drawn)) {
        if (confirms(drawn)) return { confirmed: true, draws };
        if (isLast) return { confirmed: false, draws };
      }
    }
    return { confirmed: false, draws: drawsMost };
  };
}
