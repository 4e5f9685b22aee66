export { type Answer, answer, type Refusal, type RefusalCode, refuse } from './answer.ts';
export { approvalAssorter } from './assorters/approval.ts';
export { type Assorter, type CardReading, marksFor, type Votes } from './assorters/assorter.ts';
export { notEliminatedBeforeAssorter, notEliminatedNextAssorter } from './assorters/irv.ts';
export { type PoolTally, pooledMeans, pooledPluralityMean, pooledSupermajorityMean } from './assorters/oneaudit.ts';
export {
  assortedCvr,
  assortedMvr,
  assorterMargin,
  type CardStyles,
  countReadings,
  type OverstatementAssorter,
  overstatement,
  overstatementAssorter,
  type ReportedColumn,
  reportedMean,
} from './assorters/overstatement.ts';
export { pluralityAssorter } from './assorters/plurality.ts';
export { noMajorityAssorter, supermajorityAssorter } from './assorters/supermajority.ts';
export { calculate, methods } from './calculate/calculate.ts';
export type { CalculateMethod } from './calculate/calculate-method.ts';
export { bravoRiskCompatible, bravoSampleSizesCompatible } from './compatibility/bravo.ts';
export {
  macroBoundsCompatible,
  macroRiskCompatible,
  macroSampleSizeCompatible,
  type PublishedRisk,
} from './compatibility/macro.ts';
export { minervaRiskCompatible, minervaSampleSizesCompatible } from './compatibility/minerva.ts';
export { providenceRiskCompatible, providenceSampleSizesCompatible } from './compatibility/providence.ts';
export { suiteRiskCompatible, suiteSampleSizeCompatible } from './compatibility/suite.ts';
export {
  pairOverstatementCompatible,
  superSimpleRiskCompatible,
  superSimpleSampleSizeCompatible,
  worstDiscrepancyCompatible,
} from './compatibility/super-simple.ts';
export {
  type AuditedContest,
  type AuditOutcome,
  auditOutcome,
  type ContestOutcome,
  contestOutcome,
  isConfirmed,
  type MeasuredContest,
} from './contest-outcome.ts';
export {
  type ChoicePair,
  type ChoiceTally,
  type ContestTally,
  type ContestVotes,
  checkVotesFitBallots,
  choicePairs,
  pairShare,
  type ReportedOutcome,
  type ReportedWinners,
  reportedOutcome,
  reportedWinners,
  shareOfBallots,
  shareOfVotes,
} from './contest-tally.ts';
export { fractionOfPercent } from './fraction-of-percent.ts';
export { type HandTally, type HandTallyOutcome, handTallyOutcome } from './hand-tally-outcome.ts';
export type { BigFraction, Fraction } from './numeric/fraction.ts';
export type { PollingAudit } from './polling-audit.ts';
export {
  type CardsForBoth,
  fullCountRisk,
  type LookedAt,
  listedNotLookedAt,
  nothingDrawn,
  type PairRisk,
  type PollingRisk,
  type PollingRound,
  type PollingSample,
  pairSamples,
  universeOfOneNumber,
} from './polling-sample.ts';
export {
  instantRunoffRounds,
  instantRunoffWinners,
  type RunoffCount,
  type RunoffLot,
  type RunoffRound,
} from './raire/instant-runoff.ts';
export { assertionAssorter, assertionMargin, type IrvAssertion } from './raire/irv-assertion.ts';
export { notEliminatedBeforePairs, type RaireRequest, raireAssertions } from './raire/raire.ts';
export type { RaireAssertion } from './raire/raire-assertion.ts';
export {
  CHOICES_MAX as RANKED_CHOICES_MAX,
  preferencesOf,
  type RankedBallots,
  type RankedGroup,
  rankedBallots,
} from './raire/ranked-ballots.ts';
export { type RankedHandTally, rankedHandTallyOutcome } from './ranked-hand-tally.ts';
export type { RefusalDatum, RefusalReason, RefusalReasons } from './refusal-reasons.ts';
export { alphaPlay, alphaRisk } from './risk/alpha.ts';
export {
  type AlternativeEstimator,
  comparisonOptimal,
  type EstimateAlternative,
  fixedAlternative,
  truncatedShrinkage,
} from './risk/alternative-estimator.ts';
export { type AssertionTest, assertionRisk, assertionTestFor, startPlay } from './risk/assertion-test.ts';
export { batchAlphaRisk } from './risk/batch-alpha.ts';
export type { BatchComparison, BatchSample, CombinedAfterSeed } from './risk/batch-comparison.ts';
export {
  approximateGrapa,
  type Bettor,
  bettingPlay,
  bettingRisk,
  fixedBet,
  type StartBetting,
} from './risk/betting.ts';
export { bravoRisk } from './risk/bravo.ts';
export { cobraAdaptive, cobraFixed } from './risk/cobra.ts';
export { criticalCount } from './risk/critical-count.ts';
export type { CumulativeSize } from './risk/expected-hybrid-pair.ts';
export type { HybridAudit, HybridPairSample, HybridStratum, PollingLook } from './risk/hybrid-audit.ts';
export {
  type AuditedAssertion,
  assertionOverstatement,
  type ComparedRankings,
  irvComparisonRisk,
  type Preferences,
} from './risk/irv-comparison.ts';
export { kaplanKolmogorovRisk } from './risk/kaplan-kolmogorov.ts';
export { kaplanMarkovRisk } from './risk/kaplan-markov.ts';
export { kaplanWaldRisk } from './risk/kaplan-wald.ts';
export {
  type BatchCharge,
  chargesOfGroup,
  type MacroBounds,
  type MacroRisk,
  macroBounds,
  macroRisk,
} from './risk/macro.ts';
export type { BatchTally, MarginClaim, MarginClaims, ReportedBatches } from './risk/macro-claims.ts';
export { type BatchOverstatement, macroOverstatement } from './risk/macro-overstatement.ts';
export type { MeanHypothesis } from './risk/mean-hypothesis.ts';
export { type MeanSample, type MeanTest, type MeanTestResult, type Play, startMeanTest } from './risk/mean-test.ts';
export { minervaRisk } from './risk/minerva.ts';
export { mixedBets } from './risk/mixed-bets.ts';
export {
  type BatchTarget,
  type OpportunisticBatchRisk,
  opportunisticBatchRisk,
  stretchedBounds,
} from './risk/opportunistic-batches.ts';
export { type PollingMethod, pollingRisk } from './risk/polling-risk.ts';
export { providenceRisk } from './risk/providence.ts';
export type { RiskMeasure, Stopped } from './risk/risk-measure.ts';
export { largestRisk, riskByArithmetic, riskByStatistics } from './risk/risk-measure.ts';
export { type HybridRisk, suiteRisk } from './risk/suite.ts';
export {
  type CardComparison,
  type CardDiscrepancy,
  type CardVotes,
  type ComparedCards,
  type ComparisonStep,
  cardsLookedAt,
  comparisonRisk,
  type DrawnFrom,
  ERROR_INFLATOR,
  pairOverstatement,
  superSimpleRisk,
  type VoteMark,
  worstDiscrepancy,
} from './risk/super-simple.ts';
export { waldSprtRisk } from './risk/wald-sprt.ts';
export { irvComparisonSize } from './sample-size/irv-comparison-size.ts';
export { type JointChance, jointChance, type SimulationName } from './sample-size/joint-chance.ts';
export { macroSampleSize } from './sample-size/macro-size.ts';
export type { OfferedSize } from './sample-size/offered-size.ts';
export { bravoSampleSizes, minervaSampleSizes, providenceSampleSizes } from './sample-size/offered-sizes.ts';
export {
  averageBravoDraws,
  type PollingSize,
  type PollingSizeOption,
  pollingSizeByChance,
  pollingSizes,
} from './sample-size/polling-sizes.ts';
export {
  comparisonPopulation,
  customaryErrors,
  type ErrorRates,
  noErrors,
  oneAuditPopulation,
  type PairTally,
  pollingPopulation,
} from './sample-size/populations.ts';
export { type RandomSource, randomSource } from './sample-size/random-source.ts';
export { type SimulatedSizes, simulateSampleSize, sizeWithin } from './sample-size/simulate-sample-size.ts';
export { comparisonSizeWithoutErrors } from './sample-size/size-by-formula.ts';
export {
  type HybridProspect,
  type HybridSizeOption,
  type StratumDraws,
  suiteChance,
  suiteSizesByChance,
} from './sample-size/suite-chance.ts';
export { type HybridSampleSize, suiteSampleSize } from './sample-size/suite-size.ts';
export { type ComparisonSizeOption, superSimpleSizesByChance } from './sample-size/super-simple-chance.ts';
export {
  type ComparisonSample,
  type DiscrepancyCounts,
  type DiscrepancyRates,
  stoppingSize,
  stoppingSizeByRates,
  superSimpleSampleSize,
} from './sample-size/super-simple-size.ts';
export { countCards, meanOfCards, type ValueCount, type ValueDeck, valueDeck } from './sample-size/value-deck.ts';
export { assignToBoards, type BoardLoad, type WorkUnit } from './sampling/board-assignment.ts';
export {
  type CardStyle,
  type CardStyleSample,
  type ContestSample,
  drawByCardStyle,
  type StyledCard,
} from './sampling/card-style-sampling.ts';
export { type Draw, drawInTicketOrder, type Entry, sampleConsistently } from './sampling/consistent-sampling.ts';
export { type BallotDrawRequest, type DrawnBallot, drawBallots, drawFromCandidates } from './sampling/draw-ballots.ts';
export {
  drawUniverse,
  type UniverseCard,
  type UniverseDraw,
  type UniverseDrawRequest,
} from './sampling/draw-universe.ts';
export {
  type BallotCandidates,
  candidatesUpTo,
  joinCandidates,
  prefixMaxOf,
} from './sampling/least-ballots.ts';
export { type BatchDrawRequest, type DrawnBatch, drawBatches } from './sampling/ppeb.ts';
export {
  type BallotBatchName,
  type BatchName,
  ballotKey,
  batchKey,
  phantomKey,
  pythonRepr,
} from './sampling/python-repr.ts';
export { type BallotBatch, type BallotPool, scanBallots, scanPools } from './sampling/scan-ballots.ts';
export { sha256, sha256Hex, stateHex } from './sampling/sha256.ts';
export { firstTicket, nextTicket, seedHash, trimTicket, uniformFraction } from './sampling/tickets.ts';
export {
  type CardTicket,
  drawsWithinPrefix,
  isWithinPrefix,
  type PrefixTarget,
  ticketsWithinPrefix,
  type UnbrokenPrefix,
  unbrokenPrefix,
} from './sampling/unbroken-prefix.ts';
export {
  type CardUniverse,
  type ContestUniverse,
  cardsNeeded,
  cardsOfUniverse,
  type UniverseFinding,
  universeOfContest,
} from './universe-of-contest.ts';
