import { isSameStop } from './headings-on-the-way.ts';
import type { PlaceToFetch } from './place-to-fetch.ts';
import { type FetchedFor, unitsToFetch } from './units-to-fetch.ts';

/** A container at which one stops, and what one takes out of it. */
export type StopToFetch = Pick<PlaceToFetch, 'shelf' | 'container' | 'condition'> & {
  /** With how many ballots of each; of batches that are counted whole, one. */
  readonly batches: readonly { readonly tabulator: string | null; readonly batch: string; readonly units: number }[];
};

/** The way of whoever fetches in the current round, stop by stop. Ballots that were seen in an earlier round stay where they are. */
export function stopsToFetch(of: FetchedFor): readonly StopToFetch[] {
  const places = unitsToFetch(of)
    .filter(({ alreadyAudited }) => !alreadyAudited)
    .map(({ place }) => place);
  const stops: PlaceToFetch[][] = [];
  for (const place of places) {
    const last = stops.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && isSameStop(first, place)) last.push(place);
    else stops.push([place]);
  }
  return stops.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { shelf, container, condition } = first;
    return [{ shelf, container, condition, batches: batchesOf([first, ...others]) }];
  });
}

/** The stops at which nothing may be taken: a container is missing, or held apart. A list that leads there is not made. */
export function unfetchableStops(of: FetchedFor): readonly StopToFetch[] {
  // Nearly always nothing is wrong, and what is drawn need not be gone through.
  if (!of.stored?.some(({ condition }) => condition !== 'ok')) return [];
  return stopsToFetch(of).filter(({ condition }) => condition !== 'ok');
}

function batchesOf(places: readonly PlaceToFetch[]): StopToFetch['batches'] {
  const own = Map.groupBy(places, ({ tabulator, batch }) => JSON.stringify([tabulator, batch]));
  return [...own.values()].flatMap((units) =>
    units.slice(0, 1).map(({ tabulator, batch }) => ({ tabulator, batch, units: units.length })),
  );
}
