import process from 'node:process';
import { labelSheets } from '../packages/documents/src/ballot-labels.ts';
import { layOut } from '../packages/documents/src/lay-out.ts';
import { loadFonts } from '../packages/documents/src/load-fonts.ts';
import { loadLabelStocks } from '../packages/documents/src/load-label-stocks.ts';
import { EXACT } from '../packages/documents/src/printer-fit.ts';
import { renderPdf } from '../packages/documents/src/render-pdf.ts';
import { PAPERS } from '../packages/documents/src/sheet.ts';
import { openTypeface } from '../packages/documents/src/typeface.ts';
import type { BenchRow } from './measure.ts';

const LABELS = 4000;

/** Labels for the ballots of a large county, from their lines to the bytes of the PDF. */
export async function benchPrinting(): Promise<readonly BenchRow[]> {
  const residentBefore = process.resourceUsage().maxRSS / 1024;
  const start = process.cpuUsage();
  const typeface = openTypeface(loadFonts());
  const labels = Array.from({ length: LABELS }, (_, index) => [
    `Audit Board #${(index % 40) + 1} – Ballot ${(index % 200) + 1}`,
    `Container: Box ${Math.floor(index / 100)}`,
    `Tabulator: ICC ${index % 9}`,
    `Batch: Nguyễn Thị ${Math.floor(index / 20)} 王小明`,
    `Label ${index + 1} of ${LABELS}`,
  ]);
  const stock = loadLabelStocks().find(({ name }) => name === '5160');
  if (stock === undefined) throw new Error('The labels 5160 are not there.');
  const blocks = labelSheets(typeface, stock, EXACT, labels);
  const sheets = layOut(blocks, { typeface, paper: PAPERS.letter, foot: () => [] });
  await renderPdf({ title: 'Labels', language: 'en', at: '2026-11-03T20:00:00.000Z' }, sheets, typeface);
  const { user, system } = process.cpuUsage(start);
  return [
    {
      work: '4,000 ballot labels as a PDF',
      cpuSeconds: (user + system) / 1e6,
      must: 1.6,
      // Beyond the hundred that Node has resident with the sources loaded.
      memoryMb: process.resourceUsage().maxRSS / 1024 - residentBefore,
      memoryMustMb: 70,
    },
  ];
}
