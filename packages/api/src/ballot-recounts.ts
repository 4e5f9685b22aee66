import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';

/* What recounts found in batches, beside what was reported before. Differences are before minus after. */

const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });
const CountSchema = z.number().int();

export const RECOUNT_FIGURES = ['choice', 'overvotes', 'undervotes', 'cards'] as const;

/** `name` is that of a choice, and empty of all else. */
const FigureSchema = z.object({
  what: z.enum(RECOUNT_FIGURES),
  name: z.string(),
  before: CountSchema,
  after: CountSchema,
});

const RecountSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('order'), order: z.string() }),
  z.object({ by: z.literal('audit'), audit: z.string() }),
]);

export const ballotRecountQueries = {
  /** Every result of a recount, recount by recount, and what another one could be recorded of. */
  'ballot-recount-results': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      recounts: z.array(
        z.object({
          recount: RecountSchema,
          /** Of an order as the office calls it, of an audit its name. */
          name: z.string(),
          results: z.array(
            z.object({
              batch: z.string(),
              name: z.string(),
              contest: z.string(),
              /** The number of the result among those of this contest and batch. */
              report: CountSchema,
              state: z.enum(['waits', 'approved', 'returned']),
              /** Null where they are hidden from whoever asks. */
              figures: z.array(FigureSchema.extend({ difference: CountSchema })).nullable(),
              /** Whether what was before was typed from the papers, because no approved votes were here. */
              isTyped: z.boolean(),
              reportedBy: z.array(z.string()),
              reportedAt: z.string(),
              /** Why it differs; null where nobody has said so, and where the text was taken out. */
              reason: z.string().nullable(),
              explainedBy: z.array(z.string()),
              needsReason: z.boolean(),
              lookedAtBy: z.array(z.string()),
              returnedBecause: z.string().nullable(),
              /** Whether whoever asks may look at it as the second person. */
              mayReview: z.boolean(),
            }),
          ),
          /** Contest by contest, all of its batches together; null where a figure of it is hidden. */
          sums: z.array(
            z.object({
              contest: z.string(),
              batches: CountSchema,
              approved: CountSchema,
              lines: z.array(FigureSchema.extend({ net: CountSchema, gross: CountSchema })).nullable(),
            }),
          ),
        }),
      ),
      /** Batches that could be recounted, with the contests whose votes were approved of them. */
      batches: z.array(z.object({ batch: z.string(), name: z.string(), known: z.array(z.string()) })),
      contests: z.array(z.object({ name: z.string(), votesAllowed: CountSchema, choices: z.array(z.string()) })),
      /** Audits in which batches could be recounted. */
      begun: z.array(z.object({ auditId: z.string(), name: z.string() })),
    }),
  },
} as const;
