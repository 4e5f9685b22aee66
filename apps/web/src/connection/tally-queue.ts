import type { Person } from '@plumbline/api';
import { type EntryQueue, entriesBefore, type QueuedTally } from './entry-queue.ts';

/** Whose entries these are: people whom a manager let in, by the names that the session gives them, in a jurisdiction of an audit. */
export type TallyPerson = Extract<Person, { readonly role: 'tally-entry' }>;

export type TallyQueue = EntryQueue<QueuedTally>;

/** Others at the same device have a place of their own: what one pair entered is never sent in the name of another. */
export function tallyPlaceKey({ auditId, jurisdiction, name }: Omit<TallyPerson, 'role'>): string {
  return JSON.stringify(['tallies', auditId, jurisdiction, name]);
}

/** The newest entry of a batch that waits on the device and that the server has not refused. */
export function findTally(queue: TallyQueue, batch: string): QueuedTally | undefined {
  return queue.findLast((entry) => entry.input.batch === batch && entry.refusal === null);
}

/** The entries that one of a batch made now stands in the place of. */
export function knownTallies(queue: TallyQueue, batch: string, standing: readonly string[]): readonly string[] {
  return entriesBefore(
    queue.filter((entry) => entry.input.batch === batch),
    standing,
  );
}
