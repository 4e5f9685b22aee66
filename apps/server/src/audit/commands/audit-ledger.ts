import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { type LogEntry, withEntries } from '@plumbline/record';
import type { HeldChain } from '../../log/append-events.ts';
import { auditChain } from '../../log/audit-chains.ts';
import type { Draft, Ledger } from '../../road/ledger.ts';
import { auditInMemory, type BegunHistory, begun, keepWritten, loadAudit } from '../history/load-audit.ts';

const histories = new WeakMap<Draft, BegunHistory>();

/**
 * What the office decides about an audit before anything is recorded for it, as commands are decided on it in memory. Once there is
 * fieldwork, it takes more than the audit's own chain to tell how the audit stands, and it is decided holding all of it. Fieldwork
 * begins only after an entry of this chain has opened a round, so that where the chain stands still, so does the audit.
 */
export function auditLedger(auditId: string): Ledger {
  return {
    chain: auditChain(auditId),
    inMemory() {
      const history = auditInMemory(auditId);
      return history && draftOf(history);
    },
    readAnew: async (db) => draftOf(await loadAudit(db, auditId)),
  };
}

/** The audit as a draft of its own chain tells it. */
export function auditOfDraft(draft: Draft): BegunHistory {
  const history = histories.get(draft);
  assert(history !== undefined, 'what is decided about an audit is decided on its own ledger', draft.last.number);
  return history;
}

function draftOf(history: BegunHistory): Draft | undefined {
  return history.fieldworkHeads.size > 0 ? undefined : draftFrom(history, history);
}

function draftFrom(before: BegunHistory, history: BegunHistory): Draft {
  const { number, hash, at } = history.head;
  const last: HeldChain = { number, hash: Sha256Schema.parse(hash), at };
  const newsOf = (entries: readonly LogEntry[]) => ({ audit: entries, fieldwork: new Map() });
  const draft: Draft = {
    last,
    beside: undefined,
    with: (entries) => draftFrom(before, begun(withEntries(history, newsOf(entries)))),
    keep: (entries) => keepWritten({ before, drafted: history, news: newsOf(entries) }),
  };
  histories.set(draft, history);
  return draft;
}
