import type { CommandInput, Problem } from '@plumbline/api';

type RecordBallot = CommandInput<'record-ballot'>;
export type DeviceEntry = NonNullable<RecordBallot['entry']>;

/** Whose entries these are: a board of a jurisdiction in an audit. */
export type BoardPlace = Pick<RecordBallot, 'auditId' | 'jurisdiction' | 'board'>;

/** What a board entered for a ballot, kept on the device until the server has answered. */
export type QueuedBallot = {
  /** The place, as the device files it. */
  readonly place: string;
  readonly input: RecordBallot & { readonly entry: DeviceEntry };
  /** Why the server did not take it. It stays until people decide. */
  readonly refusal: Problem | null;
};

/** In the order in which they were made. */
export type BallotQueue = readonly QueuedBallot[];

export function placeKey({ auditId, jurisdiction, board }: BoardPlace): string {
  return JSON.stringify([auditId, jurisdiction, board]);
}

export function idOf(entry: QueuedBallot): string {
  return entry.input.entry.id;
}

/** Adds an entry, unless it was read from the device meanwhile. */
export function enqueue(queue: BallotQueue, entry: QueuedBallot): BallotQueue {
  return queue.some((one) => idOf(one) === idOf(entry)) ? queue : [...queue, entry];
}

/** The next entry to send: they go in the order they were made, past those that people have to decide. */
export function nextToSend(queue: BallotQueue): QueuedBallot | undefined {
  return queue.find((entry) => entry.refusal === null);
}

export function acknowledge(queue: BallotQueue, id: string): BallotQueue {
  return queue.filter((entry) => idOf(entry) !== id);
}

export function refuse(queue: BallotQueue, id: string, refusal: Problem | null): BallotQueue {
  return queue.map((entry) => (idOf(entry) === id ? { ...entry, refusal } : entry));
}

/**
 * The newest entry of a ballot that waits on the device. Where each card is entered twice, of whoever reads here or of both together: what
 * the other entered is not shown, though it may wait on the same device.
 */
export function findQueued(
  queue: BallotQueue,
  ballot: string,
  reader?: DeviceEntry['reader'] | null,
): QueuedBallot | undefined {
  return queue.findLast((entry) => entry.input.ballot === ballot && isShownTo(entry, reader));
}

/** Whether an entry is one that whoever reads here may see; where each card is entered once, everybody. */
export function isShownTo({ input }: QueuedBallot, reader: DeviceEntry['reader'] | null): boolean {
  const made = input.entry.reader;
  return made === undefined || made === 'together' || made === reader;
}

/**
 * The entries that one made now stands in the place of: those that the server said stand, and those that wait here with all
 * that they stand in the place of, so that it does not matter which arrives first.
 */
export function knownEntries(
  queue: BallotQueue,
  ballot: string,
  standing: readonly string[],
  reader?: DeviceEntry['reader'],
): readonly string[] {
  const isOwn = (entry: QueuedBallot) => reader === 'together' || entry.input.entry.reader === reader;
  const waiting = queue.filter((entry) => entry.input.ballot === ballot && isOwn(entry));
  return [...new Set([...standing, ...waiting.flatMap((entry) => [...entry.input.entry.replaces, idOf(entry)])])];
}
