import { expect, test } from 'vitest';
import { isSameFinding, type PlanFinding } from './plan-finding.ts';

/* Whoever confirmed a finding confirmed its figures: with another figure, another name or another place it is another finding. */

const OF_CONTEST = {
  finding: 'listed-below-cast',
  contest: 'Mayor',
  cast: 100,
  listed: 94,
  bearing: 95,
  phantoms: 6,
} as const;
const UNMATCHED = { jurisdiction: 'Adams', which: 'these', batches: ['B1', 'B2'] } as const;
const ABOVE = {
  finding: 'limit-above-statute',
  statutoryPercent: 5,
  riskLimitPercent: 10,
  reason: 'A pilot.',
} as const;
const WAITING = { jurisdiction: 'Adams', cards: 7 } as const;

/** Findings of which no two are the same. */
const DIFFERENT: readonly PlanFinding[] = [
  OF_CONTEST,
  { ...OF_CONTEST, finding: 'listed-below-contest' },
  { ...OF_CONTEST, contest: 'Levy' },
  { ...OF_CONTEST, cast: 101 },
  { ...OF_CONTEST, cast: null },
  { ...OF_CONTEST, listed: 93 },
  { ...OF_CONTEST, bearing: 96 },
  { ...OF_CONTEST, phantoms: 5 },
  { finding: 'cards-not-matched', places: [UNMATCHED] },
  { finding: 'cards-not-matched', places: [] },
  { finding: 'cards-not-matched', places: [UNMATCHED, { ...UNMATCHED, jurisdiction: 'Baker' }] },
  { finding: 'cards-not-matched', places: [{ ...UNMATCHED, jurisdiction: 'Baker' }] },
  { finding: 'cards-not-matched', places: [{ ...UNMATCHED, which: 'all-but' }] },
  { finding: 'cards-not-matched', places: [{ ...UNMATCHED, batches: ['B1'] }] },
  { finding: 'cards-not-matched', places: [{ ...UNMATCHED, batches: ['B1', 'B3'] }] },
  { finding: 'cards-not-matched', places: [{ ...UNMATCHED, batches: ['B1', 'B2', 'B3'] }] },
  ABOVE,
  { ...ABOVE, statutoryPercent: 4 },
  { ...ABOVE, riskLimitPercent: 11 },
  { ...ABOVE, reason: 'Another pilot.' },
  { finding: 'tabulator-alone', jurisdictions: ['Adams', 'Baker'] },
  { finding: 'tabulator-alone', jurisdictions: ['Adams', 'Clay'] },
  { finding: 'tabulator-alone', jurisdictions: ['Adams'] },
  { finding: 'not-yet-counted', waiting: [WAITING] },
  { finding: 'not-yet-counted', waiting: [{ ...WAITING, cards: 8 }] },
  { finding: 'not-yet-counted', waiting: [{ ...WAITING, jurisdiction: 'Baker' }] },
  { finding: 'not-yet-counted', waiting: [WAITING, { ...WAITING, jurisdiction: 'Baker' }] },
];

test('every finding is the same as itself read again, and as no other', () => {
  for (const [place, one] of DIFFERENT.entries()) {
    for (const [other, found] of DIFFERENT.entries()) {
      expect({ one, found, same: isSameFinding(one, structuredClone(found)) }).toEqual({
        one,
        found,
        same: place === other,
      });
    }
  }
});
