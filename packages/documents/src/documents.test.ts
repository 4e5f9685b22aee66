import { AUDIT_TYPES, type AuditType } from '@plumbline/audit';
import { DOCUMENT_KINDS, type DocumentKind } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Replay } from '@plumbline/record';
import { printed } from '@plumbline/words/en/documents/printed';
import { beforeAll, describe, expect, test } from 'vitest';
import { compose, documentFileName, documentsOf, printOf, type WantedDocument } from './documents.ts';
import { paperOf } from './label-stock.ts';
import { loadLabelStocks } from './load-label-stocks.ts';
import { laidOut } from './printed-document.ts';
import { MARGIN, marksOf } from './sheet.ts';
import { batchAudit, labelStockNamed, pollingAudit, printing } from './testing/printed-audits.ts';
import { readPdf } from './testing/read-pdf.ts';
import { inkOf, troublesOf } from './testing/sheet-troubles.ts';

/* What holds for every document of every kind of fieldwork. */

const AUDITS = { ballots: pollingAudit, batches: batchAudit } as const;
const replays = new Map<string, Replay>();
beforeAll(async () => {
  for (const [name, make] of Object.entries(AUDITS)) replays.set(name, await make());
});

function replayOf(name: string): Replay {
  const found = replays.get(name);
  if (found === undefined) throw new Error(`no audit ${name}`);
  return found;
}

function wantedOf({ audit }: Replay): readonly WantedDocument[] {
  return [
    ...documentsOf(audit, 'audit').map((kind) => ({ kind, jurisdiction: undefined })),
    ...documentsOf(audit, 'jurisdiction').map((kind) => ({ kind, jurisdiction: 'Tamarack' })),
  ];
}

describe.each(Object.keys(AUDITS))('what an audit whose people look at %s prints', (name) => {
  test('says its title and language, is tagged, and is read in the order of its structure', async () => {
    const replay = replayOf(name);
    for (const wanted of wantedOf(replay)) {
      const { document } = compose(printing(replay), wanted);
      const { pdf, pages } = await printOf(printing(replay), wanted);
      const read = await readPdf(pdf);
      expect(read.title).toBe(document.title);
      expect(read.pages).toHaveLength(pages);
      expect(read.language).toBe('en');
      expect(read.pages[0]?.roles.slice(0, 4)).toEqual(['Root', 'Document', 'NonStruct', 'H1']);
      for (const [index, page] of read.pages.entries()) {
        expect(page.text).toContain(`Page ${index + 1} of ${pages}`);
        expect(page.text).toContain('0123456789');
      }
      // N26: what it is printed on stands on its first page, and is what its button says.
      const [, paper = ''] = /(White|Bright|Heavy|Plain) paper/.exec(printed.kinds[wanted.kind].about) ?? [];
      expect(read.pages[0]?.text.toLowerCase()).toContain(`${paper.toLowerCase()} paper, `);
      expect(read.pages[0]?.text).toContain('at 100 %');
    }
  });

  test('has no mark beyond the margin, no text over another, and no two codes in the same place', () => {
    const replay = replayOf(name);
    const onPapers = (['letter', 'a4'] as const).flatMap((paper) =>
      wantedOf(replay).map((wanted) => ({ paper, wanted })),
    );
    for (const { paper, wanted } of onPapers) {
      const stock = labelStockNamed(paper === 'a4' ? 'L7160' : '5160');
      const labels = { stock, measured: undefined };
      const { place, document } = compose({ ...printing(replay), paper, labels }, wanted);
      const { sheets } = laidOut(place, document);
      expect(sheets.every(({ width }) => width === (paper === 'a4' ? 595.28 : 612))).toBe(true);
      const wrong = sheets.flatMap((sheet, index) =>
        troublesOf(sheet, wanted.kind === 'ballot-labels' && index > 0 ? LABEL_EDGE : MARGIN - 0.1).map(
          (trouble) => `${wanted.kind}, page ${index + 1}: ${trouble}`,
        ),
      );
      expect(wrong).toEqual([]);
    }
  });

  test('is the same to the byte when it is printed again at the same time', async () => {
    const replay = replayOf(name);
    const [first] = wantedOf(replay);
    if (first === undefined) throw new Error('nothing to print');
    const once = await printOf(printing(replay), first);
    const again = await printOf(printing(replay), first);
    expect(Buffer.from(again.pdf).equals(once.pdf)).toBe(true);
  });
});

