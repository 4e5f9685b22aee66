import { isPrintableInPython } from './python-printable.ts';

/**
 * The text that Python's `repr` gives for a text: quoted, with what cannot be printed escaped.
 *
 * Tickets are hashes of such texts, because audits are published with them; see `ballotKey`.
 *
 * Source   Python 3.11, str.__repr__, with its Unicode 14.0 table.
 * Example  O'Brien gives "O'Brien" in double quotes; a zero-width space gives \u200b.
 */
export function pythonRepr(text: string): string {
  if (PLAIN_TEXT.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let escaped = '';
  for (const character of text) escaped += escapeCharacter(character, quote);
  return quote + escaped + quote;
}

/** Printable ASCII without quotes and backslashes, which is nearly every name. */
const PLAIN_TEXT = /^[ !#-&(-[\]-~]*$/;

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeCharacter(character: string, quote: string): string {
  if (character === quote) return `\\${character}`;
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const codePoint = character.codePointAt(0) ?? 0;
  if (isPrintableInPython(codePoint)) return character;
  const hex = codePoint.toString(16);
  if (codePoint < 0x100) return `\\x${hex.padStart(2, '0')}`;
  if (codePoint < 0x10000) return `\\u${hex.padStart(4, '0')}`;
  return `\\U${hex.padStart(8, '0')}`;
}

/** A batch as the sampler names it: by the words of its manifest, never by a database's number. */
export type BatchName = { readonly jurisdiction: string; readonly batch: string };

/** A batch of ballots as the sampler names it; `tabulator` is null where the manifest has none. */
export type BallotBatchName = BatchName & { readonly tabulator: string | null };

/** The text that is hashed for a batch: `('Adams County', 'Batch 1')`. */
export function batchKey({ jurisdiction, batch }: BatchName): string {
  return `(${pythonRepr(jurisdiction)}, ${pythonRepr(batch)})`;
}

/** The text that is hashed for one ballot: `(('Adams County', '1', 'Batch 1'), 12)`. Positions count from 1. */
export function ballotKey(name: BallotBatchName, position: number): string {
  return `${ballotKeyStart(name)}${position})`;
}

/** The part of `ballotKey` that all ballots of a batch have in common. */
export function ballotKeyStart({ jurisdiction, tabulator, batch }: BallotBatchName): string {
  const tabulatorText = tabulator === null ? 'None' : pythonRepr(tabulator);
  return `((${pythonRepr(jurisdiction)}, ${tabulatorText}, ${pythonRepr(batch)}), `;
}

/**
 * The text that is hashed for the i-th card of a contest that no manifest lists: `('phantom', 'Sheriff', 1)`, i from 1.
 *
 * Keys of ballots begin with two brackets and keys of batches have two parts, so that no key is another's, and the ticket
 * of a real card is the same however many phantoms there are.
 */
export function phantomKey(contestName: string, i: number): string {
  return `('phantom', ${pythonRepr(contestName)}, ${i})`;
}
