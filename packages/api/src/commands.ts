import { BOARD_COUNT_MAX, DeviceEntrySchema, PLANNED_ROUNDS_MAX, REVIEW_REASONS } from '@plumbline/audit';
import {
  DefinedContestSchema,
  InputFileKindSchema,
  InterpretationSchema,
  ManualVoteRecordSchema,
  NamedHeadersSchema,
  NameSchema,
  Sha256Schema,
} from '@plumbline/election';
import { z } from 'zod';
import { InAudit, InJurisdiction, OnBoard } from './asked-of.ts';
import {
  AuditMethodSchema,
  AuditTypeSchema,
  ContestTotalsSchema,
  ElectionDescriptionSchema,
  SettingsSchema,
} from './audit-heading.ts';
import { AuditRulesSchema } from './audit-rules.ts';
import { ballotImportCommands } from './ballot-imports.ts';
import { ballotRoomCommands } from './ballot-rooms.ts';
import { CardOrderSchema, OrdersOtherwiseSchema } from './card-orders.ts';
import { CaseCauseSchema, CaseUnitSchema } from './cases.ts';
import { BatchTypeSchema } from './fieldwork-shown.ts';
import { HelpTextSchema } from './file-help.ts';
import { HelpContactSchema } from './help-contact.ts';
import { ListPartSchema } from './list-parts.ts';
import { KindsListedSchema, WayVerifiedSchema } from './manifest-statements.ts';
import { PlanFindingSchema } from './missing-inputs.ts';
import { NOTICE_HOURS_MAX, NOTICE_KINDS, NoticeKindSchema } from './notices.ts';
import { PersonSchema } from './roles.ts';
import { StaffNameSchema, SUPPLIES_MAX, SupplyLineSchema } from './room-plan.ts';
import { StratumSizesSchema, WorkTimesSchema } from './sample-sizes.ts';
import { AddedFactorSchema, FactorAnswerSchema, OfferableFactorSchema, OfferPurposeSchema } from './second-factor.ts';
import { ActOfTwoSchema, OutcomeSchema } from './two-persons.ts';
import { UploadReportSchema } from './uploads.ts';

const OfRound = InAudit.extend({ round: z.number().int().min(1) });
const Done = z.object({});
const VotesSchema = z.record(NameSchema, z.number().int().min(0).max(1e9));

/** The case of a difference. */
const OfCase = InAudit.extend({ jurisdiction: NameSchema.nullable(), unit: CaseUnitSchema });
const CaseNoteSchema = z.string().trim().min(1).max(2000);
const ReopeningReasonSchema = z.string().trim().min(1).max(500);
/** Four hours. */
const SUPPORT_MINUTES_MAX = 240;
/** A question about a file, by the identifier that asking answered. */
const OfHelp = InJurisdiction.extend({ request: z.uuid() });
const PersonNameSchema = z.string().trim().min(1).max(100);
/** What stands in records that observers read. */
const OnlyNameSchema = PersonNameSchema.refine((name) => !name.includes('@'));
/** A request to enter tallies at another computer. */
const OfTallyEntry = InJurisdiction.extend({ entryId: z.uuid() });

/** Of whom an audit is: a new election, or one of the organization's. */
const ElectionChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), ...ElectionDescriptionSchema.shape }),
  z.object({
    kind: z.literal('existing'),
    electionId: z.uuid(),
    /**
     * The audit of the election whose jurisdictions, managers and manifests the new one starts with; null for none. Absent: the
     * newest that has a list of participants.
     */
    startsFrom: z.uuid().nullable().optional(),
  }),
]);

/**
 * Every write, by name: `POST /api/commands/<name>` with the header `command-id` (a UUID chosen by the client; a retry
 * with the same one returns the first outcome) answers `{ output }` or a problem.
 */
