import { BatchEntrySchema, BOARD_COUNT_MAX, DeviceEntrySchema, REVIEW_REASONS } from '@plumbline/audit';
import { InterpretationSchema, ManualVoteRecordSchema, NameSchema, RankedCountSchema } from '@plumbline/election';
import { z } from 'zod';
import { Done, InJurisdiction, OnBoard } from './asked-of.ts';
import { ContestTotalsSchema } from './audit-heading.ts';
import { BatchTypeSchema } from './fieldwork-shown.ts';
import { ListPartSchema } from './list-parts.ts';
import { StaffNameSchema, SUPPLIES_MAX, SupplyLineSchema } from './room-plan.ts';
import { OnlyNameSchema } from './typed-names.ts';
import { VotesSchema } from './typed-votes.ts';

const ReopeningReasonSchema = z.string().trim().min(1).max(500);
/** A request to enter tallies at another computer. */
const OfTallyEntry = InJurisdiction.extend({ entryId: z.uuid() });

/** What jurisdictions, their boards and those who enter tallies send. */
export const fieldworkCommands = {
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
    input: InJurisdiction.extend({
      names: z.array(StaffNameSchema).max(2_000),
      /** The day on which they come; null where it is not known. */
      day: z.iso.date().nullable().default(null),
      basedOn: z.int().min(0),
    }),
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
  /** One card of a board is looked at again, whether or not the board has signed off. `tabulator` is left out where its batch is enough. */
  'reopen-card': {
    input: OnBoard.extend({
      tabulator: z.string().trim().max(200).optional(),
      batch: NameSchema,
      position: z.number().int().min(0).max(1e9),
      reason: ReopeningReasonSchema,
    }),
    output: Done,
  },
  'reopen-board': { input: OnBoard.extend({ reason: ReopeningReasonSchema }), output: Done },
  'record-batch': {
    input: InJurisdiction.extend({
      batch: NameSchema,
      sheets: z
        .array(
          z.object({
            name: NameSchema,
            votes: z.record(NameSchema, VotesSchema),
            /** Of contests that voters rank, in the place of votes. */
            rankings: z.record(NameSchema, RankedCountSchema).optional(),
          }),
        )
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
      /** Where cards of it are with the review team: those in the stacks, and by how many all differ from the manifest, confirmed. */
      stacks: z
        .object({
          cards: z.number().int().min(0).max(1e9),
          differenceConfirmed: z.number().int().nullable(),
          /** The `version` of what was with the team when they were counted; null where nothing was. Another one in between is a conflict. */
          basedOn: z.number().int().nullable(),
        })
        .optional(),
      /** The number of the log entry that last recorded this batch, as the person saw it; null when it was empty. Another one in between is a conflict. */
      basedOn: z.number().int().nullable(),
      /**
       * Where a device keeps entries until they are sent. It is taken once, however often and late it comes; one made without
       * knowledge of another is kept beside it, and people settle them. `basedOn` then says nothing.
       */
      entry: BatchEntrySchema.optional(),
      /** Who was signed in as a device kept it, by the name that the session gives: nobody else sends it in their own name. */
      enteredAs: z.string().max(300).optional(),
    }),
    output: Done,
  },
  /** Leaves cards of a batch to the review team: all that are with it now, by why. None at all takes them back. */
  'send-batch-to-review': {
    input: InJurisdiction.extend({
      batch: NameSchema,
      kinds: z.partialRecord(z.enum(REVIEW_REASONS), z.number().int().min(0).max(1e6)),
      remark: z.string().trim().max(500).default(''),
      /** The `version` of what is with the team as the person saw it; null where nothing was. */
      basedOn: z.number().int().nullable(),
    }),
    output: Done,
  },
  /** The votes on all cards of a batch that the review team was sent. */
  'review-batch': {
    input: OnBoard.extend({
      batch: NameSchema,
      votes: z.record(NameSchema, VotesSchema),
      remark: z.string().trim().max(500).default(''),
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
} as const;
