export { ROOM_FILE_KINDS, type RoomFileKind } from '@plumbline/election-files';
export {
  COUNT_SOURCES,
  type CountSource,
  independentSources,
  isHandCount,
  mayCountVoted,
} from './accounting/count-source.ts';
export { type Evaluation, evaluateEquation, type Figure, type Side } from './accounting/equation.ts';
export {
  EQUATION_IDS,
  EQUATIONS,
  type EquationDefinition,
  type EquationId,
  equationOf,
  type PlaceKind,
} from './accounting/equation-table.ts';
export {
  amountFits,
  classOf,
  EXPLANATION_CODES,
  type ExplanationCode,
  type ExplanationLine,
  needsLink,
  residualOf,
} from './accounting/explanation.ts';
export { balanceOf, canBeNamed, type Ledger, type Posting, sumOfAccounts } from './accounting/ledger.ts';
export { type RollUp, rollUp } from './accounting/roll-up.ts';
export { isClear, type Reconciled, UNIT_STATUSES, type UnitStatus } from './accounting/status.ts';
export {
  type CountyFile,
  type CountyFileLack,
  type CountyFileProblem,
  readCountyFile,
} from './county/county-file.ts';
export {
  type CountyBlock,
  type CountyBlocker,
  type CountyManifest,
  manifestOfCounty,
} from './county/county-manifest.ts';
export type { CountyChannel } from './county/county-units.ts';
export { explanationsOfNoUse } from './county/explained-equations.ts';
export {
  type CountyChannelFigures,
  type CountyEquation,
  type CountyReconciliation,
  type CountyStatus,
  type CountyWholeStatus,
  reconcileCounty,
} from './county/reconcile-county.ts';
export { type Labelled, labelCheck, nameWithCheck } from './custody/check-character.ts';
export {
  type CustodyGap,
  type CustodySpan,
  type CustodyStep,
  custodyGaps,
  custodySpans,
  type Holder,
} from './custody/custody-gaps.ts';
export { type LikelyMisreading, likelyMisreading, type SealRange, sealsInRange } from './custody/seal-number.ts';
export { mayAnswerFeedback } from './decisions/decide-applications.ts';
export { containersOut, recountability } from './decisions/decide-audits.ts';
export { sealsToCut } from './decisions/decide-custody.ts';
export { preliminaryManifestCsv } from './decisions/decide-manifest.ts';
export { fingerprintOfPlan } from './decisions/decide-plan.ts';
export { obstaclesTo } from './decisions/decide-retention.ts';
export { refuseReviewer } from './decisions/decide-review.ts';
export { decideRoom } from './decisions/decide-room.ts';
export { openIssuesOf, readingsThere, refuseStriking, transferIn } from './decisions/decide-sites.ts';
export {
  type Delivery,
  type DevicePacket,
  type DeviceSeal,
  type MergedPacket,
  mergeDeviceActs,
  refusalsOfActs,
} from './decisions/merge-device-acts.ts';
export { type AuditHolding, asksForAudits, digestsOutdated, noteCommitments } from './decisions/note-commitments.ts';
export { type RefusedAct, recordOfRefusal, refusedAgain } from './decisions/record-of-refusal.ts';
export { type RedactionRefusal, redactRoomText } from './decisions/redact-text.ts';
export { linesToReenter, recordWithout, roomSeenBy, type SeenRoom } from './decisions/room-seen-by.ts';
export { WHO_MAY, type WhoMay } from './decisions/who-may.ts';
export { pairsWithheld, sealsWithheld, type WithheldCells } from './decisions/withheld-cells.ts';
export {
  areAsListed,
  type CheckContext,
  type FieldProblem,
  type FilledForm,
  type FormValue,
  fieldProblems,
  isSameValue,
  type ListedCarrier,
  type Verdict,
  valueInRow,
  valueOfName,
  valueOfSum,
  verdictOf,
} from './forms/filled-form.ts';
export { cellKey, cellsOf, withCellsKept } from './forms/form-cells.ts';
export type {
  CheckDefinition,
  ComputedLine,
  FieldDefinition,
  FieldKind,
  FormDefinition,
  FormId,
  Rule,
  Sum,
  TableDefinition,
} from './forms/form-definition.ts';
export { FORM_IDS } from './forms/form-definition.ts';
export { digestsOfForm, digestsOfSeals, type EnteredForm, isFreeText, saltedForm } from './forms/form-texts.ts';
export { FORMS, formOf } from './forms/forms.ts';
export { columnsOf, type LineNumbers, lineNumbers, sumInNumbers, summedColumns } from './forms/line-numbers.ts';
export { CHALLENGE_CAUSES, type ChallengeCause } from './forms/mail-forms.ts';
export {
  decideImport,
  fingerprintOfImport,
  type ImportDecision,
  type ImportedFile,
  type ImportLine,
  refuseImport,
} from './imports/decide-import.ts';
export type { ImportSaid } from './imports/import-line.ts';
export {
  type Profile,
  ProfileSchema,
  profileDifferences,
  type RuleDifference,
  type Rules,
} from './profiles/profile.ts';
export { CALIFORNIA, DEFAULT_PROFILE, MICHIGAN, PROFILES, WASHINGTON } from './profiles/profiles.ts';
export {
  ANSWER_LACKS,
  ANSWER_NAMES,
  type AnswerSentence,
  answersOf,
  type DraftedAnswer,
} from './proof/answers.ts';
export type { Canvass, CanvassBalance } from './proof/canvass.ts';
export { CONFIDENTIAL, type Confidential, confidentialIn } from './proof/confidential.ts';
export { type Correction, correctionsOf } from './proof/corrections.ts';
export { evidenceOf } from './proof/evidence.ts';
export { type Excluded, type ExcludedBecause, excludedInOrder } from './proof/excluded.ts';
export { type GivenForm, NOT_GIVEN } from './proof/given-form.ts';
export type { GivenProcedure, TextOf } from './proof/given-texts.ts';
export { LIFE_STAGES, type LifeStage, type LifeStageCount, lifeStageCounts } from './proof/life-stages.ts';
export { type Packet, packetOf } from './proof/packet.ts';
export {
  answerOf,
  KIT_PHASES,
  KIT_QUESTIONS,
  KIT_STATEMENTS,
  type KitFilling,
  type KitPage,
  type KitPhase,
  type KitQuestion,
  type KitSentence,
  type KitStatement,
  type KitStatementName,
  publicKitOf,
} from './proof/public-kit.ts';
export { PUBLIC_STEPS, type PublicPlace, type PublicStep, type PublicView, publicViewOf } from './proof/public-view.ts';
export { HELPERS_OF } from './proof/question-helpers.ts';
export {
  type EntryOfLog,
  type GivenRegister,
  REGISTER_COLUMNS,
  type RecordsGiven,
  type RegisterKind,
  type RegisterRow,
  recordCounts,
  recordsGiven,
  recordsPlaces,
  refuseRecordsAsked,
} from './proof/records-given.ts';
export { answerNamesSeal, type ChosenFrom, packetNamesSeal } from './proof/seals-named-since.ts';
export {
  type BulletEvidence,
  EVIDENCE_PAGES,
  FACT_NAMES,
  MISSING_NAMES,
  NOTE_NAMES,
} from './proof/standard.ts';
export {
  type AuditCountLine,
  type AuditCountSums,
  auditCountLines,
  auditOfIncident,
  otherAuditCounts,
  sumsOfAuditCounts,
} from './reports/audit-counts.ts';
export { batchNameProblem } from './reports/batch-name.ts';
export {
  type BatchPlan,
  FEW_CARDS,
  type PlanBasis,
  type PlannedContainer,
  type PlanProblem,
  type PlanWarning,
  planBasis,
  proposeBatchPlan,
} from './reports/batch-plan.ts';
export { type CountingPlace, countingPlace } from './reports/counting-place.ts';
export { cureDeadline } from './reports/cure-deadline.ts';
export { type DeviceConflict, deviceConflicts } from './reports/device-conflicts.ts';
export { earliestDestruction } from './reports/earliest-destruction.ts';
export { carriesChallenges, daysOff } from './reports/envelopes-carried.ts';
export {
  challengeKey,
  countIn,
  decidedToday,
  ENVELOPE_LINES,
  type EnvelopeLine,
  envelopeLinesOff,
  envelopesToDate,
  hasEnvelopeRows,
  openOf,
  REJECTED_AT_ONCE,
  RETURN_WAYS,
  SENT_BY_CAUSE,
} from './reports/envelopes-to-date.ts';
export { type Figures, figuresOf, type Origin } from './reports/figures.ts';
export { formPlaces, isFormPlace } from './reports/form-places.ts';
export { type FormDue, formsDue } from './reports/forms-due.ts';
export { likelyMisreadings, type MisreadAt } from './reports/likely-misreadings.ts';
export { listedCarriers } from './reports/listed-carriers.ts';
export { type MailBatch, mailBatchesOf } from './reports/mail-batches.ts';
export {
  ballotManifestOf,
  draftManifest,
  type ManifestDraft,
  type ManifestRow,
  manifestCsv,
  registeredManifest,
  standingManifest,
} from './reports/manifest.ts';
export {
  LOT_FINDINGS,
  type LotFinding,
  type LotVariance,
  type PrinterLot,
  printerLots,
} from './reports/printer-lots.ts';
export { oppositeDifferences, type Reconciliation, reconciliationOf } from './reports/reconciliation.ts';
export { RECOUNT_OBSTACLES, type RecountLine, type RecountObstacle, recountLines } from './reports/recount-lines.ts';
export {
  isRecountedOtherwise,
  type RecountFigure,
  type RecountSum,
  recountFigures,
  recountResults,
  sumsOfRecount,
} from './reports/recount-results.ts';
export { type RegistrableManifest, registrableManifest } from './reports/registrable-manifest.ts';
export { remadeInBatches } from './reports/remade-in-batches.ts';
export { type RemadePair, remadePairs } from './reports/remade-pairs.ts';
export { signaturesOf } from './reports/signatures-of.ts';
export { STAGES, type Stage, type StageFigure, type StageTotal, stageTotals } from './reports/stage-totals.ts';
export { statementOfManifest } from './reports/statement-of-manifest.ts';
export { storageFacts } from './reports/storage-facts.ts';
export { type StoredBatch, storedBatches } from './reports/stored-batches.ts';
export { subjectsOf } from './reports/subjects-of.ts';
export {
  digestOfTallies,
  draftTallies,
  newestReport,
  type TalliesAsked,
  type TalliesDraft,
  talliesCsv,
} from './reports/tallies.ts';
export { minutesUntilTold, type ToldOfBallots, toldOfBallots } from './reports/told-of-ballots.ts';
export {
  coursesFor,
  hasDuty,
  type TrainingLapse,
  trainedFor,
  trainingLacking,
  trainingLapses,
} from './reports/training.ts';
export {
  type StaffedPlace,
  type StaffTraining,
  type TrainingOfStaff,
  trainingOfStaff,
} from './reports/training-of-staff.ts';
export { cardsBearing } from './reports/votes-problem.ts';
export { type Whereabouts, whereIs } from './reports/where-is.ts';
export { type CheckFound, type Worksheet, worksheetOf } from './reports/worksheet.ts';
export {
  type CalendarCount,
  COUNT_CALENDAR,
  COUNT_TIMES,
  type CountTime,
} from './starter/count-calendar.ts';
export { COURSE_QUESTIONS, STARTER_COURSES, type StarterCourse } from './starter/starter-courses.ts';
export {
  PROCEDURE_STAGES,
  type ProcedureStage,
  STARTER_PROCEDURES,
  type StarterProcedure,
  type StarterStep,
} from './starter/starter-procedures.ts';
export {
  APPLICATION_STATES,
  type Application,
  type ApplicationState,
  ApplicationStepSchema,
  applicationState,
  type FeedbackItem,
  FeedbackSubjectSchema,
  feedbackNow,
  feedbackOpen,
  newApplication,
  type SubmittedFile,
  SubmittedFileSchema,
} from './state/application.ts';
export {
  type BallotAsk,
  type BallotAskOf,
  BallotAskSchema,
  commandAsked,
  formNamed,
  type Salting,
} from './state/ballot-ask.ts';
export type { Asked, Asking, BallotCommand, BallotCommandOf } from './state/ballot-command.ts';
export type { BallotDecision } from './state/ballot-decision.ts';
export {
  BALLOT_EVENT_SCHEMAS,
  type BallotEvent,
  type BallotEventOf,
  type ContestVotes,
  type Grant,
  type RecordedBallotEvent,
  upcastBallotEvent,
} from './state/ballot-event.ts';
export type {
  BallotRefusal,
  DestructionObstacle,
  ManifestBlocker,
  NameProblem,
  OpenIssue,
  TalliesObstacle,
} from './state/ballot-refusal.ts';
export {
  EXPECTED_BASES,
  type ExpectedCards,
  PLAN_NAMINGS,
  PLAN_SORTS,
  type PlannedLot,
  type PlanSettings,
  PlanSettingsSchema,
  type Storage,
} from './state/batch-plan.ts';
export { digestsIn } from './state/digests-in.ts';
export { evolveRoom, evolveRoomAll } from './state/evolve.ts';
export {
  BULLETS,
  type BulletId,
  CHANNELS,
  type Channel,
  CONTAINER_KINDS,
  DUTIES,
  type Duty,
  INCIDENT_KINDS,
  type IncidentKind,
  type PersonId,
  PROCEDURE_KINDS,
  type ProcedureKind,
  PUBLICATIONS,
  type PublicationName,
  QUESTIONS,
  type QuestionId,
  SEVERITIES,
  type Severity,
  STANDARD_IDS,
  type StandardId,
  TOPICS,
  type Topic,
} from './state/nouns.ts';
export {
  ACT_OUTCOMES,
  type ActContent,
  type ActOutcome,
  actContent,
  DeviceKeySchema,
  NO_ACT_BEFORE,
  OFFLINE_ACTS,
  type OfflineAct,
  OfflineActSchema,
  RULINGS,
  type Ruling,
  type SignedAct,
  SignedActSchema,
} from './state/offline-act.ts';
export {
  type AnswerMade,
  RECORD_KINDS,
  type RecordKind,
  type RecordsAnswer,
  type RecordsAsked,
  RecordsAskedSchema,
  RequestNumberSchema,
} from './state/records-answer.ts';
export {
  type BallotRoom,
  type Batch,
  type Carrier,
  type CheckOut,
  type Container,
  type Device,
  type DeviceAct,
  FORM_STATES,
  type FormRecord,
  type FormState,
  type FormVersion,
  type Incident,
  type Inventory,
  type Manifest,
  NOT_OPENED,
  type OpenRoom,
  PARTS,
  type Part,
  type Person,
  type ProcedureVersion,
  type Publication,
  type PublishedFile,
  type RecountResult,
  type Site,
  type Transfer,
  type VotesReport,
} from './state/room.ts';
export { actKey, formsAt, sealedAt, standsAt } from './state/room-view.ts';
export {
  MATERIALS,
  type Material,
  type MaterialName,
  SECURE_BALLOT_MANAGEMENT,
  type Standard,
  standardOf,
} from './state/standards.ts';
export {
  type Ballots,
  ballotsOfCards,
  type Cards,
  type Count,
  cardsOfBallots,
  countOf,
  type Envelopes,
  type Packets,
  sumOf,
  UNITS,
  type Unit,
  type Voters,
  type Votes,
} from './units/count.ts';
export { addMonths, dayAfter, daysBetween, type Instant, minutesBetween } from './units/instant.ts';
export { type CountProblem, parseCount } from './units/parse-count.ts';
