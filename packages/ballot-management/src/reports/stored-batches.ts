import { entriesOf, lookUp } from '@plumbline/prelude';
import type { Container, OpenRoom } from '../state/room.ts';
import { standsAt } from '../state/room-view.ts';

/** A batch as its manifest calls it, with where it is kept. */
export type StoredBatch = {
  readonly tabulator: string;
  readonly batch: string;
  readonly container: string | null;
  /** Of its container. */
  readonly condition: Container['condition'];
  /** Where its container stands now; null while that is in somebody's hands, or nowhere known. */
  readonly shelf: Container['at'];
};

/** Where each batch of a room is kept now, in no order. What was split or merged is there as what it became. */
export function storedBatches(room: OpenRoom): readonly StoredBatch[] {
  return [...entriesOf(room.batches)].flatMap(([, { name, tabulator, container, became }]) => {
    if (became.length > 0) return [];
    const found = lookUp(room.containers, container ?? '');
    const shelf = found === undefined ? null : standsAt(found);
    return [{ tabulator, batch: name, container, condition: found?.condition ?? 'ok', shelf }];
  });
}