/** What every audit needs, and what is added by what people look at. */
const EVERYWHERE: readonly DocumentKind[] = [
  'sign-in-sheets',
  'room-supplies',
  'staffing-plan',
  'staff-badges',
  'table-signs',
  'table-cards',
  'role-sheets',
  'container-inventory-sheet',
  'refiling-list',
  'sign-off-certificate',
];
const OF_BALLOTS: readonly DocumentKind[] = [
  'board-hand-over-sheets',
  'board-pin-slips',
  'ballot-retrieval-list',
  'ballot-labels',
  'placeholder-sheets',
  'ballot-tally-sheets',
];
const OF_BATCHES: readonly DocumentKind[] = [
  'batch-retrieval-list',
  'batch-tally-sheets',
  'tally-mark-sheets',
  'stack-labels',
  'tally-entry-sheet',
];
const MATRIX: Readonly<Record<AuditType, readonly DocumentKind[]>> = {
  'ballot-polling': OF_BALLOTS,
  'ballot-comparison': OF_BALLOTS,
  hybrid: OF_BALLOTS,
  'batch-comparison': OF_BATCHES,
  'full-hand-tally': OF_BATCHES,
};

test.each(AUDIT_TYPES)('an audit by %s prints what its people need, and nothing that makes no sense for it', (type) => {
  const { audit } = replayOf('ballots');
  const settings = audit.plan.settings && { ...audit.plan.settings, dataEntry: 'online' as const };
  const ofType = { ...audit, plan: { ...audit.plan, type, settings } };
  expect(documentsOf(ofType, 'jurisdiction').toSorted()).toEqual([...EVERYWHERE, ...MATRIX[type]].toSorted());
});

test('every document there is stands in the table of types, or belongs to an audit as a whole', () => {
  const ofAudits = ['commitment-sheet', 'seed-sheet', 'press-result', 'model-rules'];
  expect([...EVERYWHERE, ...OF_BALLOTS, ...OF_BATCHES, ...ofAudits].toSorted()).toEqual(DOCUMENT_KINDS.toSorted());
  expect(documentsOf(replayOf('batches').audit, 'audit').toSorted()).toEqual(ofAudits.toSorted());
});

test('labels lie where those of the package are, to a fifth of a millimeter, and every text within its own', () => {
  const replay = replayOf('ballots');
  const { place, document } = compose(printing(replay), { kind: 'ballot-labels', jurisdiction: 'Tamarack' });
  const { sheets } = laidOut(place, document);
  // 3 × 10 on Letter: 190 × 72 pt from 13, 36, with 9 pt between columns and 7 pt within.
  const lefts = [20, 219, 418];
  const labels = sheets.slice(1).flatMap(({ pieces }) => pieces.filter(({ role }) => role === 'P'));
  expect(labels).toHaveLength(33);
  for (const [index, label] of labels.entries()) {
    const [column, row] = [index % 3, Math.floor((index % 30) / 3)];
    const marks = marksOf(label).map(inkOf);
    for (const box of marks) {
      if (box === undefined) throw new Error('a label holds text only');
      expect(Math.abs(box.left - (lefts[column] ?? 0))).toBeLessThan(0.2 / 0.3528);
      expect(box.right).toBeLessThanOrEqual((lefts[column] ?? 0) + 176.01);
      expect(box.top).toBeGreaterThan(36 + 72 * row + 6);
      expect(box.bottom).toBeLessThan(36 + 72 * (row + 1) - 5);
    }
  }
});

test('every stock has its labels on the paper, apart from one another', () => {
  const stocks = loadLabelStocks();
  expect(stocks.map(({ name }) => name)).toEqual(['4x6-thermal', '5160', '5163', '6479', 'L7160']);
  for (const stock of stocks) {
    const paper = paperOf(stock);
    const across = stock.left + stock.columns * stock.width + (stock.columns - 1) * stock.columnGap;
    const down = stock.top + stock.rows * stock.height + (stock.rows - 1) * stock.rowGap;
    expect(across, stock.name).toBeLessThanOrEqual(paper.width);
    expect(down, stock.name).toBeLessThanOrEqual(paper.height);
    expect(2 * stock.padding, stock.name).toBeLessThan(stock.height);
  }
});

