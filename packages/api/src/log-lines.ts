import { Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';
import { ShownTextSchema } from './fieldwork-shown.ts';

export const LogLineSchema = z.object({
  /** Among all entries of the audit, in the order of time, from 1. */
  position: z.number().int(),
  /** In its chain, from 1. */
  number: z.number().int(),
  /** Whose fieldwork its chain records; null for the chain of the audit itself. */
  fieldworkOf: z.string().nullable(),
  hash: z.string(),
  at: TimeSchema,
  /** Role and, for those who may know it, name of who did it. */
  by: z.string(),
  type: z.string(),
  jurisdiction: z.string().nullable(),
  /** Null while a manager may not see what another jurisdiction has counted. */
  data: z.unknown(),
  /** The texts whose digests the entry holds, in their order. */
  texts: z.array(z.object({ digest: Sha256Schema, shown: ShownTextSchema })),
});

/** An entry in the log of an office. */
export const OfficeLogLineSchema = z.object({
  number: z.number().int(),
  hash: z.string(),
  at: TimeSchema,
  /** Name and role of who did it. */
  by: z.string(),
  type: z.string(),
  /** Whom or what it is about, from the wider to the narrower; empty where the type says all. */
  about: z.array(z.string()),
  data: z.unknown(),
});
