import type { AuditHistory } from '@plumbline/record';

/** Audits as they stood when their log was last read. */
export type KeptHistories = {
  readonly get: (auditId: string) => AuditHistory | undefined;
  /** `bytes` is the log that was folded last; an older state than the one that is kept changes nothing. */
  readonly keep: (history: AuditHistory, bytes: number) => void;
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
    keep(history, added) {
      const { auditId } = history;
      const before = kept.get(auditId);
      if (before !== undefined && before.history.entries >= history.entries) return;
      // What was folded before was weighed then, or is not kept any more and weighs nothing until it is read.
      put(auditId, { history, bytes: Math.max(1, (before?.bytes ?? 0) + added) });
      for (const [oldest, entry] of kept) {
        if (bytes <= bytesMax || oldest === auditId) return;
        bytes -= entry.bytes;
        kept.delete(oldest);
      }
    },
    bytes: () => bytes,
  };
}
