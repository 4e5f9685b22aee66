import { type Batch, compareNaturally } from '@plumbline/election';
import type { Unit } from './draw.ts';

/** Where a ballot lies in the storage room. `container` is null where the manifest names none. */
export type ShelfPlace = Unit & { readonly container: string | null };

/** Tells where units lie, by the batches of their jurisdiction's manifest. */
export function shelfPlaces(batches: readonly Batch[]): (unit: Unit) => ShelfPlace {
  const containers = new Map(batches.map(({ tabulator, name, container }) => [batchKey(tabulator, name), container]));
  return (unit) => ({ ...unit, container: containers.get(batchKey(unit.tabulator, unit.batch)) ?? null });
}

/** The order in which one walks along the shelves: container, tabulator, batch, position. */
export function compareShelfPlaces(a: ShelfPlace, b: ShelfPlace): number {
  return (
    compareNaturally(a.container ?? '', b.container ?? '') ||
    compareNaturally(a.tabulator ?? '', b.tabulator ?? '') ||
    compareNaturally(a.batch, b.batch) ||
    (a.position ?? 0) - (b.position ?? 0)
  );
}

/** Units in the order of the shelves, for as many as are drawn: batches are compared by name, cards of one by position. */
export function inShelfOrder(places: readonly ShelfPlace[]): readonly ShelfPlace[] {
  const batches = [...Map.groupBy(places, (place) => batchKey(place.tabulator, place.batch)).values()];
  return batches
    .toSorted(([a], [b]) => (a === undefined || b === undefined ? 0 : compareShelfPlaces(a, b)))
    .flatMap((batch) => batch.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0)));
}

/** Names what is handed to a board in one piece: the whole container, or the batch where no container is named. */
export function shelfGroup(place: ShelfPlace): string {
  return place.container === null ? batchKey(place.tabulator, place.batch) : JSON.stringify([place.container]);
}

function batchKey(tabulator: string | null, batch: string): string {
  return JSON.stringify([tabulator, batch]);
}
