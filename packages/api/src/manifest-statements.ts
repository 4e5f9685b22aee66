import { BALLOT_KINDS, WAYS_VERIFIED } from '@plumbline/audit';
import { z } from 'zod';
import { ShownTextSchema } from './fieldwork-shown.ts';

export const WayVerifiedSchema = z.enum(WAYS_VERIFIED);

/** Whether a manifest lists the ballot cards of a kind, there are none, or so many are still to be counted. */
export const KindListedSchema = z.discriminatedUnion('listed', [
  z.object({ listed: z.enum(['included', 'none']) }),
  z.object({ listed: z.literal('not-yet-counted'), cards: z.number().int().min(1).max(1e9) }),
]);

/** By kind of ballot; every kind is answered. */
export const KindsListedSchema = z.record(z.enum(BALLOT_KINDS), KindListedSchema);

/** What an office says of the numbers in its manifest, as it is shown. */
export const StatementShownSchema = z.object({
  /** Which manifest it is about: the digest of the file. */
  manifest: z.string(),
  verified: WayVerifiedSchema,
  /** Who checked the numbers: a role or a name, as it was typed, or why it is not shown. */
  by: ShownTextSchema,
  /** The day, as YYYY-MM-DD. */
  on: z.iso.date(),
  ballots: KindsListedSchema,
});
