import { PLANNED_ROUNDS_MAX } from '@plumbline/audit';
import {
  DefinedContestSchema,
  InputFileKindSchema,
  NamedHeadersSchema,
  NameSchema,
  Sha256Schema,
} from '@plumbline/election';
import { z } from 'zod';
import { Done, InAudit, InJurisdiction } from './asked-of.ts';
import { SettingsSchema } from './audit-heading.ts';
import { AuditRulesSchema } from './audit-rules.ts';
import { CardOrderSchema, OrdersOtherwiseSchema } from './card-orders.ts';
import { HelpTextSchema } from './file-help.ts';
import { KindsListedSchema, WayVerifiedSchema } from './manifest-statements.ts';
import { PlanFindingSchema } from './missing-inputs.ts';
import { WorkTimesSchema } from './sample-sizes.ts';
import { ActOfTwoSchema } from './two-persons.ts';
import { UploadReportSchema } from './uploads.ts';

/** A question about a file, by the identifier that asking answered. */
const OfHelp = InJurisdiction.extend({ request: z.uuid() });

/** What is sent while an audit is planned, up to its seed. */
export const setUpCommands = {
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
  /** Works out what a sample has to show of contests that voters ranked, from the cast vote records as they are registered. */
  'find-assertions': { input: InAudit, output: Done },
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
} as const;
