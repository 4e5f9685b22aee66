import type { CommandInput, QueryOutput } from '@plumbline/api';
import { CARD_ENDS, CARD_FACES, ORDER_KEPT } from '@plumbline/audit';
import { err, ok, type Result } from '@plumbline/prelude';

export type Orders = NonNullable<QueryOutput<'jurisdiction'>['cardOrders']>;
export type OrdersStated = Pick<CommandInput<'state-card-order'>, 'all' | 'otherwise'>;
type Order = OrdersStated['all'];

/** The answers about the cards of a batch as they stand in the form; `first` is an end and a face, such as `top-down`. */
export type OrderDraft = { readonly scanOrder: string; readonly imprinted: string; readonly first: string };
export type BatchOrderDraft = OrderDraft & { readonly tabulator: string; readonly batch: string };
export type OrdersDraft = { readonly all: OrderDraft; readonly otherwise: readonly BatchOrderDraft[] };

/** An answer that is missing: of the batch at this place, or of all batches. */
export type OrderProblem = { readonly wrong: keyof OrderDraft | 'batch'; readonly place: number | 'all' };

export const BLANK_ORDER: OrderDraft = { scanOrder: '', imprinted: '', first: '' };
export const BLANK_BATCH: BatchOrderDraft = { ...BLANK_ORDER, tabulator: '', batch: '' };
export const FIRSTS = CARD_ENDS.flatMap((end) => CARD_FACES.map((face) => `${end}-${face}` as const));

/** What is saved, as it stands in the form. */
export function draftOfOrders(orders: Orders | null): OrdersDraft {
  if (orders === null) return { all: BLANK_ORDER, otherwise: [] };
  return {
    all: draftOfOrder(orders.all),
    otherwise: orders.otherwise.map(({ tabulator, batch, order }) => {
      return { ...draftOfOrder(order), tabulator: tabulator ?? '', batch };
    }),
  };
}

function draftOfOrder({ scanOrder, imprinted, first }: Order): OrderDraft {
  return { scanOrder, imprinted: imprinted ? 'yes' : 'no', first: `${first.end}-${first.face}` };
}

/** Whether no card of these could be matched with its record. */
export function isUnmatched({ scanOrder, imprinted }: OrderDraft): boolean {
  return (scanOrder === 'no' || scanOrder === 'unknown') && imprinted === 'no';
}

/** Reads how the cards lie, or everything that is missing at once. */
export function readOrders(draft: OrdersDraft): Result<OrdersStated, readonly OrderProblem[]> {
  const problems: OrderProblem[] = [];
  const all = readOrder(draft.all, 'all', problems);
  const otherwise = draft.otherwise.flatMap((one, place) => {
    const batch = one.batch.trim();
    if (batch === '') problems.push({ wrong: 'batch', place });
    const order = readOrder(one, place, problems);
    const tabulator = one.tabulator.trim();
    return order === undefined ? [] : [{ tabulator: tabulator === '' ? null : tabulator, batch, order }];
  });
  return all === undefined || problems.length > 0 ? err(problems) : ok({ all, otherwise });
}

function readOrder(draft: OrderDraft, place: number | 'all', problems: OrderProblem[]): Order | undefined {
  const scanOrder = ORDER_KEPT.find((kept) => kept === draft.scanOrder);
  const isAnswered = draft.imprinted === 'yes' || draft.imprinted === 'no';
  const end = CARD_ENDS.find((one) => draft.first.startsWith(`${one}-`));
  const face = CARD_FACES.find((one) => draft.first.endsWith(`-${one}`));
  if (scanOrder === undefined) problems.push({ wrong: 'scanOrder', place });
  if (!isAnswered) problems.push({ wrong: 'imprinted', place });
  if (end === undefined || face === undefined) problems.push({ wrong: 'first', place });
  if (scanOrder === undefined || !isAnswered || end === undefined || face === undefined) return undefined;
  return { scanOrder, imprinted: draft.imprinted === 'yes', first: { end, face } };
}
