import { z } from 'zod';
import { IdSchema } from './nouns.ts';

/** Why batches are counted again: by an order, under the name that the office gives it, or in an audit, by its identifier. */
export const RecountSchema = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('order'), order: IdSchema }),
    z.strictObject({ by: z.literal('audit'), audit: IdSchema }),
  ])
  .readonly();
export type Recount = z.infer<typeof RecountSchema>;

/** A contest of a batch in a recount: what has one result, however often it is recorded. */
const RECOUNTED = { recount: RecountSchema, batch: IdSchema, contest: IdSchema } as const;
export type Recounted = { readonly recount: Recount; readonly batch: string; readonly contest: string };

/** A result as it was recorded: by its number among those of the same contest and batch. */
export const RecountNamedSchema = z.strictObject({ ...RECOUNTED, report: z.int().min(1) }).readonly();
export type RecountNamed = z.infer<typeof RecountNamedSchema>;

/** Names what has one result. */
export function recountKey({ recount, batch, contest }: Recounted): string {
  return JSON.stringify([recount.by, recount.by === 'order' ? recount.order : recount.audit, batch, contest]);
}
