import type { BegunAudit, ChainHead } from '@plumbline/audit';
import { assert, entriesOf, lookUp } from '@plumbline/prelude';
import { type AuditHistory, emptyHistory, type LogNews, withEntries } from '@plumbline/record';
import { type HeldChain, lockChain, openChain } from '../../log/append-events.ts';
import { fieldworkChain, holdAudit } from '../../log/audit-chains.ts';
import { type AuditHeads, readHeads, streamNews } from '../../log/read-audit-log.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import { BYTES_OF_DRAW, withDrawsOf } from './draws-of-rounds.ts';
import { keepHistories } from './keep-histories.ts';

/** A history whose audit has begun: every audit that exists. */
export type BegunHistory = AuditHistory & { readonly audit: BegunAudit };

/** Of log, which is about half of what an audit takes in memory. A state's largest log so far is 40 MB. */
const LOG_BYTES_KEPT_MAX = 100_000_000;
const kept = keepHistories({ bytesMax: LOG_BYTES_KEPT_MAX });

/**
 * The audit as it stands, for reading. Only committed entries are folded and kept, so the cache is right in every process
 * whoever wrote them.
 *
 * With `only`, the fieldwork of that jurisdiction is up to date, and that of others may not be.
 */
export async function loadAudit(db: Reader, auditId: string, only?: string): Promise<BegunHistory> {
  return loadUpTo(db, auditId, await readHeads(db, auditId, only));
}

/** The audit with what its chains hold up to these heads, or with more. */
async function loadUpTo(db: Reader, auditId: string, wanted: AuditHeads): Promise<BegunHistory> {
  let history = kept.get(auditId) ?? emptyHistory(auditId);
  // What else changed while this one was behind may have to be folded in between.
  const heads = history.head.number < wanted.audit ? await readHeads(db, auditId) : wanted;
  for await (const news of withDrawsOf(db, streamNews(db, auditId, behind(history, heads)))) {
    const other = kept.get(auditId);
    // Others fold the same log at the same time; what they have folded already is passed over.
    const base = other !== undefined && other.entries >= history.entries && follows(news, other) ? other : history;
    history = withEntries(base, news);
    kept.keep(history, bytesOf(news));
  }
  return begun(history);
}

/** Whether only what is new in the log has to be read to know how the audit stands. */
export function isAuditInMemory(auditId: string): boolean {
  return kept.get(auditId) !== undefined;
}

/** The audit as this process last saw it; others may have written to its chains since. */
export function auditInMemory(auditId: string): BegunHistory | undefined {
  const history = kept.get(auditId);
  return history && begun(history);
}

/**
 * Remembers entries that are stored now. `drafted` is the history `before` with them: it stands if nothing else was folded
 * meanwhile. Where they do not follow, they are read when they are needed.
 */
export function keepWritten(written: {
  readonly before: BegunHistory;
  readonly drafted: BegunHistory;
  readonly news: LogNews;
}): void {
  const { before, drafted, news } = written;
  const history = kept.get(before.auditId);
  if (history === undefined || !follows(news, history)) return;
  // A history as it is handed out is another object than the one that is kept.
  const isSame = history.audit === before.audit && history.entries === before.entries;
  kept.keep(isSame ? drafted : withEntries(history, news), bytesOf(news));
}

/** The audit as it stands, held until the transaction ends: nobody else can decide about it, or record fieldwork, in the meantime. */
export async function loadAuditForUpdate(tx: Writer, auditId: string): Promise<BegunHistory> {
  await holdAudit(tx, auditId, 'alone');
  return loadAudit(tx, auditId);
}

/** The audit as one jurisdiction needs it, whose fieldwork is held until the transaction ends. Others are not held up. */
export async function loadFieldworkForUpdate(
  tx: Writer,
  auditId: string,
  jurisdiction: string,
): Promise<{ readonly history: BegunHistory; readonly held: HeldChain }> {
  await holdAudit(tx, auditId, 'together');
  const chain = fieldworkChain(auditId, jurisdiction);
  let held = await lockChain(tx, chain);
  if (held === undefined) {
    await openChain(tx, chain, 'fieldwork');
    held = await lockChain(tx, chain);
  }
  assert(held !== undefined, 'a chain that was opened is there', chain);
  // The audit cannot move while it is held, so its head may be read now.
  const { audit } = await readHeads(tx, auditId, jurisdiction);
  return { history: await loadUpTo(tx, auditId, { audit, fieldwork: new Map([[jurisdiction, held.number]]) }), held };
}

/** The audit with entries that this transaction has just appended; nobody else may see it before it is committed. */
export async function loadAuditUncommitted(tx: Writer, auditId: string): Promise<BegunHistory> {
  let history = kept.get(auditId) ?? emptyHistory(auditId);
  const heads = await readHeads(tx, auditId);
  for await (const news of withDrawsOf(tx, streamNews(tx, auditId, behind(history, heads)))) {
    history = withEntries(history, news);
  }
  return begun(history);
}

/** What a history has not folded yet: of the chains that `heads` names, those that have grown, from where and to where. */
function behind(history: AuditHistory, heads: AuditHeads): { readonly since: AuditHeads; readonly until: AuditHeads } {
  const since = new Map<string, number>();
  const until = new Map(heads.fieldwork);
  const { size } = heads.fieldwork;
  // Of many chains, mostly one has grown: those that were folded are gone through, and not looked up one by one.
  const folded = size > 1 ? entriesOf(history.fieldworkHeads) : foldedOf(history, heads.fieldwork.keys());
  for (const [jurisdiction, { number }] of folded) {
    since.set(jurisdiction, number);
    if ((until.get(jurisdiction) ?? 0) <= number) until.delete(jurisdiction);
  }
  return { since: { audit: history.head.number, fieldwork: since }, until: { ...heads, fieldwork: until } };
}

function* foldedOf(history: AuditHistory, names: Iterable<string>): Generator<readonly [string, ChainHead]> {
  for (const name of names) {
    const head = lookUp(history.fieldworkHeads, name);
    if (head !== undefined) yield [name, head];
  }
}

/** Whether `news` leaves nothing out after what a history has folded. */
function follows({ audit, fieldwork }: LogNews, history: AuditHistory): boolean {
  if ((audit[0]?.number ?? 0) > history.head.number + 1) return false;
  return [...fieldwork].every(([jurisdiction, entries]) => {
    return (entries[0]?.number ?? 0) <= (lookUp(history.fieldworkHeads, jurisdiction)?.number ?? 0) + 1;
  });
}

function bytesOf({ audit, fieldwork, draws }: LogNews): number {
  let bytes = 0;
  for (const file of draws?.values() ?? []) bytes += BYTES_OF_DRAW * (file.draws.length + file.phantomDraws.length);
  for (const { body } of audit) bytes += body.length;
  for (const entries of fieldwork.values()) for (const { body } of entries) bytes += body.length;
  return bytes;
}

/** The history of an audit that exists. */
export function begun(history: AuditHistory): BegunHistory {
  const { audit } = history;
  assert(audit.phase !== 'not-begun', 'the log of an audit begins with its creation', history.auditId);
  return { ...history, audit };
}
