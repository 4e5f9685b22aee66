import { printedWords } from '@plumbline/words/printed-words';
import type { Row } from './block.ts';
import type { PlaceToFetch } from './place-to-fetch.ts';
import type { PrintContext } from './print-context.ts';

/**
 * What stands above each of these places in a list, which are in the order of the way: the shelf to go to and the container to open, where
 * they are others than those before. Nothing of containers where none is named.
 */
export function headingsOnTheWay(
  { language, stored }: Pick<PrintContext, 'language' | 'stored'>,
  places: readonly PlaceToFetch[],
): readonly (readonly Row[])[] {
  const say = printedWords(language);
  const hasContainer = places.some(({ container }) => container !== null);
  return places.map((place, index) => {
    const before = index === 0 ? undefined : places[index - 1];
    if (before !== undefined && isSameStop(before, place)) return [];
    const { shelf } = place;
    const container =
      place.container === null
        ? say('retrieval.noContainer')
        : say('retrieval.container', { container: place.container });
    if (shelf !== null) return [{ group: say('retrieval.onShelf', { ...shelf, container }) }];
    if (stored !== undefined) return [{ group: say('retrieval.onNoShelf', { container }) }];
    return hasContainer ? [{ group: container }] : [];
  });
}

/** Whether two places are fetched without a step between them: from one container on one shelf. */
export function isSameStop(one: PlaceToFetch, other: PlaceToFetch): boolean {
  const isSameShelf = one.shelf?.area === other.shelf?.area && one.shelf?.slot === other.shelf?.slot;
  return isSameShelf && one.container === other.container;
}
