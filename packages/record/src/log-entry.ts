import type { Sha256 } from '@plumbline/election';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { canonicalJson, isCanonicalJson } from './canonical-json.ts';

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. Comes in as an argument: Node and the browser each have one. */
export type HashText = (text: string) => string;

/** What an entry of the log says. `type` and `data` are the event; the rest is who, when, by what, and on whose request. */
export type LogBody = {
  /** The client's name for the command that caused the event; several events may share it. */
  readonly commandId: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** Who acted: an account, an audit board, or the system. Never a voter. */
  readonly actor: string;
  /** In whose place, where an administrator acts for a jurisdiction. */
  readonly onBehalfOf?: string;
  readonly type: string;
  readonly data: unknown;
  /** The version of Plumbline that decided, so that a replay can use the same. */
  readonly codeVersion: string;
};

/** One sealed entry of a log chain. */
export type LogEntry = {
  /** From 1, without gaps. */
  readonly number: number;
  readonly previousHash: Sha256;
  readonly hash: Sha256;
  /** The canonical JSON of a `LogBody`: exactly the text that was hashed. */
  readonly body: string;
};

/** The newest number and hash of a chain; before the first entry, `EMPTY_HEAD`. */
export type LogHead = { readonly number: number; readonly hash: Sha256 };

/** The head of a chain without entries: number 0 and a hash of 64 zeros. */
// The constructor of a brand: 64 zeros are a SHA-256 in form.
export const EMPTY_HEAD: LogHead = { number: 0, hash: '0'.repeat(64) as Sha256 };

/**
 * The hash that seals an entry. Everything is inside it, and nothing can be moved from one part to another: neither the
 * number nor the previous hash can hold a line break.
 *
 *   hash_n = SHA-256( n "\n" hash_(n−1) "\n" body_n )      n in decimal, hashes in lower-case hexadecimal
 */
export function entryHash(
  entry: { readonly number: number; readonly previousHash: string; readonly body: string },
  hashText: HashText,
): Sha256 {
  // The constructor of a brand: `hashText` promises a SHA-256.
  return hashText(`${entry.number}\n${entry.previousHash}\n${entry.body}`) as Sha256;
}

/** The entry that follows `head` and says `body`. */
export function sealEntry(head: LogHead, body: LogBody, hashText: HashText): LogEntry {
  const unsealed = { number: head.number + 1, previousHash: head.hash, body: canonicalJson(body) };
  const hash = entryHash(unsealed, hashText);
  assert(/^[0-9a-f]{64}$/.test(hash), 'the hash function gives 64 lower-case hexadecimal digits', hash);
  return { ...unsealed, hash };
}

/** Why a text is not the body of a log entry. */
export type LogBodyProblem =
  | { readonly code: 'body-is-not-json' }
  | { readonly code: 'body-is-not-canonical'; readonly canonical: string }
  | { readonly code: 'body-lacks-property'; readonly property: string };

/** Reads the body of an entry back, and checks that it is the canonical text of what it says. */
export function parseLogBody(text: string): Result<LogBody, LogBodyProblem> {
  const value = parseJson(text);
  if (value === undefined || typeof value !== 'object' || value === null) return err({ code: 'body-is-not-json' });
  if (!isCanonicalJson(text, value)) return err({ code: 'body-is-not-canonical', canonical: canonicalJson(value) });
  const lacking = TEXTS.find((name) => typeof read(value, name) !== 'string');
  if (lacking !== undefined) return err({ code: 'body-lacks-property', property: lacking });
  if (read(value, 'data') === undefined) return err({ code: 'body-lacks-property', property: 'data' });
  const onBehalfOf = read(value, 'onBehalfOf');
  if (onBehalfOf !== undefined && typeof onBehalfOf !== 'string') {
    return err({ code: 'body-lacks-property', property: 'onBehalfOf' });
  }
  // Every property has been looked at above.
  return ok(value as LogBody);
}

const TEXTS = ['commandId', 'at', 'actor', 'type', 'codeVersion'] as const;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
