import type { ChainHead } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { type LogEntry, withEntries } from '@plumbline/record';
import { type HeldChain, readTime } from '../../log/append-events.ts';
import { auditChain, fieldworkChain } from '../../log/audit-chains.ts';
import type { Draft, Ledger } from '../../road/ledger.ts';
import { auditInMemory, type BegunHistory, begun, keepWritten, loadAudit } from '../history/load-audit.ts';

/** When the entry at a head was made, which the history of an audit does not say; forgotten with the head. */
const times = new WeakMap<ChainHead, string | null>();

const histories = new WeakMap<Draft, BegunHistory>();

/** What one jurisdiction records for an audit, as commands are decided on it in memory. */
export function fieldworkLedger(auditId: string, jurisdiction: string): Ledger {
  const chain = fieldworkChain(auditId, jurisdiction);
  return {
    chain,
    inMemory() {
      const history = auditInMemory(auditId);
      return history && draftOf(history, jurisdiction);
    },
    async readAnew(db) {
      const history = await loadAudit(db, auditId, jurisdiction);
      const head = lookUp(history.fieldworkHeads, jurisdiction);
      if (head === undefined) return undefined;
      if (!times.has(head)) times.set(head, await readTime(db, chain, head.number));
      return draftOf(history, jurisdiction);
    },
  };
}

/** The audit as a draft of the fieldwork of one of its jurisdictions tells it. */
export function historyOf(draft: Draft): BegunHistory {
  const history = histories.get(draft);
  assert(history !== undefined, 'what is decided about fieldwork is decided on its own ledger', draft.last.number);
  return history;
}

function draftOf(history: BegunHistory, jurisdiction: string): Draft | undefined {
  const own = lookUp(history.fieldworkHeads, jurisdiction);
  const at = own && times.get(own);
  if (own === undefined || at === undefined) return undefined;
  return draftFrom(history, history, jurisdiction, { number: own.number, hash: own.hash, at });
}

function draftFrom(before: BegunHistory, history: BegunHistory, jurisdiction: string, last: HeldChain): Draft {
  const { auditId, head } = history;
  const newsOf = (entries: readonly LogEntry[]) => ({ audit: [], fieldwork: new Map([[jurisdiction, entries]]) });
  const draft: Draft = {
    last,
    beside: { chain: auditChain(auditId), head: { number: head.number, hash: Sha256Schema.parse(head.hash) } },
    with: (entries, newLast) => draftFrom(before, begun(withEntries(history, newsOf(entries))), jurisdiction, newLast),
    keep(entries) {
      keepWritten({ before, drafted: history, news: newsOf(entries) });
      const kept = lookUp(auditInMemory(auditId)?.fieldworkHeads, jurisdiction);
      if (kept?.hash === last.hash) times.set(kept, last.at);
    },
  };
  histories.set(draft, history);
  return draft;
}
