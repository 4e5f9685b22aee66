import {
  type AuditInputs,
  type AuditInRounds,
  fieldworkIn,
  isInListPart,
  LIST_PART_KINDS,
  type ListPart,
  type ShelfPlace,
} from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import { ballotsToFetch, batchesToFetch } from './units-to-fetch.ts';

type ToFetch = { readonly place: ShelfPlace; readonly alreadyAudited: boolean };

/** Where each ballot or batch lies that a jurisdiction fetches in the current round, in the order of the shelves. */
function unitsToFetch(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): readonly ToFetch[] {
  if (fieldworkIn(audit.plan) === 'batches') {
    return batchesToFetch(audit, inputs, jurisdiction).map(({ place }) => ({ place, alreadyAudited: false }));
  }
  const batches = inputs.manifests.get(jurisdiction)?.batches ?? [];
  return ballotsToFetch(audit, jurisdiction, batches, 'shelves');
}

/**
 * How the retrieval list of a jurisdiction can be divided: by container and by tabulator, as far as the manifest names at least two, with
 * the number of ballots or batches in each part. The parts of one kind together are the list, and share nothing.
 */
export function retrievalParts(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): { readonly units: number; readonly parts: readonly (ListPart & { readonly units: number })[] } {
  const places = unitsToFetch(audit, inputs, jurisdiction).map(({ place }) => place);
  const parts = LIST_PART_KINDS.flatMap((by) => {
    const found = [...Map.groupBy(places, (place) => place[by] ?? '')];
    return found.length < 2 ? [] : found.map(([name, own]) => ({ by, name, units: own.length }));
  });
  return { units: places.length, parts };
}

/** The list, or a part of it, as lines of a mail: where each ballot or batch lies. */
export function retrievalLines(
  audit: AuditInRounds,
  inputs: AuditInputs,
  of: { readonly jurisdiction: string; readonly part: ListPart | null },
): readonly string[] {
  const say = printedWords('en');
  const units = unitsToFetch(audit, inputs, of.jurisdiction).filter(({ place }) => isInListPart(place, of.part));
  return units.map(({ place: { container, tabulator, batch, position }, alreadyAudited }) =>
    [
      ...(container === null ? [] : [say('retrieval.container', { container })]),
      ...(tabulator === null ? [] : [say('retrieval.lineTabulator', { tabulator })]),
      say('retrieval.lineBatch', { batch }),
      ...(position === undefined || position === null ? [] : [say('retrieval.lineBallot', { ballot: position })]),
      ...(alreadyAudited ? [say('retrieval.lineSeen')] : []),
    ].join(' · '),
  );
}
