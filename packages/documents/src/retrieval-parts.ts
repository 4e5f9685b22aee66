import { type AuditInputs, type AuditInRounds, LIST_PART_KINDS, type ListPart } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import { type FetchedFor, unitsToFetch } from './units-to-fetch.ts';

/**
 * How the retrieval list of a jurisdiction can be divided: by container and by tabulator, as far as the manifest names at least two, with
 * the number of ballots or batches in each part. The parts of one kind together are the list, and share nothing.
 */
export function retrievalParts(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): { readonly units: number; readonly parts: readonly (ListPart & { readonly units: number })[] } {
  const places = unitsToFetch({ audit, inputs, jurisdiction }).map(({ place }) => place);
  const parts = LIST_PART_KINDS.flatMap((by) => {
    const found = [...Map.groupBy(places, (place) => place[by] ?? '')];
    return found.length < 2 ? [] : found.map(([name, own]) => ({ by, name, units: own.length }));
  });
  return { units: places.length, parts };
}

/** The list, or a part of it, as lines of a mail: where each ballot or batch lies. */
export function retrievalLines(of: FetchedFor): readonly string[] {
  const say = printedWords('en');
  const isShelved = of.stored !== undefined;
  return unitsToFetch(of).map(({ place: { shelf, container, tabulator, batch, position }, alreadyAudited }) =>
    [
      ...(shelf === null ? [] : [shelf.area, shelf.slot]),
      ...(isShelved && shelf === null ? [say('retrieval.lineNoShelf')] : []),
      ...(container === null ? [] : [say('retrieval.container', { container })]),
      ...(tabulator === null ? [] : [say('retrieval.lineTabulator', { tabulator })]),
      say('retrieval.lineBatch', { batch }),
      ...(position === undefined || position === null ? [] : [say('retrieval.lineBallot', { ballot: position })]),
      ...(alreadyAudited ? [say('retrieval.lineSeen')] : []),
    ].join(' · '),
  );
}