test.each(['5163', 'L7160', '4x6-thermal'])(
  'labels are printed on %s, all of them and every text within its own',
  (name) => {
    const replay = replayOf('ballots');
    const stock = labelStockNamed(name);
    const context = { ...printing(replay), labels: { stock, measured: undefined } };
    const { place, document } = compose(context, { kind: 'ballot-labels', jurisdiction: 'Tamarack' });
    const { sheets } = laidOut(place, document);
    const paper = paperOf(stock);
    expect(sheets.every(({ width, height }) => width === paper.width && height === paper.height)).toBe(true);
    // A roll of single labels has no page to measure.
    const ofLabels = typeof stock.paper === 'string' ? sheets.slice(1) : sheets;
    const labels = ofLabels.flatMap(({ pieces }) => pieces.filter(({ role }) => role === 'P'));
    expect(labels).toHaveLength(33);
    const perSheet = stock.columns * stock.rows;
    for (const [index, label] of labels.entries()) {
      const left = stock.left + (index % stock.columns) * (stock.width + stock.columnGap);
      const top = stock.top + Math.floor((index % perSheet) / stock.columns) * (stock.height + stock.rowGap);
      for (const box of marksOf(label).map(inkOf)) {
        if (box === undefined) throw new Error('a label holds text only');
        expect(box.left).toBeGreaterThanOrEqual(left);
        expect(box.right).toBeLessThanOrEqual(left + stock.width);
        expect(box.top).toBeGreaterThanOrEqual(top);
        expect(box.bottom).toBeLessThanOrEqual(top + stock.height);
      }
    }
  },
);

/** Half a millimeter in points. */
const HALF_MM = 0.5 / 0.352778;

test.each([
  { scale: 1.03, dx: 0, dy: 0 },
  { scale: 1.06, dx: 0, dy: 0 },
  // “Fit to page” makes it smaller around the middle of the sheet.
  { scale: 0.94, dx: 612 * 0.03, dy: 792 * 0.03 },
  { scale: 1.03, dx: -5.5, dy: 4.25 },
])(
  'a printer that prints at $scale, moved by $dx and $dy points, puts labels where they belong once it was measured',
  (printer) => {
    const replay = replayOf('ballots');
    // What a ruler finds on the calibration page of this printer, read to a tenth of a millimeter.
    const onRuler = (points: number) => Math.round(points * 3.52778) / 10;
    const calibration = compose(printing(replay), { kind: 'ballot-labels', jurisdiction: 'Tamarack' });
    const [page] = laidOut(calibration.place, calibration.document).sheets;
    const lines = (page?.pieces ?? []).flatMap(marksOf).filter((mark) => mark.type === 'line');
    const printed = ([x, y]: readonly [number, number]) =>
      [printer.dx + printer.scale * x, printer.dy + printer.scale * y] as const;
    const lengthOf = (isAcross: boolean, length: number) => {
      const found = lines.find(
        ({ from, to }) => Math.abs((isAcross ? to[0] - from[0] : to[1] - from[1]) - length) < 0.01,
      );
      if (found === undefined) throw new Error('the page has a line of this length');
      const [from, to] = [printed(found.from), printed(found.to)];
      return isAcross ? to[0] - from[0] : to[1] - from[1];
    };
    const arm = lines.find(({ from, to }) => from[1] === 72 && to[1] === 72);
    if (arm === undefined) throw new Error('the page has a cross');
    const cross = printed([(arm.from[0] + arm.to[0]) / 2, 72]);
    const measured = {
      across: onRuler(lengthOf(true, 432)),
      down: onRuler(lengthOf(false, 288)),
      fromRight: onRuler(612 - cross[0]),
      fromTop: onRuler(cross[1]),
    };
    const context = { ...printing(replay), labels: { stock: labelStockNamed('5160'), measured } };
    const { place, document } = compose(context, { kind: 'ballot-labels', jurisdiction: 'Tamarack' });
    const labels = laidOut(place, document)
      .sheets.slice(1)
      .flatMap(({ pieces }) => pieces.filter(({ role }) => role === 'P'));
    expect(labels).toHaveLength(33);
    for (const [index, label] of labels.entries()) {
      const [first] = marksOf(label);
      if (first?.type !== 'text') throw new Error('a label begins with text');
      const [x, y] = printed([first.x, first.baseline - first.size * 1.04]);
      expect(Math.abs(x - (20 + 199 * (index % 3)))).toBeLessThan(HALF_MM);
      expect(Math.abs(y - (43 + 72 * Math.floor((index % 30) / 3)))).toBeLessThan(HALF_MM);
    }
  },
);

