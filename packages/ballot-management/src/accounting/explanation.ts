import { assertNever } from '@plumbline/prelude';

/** What can explain a difference. */
export const EXPLANATION_CODES = [
  'FLED_VOTER',
  'EMPTY_ENVELOPE',
  'EXTRA_IN_ENVELOPE',
  'NOT_CHECKED_IN',
  'DUPLICATE_CHECKIN',
  'BALLOT_TAKEN_AWAY',
  'UNSCANNED_FOUND',
  'JAM_DOUBLE',
  'JAM_LOST',
  'PROVISIONAL_IN_SCANNER',
  'WRONG_TABULATOR',
  'DUPLICATE_AND_ORIGINAL_SCANNED',
  'BATCH_RESCANNED',
  'BATCH_MISSED',
  'MULTI_SHEET_MISSING',
  'PACK_VARIANCE',
  'STATE_ORDERED_REMOVAL',
  'OTHER',
  'UNKNOWN',
] as const;
export type ExplanationCode = (typeof EXPLANATION_CODES)[number];

/** Codes of what has to be corrected where it was counted: they say the cause, and clear nothing until it is. */
const TO_BE_CORRECTED: ReadonlySet<ExplanationCode> = new Set<ExplanationCode>([
  'BATCH_RESCANNED',
  'BATCH_MISSED',
  'JAM_DOUBLE',
  'DUPLICATE_AND_ORIGINAL_SCANNED',
  'PROVISIONAL_IN_SCANNER',
]);

/** Codes whose other half lies elsewhere, at a place that has to be named. */
const LINKED: ReadonlySet<ExplanationCode> = new Set<ExplanationCode>([
  'UNSCANNED_FOUND',
  'PROVISIONAL_IN_SCANNER',
  'WRONG_TABULATOR',
]);

/** Class E describes lawful facts and may clear a difference; class C a count that must be corrected at its source. */
export function classOf(code: ExplanationCode): 'E' | 'C' {
  return TO_BE_CORRECTED.has(code) ? 'C' : 'E';
}

/** Whether the place of the other half must be named. */
export function needsLink(code: ExplanationCode): boolean {
  return LINKED.has(code);
}

/** Whether a line of so much fits the code: the sign is that of ballots minus voters. */
export function amountFits(code: ExplanationCode, amount: number): boolean {
  switch (code) {
    case 'FLED_VOTER':
    case 'EMPTY_ENVELOPE':
    case 'DUPLICATE_CHECKIN':
    case 'BALLOT_TAKEN_AWAY':
    case 'JAM_LOST':
    case 'STATE_ORDERED_REMOVAL':
    case 'MULTI_SHEET_MISSING':
      return amount < 0;
    case 'EXTRA_IN_ENVELOPE':
    case 'NOT_CHECKED_IN':
    case 'JAM_DOUBLE':
    case 'DUPLICATE_AND_ORIGINAL_SCANNED':
      return amount > 0;
    case 'UNSCANNED_FOUND':
    case 'PROVISIONAL_IN_SCANNER':
    case 'WRONG_TABULATOR':
    case 'BATCH_RESCANNED':
    case 'BATCH_MISSED':
    case 'PACK_VARIANCE':
    case 'OTHER':
      return amount !== 0;
    case 'UNKNOWN':
      return amount === 0;
    default:
      return assertNever(code);
  }
}

/** A signed line that explains so much of a difference. */
export type ExplanationLine = {
  readonly code: ExplanationCode;
  readonly amount: number;
  /** Set once a reviewer has looked at a line of the code `OTHER`. */
  readonly isConfirmed: boolean;
};

/** What is left of a difference after its lines. A line never changes the difference itself. */
export function residualOf(delta: number, lines: readonly ExplanationLine[]): number {
  let residual = delta;
  for (const { amount } of lines) residual -= amount;
  return residual;
}
