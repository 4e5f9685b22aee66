import { printedWords } from '@plumbline/words/printed-words';
import type { Block, Row } from './block.ts';
import { fingerprintLines } from './fingerprint-lines.ts';
import type { PrintContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

/** Dice of the ceremony, in two rows. */
const DICE_IN_ROW = 10;

/** The written record of the ceremony at which the seed is rolled: twenty numbers, who typed them, who saw it. */
export function seedSheet({ audit, language }: PrintContext): ComposedDocument {
  const say = printedWords(language);
  const commitment = 'commitment' in audit ? audit.commitment : undefined;
  const seed = 'seed' in audit ? audit.seed : null;
  const committed: readonly Block[] =
    commitment === undefined
      ? [{ type: 'callout', text: say('seed.notCommitted') }]
      : [
          { type: 'heading', text: say('seed.commitment') },
          ...fingerprintLines(commitment).map((text) => ({ type: 'paragraph', text, size: 14, bold: true }) as const),
        ];
  const witnesses: Block = {
    type: 'lines',
    lines: [
      { label: say('seed.witness'), share: 1 },
      { label: say('seed.witness'), share: 1 },
    ],
  };
  const blocks: readonly Block[] = [
    { type: 'title', text: say('seed.title') },
    { type: 'paragraph', text: say('seed.about') },
    ...committed,
    { type: 'heading', text: say('seed.number') },
    {
      type: 'table',
      columns: Array.from({ length: DICE_IN_ROW }, () => ({ head: say('seed.roll'), share: 1 })),
      rows: [numbered(1), numbered(1 + DICE_IN_ROW)],
      rowHeight: 44,
      size: 8,
    },
    ...(seed === null
      ? ([{ type: 'lines', lines: [{ label: say('seed.seed'), share: 1 }] }] as const)
      : ([
          { type: 'heading', text: say('seed.known') },
          { type: 'paragraph', text: seed, size: 16, bold: true },
        ] as const)),
    { type: 'paragraph', text: say('seed.check') },
    { type: 'lines', lines: [{ label: say('seed.when'), share: 1 }] },
    {
      type: 'lines',
      lines: [
        { label: say('seed.typedBy'), share: 1 },
        { label: say('seed.readBack'), share: 1 },
      ],
    },
    witnesses,
    witnesses,
  ];
  return { title: say('seed.document'), blocks };
}

/** Numbered boxes with room for a digit. */
function numbered(first: number): Row {
  return Array.from({ length: DICE_IN_ROW }, (_, index) => String(first + index));
}
