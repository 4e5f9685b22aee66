import { assertInRounds, fieldworkIn } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import type { Cell, Column, Row } from './block.ts';
import { headingsOnTheWay } from './headings-on-the-way.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { unitsToFetch } from './units-to-fetch.ts';

/** What was fetched, in the order in which one walks along the shelves and not of the boards, to be put back and ticked. */
export function refilingList(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const isBatches = fieldworkIn(audit.plan) === 'batches';
  const places = unitsToFetch({ ...context, audit, part: null })
    .filter(({ alreadyAudited }) => !alreadyAudited)
    .map(({ place }) => place);
  const headings = headingsOnTheWay(context, places);
  const hasTabulator = places.some(({ tabulator }) => tabulator !== null);
  const columns: readonly Column[] = [
    { head: say('refiling.back'), share: 8 },
    ...(hasTabulator ? [{ head: say('columns.tabulator'), share: 20 }] : []),
    { head: say('columns.batch'), share: 40 },
    ...(isBatches ? [] : [{ head: say('columns.ballot'), share: 10, align: 'right' as const }]),
    { head: say('refiling.placeholder'), share: 12 },
    { head: say('tally.initials'), share: 12 },
  ];
  const rows = places.flatMap((place, index): readonly Row[] => {
    const ballot: readonly Cell[] = isBatches ? [] : [{ type: 'bold', text: String(place.position ?? 0) }];
    return [
      ...(headings[index] ?? []),
      [
        { type: 'tick' },
        ...(hasTabulator ? [place.tabulator ?? ''] : []),
        place.batch,
        ...ballot,
        { type: 'tick' },
        { type: 'blank' },
      ],
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
