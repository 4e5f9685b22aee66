import { parentPort } from 'node:worker_threads';
import { printUnitLabels } from '../packages/documents/src/ballots/printed-forms.ts';
import type { UnitLabel } from '../packages/documents/src/ballots/unit-labels.ts';
import { loadFonts } from '../packages/documents/src/load-fonts.ts';
import { openTypeface } from '../packages/documents/src/typeface.ts';

const LABELS = 4000;

/** Prints labels for the batches of a large ballot room, each with two codes of its own, and says how many pages they fill. */
const labels = Array.from({ length: LABELS }, (_, index): UnitLabel => {
  const container = `BOX-${1 + Math.floor(index / 12)}`;
  return { kind: 'batch', name: `MB-${String(index + 1)}`, channel: 'mail', cards: 200, container, batches: [] };
});
const context = {
  typeface: openTypeface(loadFonts()),
  language: 'en',
  paper: 'letter',
  version: '0.1.0',
  at: '2026-11-03T20:00:00.000Z',
  source: { type: 'log', sha256: 'a'.repeat(64) },
  election: 'General election',
  jurisdiction: 'Tamarack County',
} as const;
const { pages } = await printUnitLabels(context, labels);
parentPort?.postMessage(pages);
