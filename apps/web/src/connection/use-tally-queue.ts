import type { CommandInput } from '@plumbline/api';
import { isTally, type QueuedTally } from './entry-queue.ts';
import { knownTallies, type TallyPerson, tallyPlaceKey } from './tally-queue.ts';
import { type EntriesInHand, useEntryQueue } from './use-entry-queue.ts';

type Tally = Pick<CommandInput<'record-batch'>, 'batch' | 'sheets' | 'cards' | 'stacks'>;

/** The entries that its people have seen and, where each batch is entered twice, whether they saw what others entered. */
type Seen = {
  readonly standing: readonly string[];
  readonly reader: NonNullable<CommandInput<'record-batch'>['entry']>['reader'];
};

export type TallyEntries = EntriesInHand<QueuedTally> & {
  /** Keeps the tally of a batch; answers whether it is on the disk of the device. */
  readonly keep: (tally: Tally, of: Seen) => Promise<boolean>;
};

/** The tallies of people whom a manager let in that the server has not acknowledged yet. Reading them is enough to have them sent. */
export function useTallyQueue(person: TallyPerson): TallyEntries {
  const { keepMade, ...entries } = useEntryQueue(tallyPlaceKey(person), isTally);
  return {
    ...entries,
    keep: (tally, { standing, reader }) =>
      keepMade((made, before) => {
        const { auditId, jurisdiction, name } = person;
        const replaces = [...knownTallies(before, tally.batch, standing)];
        const entry = { ...made, replaces, ...(reader && { reader }) };
        return { auditId, jurisdiction, ...tally, basedOn: null, enteredAs: name, entry };
      }),
  };
}
