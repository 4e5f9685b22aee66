import { createHash } from 'node:crypto';
import { loadFonts } from '../load-fonts.ts';
import { openTypeface } from '../typeface.ts';

/** What files of a ballot room are made with in tests: whose they are, when, and of which entry of its log. */
export const MADE_OF_ROOM = {
  office: 'Tamarack County Elections',
  election: 'General Election',
  time: 'Nov 9, 2026',
  head: { number: 3204, hash: '90ab17f4dd'.padEnd(64, '0') },
  printing: {
    source: { type: 'log', sha256: '90ab17f4dd'.padEnd(64, '0') },
    version: 'test',
    at: '2026-11-09T15:45:00.000Z',
    language: 'en',
    paper: 'letter',
    typeface: openTypeface(loadFonts()),
  },
  digestOf: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
} as const;
