import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';

/** For each batch of these places that holds ballots that were remade, their numbers: the original of each is fetched with it. */
export function remadeInBatches(
  { remade = [], language }: JurisdictionContext,
  places: readonly { readonly tabulator: string | null; readonly batch: string }[],
): readonly Block[] {
  const say = printedWords(language);
  const isListed = (one: (typeof remade)[number]) =>
    places.some(({ tabulator, batch }) => batch === one.batch && (one.tabulator ?? tabulator) === tabulator);
  return remade.filter(isListed).map(({ batch, ballots }): Block => {
    const numbers = ballots.map(({ original, duplicate }) =>
      original === duplicate ? duplicate : say('retrieval.remadeNumber', { duplicate, original }),
    );
    const text = say('retrieval.remadeIn', { count: ballots.length, batch, numbers: numbers.join(', ') });
    return { type: 'paragraph', text, bold: true };
  });
}
