import { CARD_ENDS, CARD_FACES, ORDER_KEPT } from '@plumbline/audit';
import { NameSchema } from '@plumbline/election';
import { z } from 'zod';

/** How the cards of a batch lie: `first` is ballot 1, at this end of the pile and as it lies with this face. */
export const CardOrderSchema = z.object({
  scanOrder: z.enum(ORDER_KEPT),
  imprinted: z.boolean(),
  first: z.object({ end: z.enum(CARD_ENDS), face: z.enum(CARD_FACES) }),
});

/** Batches that are kept otherwise than the others. */
export const OrdersOtherwiseSchema = z.array(
  z.object({ tabulator: NameSchema.nullable(), batch: NameSchema, order: CardOrderSchema }),
);

/** How people find a card: by counting from ballot 1, or by what is printed on it. */
export const FindingRuleSchema = z.discriminatedUnion('find', [
  z.object({ find: z.literal('by-count'), end: z.enum(CARD_ENDS), face: z.enum(CARD_FACES) }),
  z.object({ find: z.literal('by-imprint') }),
]);
