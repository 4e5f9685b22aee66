export { choicesCounted, countVotes } from './fieldwork/ballot-votes.ts';
export {
  ballotsInBatch,
  changeInResults,
  countedTally,
  isDiscrepant,
  partsOf,
  reportedTally,
} from './fieldwork/batch-counts.ts';
export { BOARD_COUNT_MAX } from './fieldwork/decide-fieldwork.ts';
export { countDiscrepancies } from './fieldwork/discrepancies.ts';
export type { AuditCommand } from './frame/audit-command.ts';
export type { AuditEvent, BoardAssignment, BoardPlace, EventOf } from './frame/audit-event.ts';
export {
  type AuditInputs,
  batchesListed,
  cardsListed,
  contestVotes,
  type ReportedBatch,
  reportedBatches,
} from './frame/audit-inputs.ts';
export type { AuditRefusal, CombinationProblem, MissingInput } from './frame/audit-refusal.ts';
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
} from './frame/audit-state.ts';
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
} from './frame/audit-view.ts';
export { contestUniverse, listedCards } from './frame/contest-universe.ts';
export { decide, PHASE_TABLE } from './frame/decide.ts';
export { missingInputs } from './frame/decide-planning.ts';
export { type RecordedEvent, upcastEvent } from './frame/earlier-events.ts';
export { evolve } from './frame/evolve.ts';
export { evolveAll } from './frame/evolve-all.ts';
export { measureRisk } from './frame/measure-risk.ts';
export { type AuditMethod, type AuditType, type Plan, riskLimitOf, type Settings } from './frame/plan.ts';
export { isSameFinding, type PlanFinding, planFindings } from './frame/plan-findings.ts';
export { votesInBatches } from './frame/registered-totals.ts';
export type { AuditKind } from './kinds/audit-kind.ts';
export { drawsInRound } from './kinds/ballot-polling/draws-in-round.ts';
export { type MarginChange, marginChangeIn } from './kinds/batch-comparison/reported-comparison.ts';
export { KINDS, kindOf } from './kinds/kinds.ts';
export { assignBallots } from './sampling/assign-ballots.ts';
export {
  type Draw,
  type DrawnFrom,
  distinctUnits,
  type PhantomDraw,
  type Unit,
  unitKey,
  unitPlace,
} from './sampling/draw.ts';
export { drawSample, type Sample, type SampleRequest } from './sampling/draw-sample.ts';
export { type PreviewLine, previewSample } from './sampling/preview-sample.ts';
export type { SampleRefusal } from './sampling/sample-refusal.ts';
export {
  type ContestSizes,
  preferredSampleSizes,
  refuseSizesAbovePopulation,
  type SampleSizeOption,
  sampleSizeOptions,
} from './sampling/sample-sizes.ts';
export { compareShelfPlaces, type ShelfPlace, shelfGroup, shelfPlaces } from './sampling/shelf-place.ts';
