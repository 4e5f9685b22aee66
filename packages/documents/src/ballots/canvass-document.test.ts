import { createHash } from 'node:crypto';
import { packetOf } from '@plumbline/ballot-management';
import { injected } from '@plumbline/ballot-management/testing/play-room';
import { counted, county } from '@plumbline/ballot-management/testing/tamarack';
import { on } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Sha256 } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { loadFonts } from '../load-fonts.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { openTypeface } from '../typeface.ts';
import { printCanvass } from './canvass-document.ts';

/* What a canvass board reads of the county whose figures are worked out in its specification: net -5, gross 7, nothing left over. */

const NOW = on('2026-11-09', '10:45');
const typeface = openTypeface(loadFonts());
const HASH = '90ab17f4dd'.padEnd(64, '0');
type Room = ReturnType<typeof county>;

function printed(room: Room) {
  const context = {
    office: 'Tamarack County Elections',
    election: 'General Election',
    head: { number: 3204, hash: HASH },
    printing: {
      source: { type: 'log', sha256: HASH },
      version: 'test',
      at: '2026-11-09T15:45:00.000Z',
      language: 'en',
      paper: 'letter',
      typeface,
    },
    textOf: () => undefined,
  } as const;
  return printCanvass(context, packetOf(room, NOW, () => undefined).canvass);
}

async function textOf(room: Room): Promise<string> {
  const { pages } = await readPdf((await printed(room)).pdf);
  return pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
}

/** The manifest of the county as it was frozen: 30 batches with 5,960 cards, of which two are listed here. */
function frozen(room: Room): Room {
  const batches = [
    { batch: 'MB-001', cards: 200 },
    { batch: 'MB-002', cards: 200 },
  ];
  const file = { name: 'manifest.csv', bytes: 1, sha256: 'ab'.repeat(32) as Sha256 };
  const manifest = { type: 'manifest-frozen', by: ['osei'], at: NOW, form: 'by-batch', file, cards: 400 } as const;
  const first = injected(room, { ...manifest, version: 1, batches: batches.slice(0, 1) });
  const none = injected(first, {
    type: 'manifest-withdrawn',
    by: ['osei'],
    at: NOW,
    version: 1,
    because: 'batch-renamed',
  });
  return injected(none, { ...manifest, version: 2, batches });
}

describe('G-CANVASS what a canvass board is given', () => {
  test('has the difference of the county with its explanations, every stage, and nothing left over', async () => {
    const text = await textOf(county());
    expect(text).toMatch(/Ballots less voters ?−5/);
    expect(text).toMatch(/All differences together ?7/);
    expect(text).toMatch(/Not explained ?0/);
    // One voter left, five envelopes were empty, one held two ballots.
    for (const line of ['−1 ', '−5 ', '1 ']) expect(text).toContain(line);
    expect(text).toContain('0 balances have something left over.');
    expect(text).toMatch(/Counted ?5,960|5,960/);
    for (const heading of [
      'Counts by stage',
      'Every balance',
      'Incidents',
      'Manifests, the first one first',
      'The board',
    ]) {
      expect(text).toContain(heading);
    }
    expect(text.split('Signature').length - 1).toBe(5);
  }, 120_000);

  test('lists the batches of the manifest that stands, and those that were frozen before', async () => {
    const room = frozen(county());
    const { canvass } = packetOf(room, NOW, () => undefined);
    expect(canvass.manifests).toEqual([
      { version: 1, day: '2026-11-09', batches: 1, cards: 400, stands: false },
      { version: 2, day: '2026-11-09', batches: 2, cards: 400, stands: true },
    ]);
    expect(canvass.batches.map(({ cards }) => cards)).toEqual([200, 200]);
    const text = await textOf(room);
    expect(text).toContain('All 2 batches');
    expect(text).toContain('Does not stand any more');
  }, 120_000);

  test('has no figure that nobody has approved: what is missing is said, and is not 0', () => {
    const { canvass } = packetOf(counted(), NOW, () => undefined);
    const { canvass: whole } = packetOf(county(), NOW, () => undefined);
    expect(whole.open).toMatchObject({ unexplained: 0, missing: 0 });
    expect(canvass.open.forms).toBeGreaterThan(0);
    expect(canvass.balances.some(({ difference }) => difference === null) || canvass.balances.length === 0).toBe(true);
    expect(canvass.stages.filter(({ state }) => state === 'not-counted').length).toBeGreaterThan(0);
  });

  test('names no person and no seal, and is the same each time', async () => {
    const room = county();
    const [one, again] = [await printed(room), await printed(room)];
    const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(digestOf(one.pdf)).toBe(digestOf(again.pdf));
    const text = await textOf(room);
    const seals = [...entriesOf(room.seals)].filter(([seal]) => text.includes(seal));
    expect(seals).toEqual([]);
    expect(text).not.toMatch(/okafor|osei|yazzie/i);
  }, 120_000);
});
