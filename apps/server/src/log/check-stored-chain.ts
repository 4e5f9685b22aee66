import { type BrokenEntry, checkEntry, EMPTY_HEAD, type LogBody, type LogEntry, type LogHead } from '@plumbline/record';
import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';
import { sha256OfText } from './append-events.ts';
import { type StoredChain, streamLog } from './read-log.ts';

export type CheckedChain = {
  readonly entries: number;
  /** The last entry up to which the chain is unbroken. */
  readonly head: LogHead;
  /** What differs first, in words; nothing if the chain is whole and its row says so. */
  readonly broken: string | undefined;
  /** Where it differs, as far as it does. */
  readonly entry: BrokenEntry | undefined;
};

/** An entry that follows the one before it, and what it says. */
export type ReadEntry = { readonly entry: LogEntry; readonly body: LogBody };

/** What of these entries follows `before`, and the first that does not. */
export function checkSlice(
  before: LogHead,
  slice: readonly LogEntry[],
): { readonly read: readonly ReadEntry[]; readonly head: LogHead; readonly broken: BrokenEntry | undefined } {
  const read: ReadEntry[] = [];
  let head = before;
  for (const entry of slice) {
    const body = checkEntry(entry, head, sha256OfText);
    if (!body.ok) return { read, head, broken: body.error };
    read.push({ entry, body: body.value });
    head = { number: entry.number, hash: entry.hash };
  }
  return { read, head, broken: undefined };
}

/**
 * Reads a chain from its first entry to its last, a slice at a time, and compares its end with the head that its row
 * keeps. `onEntries` is given what is unbroken.
 */
export async function checkStoredChain(
  db: Kysely<DatabaseSchema>,
  chain: StoredChain,
  onEntries: (read: readonly ReadEntry[]) => void | Promise<void> = () => undefined,
): Promise<CheckedChain> {
  let head: LogHead = EMPTY_HEAD;
  for await (const slice of streamLog(db, chain.id)) {
    const checked = checkSlice(head, slice);
    await onEntries(checked.read);
    head = checked.head;
    const entry = checked.broken;
    if (entry === undefined) continue;
    return { entries: entry.at - 1, head, broken: `entry ${entry.at}: ${entryInWords(entry)}`, entry };
  }
  const same = chain.head_number === head.number && chain.head_hash === head.hash;
  const broken = same ? undefined : `its head is kept as ${headInWords(chain)}, and its last entry is ${headOf(head)}`;
  return { entries: head.number, head, broken, entry: undefined };
}

/** Why an entry is not what was sealed. */
export function entryInWords(entry: BrokenEntry): string {
  switch (entry.code) {
    case 'number-out-of-order':
      return `the entry after ${entry.at - 1} has the number ${entry.found}`;
    case 'previous-hash-differs':
      return 'it does not follow the entry before it';
    case 'hash-differs':
      return 'its content does not give its hash';
    case 'body-is-not-json':
      return 'its content cannot be read';
    case 'body-is-not-canonical':
      return 'its content is not written as it was sealed';
    case 'body-lacks-property':
      return `its content lacks “${entry.property}”`;
  }
}

export function headInWords(chain: Pick<StoredChain, 'head_number' | 'head_hash'>): string {
  return `number ${chain.head_number}, hash ${chain.head_hash}`;
}

export function headOf({ number, hash }: { readonly number: number; readonly hash: string }): string {
  return `number ${number}, hash ${hash}`;
}
