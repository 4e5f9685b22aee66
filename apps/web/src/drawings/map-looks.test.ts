import type { JurisdictionLine } from '@plumbline/api';
import { expect, test } from 'vitest';
import { lookOfLine, mostOf } from './map-looks.ts';

const LINE: JurisdictionLine = {
  jurisdiction: 'Adams',
  status: 'in-progress',
  filesUploaded: 0,
  filesExpected: 0,
  expectedBallots: null,
  ballotsInManifest: null,
  batchesInManifest: null,
  ballotsWithCvrs: null,
  cvrs: null,
  ballotsImplied: null,
  units: 40,
  draws: 44,
  unitsDone: 28,
  drawsDone: 30,
  extraUnits: 0,
  inReview: 0,
  twoEntries: 0,
  enteredOnce: 0,
  remarked: 0,
  discrepancies: 0,
  lastSignIn: null,
  listTaken: null,
};

test('open work is shaded by what is still to do, with signs for who has not begun', () => {
  expect(mostOf([LINE, { ...LINE, unitsDone: 0 }], 'open')).toBe(40);
  // 12 of at most 40: above 9, up to 99.
  expect(lookOfLine(LINE, 'open', 40)).toEqual({ fill: 'shade-3', sign: null });
  expect(lookOfLine({ ...LINE, unitsDone: 40 }, 'open', 40)).toEqual({ fill: 'shade-0', sign: null });
  expect(lookOfLine({ ...LINE, unitsDone: 0 }, 'open', 40).sign).toBe('ring');
  expect(lookOfLine({ ...LINE, unitsDone: 0, status: 'not-logged-in' }, 'open', 40).sign).toBe('crossed-ring');
  expect(lookOfLine({ ...LINE, discrepancies: 2 }, 'open', 40).sign).toBe('!');
});

test('differences that may not be seen yet are dotted, and never look like none', () => {
  expect(lookOfLine({ ...LINE, discrepancies: null }, 'differ', 3).fill).toBe('dots');
  expect(lookOfLine(LINE, 'differ', 3).fill).toBe('shade-0');
  expect(lookOfLine({ ...LINE, discrepancies: 3 }, 'differ', 3).fill).toBe('shade-2');
});