export const commands = {
  'request-sign-in-code': { input: z.object({ email: z.string().trim().min(3).max(254) }), output: Done },
  'sign-in-with-code': {
    input: z.object({
      email: z.string().trim().min(3).max(254),
      /** As it was typed: `readSignInCode` says what it is read as. */
      code: z.string().max(100),
      /** Of the link in the message: which code it is. Without it, the newest that this browser asked for. */
      sent: z.uuid().optional(),
    }),
    output: z.object({ person: PersonSchema }),
  },
  /**
   * Begins signing in with the account of the office's identity provider (OpenID Connect): the address to go on at. `browser` is a secret
   * of the page, which has to come back with the answer, so that nobody is signed in by an answer that another browser asked for.
   */
  'begin-account-sign-in': {
    input: z.object({ browser: z.string().min(32).max(200) }),
    output: z.object({ address: z.string() }),
  },
  /** `answer`: what stands behind the `?` of the address to which the provider sent the browser back. */
  'sign-in-with-account': {
    input: z.object({ browser: z.string().max(200), answer: z.string().max(8000) }),
    output: z.object({ person: PersonSchema }),
  },
  /** The single-use link that `npm start` prints. */
  'sign-in-with-link': { input: z.object({ token: z.string().max(200) }), output: z.object({ person: PersonSchema }) },
  /** The secret link of an audit board. */
  /** `token` is the end of the board's link; the PIN stands on a slip of its own. */
  'sign-in-to-board': {
    input: z.object({ token: z.string().max(200), pin: z.string().max(100) }),
    output: z.object({ person: PersonSchema }),
  },
  /**
   * Asks, at a computer that opened the link of a jurisdiction, to enter tallies there. The session that is opened is worth nothing until
   * the manager types the number that `tally-request` answers.
   */
  'sign-in-to-tally-entry': {
    input: z.object({ token: z.string().max(200), people: z.array(OnlyNameSchema).min(1).max(2) }),
    output: Done,
  },
  'sign-out': { input: z.object({}), output: Done },
  /**
   * Makes ready what a second factor is added or answered with: the secret of an authenticator app, or the question to a passkey.
   * `second-factor-offer` shows it, for ten minutes, in the session that asked.
   */
  'prepare-second-factor': {
    input: z.object({ kind: OfferableFactorSchema, purpose: OfferPurposeSchema }),
    output: Done,
  },
  /** Adds what was made ready. The first one of a person completes the sign-in, and makes ten recovery codes. */
  'add-second-factor': { input: z.object({ added: AddedFactorSchema }), output: z.object({ person: PersonSchema }) },
  /** Completes a sign-in that has begun. */
  'answer-second-factor': {
    input: z.object({ answer: FactorAnswerSchema }),
    output: z.object({ person: PersonSchema }),
  },
  /** Gives the second factor once more in a session that is open: commands that ask for a fresh one take it for five minutes. */
  'confirm-second-factor': { input: z.object({ answer: FactorAnswerSchema }), output: Done },
  /** One of one's own. The last one stays, because without one nobody could sign in. */
  'remove-second-factor': { input: z.object({ factorId: z.uuid() }), output: Done },
  /** Ten new recovery codes; the earlier ones end. `recovery-codes` shows them. */
  'make-recovery-codes': { input: z.object({}), output: Done },
  /** They are written down: they are not shown again. */
  'keep-recovery-codes': { input: z.object({}), output: Done },
  /** By an administrator, for another of the office who has lost theirs: all factors, codes and sessions of that person end. */
  'reset-second-factor': { input: z.object({ organizationId: z.string(), personId: z.uuid() }), output: Done },
  /** Nothing but a sign of life: the session lasts half an hour from now, and never more than eight. */
  'stay-signed-in': { input: z.object({}), output: Done },
  /** One of one's own sessions, as `own-sessions` names it. The session is refused from then on. */
  'end-session': { input: z.object({ sessionId: z.uuid() }), output: Done },
  /** All of one's own sessions but the one this is sent with. */
  'end-other-sessions': { input: z.object({}), output: z.object({ ended: z.number().int() }) },
  /** By an administrator: all sessions of a person of the office, but the one this is sent with. */
  'end-sessions-of-person': {
    input: z.object({ organizationId: z.string(), personId: z.uuid() }),
    output: z.object({ ended: z.number().int() }),
  },

  /** By an administrator: lets somebody of the support of the server in, to read or also to repair, for at most four hours. */
  'consent-to-support': {
    input: z.object({
      organizationId: z.string(),
      personId: z.uuid(),
      mode: z.enum(['read', 'act']),
      minutes: z.number().int().min(1).max(SUPPORT_MINUTES_MAX),
    }),
    output: z.object({ until: z.iso.datetime() }),
  },
  /** Before its time. Sessions that were open under it are refused from then on. */
  'end-support-consent': { input: z.object({ organizationId: z.string(), consentId: z.uuid() }), output: Done },
  /** By an administrator: whom the people of the office call; null for nobody any more. It stands on every page and in every mail. */
  'set-help-contact': {
    input: z.object({ organizationId: z.string(), contact: HelpContactSchema.nullable() }),
    output: Done,
  },

  /** Of which of these one wants no mail. */
  'choose-notices': { input: z.object({ off: z.array(NoticeKindSchema).max(NOTICE_KINDS.length) }), output: Done },
  /** After how many hours without a beginning managers and administrators of an audit are told. */
  'choose-notice-hours': {
    input: InAudit.extend({ hours: z.number().int().min(1).max(NOTICE_HOURS_MAX) }),
    output: Done,
  },

  'create-audit': {
    input: z.object({
      organizationId: z.string(),
      name: NameSchema,
      auditType: AuditTypeSchema,
      method: AuditMethodSchema,
      compatibility: z.boolean(),
      /** Without one, the audit gets a new election that is called as it is. */
      election: ElectionChoiceSchema.optional(),
      /** Whether commitment, seed and conclusion take two administrators. */
      twoPersons: z.boolean().default(true),
    }),
    output: z.object({ auditId: z.uuid() }),
  },
  /** What the office says of an election from now on. */
  'change-election': { input: z.object({ electionId: z.uuid(), ...ElectionDescriptionSchema.shape }), output: Done },
  'delete-audit': { input: InAudit, output: Done },
  'register-file': {
    input: InAudit.extend({
      jurisdiction: NameSchema.nullable(),
      kind: InputFileKindSchema,
      uploadId: z.uuid(),
      /** A named person has checked what the file asks to confirm. */
      confirmed: z.boolean(),
    }),
    output: Done,
  },
  /** Says what the headers of an uploaded manifest mean; it is read again. */
  'name-headers': {
    input: InJurisdiction.extend({ uploadId: z.uuid(), headers: NamedHeadersSchema }),
    output: z.object({ report: UploadReportSchema }),
  },
  'remove-file': {
    input: InAudit.extend({
      /** Null for the list of standardized contests, which is of the whole audit. */
      jurisdiction: NameSchema.nullable(),
      kind: z.enum(['standardized-contests', 'manifest', 'candidate-totals', 'cvrs']),
    }),
    output: Done,
  },
  /** Where an audit compares with cast vote records, votes, choices and votes allowed may be left open: null. */
  'define-contests': {
    input: InAudit.extend({ contests: z.array(DefinedContestSchema).min(1).max(500) }),
    output: Done,
  },
  /**
   * What the cast vote records of a jurisdiction call contests and choices, where that is not the audit's own name. Replaces what was
   * matched there before. `contests`: the audit's contest by the one of the records; `choices`: by the audit's contest, its
   * choice by the one of the records.
   */
  'match-names': {
    input: InJurisdiction.extend({
      contests: z.record(NameSchema, NameSchema),
      choices: z.record(NameSchema, z.record(NameSchema, NameSchema)),
    }),
    output: Done,
  },
  /** Replaces what was chosen before: batches that a law requires to be counted, and whether every jurisdiction counts at least one. */
  'choose-extra-batches': {
    input: InAudit.extend({
      required: z.array(z.object({ jurisdiction: NameSchema, batch: NameSchema })).max(5000),
      onePerJurisdiction: z.boolean(),
    }),
    output: Done,
  },
  /** `cardStyles`: a contest is drawn from the cards whose cast vote record bears it, instead of from all of its jurisdictions. */
  'choose-sampling': { input: InAudit.extend({ cardStyles: z.boolean() }), output: Done },
  'change-settings': { input: InAudit.extend({ settings: SettingsSchema }), output: Done },
  /** The draws of each round, first round first, for each targeted contest: for methods whose sizes are fixed before the seed. */
  'plan-round-sizes': {
    input: InAudit.extend({
      sizes: z.record(NameSchema, z.array(z.number().int().min(1).max(1e9)).min(1).max(PLANNED_ROUNDS_MAX)),
    }),
    output: Done,
  },
  /** How long work is expected to take: no figure that is drawn or measured rests on it. Until the audit is concluded. */
  'choose-work-times': { input: InAudit.extend({ times: WorkTimesSchema }), output: Done },
  /**
   * The office of a jurisdiction says of the manifest in use, named by its digest, how its numbers were checked, by whom (a role or name)
   * and on which day, and of each kind of ballot whether it lists them. Replaces what was said before.
   */
  'state-manifest': {
    input: InJurisdiction.extend({
      manifest: Sha256Schema,
      verified: WayVerifiedSchema,
      by: z.string().trim().min(1).max(100),
      on: z.iso.date().refine((day) => day >= '2000-01-01', 'is too long ago'),
      ballots: KindsListedSchema,
    }),
    output: Done,
  },
  /**
   * The office of a jurisdiction says of the manifest in use, named by its digest, how the cards lie that are compared with cast vote
   * records: of all batches, and of those that are kept otherwise. Replaces what was said before.
   */
  'state-card-order': {
    input: InJurisdiction.extend({
      manifest: Sha256Schema,
      all: CardOrderSchema,
      otherwise: OrdersOtherwiseSchema.max(500),
    }),
    output: Done,
  },
  /** What the audit is held under: public texts, which stay in its record. Replaces what was stated before. */
  'state-rules': { input: InAudit.extend({ rules: AuditRulesSchema }), output: Done },
  /** The office of a jurisdiction sends a file in which something was found, and the list of it, to the administrators. */
  'ask-for-help': {
    input: InJurisdiction.extend({ uploadId: z.uuid(), question: HelpTextSchema }),
    output: z.object({ request: z.uuid() }),
  },
  /** An administrator answers in words. A later answer takes the place of an earlier one. */
  'answer-help': { input: OfHelp.extend({ answer: HelpTextSchema }), output: Done },
  /** Whoever asked says at any time that it is over; an administrator once it is answered. */
  'close-help': { input: OfHelp, output: Done },
  'declare-jurisdiction': { input: InJurisdiction.extend({ holdsBallots: z.boolean() }), output: Done },
  /** Whether commitment, seed and conclusion take two administrators. Until the inputs are committed. */
  'choose-two-persons': { input: InAudit.extend({ required: z.boolean() }), output: Done },
  /**
   * The second person does what the first proposed by `commit-inputs`, `set-seed` or `conclude`. `act` is what they saw or typed
   * themselves; where it is not what was proposed, nothing happens.
   */
  'confirm-act': { input: InAudit.extend({ act: ActOfTwoSchema }), output: Done },
  'refuse-act': { input: InAudit.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  /** By whoever proposed. */
  'withdraw-proposal': { input: InAudit, output: Done },
  /** By whoever refused: the proposal waits again. */
  'withdraw-refusal': { input: InAudit, output: Done },
  /** `confirmed` repeats the findings the person looked at, with the figures they saw. Where it takes two people, this proposes, as do `set-seed` and `conclude`. */
  'commit-inputs': {
    input: InAudit.extend({ confirmed: z.array(PlanFindingSchema).max(2000).default([]) }),
    output: z.object({ commitment: z.string() }),
  },
  'withdraw-commitment': { input: InAudit.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  'set-seed': { input: InAudit.extend({ seed: z.string().min(1).max(100) }), output: Done },
  /** Starts the job that draws the sample and opens the round. */
  'launch-round': {
    input: InAudit.extend({
      round: z.number().int().min(1),
      sampleSizes: z.record(NameSchema, z.number().int().min(1).max(1e9)),
      /** How each of them is divided, where cards with and without cast vote records are drawn apart, and only there. */
      strata: z.record(NameSchema, StratumSizesSchema).optional(),
    }),
    output: z.object({ jobId: z.string() }),
  },
  /**
   * Somebody takes the list of what was drawn, or a part of it, to fetch by it: it is logged with their name. Mailed to an address, the mail
   * is the list.
   */
  'take-list': {
    input: InJurisdiction.extend({
      part: ListPartSchema.nullable(),
      person: OnlyNameSchema,
      way: z.discriminatedUnion('by', [
        z.object({ by: z.enum(['printed', 'downloaded']) }),
        z.object({ by: z.literal('mailed'), email: z.email().max(254) }),
      ]),
    }),
    output: Done,
  },
  'create-boards': {
    input: InJurisdiction.extend({ count: z.number().int().min(1).max(BOARD_COUNT_MAX) }),
    output: Done,
  },
  /** A board that decides on the cards which other boards send it. */
  'create-review-team': { input: InJurisdiction, output: Done },
  /** Leaves a card that the board has not entered to the review team. `seen` is what it has read so far. */
  'send-card-to-review': {
    input: OnBoard.extend({
      ballot: z.string().max(2000),
      why: z.enum(REVIEW_REASONS),
      remark: z.string().trim().max(500).default(''),
      seen: z.record(NameSchema, InterpretationSchema).default({}),
    }),
    output: Done,
  },
  /** Makes the old link and PIN of the board worthless and gives it new ones. Answers are kept, and a PIN is not: it is read at the desk. */
  'rotate-board-link': { input: OnBoard, output: z.object({ link: z.string() }) },
  /** Makes the old PIN of the board worthless; its link stays. */
  'replace-board-pin': { input: OnBoard, output: Done },
  /** Null: what is proposed again. `basedOn` is the version that whoever saves had before them. */
  'set-supplies': {
    input: InJurisdiction.extend({
      lines: z.array(SupplyLineSchema).max(SUPPLIES_MAX).nullable(),
      basedOn: z.int().min(0),
    }),
    output: Done,
  },
  /** Who fills which place; a place that is not named has nobody. */
  'set-staffing': {
    input: InJurisdiction.extend({ names: z.array(StaffNameSchema).max(2_000), basedOn: z.int().min(0) }),
    output: Done,
  },
  'name-board-members': {
    input: OnBoard.extend({ members: z.array(z.string().trim().max(100)).max(5) }),
    output: Done,
  },
  'record-ballot': {
    input: OnBoard.extend({
      ballot: z.string().max(2000),
      record: ManualVoteRecordSchema,
      /** The ballot's `version` as the board saw it; null when nothing was recorded. Another one in between is a conflict. */
      basedOn: z.number().int().nullable(),
      /**
       * Where a device keeps entries until they are sent. It is taken once, however often and late it comes; one made without
       * knowledge of another is kept beside it, and the board settles them. `basedOn` then says nothing.
       */
      entry: DeviceEntrySchema.optional(),
    }),
    output: Done,
  },
  'sign-off-board': { input: OnBoard.extend({ typedNames: z.array(z.string().max(100)).max(5) }), output: Done },
  'reopen-board': { input: OnBoard.extend({ reason: ReopeningReasonSchema }), output: Done },
  'record-batch': {
    input: InJurisdiction.extend({
      batch: NameSchema,
      sheets: z
        .array(z.object({ name: NameSchema, votes: z.record(NameSchema, VotesSchema) }))
        .min(1)
        .max(200),
      /** Where everything is counted: the kind of batch, its cards, and by how many more than the manifest lists somebody confirmed. */
      cards: z
        .object({
          type: BatchTypeSchema,
          counted: z.number().int().min(0).max(1e9),
          differenceConfirmed: z.number().int().nullable(),
        })
        .optional(),
      /** The number of the log entry that last recorded this batch, as the person saw it; null when it was empty. Another one in between is a conflict. */
      basedOn: z.number().int().nullable(),
    }),
    output: Done,
  },
  /**
   * Opens tally entry on other computers of the jurisdiction in this round, or replaces its link: whoever asked by the old one, or was let
   * in, is out.
   */
  'make-tally-link': { input: InJurisdiction, output: z.object({ link: z.string() }) },
  /** Lets those in whose computer shows this number, in whatever groups its digits are typed. */
  'confirm-tally-entry': { input: OfTallyEntry.extend({ number: z.string().max(30) }), output: Done },
  /** Rejects those who wait, or signs out those who were let in. */
  'end-tally-entry': { input: OfTallyEntry, output: Done },
  /** What the sample of the current round adds up to, by contest. Replaces what was entered before, until it is declared final. */
  'record-totals': {
    input: InJurisdiction.extend({
      contests: z.record(NameSchema, ContestTotalsSchema),
      /** The `version` of the totals as the person saw them; null when there were none. Another one in between is a conflict. */
      basedOn: z.number().int().nullable(),
    }),
    output: Done,
  },
  'finalize-totals': { input: InJurisdiction, output: Done },
  'reopen-totals': { input: InJurisdiction.extend({ reason: ReopeningReasonSchema }), output: Done },
  'finalize-tallies': { input: InJurisdiction, output: Done },
  'reopen-tallies': { input: InJurisdiction.extend({ reason: ReopeningReasonSchema }), output: Done },
  /**
   * Batches that lie mixed in one pile are counted as one, under a name of their own: while planning, or in a round where at least one of
   * them was drawn. What was counted of them alone is set aside.
   */
  'combine-batches': {
    input: InJurisdiction.extend({ name: NameSchema, batches: z.array(NameSchema).min(1).max(200) }),
    output: Done,
  },
  /** What may have caused a difference. `jurisdiction` is null where the total of a contest differs. */
  'explain-case': { input: OfCase.extend({ cause: CaseCauseSchema, note: CaseNoteSchema }), output: Done },
  /** What two other people saw, who were shown neither the entry nor the report. */
  'record-second-look': {
    input: OfCase.extend({
      people: z.tuple([PersonNameSchema, PersonNameSchema]),
      seen: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('ballot'), record: ManualVoteRecordSchema }),
        z.object({ kind: z.literal('batch'), votes: z.record(NameSchema, VotesSchema) }),
        z.object({ kind: z.literal('cards'), cards: z.number().int().min(0).max(1e9) }),
      ]),
    }),
    output: Done,
  },
  /** By somebody who neither explained the case nor entered the second look. Nothing that is entered or measured changes. */
  'settle-case': { input: OfCase.extend({ note: CaseNoteSchema }), output: Done },
  'reopen-case': { input: OfCase.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  /** Takes back the launch of the first round while nothing was done in it. Plan, files and seed stay, and with them the sample. */
  'withdraw-launch': { input: OfRound.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  'close-round': { input: OfRound, output: z.object({ riskLimitMet: z.boolean() }) },
  /** Opens the round that ended last again: its figures are withdrawn, and measured anew when it ends. */
  'reopen-round': { input: OfRound.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  conclude: { input: InAudit.extend({ outcome: OutcomeSchema }), output: Done },
  /** Concludes an audit of a sample with a full hand count, and begins the audit that counts every ballot, under this name. */
  'escalate-audit': { input: InAudit.extend({ name: NameSchema }), output: z.object({ auditId: z.uuid() }) },
  /** Takes out a text that the log holds the digest of. The reason stands in the log for ever. */
  'redact-text': {
    input: InAudit.extend({ digest: Sha256Schema, reason: z.string().trim().min(1).max(500) }),
    output: Done,
  },
  /** By an administrator: somebody may watch the audit, read only, for so many days from now. They are told by mail. */
  'invite-observer': {
    input: InAudit.extend({
      email: z.email().max(254),
      name: PersonNameSchema,
      days: z.number().int().min(1).max(365),
    }),
    output: z.object({ until: z.iso.datetime() }),
  },
  /** They read nothing more of the audit from then on. */
  'end-observer': { input: InAudit.extend({ personId: z.uuid() }), output: Done },
  ...ballotRoomCommands,
  ...ballotImportCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;
