import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';

/** An open session, as its owner and administrators of the office are shown it. */
export const SessionSchema = z.object({
  /** Browser and system in words, where they were recognised. */
  device: z.string().nullable(),
  signedInAt: TimeSchema,
  lastUsedAt: TimeSchema,
});
