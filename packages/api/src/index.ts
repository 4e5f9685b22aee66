export { type Abilities, AbilitiesSchema, type Ability, AbilitySchema } from './abilities.ts';
export {
  ballotDocumentAddress,
  ballotKitPageAddress,
  ballotRecordsAddress,
  discrepancyReportAddress,
  documentAddress,
  drawsAddress,
  fileAddress,
  helpFileAddress,
  keptBallotFileAddress,
  keptReportAddress,
  liveAddress,
  logAddress,
  officeLogAddress,
  officeMapAddress,
  PLANNED_LABELS_MAX,
  publicAuditAddress,
  publicAuditPreviewAddress,
  type ReportForm,
  reportAddress,
  reportedResultsAddress,
  retrievalListAddress,
  templateAddress,
  uploadAddress,
  uploadEndAddress,
  uploadHeldAddress,
  uploadIssuesAddress,
  uploadPartAddress,
  wholePublicAuditAddress,
} from './addresses.ts';
export * from './audit-heading.ts';
export * from './audit-rules.ts';
export { ACTS_MAX } from './ballot-devices.ts';
export { FormInListSchema } from './ballot-forms.ts';
export { ROOM_FILE_BYTES_MAX, ROOM_FILE_NAME_MAX } from './ballot-imports.ts';
export { KIT_PIECES } from './ballot-public-kit.ts';
export { type RoomHeading, RoomHeadingSchema } from './ballot-room-heading.ts';
export { InRoom, RoomUnitSchema } from './ballot-rooms.ts';
export type { CaseLine, CaseStep } from './cases.ts';
export { createClient } from './client.ts';
export { type CommandInput, type CommandName, type CommandOutput, commands } from './commands.ts';
export * from './fieldwork-shown.ts';
export * from './file-help.ts';
export { type Health, HealthSchema } from './health.ts';
export { type HelpContact, HelpContactSchema } from './help-contact.ts';
export type { ListPartShown } from './list-parts.ts';
export * from './log-lines.ts';
export {
  type AnswerAsked,
  type FileAsked,
  FileAskedSchema,
  type LabelsAsked,
  MARK_GROUPS,
  type MarkGroupAsked,
  MeasuredSchema,
  PrintedAs,
  ROOM_LABELS_MAX,
  type RoomFileAsked,
  RoomFileAskedSchema,
} from './made-files.ts';
export * from './missing-inputs.ts';
export { NOTICE_HOURS, NOTICE_HOURS_MAX, NOTICE_KINDS, type NoticeKind, NoticeKindSchema } from './notices.ts';
export * from './office-map.ts';
export { openApi } from './openapi.ts';
export { OwnWordsSchema } from './own-words.ts';
export * from './plan-shown.ts';
export { type Problem, ProblemSchema } from './problem.ts';
export type { ProblemKind } from './problem-kind.ts';
export { isProblemCode, PROBLEMS, type ProblemCode, problemAddress } from './problems.ts';
export { type QueryInput, type QueryName, type QueryOutput, queries } from './queries.ts';
export { type Person, PersonSchema, type Role, RoleSchema } from './roles.ts';
export { SUPPLIES_MAX, type SupplyLine, SupplyLineSchema } from './room-plan.ts';
export * from './round-progress.ts';
export * from './round-totals.ts';
export * from './sample-sizes.ts';
export {
  type AddedFactor,
  AddedFactorSchema,
  AUTHENTICATOR_CODE_LENGTH,
  type FactorAnswer,
  FactorAnswerSchema,
  type FactorKind,
  FactorKindSchema,
  type FactorOffer,
  FactorOfferSchema,
  type NextFactor,
  NextFactorSchema,
  type OfferableFactor,
  readAuthenticatorCode,
} from './second-factor.ts';
export {
  BOARD_CODE_LENGTH,
  BOARD_PIN_LENGTH,
  RECOVERY_CODE_LENGTH,
  readBoardCode,
  readBoardPin,
  readRecoveryCode,
  readSignInCode,
  SIGN_IN_CODE_LENGTH,
  SIGN_IN_CODE_SYMBOLS,
  showBoardCode,
  showBoardPin,
  showRecoveryCode,
  showSignInCode,
} from './sign-in-code.ts';
export { OutcomeSchema, TwoPersonsSchema } from './two-persons.ts';
export { type Client, createUncheckedClient, type Fetch } from './unchecked-client.ts';
export * from './uploads.ts';
