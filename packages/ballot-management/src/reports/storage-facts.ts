import type { Extent, OfficeFacts } from '@plumbline/audit';
import type { PlanSettings, Storage } from '../state/batch-plan.ts';
import type { Site } from '../state/room.ts';

/**
 * What an office will know of its cards that are stored so, for `whichAudit`. `kinds` are the kinds of sites at which any are expected.
 *
 * The order of a batch helps to find the card of a record only where there are records: what keeps its order elsewhere counts for nothing then.
 */
export function storageFacts(kinds: readonly Site['kind'][], { storage }: Pick<PlanSettings, 'storage'>): OfficeFacts {
  const known = [...new Set(kinds)].map((kind) => storage[kind]);
  const withRecords = known.filter(({ cvrs }) => cvrs);
  const findable = (what: 'scanOrder' | 'imprints'): Extent => {
    const extent = extentOf(known, what);
    if (extent !== 'in-part' || withRecords.length === 0) return extent;
    return extentOf(withRecords, what) === 'nowhere' ? 'nowhere' : 'in-part';
  };
  return {
    independentCounts: extentOf(known, 'independentCounts'),
    votesByBatch: extentOf(known, 'votesByBatch'),
    cvrs: extentOf(known, 'cvrs'),
    scanOrder: findable('scanOrder'),
    imprints: findable('imprints'),
  };
}

function extentOf(known: readonly Storage[], what: keyof Storage): Extent {
  const number = known.filter((one) => one[what]).length;
  if (number === 0) return 'nowhere';
  return number === known.length ? 'everywhere' : 'in-part';
}
