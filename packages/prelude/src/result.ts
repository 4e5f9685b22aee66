/**
 * The outcome of work that is expected to fail at times: a value, or an error that carries data.
 *
 * A plain tagged object, so it narrows with `if (!x.ok) return x;`, prints, and crosses JSON unchanged.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The successful outcome that holds `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The unsuccessful outcome that holds `error`. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
