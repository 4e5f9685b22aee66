import { type BrokenEntry, continueChain, EMPTY_HEAD, type LogEntry, type LogHead } from '@plumbline/record';
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

/**
 * Reads a chain from its first entry to its last, a slice at a time, and compares its end with the head that its row
 * keeps. `onEntries` is given what is unbroken.
 */
export async function checkStoredChain(
  db: Kysely<DatabaseSchema>,
  chain: StoredChain,
  onEntries: (entries: readonly LogEntry[]) => void | Promise<void> = () => undefined,
): Promise<CheckedChain> {
  let head: LogHead = EMPTY_HEAD;
  for await (const slice of streamLog(db, chain.id)) {
    const checked = continueChain(head, slice, sha256OfText);
    if (!checked.ok) {
      const entry = checked.error;
      await onEntries(slice.filter(({ number }) => number < entry.at));
      return { entries: entry.at - 1, head, broken: `entry ${entry.at}: ${entryInWords(entry)}`, entry };
    }
    await onEntries(slice);
    head = checked.value;
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
