export type { AuditCommand } from './audit-command.ts';
export type { AuditEvent, BoardAssignment, BoardPlace, EventOf } from './audit-event.ts';
export type { AuditRefusal, CombinationProblem, MissingInput } from './audit-refusal.ts';
export {
  type Audit,
  type AuditBoard,
  type AuditedBallot,
  type AuditedBatch,
  type AuditInRounds,
  type BatchCombination,
  type BatchPlace,
  type BegunAudit,
  type CombinationCharge,
  type CombinedBatch,
  type ContestMeasurement,
  type FileFigures,
  type HandTally,
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
  auditOutcomeOf,
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
  latestMeasurements,
  outstandingContests,
  participatingJurisdictions,
} from './audit-view.ts';
export { decide, PHASE_TABLE } from './decide.ts';
export { BOARD_COUNT_MAX } from './decide-fieldwork.ts';
export { missingInputs } from './decide-planning.ts';
export { type RecordedEvent, upcastEvent } from './earlier-events.ts';
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
export type { AuditKind } from './kinds/audit-kind.ts';
export { drawsInRound } from './kinds/ballot-polling/draws-in-round.ts';
export { type MarginChange, marginChangeIn } from './kinds/batch-comparison/reported-comparison.ts';
export { KINDS, kindOf } from './kinds/kinds.ts';
export {
  type AuditInputs,
  batchesListed,
  cardsListed,
  contestVotes,
  type ReportedBatch,
  reportedBatches,
} from './plan/audit-inputs.ts';
export { contestUniverse, listedCards } from './plan/contest-universe.ts';
export { type AuditMethod, type AuditType, type Plan, riskLimitOf, type Settings } from './plan/plan.ts';
export { isSameFinding, type PlanFinding, planFindings } from './plan/plan-findings.ts';
export { votesInBatches } from './plan/registered-totals.ts';
export { measureRisk } from './risk/measure-risk.ts';
export { assignBallots } from './sample/assign-ballots.ts';
export {
  type Draw,
  type DrawnFrom,
  distinctUnits,
  type PhantomDraw,
  type Unit,
  unitKey,
  unitPlace,
} from './sample/draw.ts';
export { drawSample, type Sample, type SampleRequest } from './sample/draw-sample.ts';
export { type PreviewLine, previewSample } from './sample/preview-sample.ts';
export type { SampleRefusal } from './sample/sample-refusal.ts';
export {
  type ContestSizes,
  preferredSampleSizes,
  refuseSizesAbovePopulation,
  type SampleSizeOption,
  sampleSizeOptions,
} from './sample/sample-sizes.ts';
export { compareShelfPlaces, type ShelfPlace, shelfGroup, shelfPlaces } from './sample/shelf-place.ts';
