import { err, ok, type Result } from '@plumbline/prelude';
import {
  EMPTY_HEAD,
  entryHash,
  type HashText,
  type LogBody,
  type LogBodyProblem,
  type LogEntry,
  type LogHead,
  parseLogBody,
} from './log-entry.ts';

/** The first entry of a chain that is not what it should be. `at` is its number by position, from 1. */
export type BrokenEntry = { readonly at: number } & (
  | { readonly code: 'number-out-of-order'; readonly found: number }
  | { readonly code: 'previous-hash-differs'; readonly found: string; readonly expected: string }
  | { readonly code: 'hash-differs'; readonly found: string; readonly expected: string }
  | LogBodyProblem
);

/**
 * Is the chain unbroken? Answers its head, or the first entry that is broken.
 *
 * A chain that was cut off at the end, or rewritten from some entry on, is unbroken too: only a head that somebody wrote
 * down before shows that. See `chainHolds`.
 */
export function checkChain(entries: Iterable<LogEntry>, hashText: HashText): Result<LogHead, BrokenEntry> {
  return continueChain(EMPTY_HEAD, entries, hashText);
}

/** The same for the entries that follow `before`, so that a long chain can be checked a slice at a time. */
export function continueChain(
  before: LogHead,
  entries: Iterable<LogEntry>,
  hashText: HashText,
): Result<LogHead, BrokenEntry> {
  let head = before;
  for (const entry of entries) {
    const said = checkEntry(entry, head, hashText);
    if (!said.ok) return said;
    head = { number: entry.number, hash: entry.hash };
  }
  return ok(head);
}

/** Does the entry follow this head? Answers what it says, so that whoever checks a long chain need not read it twice. */
export function checkEntry(entry: LogEntry, head: LogHead, hashText: HashText): Result<LogBody, BrokenEntry> {
  const at = head.number + 1;
  if (entry.number !== at) return err({ at, code: 'number-out-of-order', found: entry.number });
  if (entry.previousHash !== head.hash) {
    return err({ at, code: 'previous-hash-differs', found: entry.previousHash, expected: head.hash });
  }
  const expected = entryHash(entry, hashText);
  if (entry.hash !== expected) return err({ at, code: 'hash-differs', found: entry.hash, expected });
  const body = parseLogBody(entry.body);
  return body.ok ? body : err({ at, ...body.error });
}

/** Does a head that was seen earlier (on the public page, in a footer, in a letter) lie on this chain? */
export function chainHolds(entries: Iterable<LogEntry>, seen: LogHead): boolean {
  if (seen.number === 0) return seen.hash === EMPTY_HEAD.hash;
  for (const entry of entries) {
    if (entry.number === seen.number) return entry.hash === seen.hash;
  }
  return false;
}
