import { z } from 'zod';

/** The way of whoever fetches: at which container one stops, and what one takes out of it. */
export const StopsToFetchSchema = z.object({
  /** The ballot room that says where things stand; null where the manifest comes from none, and there is no way then. */
  room: z.object({ electionId: z.string() }).nullable(),
  /** In the order in which one walks; what stands on no shelf comes last. */
  stops: z.array(
    z.object({
      shelf: z.object({ area: z.string(), slot: z.string() }).nullable(),
      container: z.string().nullable(),
      condition: z.enum(['ok', 'quarantined', 'missing']),
      /** With how many ballots of each; of batches that are counted whole, one. */
      batches: z.array(z.object({ tabulator: z.string().nullable(), batch: z.string(), units: z.number().int() })),
    }),
  ),
});
