import { z } from 'zod';

/** An instant-runoff count, step by step. */
export const RunoffCountSchema = z.object({
  rounds: z
    .array(
      z.object({
        /** Ballots that count for each choice that is left. */
        cards: z.array(z.object({ choice: z.string(), cards: z.number().int() }).readonly()).readonly(),
        /** Ballots whose every ranked choice is out. */
        exhausted: z.number().int(),
        /** Who is out after it; nobody where rankings do not say. */
        eliminated: z.array(z.string()).readonly(),
        /** Present where a lot says who is out. */
        byLot: z.literal(true).optional(),
      }),
    )
    .readonly(),
  /** Ballots that count for nobody from the beginning. */
  forNobody: z.number().int(),
  /** Where the count stops because choices are level: those. Empty where it ends. */
  level: z.array(z.string()).readonly(),
  /** One: the winner. Several: it hangs on a tie. */
  mayWin: z.array(z.string()).readonly(),
});
