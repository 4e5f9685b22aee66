import { AUDIT_EVENT_SCHEMAS, type DrawsFile, drawsFileOf, type RoundDraws, upcastEvent } from '@plumbline/audit';
import { assert, type Result } from '@plumbline/prelude';
import { continueChain, EMPTY_HEAD, type LogEntry, type LogHead, readEvent } from '@plumbline/record';
import { sha256OfText } from '../log/append-events.ts';
import { placeOfChain } from '../log/audit-chains.ts';
import { type CheckedChain, checkStoredChain, entryInWords, headInWords, headOf } from '../log/check-stored-chain.ts';
import { readLog, type StoredChain } from '../log/read-log.ts';
import type { Reader } from '../stores/store.ts';
import type { Differences } from './differences.ts';

const ENTRIES_AT_ONCE = 500;

/** Whoever hears every entry of an audit, in the order in which the chains are folded. */
type Listener = {
  readonly differences: Differences;
  /** With the draws of a round, or why they are not known, where the entry names a file of draws. */
  readonly onEntry: (chain: StoredChain, entry: LogEntry, draws?: Result<RoundDraws, string>) => void;
  /** Reads a file of draws, believing nothing. */
  readonly readDraws: (named: DrawsFile) => Promise<Result<RoundDraws, string>>;
};

/**
 * Reads the chains of one audit as the one record that they are: fieldwork up to the entry that closed its round, which has
 * to name the newest entry of every jurisdiction as it stands; and each beginning of fieldwork has to name an entry of the audit.
 */
export async function readAuditChains(
  db: Reader,
  { chain, fieldwork }: { readonly chain: StoredChain; readonly fieldwork: readonly StoredChain[] },
  { differences, onEntry, readDraws }: Listener,
): Promise<ReadonlyMap<StoredChain, CheckedChain>> {
  const found = new Map<StoredChain, CheckedChain>();
  const byJurisdiction = new Map(fieldwork.map((one) => [placeOfChain(one.id)?.jurisdiction ?? '', one]));
  const reached = new Map<StoredChain, LogHead>();
  const differ = (where: string, expected: string, is: string) => {
    differences.add({ kind: 'log', subject: `chain ${chain.id}`, where, expected, found: is });
  };

  async function readTo(one: StoredChain, last: number): Promise<void> {
    for (;;) {
      const head = reached.get(one) ?? EMPTY_HEAD;
      if (found.has(one) || head.number >= last) return;
      const limit = Math.min(ENTRIES_AT_ONCE, last - head.number);
      const slice = await readLog(db, one.id, { from: head.number + 1, limit });
      if (slice.length === 0) return;
      const checked = continueChain(head, slice, sha256OfText);
      const whole = checked.ok ? slice : slice.filter(({ number }) => number < checked.error.at);
      for (const entry of whole) {
        await compareBeginning(one, entry);
        onEntry(one, entry);
      }
      if (!checked.ok) {
        const entry = checked.error;
        const broken = `entry ${entry.at}: ${entryInWords(entry)}`;
        found.set(one, { entries: entry.at - 1, head, broken, entry });
        return;
      }
      reached.set(one, checked.value);
    }
  }

  async function compareBeginning(one: StoredChain, entry: LogEntry): Promise<void> {
    if (!entry.body.endsWith('"type":"fieldwork-begun"}')) return;
    const read = readEvent(entry, AUDIT_EVENT_SCHEMAS);
    // Whoever hears the entry says why it cannot be read.
    if (!read.ok || read.value.event.type !== 'fieldwork-begun') return;
    const { event } = read.value;
    const [named] = await readLog(db, chain.id, { from: event.opened.number, limit: 1 });
    if (named?.number === event.opened.number && named.hash === event.opened.hash) return;
    const is = named === undefined ? 'no such entry' : headOf(named);
    differ(`entry ${entry.number} of ${one.id}`, `an audit with ${headOf(event.opened)}`, is);
  }

  async function drawsOf(entry: LogEntry): Promise<Result<RoundDraws, string> | undefined> {
    if (!entry.body.endsWith('"type":"round-opened"}')) return undefined;
    const read = readEvent(entry, AUDIT_EVENT_SCHEMAS);
    const named = read.ok ? drawsFileOf(read.value.event) : undefined;
    return named && readDraws(named);
  }

  async function closeRound(entry: LogEntry): Promise<void> {
    const read = readEvent(entry, AUDIT_EVENT_SCHEMAS);
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
    for (const entry of entries) {
      if (entry.body.endsWith('"type":"round-closed"}')) await closeRound(entry);
      onEntry(chain, entry, await drawsOf(entry));
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
