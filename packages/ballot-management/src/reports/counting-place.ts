import type { Site } from '../state/room.ts';

/** Where a batch is counted, as forms speak of it. */
export type CountingPlace = {
  readonly site: string;
  readonly day: string | null;
  readonly tabulator: string;
  /** Null where it is the batch itself. */
  readonly countedAt: string | null;
  /** The unit of reconciliation with voters; null where it is the channel of the batch. */
  readonly accountedAt: string | null;
};

/** A tabulator of a precinct, its day where a site is open on several, or the batch itself. `day` says nothing of the others. */
export function countingPlace(
  { site, kind }: Pick<Site, 'site' | 'kind'>,
  { day, tabulator }: { readonly day: string | null; readonly tabulator: string },
): CountingPlace {
  if (kind === 'central') return { site, day: null, tabulator, countedAt: null, accountedAt: null };
  if (kind === 'precinct') {
    return { site, day: null, tabulator, countedAt: `tabulator:${site}/${tabulator}`, accountedAt: `site:${site}` };
  }
  return {
    site,
    day,
    tabulator,
    countedAt: `tabulator-day:${site}/${day}/${tabulator}`,
    accountedAt: `site-day:${site}/${day}`,
  };
}
