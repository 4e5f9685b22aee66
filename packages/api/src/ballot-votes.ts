import { NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';

/* The votes in batches, as tabulators report them, and the audits that compare them with hand counts. */

const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });
const CountSchema = z.number().int();

export const VOTES_STATES = ['none', 'waits', 'approved', 'returned', 'outdated'] as const;

/** Votes in a contest as a tabulator reports them; null what it does not say. */
export const ContestVotesSchema = z.object({
  contest: z.string(),
  votesAllowed: CountSchema,
  choices: z.array(z.object({ choice: z.string(), votes: CountSchema }).readonly()).readonly(),
  overvotes: CountSchema.nullable(),
  undervotes: CountSchema.nullable(),
  cards: CountSchema.nullable(),
});

export const ballotVotesCommands = {
  /** The approved votes of every batch in the ballot room become the candidate totals by batch of this jurisdiction in an audit. */
  'register-ballot-totals': {
    input: z.object({ auditId: z.uuid(), jurisdiction: NameSchema }),
    output: z.object({}),
  },
} as const;

export const ballotVotesQueries = {
  /** Every batch with the votes that were reported of it last, and what keeps them from each audit that compares batches. */
  'ballot-votes': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      batches: z.array(
        z.object({
          batch: z.string(),
          name: z.string(),
          state: z.enum(VOTES_STATES),
          /** The number of the report among those of its batch; 0 where there is none. */
          report: CountSchema,
          /** Null where they are hidden from whoever asks, and where nothing was reported. */
          cards: CountSchema.nullable(),
          contests: z.array(ContestVotesSchema).nullable(),
          reportedBy: z.array(z.string()),
          reportedAt: z.string().nullable(),
          method: z.string().nullable(),
          lookedAtBy: z.array(z.string()),
          /** Whether whoever asks may look at it as the second person. */
          mayReview: z.boolean(),
        }),
      ),
      audits: z.array(
        z.object({
          auditId: z.string(),
          name: z.string(),
          isPlanned: z.boolean(),
          manifest: z.enum(['none', 'this', 'another']),
          totals: z.enum(['none', 'this', 'another']),
          /** Why what was registered last was withdrawn: the event that did it; null where it stands, or nothing was. */
          withdrawnBecause: z.string().nullable(),
          /** The first 100 of what keeps the votes from the audit. */
          obstacles: z.array(
            z.object({ says: z.string(), page: z.string(), search: z.record(z.string(), z.string()) }),
          ),
          obstacleCount: CountSchema,
          /** Of the batches of the manifest: how many there are, and how many have votes that were approved. */
          batches: CountSchema,
          approved: CountSchema,
          /** Votes that were reported to the audit beside those in the batches; null what is not known, or hidden. */
          totalsByChoice: z.array(
            z.object({
              contest: z.string(),
              choice: z.string(),
              reported: CountSchema.nullable(),
              inBatches: CountSchema.nullable(),
            }),
          ),
          file: z.object({ name: z.string(), sha256: Sha256Schema }).nullable(),
        }),
      ),
    }),
  },
} as const;
