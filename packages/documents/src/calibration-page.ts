import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import type { LabelStock } from './label-stock.ts';
import type { PrintContext } from './print-context.ts';
import { CALIBRATION } from './printer-fit.ts';

/**
 * A page by which one sees whether a printer keeps size and place: two lengths and a cross to measure, and room for what was
 * found. It is never corrected itself.
 */
export function calibrationPage(context: PrintContext, stock: LabelStock): readonly Block[] {
  const say = printedWords(context.language);
  const perSheet = stock.columns * stock.rows;
  return [
    { type: 'title', text: say('calibration.title') },
    { type: 'cross', fromEdges: CALIBRATION.cross, label: say('calibration.cross') },
    { type: 'space', height: 26 },
    { type: 'paragraph', text: say('calibration.about') },
    {
      type: 'paragraph',
      text: say('calibration.stock', { columns: stock.columns, rows: stock.rows, count: perSheet }),
    },
    { type: 'ruler', direction: 'across', length: CALIBRATION.across, label: say('calibration.across', { inches: 6 }) },
    {
      type: 'lines',
      lines: [
        { label: say('calibration.printer'), share: 2 },
        { label: say('calibration.measuredAcross'), share: 1 },
        { label: say('calibration.measuredDown'), share: 1 },
        { label: say('calibration.measuredRight'), share: 1 },
        { label: say('calibration.measuredTop'), share: 1 },
      ],
    },
    {
      type: 'list',
      numbered: true,
      items: [say('calibration.step1'), say('calibration.step2'), say('calibration.step3')],
    },
    { type: 'callout', text: say('calibration.hundred') },
    { type: 'ruler', direction: 'down', length: CALIBRATION.down, label: say('calibration.down', { inches: 4 }) },
  ];
}
