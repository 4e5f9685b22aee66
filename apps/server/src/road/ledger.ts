import type { LogEntry, LogHead } from '@plumbline/record';
import type { HeldChain } from '../log/append-events.ts';
import type { Reader } from '../stores/store.ts';

/** A chain of the log on which commands are decided in memory, before anything is held. */
export type Ledger = {
  readonly chain: string;
  /** As this process knows it, which others may have written to since; nothing where it does not know it well enough. */
  readonly inMemory: () => Draft | undefined;
  /** As the database has it at this moment; nothing where there is no such chain. */
  readonly readAnew: (db: Reader) => Promise<Draft | undefined>;
};

/**
 * A chain as it stands, or would stand. What is decided on it is kept only if both heads are still the newest when it is
 * written, so that it does not matter how it came into memory.
 */
export type Draft = {
  readonly last: HeldChain;
  /** A chain that must not grow meanwhile, and that is held together with all who write beside it. Nothing where the chain itself is held alone. */
  readonly beside: { readonly chain: string; readonly head: LogHead } | undefined;
  /** As it would stand with these entries, of which the newest is `last`. */
  readonly with: (entries: readonly LogEntry[], last: HeldChain) => Draft;
  /** Remembers what it was drafted from, with these entries, which are stored now. */
  readonly keep: (entries: readonly LogEntry[]) => void;
};
