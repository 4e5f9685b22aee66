import type { CommandInput, Problem } from '@plumbline/api';

export type DeviceEntry = NonNullable<CommandInput<'record-ballot'>['entry']>;

type Kept<Input extends { readonly entry?: unknown }> = {
  /** Of which people in which audit, as the device files it. */
  readonly place: string;
  readonly input: Input & { readonly entry: NonNullable<Input['entry']> };
  /** Why the server did not take it. It stays until people decide. */
  readonly refusal: Problem | null;
};

/** What a board entered for a ballot, kept on the device until the server has answered. */
export type QueuedBallot = Kept<CommandInput<'record-ballot'>>;

/** What people entered of a batch, kept in the same way. */
export type QueuedTally = Kept<CommandInput<'record-batch'>>;

export type QueuedEntry = QueuedBallot | QueuedTally;

/** In the order in which they were made. */
export type EntryQueue<Entry extends QueuedEntry = QueuedEntry> = readonly Entry[];

export function isBallot(entry: QueuedEntry): entry is QueuedBallot {
  return 'ballot' in entry.input;
}

export function isTally(entry: QueuedEntry): entry is QueuedTally {
  return !isBallot(entry);
}

export function idOf(entry: QueuedEntry): string {
  return entry.input.entry.id;
}

/** Adds an entry, unless it was read from the device meanwhile. */
export function enqueue<Entry extends QueuedEntry>(queue: EntryQueue<Entry>, entry: Entry): EntryQueue<Entry> {
  return queue.some((one) => idOf(one) === idOf(entry)) ? queue : [...queue, entry];
}

/** The next entry to send: they go in the order they were made, past those that people have to decide. */
export function nextToSend<Entry extends QueuedEntry>(queue: EntryQueue<Entry>): Entry | undefined {
  return queue.find((entry) => entry.refusal === null);
}

export function acknowledge<Entry extends QueuedEntry>(queue: EntryQueue<Entry>, id: string): EntryQueue<Entry> {
  return queue.filter((entry) => idOf(entry) !== id);
}

export function refuse<Entry extends QueuedEntry>(
  queue: EntryQueue<Entry>,
  id: string,
  refusal: Problem | null,
): EntryQueue<Entry> {
  return queue.map((entry) => (idOf(entry) === id ? { ...entry, refusal } : entry));
}

/**
 * The entries that one made now stands in the place of: those that the server said stand, and those of its unit that wait here with all
 * that they stand in the place of, so that it does not matter which arrives first.
 */
export function entriesBefore(waiting: EntryQueue, standing: readonly string[]): readonly string[] {
  return [...new Set([...standing, ...waiting.flatMap((entry) => [...entry.input.entry.replaces, idOf(entry)])])];
}
