/** Thrown when our own reasoning was wrong; never for something a person or a file did. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

/** States what must be true here. `values` are printed with the message when it is not. */
export function assert(condition: unknown, message: string, values?: unknown): asserts condition {
  if (condition) return;
  throw new AssertionFailure(values === undefined ? message : `${message}: ${JSON.stringify(values)}`);
}

/** Marks the end of a `switch` over a union, so that a new case is a compile error where it matters. */
export function assertNever(value: never): never {
  throw new AssertionFailure(`a case was forgotten: ${JSON.stringify(value)}`);
}
