import {
  type Answer,
  type AssertionTest,
  assertionTestFor,
  type BatchComparison,
  type BatchSample,
  batchAlphaRisk,
  type MacroBounds,
  macroBounds,
  macroBoundsCompatible,
  macroOverstatement,
  macroRisk,
  macroRiskCompatible,
  type RandomSource,
} from '@plumbline/statistics';
import type { SimulatedAudit, ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;
const BALLOTS_PER_BATCH = 20;

/** A batch: votes for the winner and the loser as reported, and as people count them. */
type Batch = { readonly reported: readonly [number, number]; readonly counted: readonly [number, number] };

type BatchContest = {
  readonly situation: string;
  readonly batches: readonly Batch[];
  /** Batches that were mixed and can only be counted together, by place. */
  readonly combined?: readonly (readonly number[])[];
  /** 1 when left out. */
  readonly votesAllowed?: number;
  /** Votes of the contest as reported, where they are not the sum of the batches. */
  readonly reportedTotals?: readonly [number, number];
};

/** 100 batches of 20 ballots, 100 votes between the two, and errors of 100 votes in the margin: a tie. */
const contests: readonly BatchContest[] = [
  { situation: 'one-vote errors in many batches', batches: batches({ wrong: 50, flipped: 1 }) },
  { situation: 'large errors in few batches', batches: batches({ wrong: 5, flipped: 10 }) },
  {
    situation: 'two votes allowed',
    batches: batches({ wrong: 50, flipped: 1, reported: [15, 14] }),
    votesAllowed: 2,
  },
  {
    situation: 'cards for the winner missing from half of the batches',
    batches: batches({ wrong: 50, flipped: 0, missing: 2 }),
  },
  {
    situation: 'combined batches, with the errors in them',
    batches: batches({ wrong: 10, flipped: 5 }),
    combined: [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [50, 51, 52],
    ],
  },
];

/** Weakness 2: twelve mixed batches, each small, whose joint error exceeds the bound of any one of them. */
const mixedBatches: BatchContest = {
  situation: 'twelve combined batches hold all of the error',
  batches: batches({ wrong: 10, flipped: 5 }),
  combined: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
};

/** Weakness 5: the batches report more votes than the contest has, which is taken for a larger margin. */
const moreVotesThanReported: BatchContest = {
  situation: 'batches hold more votes than the contest reports',
  batches: batches({ wrong: 50, flipped: 1 }),
  reportedTotals: [910, 830],
};

/** MACRO, and its prefixes read as ALPHA, closed at whichever batch suits the adversary. */
export const batchScenarios: readonly ValidityScenario[] = [
  ...[...contests, mixedBatches].map((contest) => macro(contest, 'default')),
  { ...macro(moreVotesThanReported, 'default'), refuses: 'reports that contradict one another are not audited' },
  macro(mixedBatches, 'published'),
  macro(moreVotesThanReported, 'published'),
  ...contests.slice(0, 2).map((contest) => batchAlpha(contest, 'at every batch by Kaplan–Markov', undefined)),
  ...contests.slice(0, 2).map((contest) => batchAlpha(contest, 'diversified bets', assertionTestFor.oneAudit)),
];

function macro(contest: BatchContest, form: ValidityScenario['form']): ValidityScenario {
  return {
    method: 'macro',
    situation: contest.situation,
    form,
    riskLimit: RISK_LIMIT,
    start(outcome) {
      const comparison = comparisonOf(contest);
      const counted = contest.batches.map((batch) => (outcome === 'wrong' ? batch.counted : batch.reported));
      const read = form === 'published' ? macroBoundsCompatible(comparison) : macroBounds(comparison);
      // Reports that contradict one another cannot be audited: the office must find out why, and confirms nothing.
      if (!read.ok || !read.value.limited) return () => ({ confirmed: false, draws: 0 });
      const bounds = read.value;
      const draw = drawByBound(bounds);
      const logFactor = logFactors({ comparison, bounds, counted, form });
      return (random) => {
        const sample = growingSample(comparison, counted);
        let logRisk = 0;
        // Rounds are closed before the limit is met by our own reckoning, and when the draws have grown by half: a method
        // that is more generous is so found out.
        let closeAt = 10;
        for (;;) {
          const place = draw(random);
          logRisk += logFactor(place, sample.timesDrawnTogether(place));
          sample.add(place);
          const isLast = sample.isFull();
          const isPromising = logRisk <= Math.log(2.5 * RISK_LIMIT);
          const hasGrown = sample.soFar.draws.length >= closeAt;
          if (hasGrown) closeAt = Math.ceil(1.5 * closeAt);
          if (!isLast && !isPromising && !hasGrown) continue;
          if (confirms(form, comparison, sample.soFar)) return { confirmed: true, draws: sample.soFar.draws.length };
          if (isLast) return { confirmed: false, draws: sample.soFar.draws.length };
        }
      };
    },
  };
}

function confirms(form: ValidityScenario['form'], comparison: BatchComparison, sample: BatchSample): boolean {
  if (form === 'published') return known(macroRiskCompatible(comparison, sample, RISK_LIMIT)).finished;
  return known(macroRisk(comparison, sample, RISK_LIMIT)).stopped !== 'no';
}

/**
 * ln of the factor by which the next draw of a batch multiplies the risk, as the adversary reckons it; −∞ where the
 * published form gives a negative factor. Later draws of a combined group count once where that is the product's rule.
 */
function logFactors(at: {
  readonly comparison: BatchComparison;
  readonly bounds: LimitedBounds;
  readonly counted: readonly (readonly number[])[];
  readonly form: ValidityScenario['form'];
}): (place: number, drawnBefore: number) => number {
  const { comparison, bounds, counted, form } = at;
  const total = Number(bounds.total.numerator) / Number(bounds.total.denominator);
  const boundOf = (place: number) => bounds.bounds[place].numerator / bounds.bounds[place].denominator;
  const factors = comparison.batches.map((_, place) => {
    const group = groupOf(comparison, place);
    const votes = addUp(group.map((member) => counted[member]));
    const worst = macroOverstatement(comparison, bounds.claims, { place, audited: votes });
    const error = worst?.relative ? worst.relative.numerator / worst.relative.denominator : 0;
    const bound = form === 'published' ? boundOf(place) : group.reduce((sum, member) => sum + boundOf(member), 0);
    const left = 1 - Math.max(0, error) / bound;
    return left < 0 ? Number.NEGATIVE_INFINITY : Math.log1p(-1 / total) - Math.log(left);
  });
  return (place, drawnBefore) => {
    const countsOnce = form === 'default' && groupOf(comparison, place).length > 1 && factors[place] < 0;
    return countsOnce && drawnBefore > 0 ? 0 : factors[place];
  };
}

function batchAlpha(contest: BatchContest, named: string, test: AssertionTest | undefined): ValidityScenario {
  return {
    method: 'batch-alpha',
    situation: `${contest.situation}, ${named}`,
    form: 'default',
    riskLimit: RISK_LIMIT,
    start(outcome) {
      const comparison = comparisonOf(contest);
      const bounds = known(macroBounds(comparison));
      if (!bounds.limited) return () => ({ confirmed: false, draws: 0 });
      const errorBoundSum = Number(bounds.total.numerator) / Number(bounds.total.denominator);
      const draw = drawByBound(bounds);
      const taints = contest.batches.map((batch, place) => {
        const audited = outcome === 'wrong' ? batch.counted : batch.reported;
        const worst = macroOverstatement(comparison, bounds.claims, { place, audited });
        const error = worst?.relative ? worst.relative.numerator / worst.relative.denominator : 0;
        return Math.max(0, error) / (bounds.bounds[place].numerator / bounds.bounds[place].denominator);
      });
      return (random) =>
        untilAllDrawn({ random, draw, batchCount: taints.length }, (drawn) => {
          const measured = known(
            batchAlphaRisk({
              taints: drawn.map((place) => taints[place]),
              errorBoundSum,
              riskLimit: RISK_LIMIT,
              ...(test ? { test } : {}),
            }),
          );
          return measured.stoppedAt;
        });
    },
  };
}

/** Draws until every batch was drawn, then reads the whole sequence: the test says where it would have stopped. */
function untilAllDrawn(
  at: { readonly random: RandomSource; readonly draw: (random: RandomSource) => number; readonly batchCount: number },
  stoppedAt: (drawn: readonly number[]) => number | undefined,
): SimulatedAudit {
  const seen = new Set<number>();
  const drawn: number[] = [];
  while (seen.size < at.batchCount) {
    const place = at.draw(at.random);
    seen.add(place);
    drawn.push(place);
  }
  // The draw that completes the count leaves nothing to chance: arithmetic decides it.
  const stopped = stoppedAt(drawn.slice(0, -1));
  return { confirmed: stopped !== undefined, draws: stopped ?? drawn.length };
}

type LimitedBounds = Extract<MacroBounds, { readonly limited: true }>;

/** Draws a batch with probability u_b/U. */
function drawByBound({ bounds }: LimitedBounds): (random: RandomSource) => number {
  const sums: number[] = [];
  let total = 0;
  for (const { numerator, denominator } of bounds) {
    total += numerator / denominator;
    sums.push(total);
  }
  return ({ uniform }) => {
    const at = uniform() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function growingSample(comparison: BatchComparison, counted: readonly (readonly number[])[]) {
  const draws: number[] = [];
  const audited = new Map<number, readonly number[]>();
  const timesDrawn = new Map<number, number>();
  const reached = new Set<number>();
  return {
    soFar: { draws, audited } satisfies BatchSample,
    timesDrawnTogether: (place: number) => timesDrawn.get(groupOf(comparison, place)[0]) ?? 0,
    isFull: () => reached.size === comparison.batches.length,
    add(place: number) {
      const group = groupOf(comparison, place);
      draws.push(place);
      timesDrawn.set(group[0], (timesDrawn.get(group[0]) ?? 0) + 1);
      audited.set(group[0], addUp(group.map((member) => counted[member])));
      for (const member of group) reached.add(member);
    },
  };
}

function groupOf({ combined = [] }: BatchComparison, place: number): readonly number[] {
  return combined.find((group) => group.includes(place)) ?? [place];
}

function addUp(votes: readonly (readonly number[])[]): readonly number[] {
  return [0, 1].map((choice) => votes.reduce((sum, counts) => sum + counts[choice], 0));
}

function comparisonOf({ batches: list, combined, reportedTotals, votesAllowed = 1 }: BatchContest): BatchComparison {
  const [winner, loser] = reportedTotals ?? addUp(list.map(({ reported }) => reported));
  const ballots = list.length * BALLOTS_PER_BATCH;
  return {
    contest: {
      choices: [
        { id: 'ann', votes: winner },
        { id: 'bo', votes: loser },
      ],
      ballots,
      winners: 1,
      votesAllowed,
    },
    batches: list.map(({ reported }) => ({ ballots: BALLOTS_PER_BATCH, votes: reported })),
    ...(combined ? { combined } : {}),
  };
}

/**
 * 100 batches reported 10 to 9, unless said otherwise. In the first `wrong` of them `flipped` votes of the loser were given
 * to the winner, and `missing` cards for the winner are not there any more.
 */
function batches({
  wrong,
  flipped,
  missing = 0,
  reported = [10, 9],
}: {
  readonly wrong: number;
  readonly flipped: number;
  readonly missing?: number;
  readonly reported?: readonly [number, number];
}): readonly Batch[] {
  const [winner, loser] = reported;
  return Array.from({ length: 100 }, (_, place) => ({
    reported,
    counted: place < wrong ? ([winner - flipped - missing, loser + flipped] as const) : reported,
  }));
}

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
