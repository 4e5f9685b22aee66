export { type Answer, answer, type Refusal, type RefusalCode, refuse } from './answer.ts';
export { calculate, methods } from './calculate/calculate.ts';
export type { CalculateMethod } from './calculate/calculate-method.ts';
export {
  macroBoundsCompatible,
  macroRiskCompatible,
  macroSampleSizeCompatible,
  type PublishedRisk,
} from './compatibility/macro.ts';
export {
  type ChoicePair,
  type ChoiceTally,
  type ContestTally,
  checkVotesFitBallots,
  choicePairs,
  pairShare,
  type ReportedOutcome,
  reportedOutcome,
  shareOfBallots,
  shareOfVotes,
} from './contest-tally.ts';
export type { BigFraction, Fraction } from './numeric/fraction.ts';
export {
  type BatchComparison,
  type BatchOverstatement,
  type BatchSample,
  type MacroBounds,
  macroBounds,
  macroOverstatement,
  macroRisk,
} from './risk/macro.ts';
export type { BatchTally, MarginClaim, MarginClaims, ReportedBatches } from './risk/macro-claims.ts';
export type { RiskMeasure, Stopped } from './risk/risk-measure.ts';
export { macroSampleSize } from './sample-size/macro-size.ts';
export { assignToBoards, type BoardLoad, type WorkUnit } from './sampling/board-assignment.ts';
export { type Draw, drawInTicketOrder, type Entry, sampleConsistently } from './sampling/consistent-sampling.ts';
export { type BallotDrawRequest, type DrawnBallot, drawBallots, drawFromCandidates } from './sampling/draw-ballots.ts';
export { type BatchDrawRequest, type DrawnBatch, drawBatches } from './sampling/ppeb.ts';
export { type BallotBatchName, type BatchName, ballotKey, batchKey, pythonRepr } from './sampling/python-repr.ts';
export { type BallotBatch, type BallotCandidates, scanBallots } from './sampling/scan-ballots.ts';
export { sha256Hex } from './sampling/sha256.ts';
export { firstTicket, nextTicket, seedHash, trimTicket, uniformFraction } from './sampling/tickets.ts';
