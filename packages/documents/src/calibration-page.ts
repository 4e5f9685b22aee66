import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import type { LabelStock } from './label-stock.ts';
import type { PrintContext } from './print-context.ts';

/** The lengths people measure, in inches: 432 and 432 points. */
const INCHES = 6;
const POINTS = 72 * INCHES;

/** A page by which one sees whether a printer keeps the size: two lengths to measure, and room for what was found. */
export function calibrationPage(context: PrintContext, stock: LabelStock): readonly Block[] {
  const say = printedWords(context.language);
  const perSheet = stock.columns * stock.rows;
  return [
    { type: 'title', text: say('calibration.title') },
    { type: 'paragraph', text: say('calibration.about') },
    {
      type: 'paragraph',
      text: say('calibration.stock', { columns: stock.columns, rows: stock.rows, count: perSheet }),
    },
    { type: 'ruler', direction: 'across', length: POINTS, label: say('calibration.across', { inches: INCHES }) },
    {
      type: 'lines',
      lines: [
        { label: say('calibration.printer'), share: 2 },
        { label: say('calibration.measuredAcross'), share: 1 },
        { label: say('calibration.measuredDown'), share: 1 },
      ],
    },
    {
      type: 'list',
      numbered: true,
      items: [say('calibration.step1'), say('calibration.step2'), say('calibration.step3')],
    },
    { type: 'callout', text: say('calibration.hundred') },
    { type: 'ruler', direction: 'down', length: 288, label: say('calibration.down', { inches: 4 }) },
  ];
}
