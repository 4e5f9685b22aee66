export type { AuditCommand } from './audit-command.ts';
export type { AuditEvent, BoardAssignment, BoardPlace, EventOf } from './audit-event.ts';
export type { AuditRefusal, CombinationProblem, MissingInput } from './audit-refusal.ts';
export {
  type Audit,
  type AuditBoard,
  type AuditedBallot,
  type AuditedBatch,
  type AuditInRounds,
  type BatchPlace,
  type BegunAudit,
  type CombinedBatch,
  type ContestMeasurement,
  type FileFigures,
  type JurisdictionWork,
  NOT_BEGUN,
  type Outcome,
  type Phase,
  type RegisteredFile,
  type Results,
  type Round,
  type TallySheet,
} from './audit-state.ts';
export {
  ballotsToAudit,
  batchesToCount,
  contestsToAudit,
  countedName,
  currentRound,
  findBoard,
  findCombination,
  findWork,
  isInRounds,
  isJurisdictionComplete,
  outstandingContests,
  participatingJurisdictions,
} from './audit-view.ts';
export { decide, PHASE_TABLE } from './decide.ts';
export { BOARD_COUNT_MAX } from './decide-fieldwork.ts';
export { missingInputs } from './decide-planning.ts';
export { evolve } from './evolve.ts';
export { evolveAll } from './evolve-all.ts';
export { choicesCounted, countVotes } from './interpretation/ballot-votes.ts';
export {
  ballotsInBatch,
  changeInResults,
  countedTally,
  isDiscrepant,
  partsOf,
  reportedTally,
} from './interpretation/batch-counts.ts';
export { countDiscrepancies } from './interpretation/discrepancies.ts';
export { type AuditInputs, ballotsOf, contestTally, type ReportedBatch, reportedBatches } from './plan/audit-inputs.ts';
export { type AuditMethod, type AuditType, METHODS, type Plan, riskLimitOf, type Settings } from './plan/plan.ts';
export { votesInBatches } from './plan/registered-totals.ts';
export { type MarginChange, marginChangeIn } from './risk/batch-comparison.ts';
export { measureRisk } from './risk/measure-risk.ts';
export { assignBallots } from './sample/assign-ballots.ts';
export { type Draw, distinctUnits, type Unit, unitKey, unitPlace } from './sample/draw.ts';
export { drawSample, type SampleRequest } from './sample/draw-sample.ts';
export { type PreviewLine, previewSample } from './sample/preview-sample.ts';
export type { SampleRefusal } from './sample/sample-refusal.ts';
export {
  type ContestSizes,
  preferredSampleSizes,
  type SampleSizeOption,
  sampleSizeOptions,
} from './sample/sample-sizes.ts';
export { compareShelfPlaces, type ShelfPlace, shelfGroup, shelfPlaces } from './sample/shelf-place.ts';
