import type { Evaluation } from './equation.ts';
import { classOf, type ExplanationLine, residualOf } from './explanation.ts';

/** How far a unit of reconciliation is: one list for screens, exports and the public page. */
export const UNIT_STATUSES = [
  'not-started',
  'counting',
  'balanced',
  'balanced-single-source',
  'explained',
  'unexplained',
  'accepted-with-unexplained-difference',
  'reopened',
] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];

/** What was decided about a difference: accepted by the authority, or looked at again after that. */
export type DecisionOnDifference = 'none' | 'accepted' | 'reopened';

/** An equation at a place with its explanations: what the reconciliation says of it. */
export type Reconciled = Evaluation & {
  readonly lines: readonly ExplanationLine[];
  /** Difference minus explanations; null while a figure is missing. */
  readonly residual: number | null;
  /** Explained by what must be corrected where it was counted, and is not yet. */
  readonly isCorrectionPending: boolean;
  readonly status: UnitStatus;
};

/** Brings an evaluation together with the lines that explain it. */
export function reconcile(
  evaluation: Evaluation,
  lines: readonly ExplanationLine[],
  decision: DecisionOnDifference,
): Reconciled {
  const { delta } = evaluation;
  const residual = delta === null ? null : residualOf(delta, lines);
  const isCorrectionPending = lines.some(({ code }) => classOf(code) === 'C');
  const clears = residual === 0 && !isCorrectionPending && lines.every(clearsWhatItSays);
  const status = statusOf({ evaluation, lines, clears, decision });
  return { ...evaluation, lines, residual, isCorrectionPending, status };
}

/** The text of `OTHER` explains nothing before a reviewer has read it. */
function clearsWhatItSays({ code, isConfirmed }: ExplanationLine): boolean {
  return code !== 'OTHER' || isConfirmed;
}

function statusOf(found: {
  readonly evaluation: Evaluation;
  readonly lines: readonly ExplanationLine[];
  readonly clears: boolean;
  readonly decision: DecisionOnDifference;
}): UnitStatus {
  const { evaluation, lines, clears, decision } = found;
  if (evaluation.delta === null) return 'counting';
  if (decision === 'reopened') return 'reopened';
  // Accepted differences stay visible for ever, unless the count itself has been put right.
  if (!clears) return decision === 'accepted' ? 'accepted-with-unexplained-difference' : 'unexplained';
  if (evaluation.delta !== 0 || lines.length > 0) return 'explained';
  return evaluation.isIndependent ? 'balanced' : 'balanced-single-source';
}

/** Whether nothing is left to be asked: enough for a manifest. */
export function isClear(status: UnitStatus): boolean {
  return status === 'balanced' || status === 'explained';
}
