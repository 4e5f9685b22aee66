import { compareShelfPlaces, type ShelfPlace } from '@plumbline/audit';
import type { StoredBatch } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';

/** Where something to fetch lies: as its manifest says, and where a ballot room says more, in the container and on the shelf that it has now. */
export type PlaceToFetch = ShelfPlace & {
  /** Null where no ballot room says, and while its container stands on no shelf. */
  readonly shelf: StoredBatch['shelf'];
  /** Of its container, by its ballot room. */
  readonly condition: StoredBatch['condition'];
};

/** Tells where places of a manifest are now, by what the ballot room has stored; undefined where there is none. */
export function placesToFetch(stored: readonly StoredBatch[] | undefined): (place: ShelfPlace) => PlaceToFetch {
  const named = Map.groupBy(stored ?? [], ({ batch }) => batch);
  return (place) => {
    const found = named
      .get(place.batch)
      ?.find(({ tabulator }) => place.tabulator === null || place.tabulator === tabulator);
    return {
      ...place,
      container: found?.container ?? place.container,
      shelf: found?.shelf ?? null,
      condition: found?.condition ?? 'ok',
    };
  };
}

/** The order in which one walks: by storage area, along its shelves, then as it lies there. What stands on no shelf comes last. */
export function compareOnTheWay(a: PlaceToFetch, b: PlaceToFetch): number {
  return compareShelves(a.shelf, b.shelf) || compareShelfPlaces(a, b);
}

function compareShelves(a: PlaceToFetch['shelf'], b: PlaceToFetch['shelf']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareNaturally(a.area, b.area) || compareNaturally(a.slot, b.slot);
}
