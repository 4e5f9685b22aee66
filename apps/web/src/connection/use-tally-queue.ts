import type { CommandInput } from '@plumbline/api';
import { isTally, type QueuedTally } from './entry-queue.ts';
import { knownTallies, type TallyPerson, tallyPlaceKey } from './tally-queue.ts';
import { type EntriesInHand, useEntryQueue } from './use-entry-queue.ts';

type Tally = Pick<CommandInput<'record-batch'>, 'batch' | 'sheets' | 'cards' | 'stacks'>;

export type TallyEntries = EntriesInHand<QueuedTally> & {
  /** Keeps the tally of a batch; answers whether it is on the disk of the device. */
  readonly keep: (tally: Tally, standing: readonly string[]) => Promise<boolean>;
};

/** The tallies of people whom a manager let in that the server has not acknowledged yet. Reading them is enough to have them sent. */
export function useTallyQueue(person: TallyPerson): TallyEntries {
  const { keepMade, ...entries } = useEntryQueue(tallyPlaceKey(person), isTally);
  return {
    ...entries,
    keep: (tally, standing) =>
      keepMade((made, before) => {
        const { auditId, jurisdiction, name } = person;
        const entry = { ...made, replaces: [...knownTallies(before, tally.batch, standing)] };
        return { auditId, jurisdiction, ...tally, basedOn: null, enteredAs: name, entry };
      }),
  };
}
