import { CASE_CAUSES, CASE_RESOLUTIONS, CASE_STATES, LOOK_FINDINGS } from '@plumbline/audit';
import { ManualVoteRecordSchema, NameSchema, RankedCountSchema } from '@plumbline/election';
import { z } from 'zod';
import { AbilitySchema } from './abilities.ts';
import { AuditHeadingSchema, TimeSchema } from './audit-heading.ts';
import { FindingRuleSchema } from './card-orders.ts';
import { SeenVoteSchema, ShownTextSchema } from './fieldwork-shown.ts';
import { ContestShownSchema } from './plan-shown.ts';

/* Differences between what was reported and what people saw, and what is said of them. */

export const CaseCauseSchema = z.enum(CASE_CAUSES);
export const CaseStateSchema = z.enum(CASE_STATES);

/** A card by its key, a batch by the name it is counted by, or a contest whose total differs. */
export const CaseUnitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ballot'), ballot: z.string().min(1).max(2000) }),
  z.object({ kind: z.literal('batch'), batch: NameSchema }),
  z.object({ kind: z.literal('contest'), contest: NameSchema }),
]);

/** How a query names a case: in an address every value is a text. Without a jurisdiction, a contest as a whole. */
export const CaseAskedSchema = z.object({
  auditId: z.uuid(),
  jurisdiction: NameSchema.optional(),
  kind: z.enum(['ballot', 'batch', 'contest']),
  name: z.string().min(1).max(2000),
});

const VotesSchema = z.record(z.string(), z.number());

/**
 * What was seen of a unit: how a contest was marked, votes by choice, how many cards there are, or what was said of a card besides
 * its votes.
 */
const SeenFigureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vote'), ...SeenVoteSchema.shape }),
  z.object({ kind: z.literal('votes'), votes: VotesSchema }),
  z.object({ kind: z.literal('cards'), cards: z.number().int() }),
  z.object({ kind: z.literal('imprint'), says: z.string() }),
  z.object({ kind: z.literal('original-not-found') }),
  z.object({ kind: z.literal('not-agreed'), choices: z.array(z.string()) }),
  z.object({ kind: z.literal('entered-otherwise'), readings: z.array(SeenVoteSchema) }),
  z.object({
    kind: z.literal('counted-otherwise'),
    tallies: z.array(VotesSchema),
    rankings: z.array(RankedCountSchema).optional(),
  }),
]);

export const CaseLineSchema = z.object({
  jurisdiction: z.string().nullable(),
  unit: CaseUnitSchema,
  /** Where it is kept; null for a contest as a whole. */
  place: z
    .object({
      container: z.string().nullable(),
      tabulator: z.string().nullable(),
      batch: z.string(),
      position: z.number().int().nullable(),
    })
    .nullable(),
  imprintedId: z.string().nullable(),
  /** The round in which it was entered, and the board or person who did; null for a contest as a whole. */
  round: z.number().int().nullable(),
  enteredBy: z.string().nullable(),
  /** What differs now; empty where it was audited again and nothing differs any more. */
  lines: z.array(
    z.object({
      /** Null where the unit as such differs, as a card that was not found. */
      contest: z.string().nullable(),
      targeted: z.boolean(),
      reported: SeenFigureSchema.nullable(),
      audited: SeenFigureSchema,
      /** Positive: the reported margin was too large. Null: no margin changes. */
      marginChange: z.number().nullable(),
    }),
  ),
  /** The largest change, by size, of the margin of a targeted contest; null where none changes. */
  targetedChange: z.number().nullable(),
  state: CaseStateSchema,
  cause: CaseCauseSchema.nullable(),
});
export type CaseLine = z.infer<typeof CaseLineSchema>;

export const CasesSchema = z.object({
  heading: AuditHeadingSchema,
  /** Those that touch a targeted margin first, then the new ones, then by place. */
  cases: z.array(CaseLineSchema),
  /** Jurisdictions that still count, so that their differences may not be seen yet. */
  withheld: z.array(z.string()),
});

const ByWhomSchema = { by: z.string(), at: TimeSchema } as const;

/** What was said of a difference, the oldest first. */
const CaseStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('entered'), ...ByWhomSchema, again: z.boolean() }),
  /** Cards of the batch went to the review team, other ones than before, or came back. */
  z.object({ step: z.literal('sent-to-team'), ...ByWhomSchema, cards: z.number().int() }),
  z.object({
    step: z.literal('decided-by-team'),
    ...ByWhomSchema,
    people: z.array(z.string()),
    votes: z.record(z.string(), VotesSchema),
    remark: ShownTextSchema.nullable(),
  }),
  z.object({ step: z.literal('explained'), ...ByWhomSchema, cause: CaseCauseSchema, note: ShownTextSchema }),
  z.object({
    step: z.literal('second-look'),
    ...ByWhomSchema,
    people: z.array(z.string()),
    finding: z.enum(LOOK_FINDINGS),
    seen: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ballot'), record: ManualVoteRecordSchema }),
      z.object({ kind: z.literal('batch'), votes: z.record(z.string(), VotesSchema) }),
      z.object({ kind: z.literal('cards'), cards: z.number().int() }),
    ]),
  }),
  z.object({
    step: z.literal('settled'),
    ...ByWhomSchema,
    resolution: z.enum(CASE_RESOLUTIONS),
    note: ShownTextSchema,
  }),
  z.object({ step: z.literal('reopened'), ...ByWhomSchema, reason: ShownTextSchema }),
]);
export type CaseStep = z.infer<typeof CaseStepSchema>;

export const CaseSchema = z.object({
  heading: AuditHeadingSchema,
  line: CaseLineSchema,
  contests: z.array(ContestShownSchema),
  history: z.array(CaseStepSchema),
  /** Whether a second look is possible at all: a contest as a whole is nothing to look at again. */
  needsSecondLook: z.boolean(),
  /** What whoever asks may do; null for what is not theirs. */
  acts: z.object({
    explain: AbilitySchema.nullable(),
    secondLook: AbilitySchema.nullable(),
    settle: AbilitySchema.nullable(),
    reopen: AbilitySchema.nullable(),
  }),
});

/** What two other people are asked, and nothing of what others saw. */
export const SecondLookAskedSchema = z.object({
  heading: AuditHeadingSchema,
  line: CaseLineSchema.pick({ jurisdiction: true, unit: true, place: true, imprintedId: true }),
  kind: z.enum(['ballot', 'batch', 'cards']),
  /** How a card is found in its pile; null of other units, and where nobody said how its cards lie. */
  findingRule: FindingRuleSchema.nullable(),
  contests: z.array(ContestShownSchema),
  /** Names of people who entered the unit, and so cannot look at it again. */
  enteredBy: z.array(z.string()),
  mayRecord: AbilitySchema,
});
