import { assertInRounds, fieldworkIn, type ShelfPlace } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import type { Cell, Column, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { ballotsToFetch, batchesToFetch } from './units-to-fetch.ts';

/** What was fetched, in the order of the shelves and not of the boards, to be put back and ticked. */
export function refilingList(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, inputs } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const isBatches = fieldworkIn(audit.plan) === 'batches';
  const places: readonly ShelfPlace[] = isBatches
    ? batchesToFetch({ audit, inputs, jurisdiction }).map(({ place }) => place)
    : ballotsToFetch({ audit, inputs, jurisdiction }, 'shelves')
        .filter(({ alreadyAudited }) => !alreadyAudited)
        .map(({ place }) => place);
  const columns: readonly Column[] = [
    { head: say('refiling.back'), share: 8 },
    { head: say('columns.container'), share: 20 },
    { head: say('columns.tabulator'), share: 14 },
    { head: say('columns.batch'), share: 26 },
    ...(isBatches ? [] : [{ head: say('columns.ballot'), share: 10, align: 'right' as const }]),
    { head: say('refiling.placeholder'), share: 12 },
    { head: say('tally.initials'), share: 12 },
  ];
  const rows = places.map((place): Row => {
    const ballot: readonly Cell[] = isBatches ? [] : [{ type: 'bold', text: String(place.position ?? 0) }];
    return [
      { type: 'tick' },
      place.container ?? '',
      place.tabulator ?? '',
      place.batch,
      ...ballot,
      { type: 'tick' },
      { type: 'blank' },
    ];
  });
  return {
    title: say('refiling.document', { round: audit.rounds.length, jurisdiction }),
    blocks: [
      { type: 'title', text: say('refiling.title') },
      { type: 'paragraph', text: say(isBatches ? 'refiling.aboutBatches' : 'refiling.aboutBallots') },
      { type: 'table', columns, rows, rowHeight: 14, size: 9.5, continued: say('refiling.title') },
      {
        type: 'lines',
        lines: [
          { label: say('placeholder.returnedBy'), share: 2 },
          { label: say('retrieval.secondPerson'), share: 2 },
          { label: say('retrieval.whenDone'), share: 1 },
        ],
      },
    ],
  };
}
