import { reconciliationOf, type SeenRoom } from '@plumbline/ballot-management';
import { entriesOf } from '@plumbline/prelude';

/** How the ballots of a room stand together: net and gross beside one another, and what is left unexplained. */
export function roomFigures(seen: SeenRoom) {
  const { room, hidesBatch, hiddenTotals } = seen;
  const { voters, status } = reconciliationOf(room);
  let batches = 0;
  let cards: number | null = hiddenTotals.has('handCount') ? null : 0;
  for (const [, batch] of entriesOf(room.batches)) {
    if (batch.became.length > 0) continue;
    batches += 1;
    // A sum of which a part is hidden would tell it.
    cards = cards === null || hidesBatch(batch) ? null : cards + (batch.cards ?? 0);
  }
  const { net, gross, residual, unitsMissingFigures: missing } = voters;
  return { batches, cards, net, gross, residual, missing, status };
}

/** Whether a total of all batches would tell what is hidden from whoever looks. */
export function hidesAnyBatch({ room, hidesBatch, hiddenTotals }: SeenRoom): boolean {
  if (hiddenTotals.has('handCount')) return true;
  return [...entriesOf(room.batches)].some(([, batch]) => batch.became.length === 0 && hidesBatch(batch));
}
