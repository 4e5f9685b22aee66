import { z } from 'zod';
import { NameSchema } from './contest.ts';

/**
 * What stands on a card where the machine printed its number, as people type it. It stands in the log as it was typed, so it
 * is a number: letters, at least one digit and what separates them, on one line, at most 60. A name alone is none.
 */
export const PrintedNumberSchema = z
  .string()
  .trim()
  .regex(/^(?=.*\p{N})[\p{L}\p{N}{(#][\p{L}\p{N} ._:/#+*(){}-]{0,59}$/u, 'is not what a machine prints on a card');

/** What was found where the record of a card says that something is printed on it. */
export const ImprintSeenSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('same') }).readonly(),
  z.object({ is: z.literal('different'), says: PrintedNumberSchema }).readonly(),
  z.object({ is: z.literal('none') }).readonly(),
]);
export type ImprintSeen = z.infer<typeof ImprintSeenSchema>;

/**
 * Of a card that replaces a damaged one: whether the one that the voter marked was found. If it was, the votes are those on it;
 * if not, those on the duplicate.
 */
export const DUPLICATES = ['original-found', 'original-not-found'] as const;
export type Duplicate = (typeof DUPLICATES)[number];

/** What people said of a card besides the votes on it. Nothing that is measured rests on it. */
export const CardSeenSchema = z
  .object({
    /** Null where nobody was asked: no record says what is printed on the card. */
    imprint: ImprintSeenSchema.nullable(),
    /** Null where nobody said that it is a duplicate. */
    duplicate: z.enum(DUPLICATES).nullable(),
    /** The contests of which two people saw different things; what comes closest is in their interpretation. */
    notAgreed: z.array(NameSchema).max(1000).readonly(),
  })
  .readonly();
export type CardSeen = z.infer<typeof CardSeenSchema>;

/** The same, or undefined where nothing was said. */
export function cardSeenOf(card: CardSeen): CardSeen | undefined {
  return card.imprint === null && card.duplicate === null && card.notAgreed.length === 0 ? undefined : card;
}
