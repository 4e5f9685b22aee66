import { printedWords } from '@plumbline/words/printed-words';
import type { Column } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

const MOVEMENTS = 11;

/** The list of a check-in and check-out station: every movement of a container out and in, with who, the seals and the sheets. */
export function containerInventorySheet({ jurisdiction, language }: JurisdictionContext): ComposedDocument {
  const say = printedWords(language);
  const columns: readonly Column[] = [
    { head: say('columns.number'), share: 5 },
    { head: say('inventory.container'), share: 15 },
    { head: say('inventory.board'), share: 9 },
    { head: say('inventory.out'), share: 10 },
    { head: say('inventory.sealsOut'), share: 13 },
    { head: say('inventory.sheetsOut'), share: 9 },
    { head: say('inventory.in'), share: 10 },
    { head: say('inventory.paper'), share: 9 },
    { head: say('inventory.sealsIn'), share: 13 },
    { head: say('inventory.sheetsIn'), share: 9 },
    { head: say('inventory.review'), share: 9 },
    { head: say('inventory.station'), share: 9 },
  ];
  const rows = Array.from({ length: MOVEMENTS }, (_, index) =>
    columns.map((_column, place) => {
      if (place === 0) return String(index + 1);
      return place === 7 ? ({ type: 'tick' } as const) : ({ type: 'blank' } as const);
    }),
  );
  return {
    title: say('inventory.document', { jurisdiction }),
    blocks: [
      { type: 'title', text: say('inventory.title') },
      { type: 'paragraph', text: say('inventory.about') },
      {
        type: 'lines',
        lines: [
          { label: say('signIn.date'), share: 1 },
          { label: say('inventory.stationMember'), share: 2 },
          { label: say('inventory.stationMember'), share: 2 },
        ],
      },
      { type: 'table', columns, rows, rowHeight: 34, size: 9 },
      { type: 'paragraph', text: say('inventory.close'), size: 9 },
    ],
  };
}
