import type { CommandInput } from '@plumbline/api';
import { type BoardPlace, knownEntries, placeKey } from './ballot-queue.ts';
import { type DeviceEntry, isBallot, type QueuedBallot } from './entry-queue.ts';
import { type EntriesInHand, useEntryQueue } from './use-entry-queue.ts';

export type BoardEntries = EntriesInHand<QueuedBallot> & {
  /** Keeps an entry; answers whether it is on the disk of the device. */
  readonly keep: (
    entry: Pick<CommandInput<'record-ballot'>, 'ballot' | 'record'> & Pick<DeviceEntry, 'reader'>,
    standing: readonly string[],
  ) => Promise<boolean>;
};

/** The entries of a board that the server has not acknowledged yet. Reading them is enough to have them sent. */
export function useBallotQueue(place: BoardPlace): BoardEntries {
  const { keepMade, ...entries } = useEntryQueue(placeKey(place), isBallot);
  return {
    ...entries,
    keep: ({ ballot, record, reader }, standing) =>
      keepMade((made, before) => {
        const { auditId, jurisdiction, board } = place;
        const replaces = [...knownEntries(before, ballot, standing, reader)];
        const entry = { ...made, replaces, ...(reader !== undefined && { reader }) };
        return { auditId, jurisdiction, board, ballot, record, basedOn: null, entry };
      }),
  };
}
