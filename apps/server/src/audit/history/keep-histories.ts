import type { AuditHistory } from '@plumbline/record';
import type { OrderedHeads } from '../../log/read-audit-log.ts';

/** Audits as they stood when their log was last read. */
export type KeptHistories = {
  readonly get: (auditId: string) => AuditHistory | undefined;
  /**
   * `bytes` is the log that was folded last, `after` what was kept when that began. Where something else is kept by now, that stays: so
   * nothing that is kept is ever without an entry that what was kept before it had, until it is forgotten as a whole.
   */
  readonly keep: (
    history: AuditHistory,
    folded: {
      readonly bytes: number;
      readonly after: AuditHistory | undefined;
      /** The history holds fieldwork up to these heads. */
      readonly reached?: OrderedHeads | undefined;
    },
  ) => void;
  /** Stands for all that is kept of an audit, one after the other, until it is forgotten: then for nothing. */
  readonly lineOf: (auditId: string) => Line | undefined;
  /** What is kept holds the entries of fieldwork up to these heads, and so will what is kept after it. */
  readonly noteReached: (auditId: string, heads: OrderedHeads) => void;
  /** Somebody here holds the audit, and will mostly write to it: what is kept is then behind until the heads are read again. */
  readonly noteHeld: (auditId: string) => void;
  /** Of log behind what is kept at this moment. */
  readonly bytes: () => number;
};

type Line = { reached: OrderedHeads | undefined; mayBeBehind: boolean };
type Entry = { readonly history: AuditHistory; readonly bytes: number; readonly line: Line };

/**
 * Keeps audits by the length of the log they were folded from: one of a hundred thousand ballots weighs as much as
 * thousands of small ones. Those not used for longest go first; the one used last stays however long it is, because
 * without it every request would read its whole log again.
 */
export function keepHistories({ bytesMax }: { readonly bytesMax: number }): KeptHistories {
  const kept = new Map<string, Entry>();
  let bytes = 0;

  function put(auditId: string, entry: Entry): void {
    bytes += entry.bytes - (kept.get(auditId)?.bytes ?? 0);
    kept.delete(auditId);
    kept.set(auditId, entry);
  }

  return {
    get(auditId) {
      const entry = kept.get(auditId);
      if (entry !== undefined) put(auditId, entry);
      return entry?.history;
    },
    keep(history, folded) {
      const { auditId } = history;
      const before = kept.get(auditId);
      if (before?.history !== folded.after) return;
      // What was folded before was weighed then, or is not kept any more and weighs nothing until it is read.
      const weight = Math.max(1, (before?.bytes ?? 0) + folded.bytes);
      const line = before?.line ?? { reached: undefined, mayBeBehind: false };
      if (folded.reached !== undefined) noteReached(line, folded.reached);
      put(auditId, { history, bytes: weight, line });
      for (const [oldest, entry] of kept) {
        if (bytes <= bytesMax || oldest === auditId) return;
        bytes -= entry.bytes;
        kept.delete(oldest);
      }
    },
    lineOf: (auditId) => kept.get(auditId)?.line,
    noteReached(auditId, heads) {
      const entry = kept.get(auditId);
      if (entry !== undefined) noteReached(entry.line, heads);
    },
    noteHeld(auditId) {
      const entry = kept.get(auditId);
      if (entry !== undefined) entry.line.mayBeBehind = true;
    },
    bytes: () => bytes,
  };
}

function noteReached(line: Line, heads: OrderedHeads): void {
  line.reached = heads;
  line.mayBeBehind = false;
}
