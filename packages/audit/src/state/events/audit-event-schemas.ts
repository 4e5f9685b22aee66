import { CountSchema, NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { EARLIER_SCHEMAS, type LoggedEvent, type SealedEvent } from '../earlier-events.ts';
import { firstForm, laterForm, type Proven } from './event-schemas.ts';
import {
  ActOfTwoSchema,
  AuditMethodSchema,
  AuditNamedSchema,
  AuditTypeSchema,
  BatchCombinationSchema,
  BatchPlaceSchema,
  BOARD_PLACE,
  BoardAssignmentSchema,
  CardsCountedSchema,
  ChainHeadSchema,
  ContestTotalsSchema,
  DigestOfTextSchema,
  DrawnFromSchema,
  DrawsFileSchema,
  ElectionOfAuditSchema,
  EscalationSchema,
  LabelSchema,
  MeasurementSchema,
  NamesInCvrsSchema,
  OutcomeSchema,
  PlanFindingSchema,
  RecordedDefinitionSchema,
  RecordedJurisdictionSchema,
  RecordedVotesSchema,
  RegisteredFileSchema,
  RoundNumberSchema,
  RoundSizesSchema,
  SampleSizesSchema,
  SelectionSchema,
  SettingsSchema,
  StrataSchema,
  TallySheetSchema,
} from './recorded-nouns.ts';

const SCHEMAS = {
  'audit-created': firstForm({
    name: z.string().min(1),
    organization: z.string().min(1),
    auditType: AuditTypeSchema,
    method: AuditMethodSchema,
    compatibility: z.boolean(),
    election: ElectionOfAuditSchema.optional(),
    startsFrom: AuditNamedSchema.optional(),
    twoPersons: z.boolean().optional(),
    escalates: EscalationSchema.optional(),
  }),
  'participants-registered': firstForm({
    file: RegisteredFileSchema,
    jurisdictions: z.array(RecordedJurisdictionSchema),
  }),
  'contests-defined': laterForm(
    2,
    { contests: z.array(RecordedDefinitionSchema) },
    EARLIER_SCHEMAS['contests-defined'],
  ),
  'names-matched': firstForm({ jurisdiction: NameSchema, ...NamesInCvrsSchema.shape }),
  'sampling-chosen': firstForm({ cardStyles: z.boolean(), selection: SelectionSchema }),
  'settings-changed': firstForm({ settings: SettingsSchema }),
  'round-sizes-planned': firstForm({ sizes: RoundSizesSchema }),
  'file-registered': firstForm({ file: RegisteredFileSchema }),
  'file-removed': firstForm({ kind: z.enum(['manifest', 'candidate-totals', 'cvrs']), jurisdiction: NameSchema }),
  'jurisdiction-declared': firstForm({ jurisdiction: NameSchema, holdsBallots: z.boolean() }),
  'inputs-committed': firstForm({ commitment: Sha256Schema, confirmed: z.array(PlanFindingSchema).optional() }),
  'commitment-withdrawn': laterForm(2, { reason: DigestOfTextSchema }, EARLIER_SCHEMAS['commitment-withdrawn']),
  'two-persons-chosen': firstForm({ required: z.boolean() }),
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
  'boards-created': firstForm({ jurisdiction: NameSchema, boards: z.array(BoardAssignmentSchema) }),
  'board-members-named': firstForm({ ...BOARD_PLACE, members: z.array(z.string().min(1)) }),
  'ballot-recorded': laterForm(
    2,
    { ...BOARD_PLACE, ballot: z.string().min(1), record: RecordedVotesSchema },
    EARLIER_SCHEMAS['ballot-recorded'],
  ),
  'board-signed-off': firstForm(BOARD_PLACE),
  'board-reopened': firstForm(BOARD_PLACE),
  'batch-recorded': firstForm({
    jurisdiction: NameSchema,
    batch: LabelSchema,
    sheets: z.array(TallySheetSchema),
    cards: CardsCountedSchema.optional(),
    enteredBy: z.string().min(1),
  }),
  'totals-recorded': firstForm({
    jurisdiction: NameSchema,
    contests: z.record(NameSchema, ContestTotalsSchema),
    enteredBy: z.string().min(1),
  }),
  'totals-finalized': firstForm({ jurisdiction: NameSchema }),
  'totals-reopened': firstForm({ jurisdiction: NameSchema, reason: DigestOfTextSchema }),
  'tallies-finalized': firstForm({ jurisdiction: NameSchema, discrepancies: CountSchema }),
  'tallies-reopened': firstForm({ jurisdiction: NameSchema }),
  'round-closed': laterForm(
    4,
    {
      round: RoundNumberSchema,
      measurements: z.array(MeasurementSchema),
      fieldwork: z.record(NameSchema, ChainHeadSchema),
    },
    EARLIER_SCHEMAS['round-closed'],
  ),
  'text-redacted': firstForm({
    digest: Sha256Schema,
    jurisdiction: NameSchema.nullable(),
    reason: z.string().min(1),
  }),
  'audit-concluded': firstForm({ outcome: OutcomeSchema, escalatedTo: AuditNamedSchema.optional() }),
} as const;

/**
 * The schema of every event of an audit, by type, with its version and the schemas of the versions before it: what an entry
 * of its log may say. Unknown properties are refused.
 */
export const AUDIT_EVENT_SCHEMAS: Proven<
  typeof SCHEMAS,
  { readonly present: SealedEvent; readonly recorded: LoggedEvent }
> = SCHEMAS;
