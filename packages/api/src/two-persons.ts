import { NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';

export const OutcomeSchema = z.enum(['confirmed', 'overturned', 'full-hand-count', 'unsettled']);

/** Who is out by lot of choices that are level, with so many cards each, in a contest that voters rank. */
const LOT = {
  round: z.number().int().min(1),
  contest: NameSchema,
  level: z.array(NameSchema).min(2),
  cards: z.number().int().min(0),
  out: NameSchema,
} as const;

/** What a second person confirms, named exactly: the digest on their page, the seed as they typed it, the outcome, the lot. */
export const ActOfTwoSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('commit'), commitment: Sha256Schema }),
  z.object({ act: z.literal('seed'), seed: z.string().min(1).max(100) }),
  z.object({ act: z.literal('conclude'), outcome: OutcomeSchema }),
  z.object({ act: z.literal('lot'), ...LOT }),
]);

/** Somebody who had a part in a proposal. `isOwn`: it is whoever asks. */
const PartSchema = z.object({ by: z.string(), isOwn: z.boolean() });

/**
 * Whether commitment, seed, lots and conclusion take two people, and what waits for the second one.
 *
 *   others      administrators of the office besides whoever asks: with none, nobody can confirm
 *   seed        the digits of a proposed seed, for whoever proposed it; null for the others, who type what they read themselves
 *   overtaken   the plan or a file changed after it was proposed
 */
export const TwoPersonsSchema = z.object({
  required: z.boolean(),
  others: z.number().int(),
  proposal: PartSchema.extend({
    act: z.discriminatedUnion('act', [
      z.object({ act: z.literal('commit'), commitment: Sha256Schema }),
      z.object({ act: z.literal('seed'), seed: z.string().nullable() }),
      z.object({ act: z.literal('conclude'), outcome: OutcomeSchema }),
      z.object({ act: z.literal('lot'), ...LOT, reason: z.string() }),
    ]),
    overtaken: z.boolean(),
    refusal: PartSchema.extend({ reason: z.string() }).nullable(),
  }).nullable(),
});
