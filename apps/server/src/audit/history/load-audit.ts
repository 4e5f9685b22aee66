import type { BegunAudit } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { lockChain } from '../../log/append-events.ts';
import { readHead, readLog } from '../../log/read-log.ts';
import { auditChain } from '../../stores/news.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import { type AuditHistory, emptyHistory, withEntries } from './audit-history.ts';
import { keepHistories } from './keep-histories.ts';

/** A history whose audit has begun: every audit that exists. */
export type BegunHistory = AuditHistory & { readonly audit: BegunAudit };

/** Of log, which is about half of what an audit takes in memory. A state's largest log so far is 40 MB. */
const LOG_BYTES_KEPT_MAX = 100_000_000;
const kept = keepHistories({ bytesMax: LOG_BYTES_KEPT_MAX });

/**
 * The audit as it stands, for reading. Only committed entries are folded and kept, so the cache is right in every process
 * whoever wrote them.
 */
export async function loadAudit(db: Reader, auditId: string): Promise<BegunHistory> {
  const known = kept.get(auditId) ?? emptyHistory(auditId);
  const head = await readHead(db, auditChain(auditId));
  assert(head !== undefined, 'an audit has a log', auditId);
  if (head.number === known.head.number) return begun(known);
  const entries = await readLog(db, auditChain(auditId), { from: known.head.number + 1 });
  // Another request may have folded the same entries in the meantime; `withEntries` passes over what is known.
  const other = kept.get(auditId);
  const newest = other !== undefined && other.head.number > known.head.number ? other : known;
  const history = withEntries(newest, entries);
  const added = entries.filter((entry) => entry.number > newest.head.number);
  kept.keep(history, { from: newest.head.number, bytes: added.reduce((sum, { body }) => sum + body.length, 0) });
  return begun(history);
}

/** Whether only what is new in the log has to be read to know how the audit stands. */
export function isAuditInMemory(auditId: string): boolean {
  return kept.get(auditId) !== undefined;
}

/** The audit as it stands, held until the transaction ends: nobody else can decide about it in the meantime. */
export async function loadAuditForUpdate(tx: Writer, auditId: string): Promise<BegunHistory> {
  await lockChain(tx, auditChain(auditId));
  return loadAudit(tx, auditId);
}

/** The audit with entries that this transaction has just appended; nobody else may see it before it is committed. */
export async function loadAuditUncommitted(tx: Writer, auditId: string): Promise<BegunHistory> {
  const known = kept.get(auditId) ?? emptyHistory(auditId);
  const entries = await readLog(tx, auditChain(auditId), { from: known.head.number + 1 });
  return begun(withEntries(known, entries));
}

function begun(history: AuditHistory): BegunHistory {
  const { audit } = history;
  assert(audit.phase !== 'not-begun', 'the log of an audit begins with its creation', history.auditId);
  return { ...history, audit };
}
