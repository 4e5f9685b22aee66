import { assertInRounds } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import { partOfList, signatures } from './ballot-retrieval-list.ts';
import type { Block, Cell, Row } from './block.ts';
import { codePayload } from './code-payload.ts';
import { headingsOnTheWay } from './headings-on-the-way.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { remadeInBatches } from './remade-in-batches.ts';
import { EXTRA } from './report-text.ts';
import { batchesToFetch } from './units-to-fetch.ts';

/** The batches to be counted in the current round, each with a box to tick and a code, in the order of the shelves. */
export function batchRetrievalList(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, inputs } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const batches = batchesToFetch({ ...context, audit });
  const cards = new Map((inputs.manifests.get(jurisdiction)?.batches ?? []).map((one) => [one.name, one.ballots]));
  const hasTabulator = batches.some(({ place }) => place.tabulator !== null);
  const rows: Row[] = [];
  const headings = headingsOnTheWay(
    context,
    batches.map(({ place }) => place),
  );
  for (const [index, { place, combined, isExtra }] of batches.entries()) {
    rows.push(...(headings[index] ?? []));
    const { batch } = place;
    const named = combined === null ? batch : say('retrieval.partOf', { batch, combined });
    const cells: readonly Cell[] = [
      { type: 'tick' },
      String(index + 1),
      ...(hasTabulator ? [place.tabulator ?? ''] : []),
      { type: 'bold', text: isExtra ? say('retrieval.extra', { batch: named, mark: EXTRA }) : named },
      (cards.get(batch) ?? 0).toLocaleString(context.language),
      {
        type: 'code',
        payload: codePayload('batch', context, jurisdiction, batch),
        alt: say('retrieval.codeOfBatch', { batch }),
      },
    ];
    rows.push(cells);
  }
  const blocks: readonly Block[] = [
    { type: 'title', text: say('retrieval.batchesTitle') },
    ...partOfList(context),
    { type: 'paragraph', text: say('retrieval.batchesFor') },
    { type: 'paragraph', text: say('retrieval.batches', { count: batches.length }), bold: true },
    ...remadeInBatches(
      context,
      batches.map(({ place }) => place),
    ),
    ...(batches.length === 0
      ? [{ type: 'paragraph', text: say('retrieval.nothing') } as const]
      : [
          {
            type: 'table',
            columns: [
              { head: say('columns.done'), share: 7 },
              { head: say('columns.number'), share: 7, align: 'right' },
              ...(hasTabulator ? [{ head: say('columns.tabulator'), share: 18 }] : []),
              { head: say('columns.batch'), share: 50 },
              { head: say('columns.cards'), share: 12, align: 'right' },
              { head: say('columns.code'), share: 9 },
            ],
            rows,
            size: 10,
          } as const,
        ]),
    ...signatures(context),
  ];
  return { title: say('retrieval.batchesDocument', { round: audit.rounds.length, jurisdiction }), blocks };
}
