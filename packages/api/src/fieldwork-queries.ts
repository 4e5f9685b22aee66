import { REVIEW_REASONS } from '@plumbline/audit';
import { z } from 'zod';
import { AbilitiesSchema } from './abilities.ts';
import { InJurisdiction, OnBoard } from './asked-of.ts';
import { AuditHeadingSchema, TimeSchema } from './audit-heading.ts';
import {
  BallotLineSchema,
  BallotRecordSchema,
  CardsByReasonSchema,
  RemadeInBatchSchema,
  SampledBatchSchema,
} from './fieldwork-shown.ts';
import { HelpContactSchema } from './help-contact.ts';
import { ContestShownSchema } from './plan-shown.ts';
import { VotesSchema } from './typed-votes.ts';

/** How a request to enter tallies stands. Lapsed: nobody answered in time. Over: its hours, its round or its link are. */
const TallyStandSchema = z.enum(['waiting', 'confirmed', 'rejected', 'ended', 'lapsed', 'over']);

/** What boards and people who enter tallies are shown, and what a manager is of those people. */
export const fieldworkQueries = {
  /** What a device is told that opened the link of an audit board, before anybody types its PIN. `token` is the end of the link. */
  'board-door': {
    input: z.object({ token: z.string().max(200) }),
    output: z.object({
      board: z.string(),
      jurisdiction: z.string(),
      /** This device is signed in as this board. */
      isSignedIn: z.boolean(),
    }),
  },
  /**
   * What a computer is told that opened a link to enter tallies, or asked by one. `token` is that of the link; without one only what was
   * asked is answered.
   */
  'tally-request': {
    input: z.object({ token: z.string().max(200).optional() }),
    output: z.object({
      /** Null where the link opens nothing: it was replaced, its round is over, or the tallies are final. */
      link: z.object({ office: z.string(), audit: z.string(), jurisdiction: z.string() }).nullable(),
      request: z
        .object({
          audit: z.string(),
          jurisdiction: z.string(),
          people: z.array(z.string()),
          stand: TallyStandSchema,
          /** Six digits, while the people wait. */
          number: z.string().nullable(),
        })
        .nullable(),
    }),
  },
  /** The requests of a jurisdiction to enter tallies at other computers in this round, for its manager. */
  'tally-requests': {
    input: InJurisdiction,
    output: z.object({
      /** The address to open at the other computers; null until the manager makes one, and where it is worth nothing any more. */
      link: z
        .object({
          address: z.string(),
          /** The address as a QR code; null where the server was not told its own name. */
          squares: z.array(z.string()).nullable(),
        })
        .nullable(),
      requests: z.array(
        z.object({
          entryId: z.string(),
          /** None of a request that is over and was never let in: its names are deleted. */
          people: z.array(z.string()),
          askedAt: TimeSchema,
          stand: TallyStandSchema,
          /** When it came to this stand; where it passed by itself, when it was last decided. */
          since: TimeSchema,
          /** Wrong numbers that may still be typed. */
          triesLeft: z.number().int(),
          /** Whoever is let in is out then, whatever they do. */
          until: TimeSchema,
        }),
      ),
    }),
  },
  /** The batches of a jurisdiction as people see them whom its manager lets enter tallies: nothing that was reported is in it. */
  'tally-entry': {
    input: InJurisdiction,
    output: z.object({
      heading: AuditHeadingSchema,
      jurisdiction: z.string(),
      contests: z.array(ContestShownSchema),
      batches: z.array(SampledBatchSchema),
      batchVersions: z.record(z.string(), z.number().int()),
      /** Whether each batch is entered by two who do not know of one another. Lists that devices kept from before it was so say nothing. */
      entersTwice: z.boolean().optional(),
      talliesFinal: z.boolean(),
    }),
  },
  /** The audit board's table. */
  board: {
    input: OnBoard,
    output: z.object({
      heading: AuditHeadingSchema,
      board: z.string(),
      jurisdiction: z.string(),
      members: z.array(z.string()),
      signedOff: z.boolean(),
      contests: z.array(ContestShownSchema),
      ballots: z.array(BallotLineSchema),
      /** Whether it is the review team, or can send cards to one. Kept lists from before there were any have none. */
      review: z.enum(['is-team', 'has-team', 'no-team']).optional(),
      /** Cards that were sent to it, where it is the review team: why, and what was remarked. Never what was read of them. */
      reviews: z
        .array(z.object({ ballot: z.string(), why: z.enum(REVIEW_REASONS), remark: z.string().nullable() }))
        .optional(),
      /** Batches of which cards were sent to it, where it is the review team and batches are counted. Never what the desk counted. */
      batches: z
        .array(
          z.object({
            batch: z.string(),
            kinds: CardsByReasonSchema,
            sent: z.number().int(),
            remark: z.string().nullable(),
            version: z.number().int(),
            /** What it decided, as it may still be corrected; null until it has. */
            decision: z.object({ votes: z.record(z.string(), VotesSchema), remark: z.string().nullable() }).nullable(),
          }),
        )
        .optional(),
      /** Cards that the office opened again and nobody has looked at since, with the reason; null where that was redacted. */
      reopened: z.array(z.object({ ballot: z.string(), reason: z.string().nullable() })).optional(),
      /** Where the board had signed off and only these are open again: it enters no others. */
      openFor: z.array(z.string()).optional(),
      /** Each card is entered twice: by the first and by the second member, neither of whom is told what the other entered. */
      entersTwice: z.boolean(),
      /** It begins only with two people. */
      ofTwo: z.boolean(),
      abilities: AbilitiesSchema,
      /** Whom to call, kept on the device with the list. */
      helpContact: HelpContactSchema.nullable(),
    }),
  },
  /** Ballots that were remade and lie in the batches of which this board has cards. */
  'board-remade': { input: OnBoard, output: z.object({ batches: z.array(RemadeInBatchSchema) }) },
  /** One ballot on the audit board's screen. */
  ballot: {
    input: OnBoard.extend({ ballot: z.string().max(2000) }),
    output: z.object({ ballot: BallotRecordSchema, contests: z.array(ContestShownSchema) }),
  },
} as const;
