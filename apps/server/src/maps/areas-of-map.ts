import type { QueryOutput } from '@plumbline/api';
import type { MapAreas } from '@plumbline/drawings';
import type { Sha256 } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { keepNewest } from '../keep-newest.ts';
import type { Services } from '../services.ts';

type AreasShown = NonNullable<QueryOutput<'map-of-audit'>['map']> & Pick<MapAreas, 'leftOut'>;

/** By digest. A map of 1,600 towns takes about a megabyte. */
const kept = keepNewest<AreasShown>({
  bytesMax: 16_000_000,
  bytesOf: ({ areas }) => areas.reduce((sum, { outline, names }) => sum + outline.length + 60 * names.length, 0),
});

/** What the file of a map shows, once it was taken in. */
export function areasOfMap({ workers }: Pick<Services, 'workers'>, sha256: Sha256): Promise<AreasShown> {
  return kept.get(sha256, async () => {
    const read = await workers.run('read-map', sha256);
    assert(read.ok, 'what is a map was read as one', read);
    const { field, properties, areas, leftOut } = read.value;
    const shown = areas.map(({ names, outline, middle }) => {
      const place: [number, number] = [...middle];
      return { names: [...names], outline, middle: place };
    });
    return { field, properties: [...properties], areas: shown, leftOut };
  });
}
