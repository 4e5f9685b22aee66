import type { RefusalDatum, RefusalReason, RefusalReasons } from './refusal-reasons.ts';

/** What the methods of this package can decline to compute. Each refusal carries one of these codes, to act on. */
export type RefusalCode =
  /** The input lacks something, or holds something else than the method reads. */
  | 'input-not-understood'
  /** `calculate` was asked for a method that is not in its list. */
  | 'method-unknown'
  /** Counts contradict one another: more votes than ballots allow, a round larger than the contest, a repeated key. */
  | 'counts-contradict'
  /** Nobody voted, so there are no shares to test. */
  | 'no-votes'
  /** Every choice wins, so there is no outcome to test. */
  | 'no-losers'
  /** Reported votes tie at the cut, so no sample can confirm the outcome. */
  | 'tied-contest'
  /** The sample already reaches the risk limit, the audit is over, or every ballot was drawn. */
  | 'audit-already-complete'
  /** Nothing short of a full hand count can answer. */
  | 'full-count-needed'
  /** The risk limit lies outside what the method can work with. */
  | 'risk-limit-out-of-range'
  /** A parameter of the method lies outside its domain. */
  | 'parameter-out-of-range'
  /** The method's assumptions do not hold for this contest or sample. */
  | 'method-does-not-apply'
  /** The search ended at its bound without an answer. */
  | 'no-answer-found';

/** Why a method declined: a code to act on, and the reason with its data, for which others have a sentence. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly reason: RefusalReason;
  readonly data: Readonly<Record<string, RefusalDatum>>;
};

/**
 * The outcome of a method: a value, or a refusal. Never `NaN`, never a thrown error for something a person did.
 *
 * It has the shape of the prelude's `Result`, so callers of both read alike; this package imports nothing of ours.
 */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal };

/** The answer that holds `value`. */
export function answer<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A reason, and after it the data it needs; none where its sentence has no blanks. */
export type ReasonWithData = {
  [Reason in RefusalReason]: [keyof RefusalReasons[Reason]] extends [never]
    ? readonly [reason: Reason]
    : readonly [reason: Reason, data: RefusalReasons[Reason]];
}[RefusalReason];

/** The answer that declines, with the code to act on and the reason with what is to be named of it. */
export function refuse(
  code: RefusalCode,
  ...[reason, data]: ReasonWithData
): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { code, reason, data: data ?? {} } };
}

/** Thrown when our own reasoning was wrong; never for something a person or a file did. */
export class StatisticsAssertionFailure extends Error {
  override readonly name = 'StatisticsAssertionFailure';
}

/** States what must be true here. `values` are printed with the message when it is not. */
export function assert(condition: unknown, message: string, values?: unknown): asserts condition {
  if (condition) return;
  throw new StatisticsAssertionFailure(values === undefined ? message : `${message}: ${JSON.stringify(values)}`);
}
