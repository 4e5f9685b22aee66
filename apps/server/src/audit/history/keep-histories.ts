import type { AuditHistory } from './audit-history.ts';

/** Audits as they stood when their log was last read. */
export type KeptHistories = {
  readonly get: (auditId: string) => AuditHistory | undefined;
  /** `bytes` is the log that was read from entry `from` on; an older state than the one that is kept changes nothing. */
  readonly keep: (history: AuditHistory, read: { readonly from: number; readonly bytes: number }) => void;
  /** Of log behind what is kept at this moment. */
  readonly bytes: () => number;
};

type Entry = { readonly history: AuditHistory; readonly bytes: number };

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
    keep(history, read) {
      const { auditId } = history;
      const before = kept.get(auditId);
      if (before !== undefined && before.history.head.number >= history.head.number) return;
      // What was folded before entry `from` was weighed then, or is not kept any more and weighs nothing until it is read.
      const known = read.from > 0 ? (before?.bytes ?? 0) : 0;
      put(auditId, { history, bytes: Math.max(1, known + read.bytes) });
      for (const [oldest, entry] of kept) {
        if (bytes <= bytesMax || oldest === auditId) return;
        bytes -= entry.bytes;
        kept.delete(oldest);
      }
    },
    bytes: () => bytes,
  };
}