test('a tally sheet that goes on says on each page of which batch and contest', async () => {
  const { pdf } = await printOf(printing(replayOf('batches')), {
    kind: 'batch-tally-sheets',
    jurisdiction: 'Tamarack',
  });
  const { pages } = await readPdf(pdf);
  expect(pages.length).toBeGreaterThan(3);
  for (const { text } of pages) expect(text).toMatch(/Tally sheet: |: Council, continued/);
  expect(pages.filter(({ text }) => text.includes('Audit board member (print and sign)'))).toHaveLength(3);
});

test('S-E9 twenty contests of thirty choices run over pages, each with its sum, and the board signs on the last', () => {
  const replay = replayOf('batches');
  const { plan } = replay.audit;
  const council = plan.contests.find(({ name }) => name === 'Council');
  assert(council?.choices.length === 30, 'a contest has thirty choices', plan.contests.length);
  const names = Array.from({ length: 20 }, (_, index) => `Seat ${index + 1} of the council`);
  const contests = names.map((name) => ({ ...council, name }));
  const wide: Replay = { ...replay, audit: { ...replay.audit, plan: { ...plan, contests } } };
  const { place, document } = compose(printing(wide), { kind: 'batch-tally-sheets', jurisdiction: 'Tamarack' });
  const { sheets } = laidOut(place, document);
  const textsOf = (pieces: (typeof sheets)[number]['pieces']) =>
    pieces.flatMap(marksOf).flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
  const pages = sheets.map(({ pieces }) => textsOf(pieces));
  const firsts = pages.flatMap((texts, index) =>
    texts.some((text) => text === 'Stack 1') && texts.includes('Audit board') ? [index] : [],
  );
  expect(firsts).toHaveLength(3);
  for (const [at, first] of firsts.entries()) {
    const own = pages.slice(first, firsts[at + 1]);
    const all = own.flat();
    for (const name of names) expect(all.some((text) => text.endsWith(name))).toBe(true);
    expect(all.filter((text) => text === 'Sum')).toHaveLength(20);
    for (const choice of council.choices.slice(0, 3))
      expect(all.filter((text) => choice.name.startsWith(text) && text.length > 5).length).toBeGreaterThanOrEqual(20);
    // A sheet that lies loose says of which batch it is.
    const [batch = ''] = pages[first]?.flatMap((text) => /^Tally sheet: (.*)/.exec(text)?.slice(1) ?? []) ?? [];
    for (const texts of own) expect(texts.join(' ')).toContain(batch);
    const signed = own.map((texts) => texts.filter((text) => text === 'Audit board member (print and sign)').length);
    expect(signed.filter((count) => count > 0)).toHaveLength(1);
    expect(signed.slice(-2).some((count) => count === 2)).toBe(true);
    expect(own.at(-1)?.join(' ')).toContain('For the office');
  }
  expect(sheets.flatMap((sheet) => troublesOf(sheet, MARGIN - 0.1))).toEqual([]);
});

test('the file of a document is named for its place and kind, in letters, digits and hyphens', () => {
  expect(documentFileName('sign-in-sheets', 'Doña Ana County')).toBe('dona-ana-county-sign-in-sheets.pdf');
  expect(documentFileName('seed-sheet', '')).toBe('audit-seed-sheet.pdf');
});

/** The sheets of labels are cut beyond the margin of other documents: 13 pt and 7 pt within the label. */
const LABEL_EDGE = 19.9;
