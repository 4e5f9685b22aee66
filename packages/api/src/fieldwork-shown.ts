import { BATCH_TYPES, CARD_READERS, REVIEW_REASONS } from '@plumbline/audit';
import { CardSeenSchema, ManualVoteRecordSchema, RankedCountSchema, RankSchema } from '@plumbline/election';
import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';
import { FindingRuleSchema } from './card-orders.ts';

const VotesSchema = z.record(z.string(), z.number());

/** Reported | audited | difference of one batch for one contest. `audited` is null until it may be seen. */
export const BatchComparisonSchema = z.object({
  contest: z.string(),
  reported: VotesSchema,
  audited: VotesSchema.nullable(),
  /** Reported minus audited, by choice. */
  difference: VotesSchema.nullable(),
  /** Positive: the reported margin was too large. Null when no pair of choices changes. */
  changeInMargin: z.number().nullable(),
});

/** How the ballots of a batch were cast. */
export const BatchTypeSchema = z.enum(BATCH_TYPES);

/** How many cards of a batch are with the review team, by why. */
export const CardsByReasonSchema = z.partialRecord(z.enum(REVIEW_REASONS), z.number().int());

/** One tally sheet of a batch, as it was entered. */
const TallySheetShownSchema = z.object({
  name: z.string(),
  votes: z.record(z.string(), VotesSchema),
  /** Of contests that voters rank; absent where there are none. */
  rankings: z.record(z.string(), RankedCountSchema).optional(),
});

export const SampledBatchSchema = z.object({
  batch: z.string(),
  container: z.string().nullable(),
  tabulator: z.string().nullable(),
  ballots: z.number().int(),
  /** By contest: the tickets of every round so far. */
  tickets: z.record(z.string(), z.array(z.object({ round: z.number().int(), ticket: z.string() }))),
  extra: z.boolean(),
  /** A law requires it, or a part of it, to be counted whatever is drawn. */
  required: z.boolean(),
  /** The combined batch it is counted in, or its parts if it is one. */
  combinedInto: z.string().nullable(),
  combinedFrom: z.array(z.string()),
  /** The round in which it was counted; null until then. */
  countedInRound: z.number().int().nullable(),
  lastEditedBy: z.string().nullable(),
  /** Where everything is counted: what kind of batch it is, its cards as counted, and as the manifest lists them. */
  cards: z.object({ type: BatchTypeSchema, counted: z.number().int(), listed: z.number().int() }).nullable(),
  /** As they were entered at the desk: what the review team decided is beside them. */
  sheets: z.array(TallySheetShownSchema),
  /** The cards of it that are, or were, with the review team; null where none ever were. */
  review: z
    .object({
      kinds: CardsByReasonSchema,
      sent: z.number().int(),
      /** Cards in the stacks as they were entered; null where they were not. */
      inStacks: z.number().int().nullable(),
      /** The cards of the stacks were counted against what is with the team now. */
      areStacksCounted: z.boolean(),
      /** What the team decided on all it was sent; null until it has. */
      votes: z.record(z.string(), VotesSchema).nullable(),
      version: z.number().int(),
    })
    .nullable(),
  /** The entries that stand: an entry that is made now takes the place of these. */
  entries: z.array(z.string()),
  /**
   * Where each batch is entered twice and only one of two has: by whom, and nothing of what; and whether whoever reads this is among them. Null in
   * every other case.
   */
  enteredOnce: z.object({ by: z.array(z.string()), you: z.enum(['entered', 'partly', 'not-entered']) }).nullable(),
  /** Where each batch is entered twice and others have entered it already: an entry that is made now is made by people who have seen both. */
  together: z.boolean(),
  /** Where two entries stand that did not know of each other: what each says. Neither counts until people settle it; empty elsewhere. */
  contested: z.array(
    z.object({
      id: z.string(),
      sheets: z.array(TallySheetShownSchema),
      cards: z.object({ type: BatchTypeSchema, counted: z.number().int(), listed: z.number().int() }).nullable(),
      /** Cards in the stacks, where others were with the review team as they were counted. */
      inStacks: z.number().int().nullable(),
      enteredBy: z.string(),
      /** When it was entered, by the clock of the device; null for an entry that no device made. */
      enteredAt: TimeSchema.nullable(),
    }),
  ),
  /** Empty for those who may not see the reported results before the count is final. */
  comparisons: z.array(BatchComparisonSchema),
});
export type SampledBatch = z.infer<typeof SampledBatchSchema>;

