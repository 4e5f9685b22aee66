import { AUDIT_TYPES, type AuditType } from '@plumbline/audit';
import { DOCUMENT_KINDS, type DocumentKind } from '@plumbline/election';
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
    const onPapers = (['letter', 'a4'] as const).flatMap((paper) =>
      wantedOf(replay).map((wanted) => ({ paper, wanted })),
    );
    for (const { paper, wanted } of onPapers) {
      const { place, document } = compose({ ...printing(replay), paper }, wanted);
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
  'table-cards',
  'container-inventory-sheet',
  'refiling-list',
  'sign-off-certificate',
];
const OF_BALLOTS: readonly DocumentKind[] = [
  'board-hand-over-sheets',
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
  const ofAudits = ['commitment-sheet', 'seed-sheet', 'press-result'];
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
