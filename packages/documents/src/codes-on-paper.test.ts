import type { Replay } from '@plumbline/record';
import { beforeAll, expect, test } from 'vitest';
import { laidOutLabels, printUnitLabels } from './ballots/printed-forms.ts';
import type { UnitLabel } from './ballots/unit-labels.ts';
import { isOurCode } from './code-payload.ts';
import { compose, documentsOf, printOf, type WantedDocument } from './documents.ts';
import { laidOut } from './printed-document.ts';
import { type Area, type Mark, marksOf, type Piece } from './sheet.ts';
import { batchAudit, labelStockNamed, pollingAudit, printing, typeface } from './testing/printed-audits.ts';
import { pagesInDots } from './testing/read-codes.ts';

/* Every code is read back from the page as a printer draws it, three hundred dots to an inch, by a program that drew none of them. */

const AUDITS = { ballots: pollingAudit, batches: batchAudit } as const;
const replays = new Map<string, Replay>();
beforeAll(async () => {
  for (const [name, make] of Object.entries(AUDITS)) replays.set(name, await make());
});

const LINK = 'https://audit.example.gov/auditboard/0K7M4-2QXRT';

/** The first pages of a document have every kind of code that the others have. */
const PAGES = 2;

type Code = Extract<Mark, { readonly type: 'code' | 'bars' }>;

function codesIn(pieces: readonly Piece[]): readonly Code[] {
  return pieces.flatMap(marksOf).filter((mark): mark is Code => mark.type === 'code' || mark.type === 'bars');
}

function areaOf(code: Code): Area {
  return code.type === 'code' ? { x: code.x, y: code.y, width: code.size, height: code.size } : code;
}

test.each(Object.keys(AUDITS))(
  'the codes on what an audit of %s prints are read as what they stand for',
  async (name) => {
    const replay = replays.get(name);
    if (replay === undefined) throw new Error(`no audit ${name}`);
    const context = { ...printing(replay), boardLinks: new Map([['Board 1', LINK]]) };
    const wanted: readonly WantedDocument[] = [
      ...documentsOf(replay.audit, 'audit').map((kind) => ({ kind, jurisdiction: undefined })),
      ...documentsOf(replay.audit, 'jurisdiction').map((kind) => ({ kind, jurisdiction: 'Tamarack' })),
    ];
    let read = 0;
    for (const each of wanted) {
      const { place, document } = compose(context, each);
      const ofPages = laidOut(place, document)
        .sheets.slice(0, PAGES)
        .map(({ pieces }) => codesIn(pieces));
      if (ofPages.every((codes) => codes.length === 0)) continue;
      const pages = await pagesInDots((await printOf(context, each)).pdf, PAGES);
      for (const [index, codes] of ofPages.entries()) {
        const found = codes.map((code) => pages[index]?.codeIn(areaOf(code)));
        const said = { document: each.kind, page: index + 1 };
        expect({ ...said, codes: found }).toEqual({ ...said, codes: codes.map(({ payload }) => payload) });
        for (const { type, payload } of codes)
          expect(type === 'bars' || payload === LINK || isOurCode(payload)).toBe(true);
        read += found.length;
      }
    }
    expect(read).toBeGreaterThan(20);
  },
);

const PRINTING = {
  source: { type: 'log', sha256: '0123456789abcdef'.repeat(4) },
  version: '0.1.0',
  at: '2026-11-03T20:00:00.000Z',
  language: 'en',
  paper: 'letter',
  typeface,
} as const;

test('the labels of batches are read as what they stand for, on sheets and from a label printer', async () => {
  const labels = ['MB-001', 'P-04 Election Day 12', 'Zażółć'].map((name): UnitLabel => {
    return { kind: 'batch', name, channel: null, cards: 210, container: 'BOX-M-01', batches: [] };
  });
  for (const stock of [undefined, labelStockNamed('4x6-thermal')]) {
    const context = { ...PRINTING, election: 'General', jurisdiction: 'Tamarack', stock };
    const { sheets } = laidOutLabels(context, labels);
    const pages = await pagesInDots((await printUnitLabels(context, labels)).pdf, sheets.length);
    const codes = sheets.flatMap(({ pieces }, index) => codesIn(pieces).map((code) => ({ code, page: pages[index] })));
    // A name with other letters than those of the bar code has the square alone.
    expect(codes.map(({ code }) => code.type).toSorted()).toEqual(['bars', 'bars', 'code', 'code', 'code']);
    expect(codes.map(({ code, page }) => page?.codeIn(areaOf(code)))).toEqual(codes.map(({ code }) => code.payload));
  }
});
