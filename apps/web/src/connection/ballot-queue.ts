import type { CommandInput } from '@plumbline/api';
import { type DeviceEntry, type EntryQueue, entriesBefore, type QueuedBallot } from './entry-queue.ts';

/** Whose entries these are: a board of a jurisdiction in an audit. */
export type BoardPlace = Pick<CommandInput<'record-ballot'>, 'auditId' | 'jurisdiction' | 'board'>;

export type BallotQueue = EntryQueue<QueuedBallot>;

export function placeKey({ auditId, jurisdiction, board }: BoardPlace): string {
  return JSON.stringify([auditId, jurisdiction, board]);
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

/** The entries that one of a ballot made now stands in the place of. */
export function knownEntries(
  queue: BallotQueue,
  ballot: string,
  standing: readonly string[],
  reader?: DeviceEntry['reader'],
): readonly string[] {
  const isOwn = (entry: QueuedBallot) => reader === 'together' || entry.input.entry.reader === reader;
  return entriesBefore(
    queue.filter((entry) => entry.input.ballot === ballot && isOwn(entry)),
    standing,
  );
}
