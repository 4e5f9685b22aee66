import { z } from 'zod';
import { ContestTotalsSchema } from './audit-heading.ts';

/** What a jurisdiction has to total in the current round, and what it entered. */
export const RoundTotalsSchema = z.object({
  round: z.number().int(),
  contests: z.array(
    z.object({
      contest: z.string(),
      /** The draws in the jurisdiction that are counted: a card as often as it was drawn. */
      draws: z.number().int(),
      /** The contest whose sample is counted; null where every drawn card is counted once. */
      sampleOf: z.string().nullable(),
      entered: ContestTotalsSchema.nullable(),
    }),
  ),
  /** How often totals were entered in this round, for `basedOn`; null when they never were. */
  version: z.number().int().nullable(),
  enteredBy: z.string().nullable(),
  final: z.boolean(),
});
export type RoundTotals = z.infer<typeof RoundTotalsSchema>;
