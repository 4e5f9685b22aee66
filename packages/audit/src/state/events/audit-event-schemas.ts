import { CountSchema, InputFileKindSchema, NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { REVIEW_REASONS } from '../card-review.ts';
import { EARLIER_SCHEMAS, type LoggedEvent, type SealedEvent } from '../earlier-events.ts';
import { LIST_PART_KINDS, LIST_WAYS } from '../list-part.ts';
import { firstForm, laterForm, type Proven } from './event-schemas.ts';
import {
  ActOfTwoSchema,
  AUDIT_CREATION,
  AuditNamedSchema,
  BATCH_RECORDING_1,
  BatchCombinationSchema,
  BatchEntrySchema,
  BatchPlaceSchema,
  BOARD_PLACE,
  BoardAssignmentSchema,
  CASE_STEP,
  CASE_SUBJECT,
  CardOrdersSchema,
  CaseCauseSchema,
  CaseResolutionSchema,
  ChainHeadSchema,
  ContestAssertionsSchema,
  ContestTotalsSchema,
  DeviceEntrySchema,
  DigestOfTextSchema,
  DrawnFromSchema,
  DrawsFileSchema,
  LabelSchema,
  LOT_STATED,
  ManifestStatementSchema,
  MeasurementSchema,
  NamesInCvrsSchema,
  OutcomeSchema,
  PlanFindingSchema,
  RecordedDefinitionSchema,
  RecordedJurisdictionSchema,
  RecordedReadSchema,
  RecordedVotesSchema,
  RegisteredFileSchema,
  RoundNumberSchema,
  RoundSizesSchema,
  SampleSizesSchema,
  SecondLookSeenSchema,
  SelectionSchema,
  SettingsSchema,
  STACKS_COUNTING_1,
  StrataSchema,
  TallySheet1Schema,
  TallySheetSchema,
  TwoPeopleSchema,
  WorkTimesSchema,
} from './recorded-nouns.ts';
import { AuditRulesSchema } from './recorded-rules.ts';

const BATCH_AT_DESK = {
  jurisdiction: NameSchema,
  batch: LabelSchema,
  enteredBy: z.string().min(1),
  people: z.array(z.string().min(1)).min(1).max(2).optional(),
};

/** A kind of which there are no cards is left out. */
const CardsByReasonSchema = z.partialRecord(z.enum(REVIEW_REASONS), CountSchema.min(1));

const HELP_PLACE = { request: z.uuid(), jurisdiction: NameSchema };

const SCHEMAS = {
  'audit-created': laterForm(2, { ...AUDIT_CREATION, practice: z.boolean() }, EARLIER_SCHEMAS['audit-created']),
  'participants-registered': firstForm({
    file: RegisteredFileSchema,
    jurisdictions: z.array(RecordedJurisdictionSchema),
  }),
  'contests-defined': laterForm(
    5,
    { contests: z.array(RecordedDefinitionSchema) },
    EARLIER_SCHEMAS['contests-defined'],
  ),
  'assertions-found': firstForm({ contests: z.record(NameSchema, ContestAssertionsSchema) }),
  'names-matched': firstForm({ jurisdiction: NameSchema, ...NamesInCvrsSchema.shape }),
  'sampling-chosen': firstForm({ cardStyles: z.boolean(), selection: SelectionSchema }),
  'extra-batches-chosen': firstForm({ required: z.array(BatchPlaceSchema), onePerJurisdiction: z.boolean() }),
  'settings-changed': laterForm(3, { settings: SettingsSchema }, EARLIER_SCHEMAS['settings-changed']),
  'round-sizes-planned': firstForm({ sizes: RoundSizesSchema }),
  'file-registered': firstForm({ file: RegisteredFileSchema }),
  'file-removed': firstForm({
    kind: z.enum(['standardized-contests', 'manifest', 'candidate-totals', 'cvrs']),
    jurisdiction: NameSchema.nullable(),
  }),
  'jurisdiction-declared': firstForm({ jurisdiction: NameSchema, holdsBallots: z.boolean() }),
  'manifest-stated': firstForm({ jurisdiction: NameSchema, statement: ManifestStatementSchema }),
  'totals-stated': firstForm({
    jurisdiction: NameSchema,
    totals: Sha256Schema,
    manifestVersion: z.int().min(1),
    room: ChainHeadSchema,
  }),
  'card-order-stated': firstForm({ jurisdiction: NameSchema, orders: CardOrdersSchema }),
  'rules-stated': firstForm({ rules: AuditRulesSchema }),
  'inputs-committed': firstForm({ commitment: Sha256Schema, confirmed: z.array(PlanFindingSchema).optional() }),
  'commitment-withdrawn': laterForm(2, { reason: DigestOfTextSchema }, EARLIER_SCHEMAS['commitment-withdrawn']),
  'two-persons-chosen': firstForm({ required: z.boolean() }),
  'work-times-chosen': firstForm({ times: WorkTimesSchema }),
  'act-proposed': firstForm({ act: ActOfTwoSchema, by: z.string().min(1) }),
  'act-confirmed': firstForm({ act: ActOfTwoSchema, by: z.string().min(1) }),
  'proposal-refused': firstForm({ by: z.string().min(1), reason: DigestOfTextSchema }),
  'refusal-withdrawn': firstForm({}),
  'proposal-withdrawn': firstForm({}),
  'seed-set': firstForm({ seed: z.string().min(1) }),
  'round-opened': laterForm(
    3,
    {
      round: RoundNumberSchema,
      sampleSizes: SampleSizesSchema,
      strata: StrataSchema.optional(),
      drawnFrom: DrawnFromSchema,
      drawn: DrawsFileSchema,
      extraBatches: z.array(BatchPlaceSchema),
    },
    EARLIER_SCHEMAS['round-opened'],
  ),
  'batches-combined': firstForm({ combined: BatchCombinationSchema }),
  'fieldwork-begun': firstForm({ jurisdiction: NameSchema, round: RoundNumberSchema, opened: ChainHeadSchema }),
  'list-taken': firstForm({
    jurisdiction: NameSchema,
    part: z.strictObject({ by: z.enum(LIST_PART_KINDS), name: z.string() }).nullable(),
    person: z.string().min(1),
    way: z.enum(LIST_WAYS),
  }),
  'boards-created': firstForm({ jurisdiction: NameSchema, boards: z.array(BoardAssignmentSchema) }),
  'review-team-created': firstForm(BOARD_PLACE),
  'card-sent-to-review': laterForm(
    2,
    {
      ...BOARD_PLACE,
      ballot: z.string().min(1),
      why: z.enum(REVIEW_REASONS),
      remark: DigestOfTextSchema.nullable(),
      seen: z.record(NameSchema, RecordedReadSchema),
    },
    EARLIER_SCHEMAS['card-sent-to-review'],
  ),
  'board-members-named': firstForm({ ...BOARD_PLACE, members: z.array(z.string().min(1)) }),
  'ballot-recorded': laterForm(
    6,
    { ...BOARD_PLACE, ballot: z.string().min(1), record: RecordedVotesSchema, entry: DeviceEntrySchema.optional() },
    EARLIER_SCHEMAS['ballot-recorded'],
  ),
  'board-signed-off': firstForm(BOARD_PLACE),
  'board-reopened': laterForm(
    2,
    { ...BOARD_PLACE, reason: DigestOfTextSchema.nullable() },
    EARLIER_SCHEMAS['board-reopened'],
  ),
  'card-reopened': firstForm({ ...BOARD_PLACE, ballot: z.string().min(1), reason: DigestOfTextSchema }),
  'batch-recorded': laterForm(
    3,
    { ...BATCH_RECORDING_1, sheets: z.array(TallySheetSchema), entry: BatchEntrySchema.optional() },
    EARLIER_SCHEMAS['batch-recorded'],
  ),
  'batch-sent-to-review': firstForm({
    ...BATCH_AT_DESK,
    kinds: CardsByReasonSchema,
    remark: DigestOfTextSchema.nullable(),
  }),
  'stacks-counted': laterForm(
    2,
    { ...STACKS_COUNTING_1, entry: z.uuid().optional() },
    EARLIER_SCHEMAS['stacks-counted'],
  ),
  'batch-reviewed': firstForm({
    ...BOARD_PLACE,
    batch: LabelSchema,
    people: z.array(z.string().min(1)).length(2),
    votes: TallySheet1Schema.shape.votes,
    remark: DigestOfTextSchema.nullable(),
  }),
  'totals-recorded': firstForm({
    jurisdiction: NameSchema,
    contests: z.record(NameSchema, ContestTotalsSchema),
    enteredBy: z.string().min(1),
  }),
  'totals-finalized': firstForm({ jurisdiction: NameSchema }),
  'totals-reopened': firstForm({ jurisdiction: NameSchema, reason: DigestOfTextSchema }),
  'tallies-finalized': firstForm({ jurisdiction: NameSchema, discrepancies: CountSchema }),
  'tallies-reopened': laterForm(
    2,
    { jurisdiction: NameSchema, reason: DigestOfTextSchema.nullable() },
    EARLIER_SCHEMAS['tallies-reopened'],
  ),
  'case-explained': firstForm({ ...CASE_SUBJECT, ...CASE_STEP, cause: CaseCauseSchema, note: DigestOfTextSchema }),
  'second-look-recorded': laterForm(
    4,
    { ...CASE_SUBJECT, ...CASE_STEP, people: TwoPeopleSchema, seen: SecondLookSeenSchema },
    EARLIER_SCHEMAS['second-look-recorded'],
  ),
  'case-settled': firstForm({
    ...CASE_SUBJECT,
    ...CASE_STEP,
    resolution: CaseResolutionSchema,
    note: DigestOfTextSchema,
  }),
  'case-reopened': firstForm({ ...CASE_SUBJECT, reason: DigestOfTextSchema, by: z.string().min(1) }),
  'round-closed': laterForm(
    4,
    {
      round: RoundNumberSchema,
      measurements: z.array(MeasurementSchema),
      fieldwork: z.record(NameSchema, ChainHeadSchema),
    },
    EARLIER_SCHEMAS['round-closed'],
  ),
  'launch-withdrawn': firstForm({ round: RoundNumberSchema, reason: DigestOfTextSchema }),
  'round-reopened': firstForm({ round: RoundNumberSchema, reason: DigestOfTextSchema }),
  'lot-stated': firstForm(LOT_STATED),
  'text-redacted': firstForm({
    digest: Sha256Schema,
    jurisdiction: NameSchema.nullable(),
    reason: z.string().min(1),
  }),
  'help-asked': firstForm({ ...HELP_PLACE, kind: InputFileKindSchema, question: DigestOfTextSchema }),
  'help-answered': firstForm({ ...HELP_PLACE, answer: DigestOfTextSchema }),
  'help-closed': firstForm(HELP_PLACE),
  'audit-concluded': firstForm({ outcome: OutcomeSchema, escalatedTo: AuditNamedSchema.optional() }),
  'audit-escalated': firstForm({ escalatedTo: AuditNamedSchema }),
} as const;

/**
 * The schema of every event of an audit, by type, with its version and the schemas of the versions before it: what an entry
 * of its log may say. Unknown properties are refused.
 */
export const AUDIT_EVENT_SCHEMAS: Proven<
  typeof SCHEMAS,
  { readonly present: SealedEvent; readonly recorded: LoggedEvent }
> = SCHEMAS;
