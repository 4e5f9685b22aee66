import { AUDIT_EVENT_SCHEMAS, type DrawsFile, drawsFileOf, type RoundDraws, upcastEvent } from '@plumbline/audit';
import { assert, type Result } from '@plumbline/prelude';
import { EMPTY_HEAD, type LogHead, readEventIn } from '@plumbline/record';
import { placeOfChain } from '../log/audit-chains.ts';
import {
  type CheckedChain,
  checkSlice,
  checkStoredChain,
  entryInWords,
  headInWords,
  headOf,
  type ReadEntry,
} from '../log/check-stored-chain.ts';
import { readLog, SLICE_ENTRIES, type StoredChain } from '../log/read-log.ts';
import type { Reader } from '../stores/store.ts';
import type { Differences } from './differences.ts';

/** Whoever hears every entry of an audit, in the order in which the chains are folded. */
type Listener = {
  readonly differences: Differences;
  /** With the draws of a round, or why they are not known, where the entry names a file of draws. */
  readonly onEntry: (chain: StoredChain, read: ReadEntry, draws?: Result<RoundDraws, string>) => void;
  /** Reads a file of draws, believing nothing. */
  readonly readDraws: (named: DrawsFile) => Promise<Result<RoundDraws, string>>;
};

/**
 * Reads the chains of one audit as the one record that they are: fieldwork up to the entry that closed its round, which has
 * to name the newest entry of every jurisdiction as it stands; and each beginning of fieldwork has to name an entry of the audit that
 * is not older than the launch of its round.
 */
export async function readAuditChains(
  db: Reader,
  { chain, fieldwork }: { readonly chain: StoredChain; readonly fieldwork: readonly StoredChain[] },
  { differences, onEntry, readDraws }: Listener,
): Promise<ReadonlyMap<StoredChain, CheckedChain>> {
  const found = new Map<StoredChain, CheckedChain>();
  const byJurisdiction = new Map(fieldwork.map((one) => [placeOfChain(one.id)?.jurisdiction ?? '', one]));
  const reached = new Map<StoredChain, LogHead>();
  /** The entry that opened the newest round, as far as the chain of the audit was read. */
  let openingEntry = 0;
  const differ = (where: string, expected: string, is: string) => {
    differences.add({ kind: 'log', subject: `chain ${chain.id}`, where, expected, found: is });
  };

  async function readTo(one: StoredChain, last: number): Promise<void> {
    for (;;) {
      const head = reached.get(one) ?? EMPTY_HEAD;
      if (found.has(one) || head.number >= last) return;
      const limit = Math.min(SLICE_ENTRIES, last - head.number);
      const slice = await readLog(db, one.id, { from: head.number + 1, limit });
      if (slice.length === 0) return;
      const checked = checkSlice(head, slice);
      for (const read of checked.read) {
        if (read.body.type === 'fieldwork-begun') await compareBeginning(one, read);
        onEntry(one, read);
      }
      const entry = checked.broken;
      if (entry !== undefined) {
        const broken = `entry ${entry.at}: ${entryInWords(entry)}`;
        found.set(one, { entries: entry.at - 1, head, broken, entry });
        return;
      }
      reached.set(one, checked.head);
    }
  }

  async function compareBeginning(one: StoredChain, { entry, body }: ReadEntry): Promise<void> {
    const read = readEventIn(body, entry, AUDIT_EVENT_SCHEMAS);
    // Whoever hears the entry says why it cannot be read.
    if (!read.ok || read.value.event.type !== 'fieldwork-begun') return;
    const { event } = read.value;
    if (event.opened.number < openingEntry) {
      const expected = `an audit with its round opened by entry ${openingEntry}, which is the newest launch`;
      differ(`entry ${entry.number} of ${one.id}`, expected, headOf(event.opened));
      return;
    }
    const [named] = await readLog(db, chain.id, { from: event.opened.number, limit: 1 });
    if (named?.number === event.opened.number && named.hash === event.opened.hash) return;
    const is = named === undefined ? 'no such entry' : headOf(named);
    differ(`entry ${entry.number} of ${one.id}`, `an audit with ${headOf(event.opened)}`, is);
  }

  async function drawsOf({ entry, body }: ReadEntry): Promise<Result<RoundDraws, string> | undefined> {
    const read = readEventIn(body, entry, AUDIT_EVENT_SCHEMAS);
    const named = read.ok ? drawsFileOf(read.value.event) : undefined;
    return named && readDraws(named);
  }

  async function closeRound({ entry, body }: ReadEntry): Promise<void> {
    const read = readEventIn(body, entry, AUDIT_EVENT_SCHEMAS);
    if (!read.ok || read.value.event.type !== 'round-closed') return;
    const event = upcastEvent(read.value.event);
    assert(event.type === 'round-closed', 'an earlier form is of the same type', event.type);
    for (const [jurisdiction, head] of Object.entries(event.fieldwork)) {
      const one = byJurisdiction.get(jurisdiction);
      if (one !== undefined) await readTo(one, head.number);
      const is = one === undefined ? undefined : (reached.get(one) ?? EMPTY_HEAD);
      if (is?.number === head.number && is.hash === head.hash) continue;
      const expected = `fieldwork of ${jurisdiction} with ${headOf(head)}`;
      differ(`entry ${entry.number}`, expected, is === undefined ? 'no such chain' : headOf(is));
    }
  }

  const checked = await checkStoredChain(db, chain, async (entries) => {
    for (const read of entries) {
      if (read.body.type === 'round-opened') openingEntry = read.entry.number;
      if (read.body.type === 'round-closed') await closeRound(read);
      onEntry(chain, read, read.body.type === 'round-opened' ? await drawsOf(read) : undefined);
    }
  });
  found.set(chain, checked);
  for (const one of fieldwork) {
    await readTo(one, Number.MAX_SAFE_INTEGER);
    if (found.has(one)) continue;
    const head = reached.get(one) ?? EMPTY_HEAD;
    const same = one.head_number === head.number && one.head_hash === head.hash;
    const broken = same ? undefined : `its head is kept as ${headInWords(one)}, and its last entry is ${headOf(head)}`;
    found.set(one, { entries: head.number, head, broken, entry: undefined });
  }
  return found;
}
