/**
 * What the methods of this package can decline to compute. Each refusal carries one of these codes, so that a caller
 * can act on it, and a sentence that says what happened and what to do.
 */
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

/** Why a method declined: a code to act on and a sentence to show. */
export type Refusal = { readonly code: RefusalCode; readonly message: string };

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

/** The answer that declines, with the code to act on and the sentence to show. */
export function refuse(code: RefusalCode, message: string): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { code, message } };
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
