import type {
  Answer,
  BatchComparison,
  BatchOverstatement,
  BatchSample,
  CardComparison,
  CardDiscrepancy,
  ComparedCards,
  ComparisonSample,
  ComparisonSizeOption,
  ContestTally,
  ContestVotes,
  CumulativeSize,
  HandTally,
  HandTallyOutcome,
  HybridAudit,
  HybridProspect,
  HybridSampleSize,
  HybridSizeOption,
  JointChance,
  MacroBounds,
  MacroRisk,
  MarginClaim,
  OfferedSize,
  PollingAudit,
  PollingRisk,
  PollingRound,
  PollingSample,
  PollingSize,
  PollingSizeOption,
  RankedHandTally,
  RiskMeasure,
  SimulationName,
  StratumDraws,
} from '@plumbline/statistics';

/**
 * How cards compared in one stratum and polled in another become a risk together, and how many to draw in each.
 *
 * `published` repeats what published systems computed, for audits that were begun so.
 */
export type StrataMethod = {
  readonly evidence: 'strata';
  readonly risk: (audit: HybridAudit) => Answer<RiskMeasure>;
  /** Ballots to add in each stratum if what follows is like what was reported, or found. */
  readonly size: (audit: HybridAudit) => Answer<HybridSampleSize>;
  /** The chance that so many more draws confirm the contest if the report is right; undefined where it is out of reach. */
  readonly chance: (
    prospect: HybridProspect,
    of: { readonly size: StratumDraws; readonly name: SimulationName },
  ) => Answer<number | undefined>;
  /** Sizes by the chances that people ask for, of `most` draws at most. */
  readonly sizesByChance: (
    prospect: HybridProspect,
    name: SimulationName,
    most: number,
    askedFor?: readonly number[],
  ) => Answer<readonly HybridSizeOption[]>;
  /** The error of one card to show and to count, of the pair it harms most; undefined where every pair agrees. */
  readonly discrepancy: (
    contest: ContestVotes,
    card: Pick<ComparedCards, 'reported' | 'audited'>,
  ) => CardDiscrepancy | undefined;
  readonly published: {
    readonly risk: (audit: HybridAudit) => Answer<PublishedRisk>;
    readonly size: (audit: HybridAudit) => Answer<CumulativeSize>;
  };
};

/** A published risk: the whole contest's figure, and whether it was taken to meet the limit. */
type PublishedRisk = { readonly pValue: number; readonly finished: boolean };

/**
 * How votes seen on cards drawn with equal chances become a risk, and how many cards to draw.
 *
 * `published` repeats what published systems computed, for audits that were begun so.
 */
export type CardMethod = {
  readonly evidence: 'cards';
  /**
   * When its figure may be read: after every draw, whoever chose to stop there, or only at the end of rounds whose sizes
   * were planned before the seed.
   */
  readonly holds: 'after-every-draw' | 'after-planned-rounds';
  /** Whether it has to know which cards hold votes for both of a pair. Totals cannot tell. */
  readonly asksCardsForBoth: boolean;
  /** The risk of each pair of a reported winner and a reported loser, and of the contest. */
  readonly risk: (contest: ContestVotes, sample: PollingSample, riskLimit: number) => Answer<PollingRisk>;
  readonly sizes: (audit: PollingAudit, name: SimulationName) => Answer<readonly PollingSizeOption[]>;
  /** The size for one chance; undefined where a full hand tally is less work. */
  readonly sizeByChance: (
    audit: PollingAudit,
    of: { readonly name: SimulationName; readonly chance: number },
  ) => Answer<PollingSize | undefined>;
  /** The chance that so many more draws confirm the contest if the report is right. */
  readonly chance: (
    audit: PollingAudit,
    of: { readonly draws: number; readonly name: SimulationName },
  ) => Answer<JointChance>;
  readonly published: {
    readonly risk: (contest: ContestTally, rounds: readonly PollingRound[], riskLimit: number) => Answer<PublishedRisk>;
    readonly sizes: (
      contest: ContestTally,
      rounds: readonly PollingRound[],
      riskLimit: number,
    ) => Answer<readonly OfferedSize[]>;
  };
};

/** How hand counts of batches, held against what was reported for each, become a risk, and how many batches to draw. */
export type BatchMethod = {
  readonly evidence: 'batches';
  /** The claims of the reported outcome, with the most that each batch could take from them: its weight in the draw. */
  readonly bounds: (comparison: BatchComparison) => Answer<MacroBounds>;
  /** By how much one counted batch takes from the claim it harms most. */
  readonly overstatement: (
    comparison: BatchComparison,
    claims: readonly MarginClaim[],
    counted: { readonly place: number; readonly audited: readonly number[] | undefined },
  ) => BatchOverstatement | undefined;
  readonly risk: (comparison: BatchComparison, sample: BatchSample, riskLimit: number) => Answer<MacroRisk>;
  readonly size: (comparison: BatchComparison, sample: BatchSample, riskLimit: number) => Answer<number>;
  readonly published: {
    readonly bounds: (comparison: BatchComparison) => Answer<MacroBounds>;
    readonly risk: (comparison: BatchComparison, sample: BatchSample, riskLimit: number) => Answer<PublishedRisk>;
    readonly size: (comparison: BatchComparison, sample: BatchSample, riskLimit: number) => Answer<number>;
  };
};

/**
 * How cards held against their cast vote records become a risk, and how many cards to draw.
 *
 * `published` repeats what published systems computed, for audits that were begun so; it finishes *below* the limit.
 */
export type ComparisonMethod = {
  readonly evidence: 'compared-cards';
  readonly risk: (contest: ContestVotes, comparison: CardComparison, riskLimit: number) => Answer<RiskMeasure>;
  /** How many more cards to draw if errors keep to their rates so far. */
  readonly size: (at: {
    readonly contest: ContestVotes;
    readonly universe: CardComparison['universe'];
    readonly sample: ComparisonSample | undefined;
    readonly riskLimit: number;
  }) => Answer<number>;
  /** Sizes of a first round by the chances that people ask for, if errors come at rates that audits have assumed. */
  readonly sizesByChance: (
    at: {
      readonly contest: ContestVotes;
      readonly universe: CardComparison['universe'];
      readonly riskLimit: number;
    },
    chances: readonly number[],
  ) => Answer<readonly ComparisonSizeOption[]>;
  /** The error of one card to show and to count, of the pair it harms most; undefined where every pair agrees. */
  readonly discrepancy: (
    contest: ContestVotes,
    card: Pick<ComparedCards, 'reported' | 'audited'>,
  ) => CardDiscrepancy | undefined;
  readonly published: {
    readonly risk: (contest: ContestTally, cards: readonly ComparedCards[], riskLimit: number) => Answer<PublishedRisk>;
    readonly size: (contest: ContestTally, sample: ComparisonSample | undefined, riskLimit: number) => Answer<number>;
    readonly discrepancy: (
      contest: ContestTally,
      card: Pick<ComparedCards, 'reported' | 'audited'>,
    ) => CardDiscrepancy | undefined;
  };
};

/** How a count of every card becomes an outcome. Nothing is drawn, so there is no risk and no size. */
export type CountMethod = {
  readonly evidence: 'every-card';
  readonly outcome: (tally: HandTally) => Answer<HandTallyOutcome>;
  /** The same of a contest that voters rank. */
  readonly rankedOutcome: (tally: RankedHandTally) => Answer<HandTallyOutcome>;
};
