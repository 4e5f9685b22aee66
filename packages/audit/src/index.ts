export { assignBallots } from './fieldwork/assign-ballots.ts';
export { choicesCounted, countVotes } from './fieldwork/ballot-votes.ts';
export {
  ballotsInBatch,
  besideIn,
  changeInResults,
  countedRankings,
  countedTally,
  isDiscrepant,
  partsOf,
  reportedTally,
  whoEnteredBatch,
} from './fieldwork/batch-counts.ts';
export { BALLOTS_PER_HOUR, minutesOfBoard, minutesOfWork, PACE, type WorkUnits } from './fieldwork/board-time.ts';
export { BOARD_COUNT_MAX } from './fieldwork/decide-fieldwork.ts';
export { countDiscrepancies } from './fieldwork/discrepancies.ts';
export { type LookAsked, lookAsked } from './fieldwork/same-seen.ts';
export { shelfOfBatches } from './fieldwork/shelf-of-batches.ts';
export { type TotalToCount, targetOfTotals, totalsOfRound, totalsToCount } from './fieldwork/totals.ts';
export { ordersUnstated } from './frame/card-orders.ts';
export { countOfEverything, creationOfCount, planOfCount } from './frame/count-that-follows.ts';
export { canOpenRound, decide, PHASE_TABLE } from './frame/decide.ts';
export { openProposal } from './frame/decide-by-two.ts';
export { tiesForLot } from './frame/decide-lot.ts';
export { missingInputs, type PlanForContests, refusalsOfContests } from './frame/decide-planning.ts';
export { outcomeOfCount } from './frame/decide-round.ts';
export { drawSample, type Sample, type SampleRequest } from './frame/draw-sample.ts';
export { type DrawsOfStratum, drawsByStratum } from './frame/draws-by-stratum.ts';
export { drawsInRound } from './frame/draws-in-round.ts';
export { type Expected, type ExpectedWork, expectedWork, type WorkOfSizes } from './frame/expected-work.ts';
export { extraBatchesOf, isRequired } from './frame/extra-batches.ts';
export { cardsInReview, waitsForTeamAlone } from './frame/in-review.ts';
export { isJurisdictionComplete } from './frame/is-jurisdiction-complete.ts';
export { manifestsUnstated } from './frame/manifest-statements.ts';
export { type MarginFinding, marginFindings } from './frame/margin-findings.ts';
export { measureRisk } from './frame/measure-risk.ts';
export { planFindings } from './frame/plan-findings.ts';
export {
  arePlannedRoundsOver,
  PLANNED_ROUNDS_MAX,
  plansRounds,
  proposedRoundSizes,
  refuseUnplannedSizes,
} from './frame/planned-sizes.ts';
export { type PreviewLine, previewSample } from './frame/preview-sample.ts';
export {
  type AskedSizes,
  type ContestSizes,
  preferredSampleSizes,
  refuseSizesAbovePopulation,
  sampleSizeOptions,
} from './frame/sample-sizes.ts';
export { type CardScan, foundSoFar, planScan, type ScanShare, scanCards } from './frame/scan-cards.ts';
export { refuseUndividedSizes } from './frame/undivided-sizes.ts';
export { whoCannotLook } from './frame/who-cannot-look.ts';
export { whoEntered } from './frame/who-entered.ts';
export {
  CHANCES_PLANNED,
  type ContestWorkload,
  type PlannedRound,
  type Workload,
  workloadOf,
} from './frame/workload.ts';
export type { AuditKind, Fieldwork, StratumOfContest } from './kinds/audit-kind.ts';
export {
  type AssertionFound,
  assertionsFound,
  assertionsOf,
} from './kinds/ballot-comparison/measure-rankings.ts';
export { type MarginChange, marginChangeIn } from './kinds/batch-comparison/reported-comparison.ts';
export { type CardComparison, cardComparison } from './kinds/card-comparison.ts';
export { type CardDifference, cardDifferences, type SeenVote } from './kinds/card-differences.ts';
export { type CaseFacts, caseFacts } from './kinds/case-facts.ts';
export { reportedPreferences } from './kinds/compare-card.ts';
export { type EstimatedWork, estimateWork } from './kinds/estimate-work.ts';
export { filesNeeded } from './kinds/files-needed.ts';
export { runoffsCounted } from './kinds/full-hand-tally/runoffs-counted.ts';
export { fieldworkIn, KINDS, kindOf, takesEverything, usualChoices } from './kinds/kinds.ts';
export { LOOK_FINDINGS, type LookFinding, lookFinding } from './kinds/look-finding.ts';
export { isRemarkedOn } from './kinds/said-of-cards.ts';
export { stratumOf } from './kinds/stratum-of.ts';
export {
  type DifferenceLine,
  type SeenFigure,
  totalDifferences,
  type UnitDifference,
  unitDifferences,
} from './kinds/unit-differences.ts';
export {
  type AuditPossible,
  type Extent,
  type JurisdictionFacts,
  type OfficeFacts,
  type Requirement,
  type RequirementMet,
  whichAudit,
  whichAuditIn,
} from './kinds/which-audit.ts';
export { type WorkByMargin, workByMargin } from './kinds/work-by-margin.ts';
export type { LikelySize } from './kinds/work-estimate.ts';
export { AUDIT_METHODS, type AuditMethod } from './methods/audit-method.ts';
export { METHODS, methodOfAnyDraws } from './methods/methods.ts';
export {
  type Draw,
  type DrawnFrom,
  distinctUnits,
  type PhantomDraw,
  type RoundDraws,
  type Unit,
  unitKey,
  unitOfKey,
  unitPlace,
} from './sampling/draw.ts';
export { readDrawsFile, writeDrawsFile } from './sampling/draws-file.ts';
export type { SampleRefusal } from './sampling/sample-refusal.ts';
export type { SampleSizeOption } from './sampling/sample-size-option.ts';
export { compareShelfPlaces, type ShelfPlace, shelfGroup, shelfPlaces } from './sampling/shelf-place.ts';
export { type ByStratum, inBothStrata, STRATA, type Stratum, type StratumSizes } from './sampling/stratum.ts';
export { assertBegun, assertInRounds } from './state/assert-phase.ts';
export type { AuditCommand, CommandOf } from './state/audit-command.ts';
export {
  type AuditEvent,
  type BoardAssignment,
  type BoardPlace,
  type DrawsFile,
  type EventOf,
  MOVES_OF_PHASE,
  movesPhase,
} from './state/audit-event.ts';
export {
  type AuditInputs,
  batchesListed,
  cardsListed,
  contestVotes,
  type ReportedBatch,
  reportedBatches,
} from './state/audit-inputs.ts';
export type {
  AuditRefusal,
  CombinationProblem,
  CvrMisfit,
  MissingInput,
  RequiredBatchProblem,
} from './state/audit-refusal.ts';
export {
  type AuditRules,
  limitAboveStatute,
  RULE_KINDS,
  RULE_SUBJECTS,
  type RuleKind,
  type RuleSubject,
  type RuleText,
} from './state/audit-rules.ts';
export {
  type Audit,
  type AuditBoard,
  type AuditedBallot,
  type AuditedBatch,
  type AuditInRounds,
  type AuditNamed,
  BATCH_READERS,
  BATCH_TYPES,
  type BatchCombination,
  type BatchEntry,
  type BatchPlace,
  type BatchReader,
  type BatchType,
  type BegunAudit,
  CARD_READERS,
  type CardReader,
  type CardsCounted,
  type ChainHead,
  type CombinationCharge,
  type CombinedBatch,
  type ContestedBallot,
  type ContestInCvrs,
  type ContestMeasurement,
  type ContestTotals,
  type CvrFigures,
  type DeviceEntry,
  type EarlierClosing,
  type FileFigures,
  type HandTally,
  type JurisdictionWork,
  NOT_BEGUN,
  type Outcome,
  type Phase,
  type RecordedTotals,
  type RecordedVotes,
  type RegisteredFile,
  type Results,
  type Revision,
  type Round,
  type TallySheet,
  type WhyCorrected,
} from './state/audit-state.ts';
export { AUDIT_TYPES, type AuditType } from './state/audit-type.ts';
export {
  auditOutcomeOf,
  ballotsToAudit,
  batchesToCount,
  contestsToAudit,
  countedName,
  currentRound,
  findBallot,
  findBoard,
  findCombination,
  findCount,
  findWork,
  isInRounds,
  latestMeasurements,
  outstandingContests,
  participatingJurisdictions,
  reviewTeamOf,
  unitsDrawnIn,
} from './state/audit-view.ts';
export {
  areOthers,
  areTheSame,
  batchesApart,
  entriesOfBatch,
  findBatchApart,
  findContestedBatch,
  isEnteredByOthers,
  type StandingTally,
  standOfBatch,
} from './state/batch-entries.ts';
export {
  areStacksCounted,
  type BatchInReview,
  batchesInReview,
  type CardsByReason,
  cardsSent,
  cardsWaiting,
  findEntry,
  findReview,
} from './state/batch-review.ts';
export { batchesBeyondDraws } from './state/batches-beyond-draws.ts';
export { entriesOfCard, findContested, type StandingEntry, standOf } from './state/card-entries.ts';
export {
  type BatchNamed,
  CARD_ENDS,
  CARD_FACES,
  type CardOrder,
  type CardOrders,
  cardOrdersOf,
  type FindingRule,
  findingRuleOf,
  ORDER_KEPT,
  ruleOfOrder,
} from './state/card-order.ts';
export { type CardInReview, REVIEW_REASONS, REVIEW_TEAM, type ReviewReason } from './state/card-review.ts';
export {
  type CardPlace,
  type CastVoteRecord,
  type CastVoteRecords,
  type CvrsNeeded,
  cvrsNeeded,
  type ReportedVote,
} from './state/cast-vote-records.ts';
export {
  assertionsFrom,
  type ContestAssertions,
  type ContestRankings,
  isRanked,
  smallestAssertion,
} from './state/contest-assertions.ts';
export { contestUniverse, listedCards } from './state/contest-universe.ts';
export { contestInCvrs, type NamesRead, namesRead, registeredCvrs } from './state/contests-in-cvrs.ts';
export {
  CASE_CAUSES,
  CASE_RESOLUTIONS,
  CASE_STATES,
  type CaseCause,
  type CaseResolution,
  type CaseState,
  type CaseSubject,
  type CaseUnit,
  caseKey,
  caseState,
  type DifferenceCase,
  findCase,
  needsSecondLook,
  revisionOf,
  type SecondLook,
  type SecondLookSeen,
  unitName,
} from './state/difference-case.ts';
export {
  drawsFileOf,
  type LoggedEvent,
  type RecordedEvent,
  type SealedEvent,
  sealedRound,
  upcastEvent,
  withDraws,
} from './state/earlier-events.ts';
export { AUDIT_EVENT_SCHEMAS } from './state/events/audit-event-schemas.ts';
export {
  type EventReadBy,
  type EventSchema,
  type EventSchemas,
  firstForm,
  laterForm,
  laterFormBesideVersion,
  type Proven,
} from './state/events/event-schemas.ts';
export { BatchEntrySchema, DeviceEntrySchema, StrataSchema } from './state/events/recorded-nouns.ts';
export { evolve, evolveFor } from './state/evolve.ts';
export { evolveAll } from './state/evolve-all.ts';
export { evolveBallots } from './state/evolve-ballots.ts';
export { fieldworkOf } from './state/fieldwork-of.ts';
export { digestOfText, type SaltedText, type TextInLog } from './state/free-text.ts';
export type { HelpAsked, HelpEvent } from './state/help-asked.ts';
export { isInListPart, LIST_PART_KINDS, LIST_WAYS, type ListPart } from './state/list-part.ts';
export {
  BALLOT_KINDS,
  type BallotKind,
  cardsNotYetCounted,
  type KindListed,
  type ManifestStatement,
  statementOf,
  WAYS_VERIFIED,
  type WayVerified,
} from './state/manifest-statement.ts';
export {
  type CvrPlan,
  cvrPlanOf,
  type DataEntry,
  isEnteredTwice,
  isOfTwo,
  type NamesInCvrs,
  type Plan,
  type Planned,
  type RoundSizes,
  riskLimitOf,
  type Selection,
  type Settings,
} from './state/plan.ts';
export {
  type ContestFinding,
  isOfContest,
  isSameFinding,
  type PlanFinding,
  type RuleFinding,
  type StatementFinding,
} from './state/plan-finding.ts';
export { isPractice, PRACTICE_MARK, practiceName } from './state/practice.ts';
export { votesInBatches } from './state/registered-totals.ts';
export { cardsToLookAtAgain, type ReopenedCard } from './state/reopened-card.ts';
export { reportedWinnerNames } from './state/reported-winner-names.ts';
export { isSamePressed } from './state/same-record.ts';
export { standardizedContests } from './state/standardized-contests.ts';
export { notesOf, textsIn } from './state/texts-in.ts';
export type { ActNamed, ActOfTwo, LotStated, Proposal, TwoPersons } from './state/two-persons.ts';
export { PEOPLE_AT_BOARD, USUAL_WORK_TIMES, WORK_TIMES_MAX, type WorkTimes, workTimesOf } from './state/work-times.ts';