/** What was seen on a card in one contest, by the machine or by people. */
export const SeenVoteSchema = z.object({
  state: z.enum(['vote', 'blank', 'overvote', 'not-on-ballot', 'not-counted', 'no-record', 'not-found']),
  choices: z.array(z.string()),
  /** What is marked at each rank, where voters ranked the choices. */
  ranks: z.array(RankSchema).optional(),
});

/** A drawn card that people read otherwise than the machine did, with the contests in which they did. */
export const ComparedCardSchema = z.object({
  ballot: z.string(),
  container: z.string().nullable(),
  tabulator: z.string().nullable(),
  batch: z.string(),
  position: z.number().int(),
  imprintedId: z.string().nullable(),
  contests: z.array(
    z.object({
      contest: z.string(),
      reported: SeenVoteSchema,
      audited: SeenVoteSchema,
      /** Positive: the reported margin was too large. Null: the difference changes no margin. */
      marginChange: z.number().nullable(),
    }),
  ),
});
export type ComparedCard = z.infer<typeof ComparedCardSchema>;

export const BallotLineSchema = z.object({
  /** The key to name it by in commands. */
  ballot: z.string(),
  container: z.string().nullable(),
  tabulator: z.string().nullable(),
  batch: z.string(),
  position: z.number().int(),
  /** What the machine printed on the card, where its record says; null otherwise. */
  imprintedId: z.string().nullable(),
  /** The machine's record says that the card replaces a damaged one, so that the original is to be looked for. */
  remade: z.boolean(),
  /** What was said of the card in the entry that stands; null where nothing was, or two entries stand. */
  said: CardSeenSchema.nullable(),
  /** How people find it in its pile, where the office said how the cards lie; null otherwise. */
  findingRule: FindingRuleSchema.nullable(),
  /** Whether its batch has cast vote records, where some batches have and others have not; null in every other audit. */
  hasCvrs: z.boolean().nullable(),
  /**
   * Contested: two entries stand that are not alike or did not know of each other, and the board has to settle which is right. Entered once:
   * of two people who are to enter it only one has, and nobody is told what. Reopened: the office wants it to be looked at again, and
   * nobody has.
   */
  state: z.enum(['not-audited', 'entered-once', 'audited', 'not-found', 'contested', 'reopened']),
  /** How many entries were made of this ballot; null where there is none. */
  version: z.number().int().nullable(),
  /** The entries that stand: an entry that is made now takes the place of these. */
  entries: z.array(z.string()),
  /** Where each card is entered twice: who made each of these entries, in their order; empty elsewhere. */
  readers: z.array(z.enum(CARD_READERS)),
});

/** Ballots that were remade and lie in a batch: the numbers on original and duplicate, which are the same as a rule. */
export const RemadeInBatchSchema = z.object({
  /** Null where the manifest names no tabulators. */
  tabulator: z.string().nullable(),
  batch: z.string(),
  ballots: z.array(z.object({ original: z.string(), duplicate: z.string() })),
});

/** In place of a text that is not there: who redacted it, when and why; or that nobody knows why it is missing. */
export const AbsentTextSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('redacted'), at: TimeSchema, by: z.string(), reason: z.string() }),
  z.object({ state: z.literal('missing') }),
]);
export type AbsentText = z.infer<typeof AbsentTextSchema>;

/** A text that somebody typed, which the log holds the digest of; with its salt anyone can compute that digest again. */
export const ShownTextSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('kept'), text: z.string(), salt: z.string() }),
  ...AbsentTextSchema.options,
]);
export type ShownText = z.infer<typeof ShownTextSchema>;

export const BallotRecordSchema = BallotLineSchema.extend({
  record: ManualVoteRecordSchema.nullable(),
  /** By contest: a note that was taken and is not there any more. In the record it is empty. */
  absentNotes: z.record(z.string(), AbsentTextSchema),
  /** Where it is contested: what each of the entries says. */
  standing: z.array(
    z.object({
      id: z.string(),
      record: ManualVoteRecordSchema,
      absentNotes: z.record(z.string(), AbsentTextSchema),
      /** When it was entered, by the clock of the device; null for an entry that no device made. */
      enteredAt: TimeSchema.nullable(),
      device: z.string().nullable(),
      /** Which of two people made it; null where each card is entered once. */
      reader: z.enum(CARD_READERS).nullable(),
    }),
  ),
});
