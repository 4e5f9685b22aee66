import type { Replay } from '@plumbline/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { compose, documentFileName, documentsOf, printOf, type WantedDocument } from './documents.ts';
import { laidOut } from './printed-document.ts';
import { MARGIN, marksOf } from './sheet.ts';
import { batchAudit, pollingAudit, printing } from './testing/printed-audits.ts';
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
      expect(read.pages[0]?.roles.slice(0, 3)).toEqual(['Root', 'Document', 'H1']);
      for (const [index, page] of read.pages.entries()) {
        expect(page.text).toContain(`Page ${index + 1} of ${pages}`);
        expect(page.text).toContain('0123456789');
      }
    }
  });

  test('has no mark beyond the margin, no text over another, and no two codes in the same place', () => {
    const replay = replayOf(name);
    for (const wanted of wantedOf(replay)) {
      const { place, document } = compose(printing(replay), wanted);
      const { sheets } = laidOut(place, document);
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

test('each audit prints what its people need, and nothing that makes no sense for it', () => {
  const everywhere = ['sign-in-sheets', 'container-inventory-sheet', 'refiling-list'];
  const ofBallots = ['ballot-retrieval-list', 'ballot-labels', 'placeholder-sheets', 'ballot-tally-sheets'];
  const ofBatches = ['batch-retrieval-list', 'batch-tally-sheets', 'stack-labels'];
  const printed = (name: string) => documentsOf(replayOf(name).audit, 'jurisdiction').toSorted();
  expect(printed('ballots')).toEqual([...everywhere, ...ofBallots].toSorted());
  expect(printed('batches')).toEqual([...everywhere, ...ofBatches].toSorted());
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

test('the file of a document is named for its place and kind, in letters, digits and hyphens', () => {
  expect(documentFileName('sign-in-sheets', 'Doña Ana County')).toBe('dona-ana-county-sign-in-sheets.pdf');
  expect(documentFileName('seed-sheet', '')).toBe('audit-seed-sheet.pdf');
});

/** The sheets of labels are cut beyond the margin of other documents: 13 pt and 7 pt within the label. */
const LABEL_EDGE = 19.9;
