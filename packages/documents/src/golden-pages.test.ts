import path from 'node:path';
import type { Replay } from '@plumbline/record';
import { beforeAll, expect, test } from 'vitest';
import { documentsOf, printOf, type WantedDocument } from './documents.ts';
import { type LabelStock, paperOf } from './label-stock.ts';
import type { PrintContext } from './print-context.ts';
import { pageInText } from './testing/page-in-text.ts';
import { batchAudit, labelStockNamed, pollingAudit, printing } from './testing/printed-audits.ts';
import { type PageRead, readPdf } from './testing/read-pdf.ts';

/*
 * The pages of every document, as a program reads them from the PDF that wrote none of it: words and where they stand. `npm run golden`
 * makes them again; whoever does reads the difference.
 */

const GOLDEN = path.join(import.meta.dirname, '../golden');

/** The first pages of a document have every part of its layout; that there are more is kept too. */
const PAGES = 2;

const AUDITS = { ballots: pollingAudit, batches: batchAudit } as const;
const KINDS = ['ballots', 'batches'] as const;
const replays = new Map<string, Replay>();
beforeAll(async () => {
  for (const kind of KINDS) replays.set(kind, await AUDITS[kind]());
});

function contextOf(kind: string): PrintContext {
  const replay = replays.get(kind);
  if (replay === undefined) throw new Error(`no audit ${kind}`);
  return printing(replay);
}

test.each(KINDS)(
  'the pages that an audit of %s prints are those that are kept',
  async (kind) => {
    const context = contextOf(kind);
    const wanted: readonly WantedDocument[] = [
      ...documentsOf(context.audit, 'audit').map((each) => ({ kind: each, jurisdiction: undefined })),
      ...documentsOf(context.audit, 'jurisdiction').map((each) => ({ kind: each, jurisdiction: 'Tamarack' })),
    ];
    expect(wanted.length).toBeGreaterThan(15);
    for (const each of wanted) {
      const { pdf } = await printOf(context, each);
      const { title, language, pages } = await readPdf(pdf);
      const head = `${title}\nlanguage ${language}, pages ${pages.length}`;
      const shown = pages.slice(0, PAGES).map((page, index) => `--- page ${index + 1}\n${pageInText(page)}`);
      const text = `${[head, ...shown].join('\n')}\n`;
      await expect(text).toMatchFileSnapshot(path.join(GOLDEN, kind, `${each.kind}.txt`));
    }
  },
  120_000,
);

/** 0.2 mm in points. */
const FIFTH = (0.2 * 72) / 25.4;

/** Where the words of a label begin: its first stretch of text from the left. */
function leftsOf(page: PageRead, stock: LabelStock): readonly (readonly number[])[] {
  const { height } = paperOf(stock);
  const cells = Array.from({ length: stock.rows * stock.columns }, () => [] as number[]);
  for (const { text, x, y } of page.runs) {
    if (text.trim() === '') continue;
    const column = Math.floor((x - stock.left) / (stock.width + stock.columnGap));
    const row = Math.floor((height - y - stock.top) / (stock.height + stock.rowGap));
    cells[row * stock.columns + column]?.push(x);
  }
  return cells;
}

test.each(['5160', 'L7160'])('labels on %s begin in the PDF where those of the package do, to 0.2 mm', async (name) => {
  const stock = labelStockNamed(name);
  const context = { ...contextOf('ballots'), labels: { stock, measured: undefined } };
  const { pdf } = await printOf(context, { kind: 'ballot-labels', jurisdiction: 'Tamarack' });
  const [, first] = (await readPdf(pdf)).pages;
  if (first === undefined) throw new Error('labels follow the page to measure the printer');
  const cells = leftsOf(first, stock);
  expect(cells.filter((lefts) => lefts.length > 0).length).toBe(Math.min(33, stock.rows * stock.columns));
  for (const [index, lefts] of cells.entries()) {
    const expected = stock.left + (index % stock.columns) * (stock.width + stock.columnGap) + stock.padding;
    expect(Math.abs(Math.min(...lefts) - expected), `label ${index + 1}`).toBeLessThan(FIFTH);
  }
});
