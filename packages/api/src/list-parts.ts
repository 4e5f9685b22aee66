import { LIST_PART_KINDS, LIST_WAYS } from '@plumbline/audit';
import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';

/** A part of a retrieval list. An empty name: what lies in no container, or comes from no tabulator that is known. */
export const ListPartSchema = z.object({ by: z.enum(LIST_PART_KINDS), name: z.string().max(500) });
/** See `ListPartSchema`. */
export type ListPartShown = z.infer<typeof ListPartSchema>;

/** How a retrieval list can be divided, and who took which part of it in this round. */
export const ListPartsSchema = z.object({
  /** What is to be fetched in all. */
  units: z.number().int(),
  /** In the order of the shelves; without what the manifest does not tell apart. */
  parts: z.array(ListPartSchema.extend({ units: z.number().int() })),
  /** The newest first. */
  taken: z.array(
    z.object({
      at: TimeSchema,
      person: z.string(),
      part: ListPartSchema.nullable(),
      way: z.enum(LIST_WAYS),
    }),
  ),
});
