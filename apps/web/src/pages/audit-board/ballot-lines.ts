import type { QueryOutput } from '@plumbline/api';
import type { CardReader } from '@plumbline/audit';
import { type BallotQueue, findQueued } from '../../connection/ballot-queue.ts';
import type { OneReader } from '../../connection/use-reader.ts';

type SavedLine = QueryOutput<'board'>['ballots'][number];

/**
 * A ballot's state as the board sees it: what is saved, unless an entry of its own is still on the device. One that only one of two people
 * has entered is the other's to enter; to whoever entered it, it waits for the other.
 */
export type LineState = SavedLine['state'] | 'your-turn' | 'other-turn' | 'waiting' | 'refused';
export type BallotLine = Omit<SavedLine, 'state'> & { readonly state: LineState };

/** `reader` only where each card is entered twice; null while nobody has said who reads here. */
export function ballotsInHand(
  saved: readonly SavedLine[],
  queue: BallotQueue,
  reader?: OneReader | null,
): readonly BallotLine[] {
  return saved.map((line) => {
    const queued = findQueued(queue, line.ballot, reader);
    if (queued !== undefined) return { ...line, state: queued.refusal === null ? 'waiting' : 'refused' };
    if (line.state !== 'entered-once' || reader === undefined || reader === null) return line;
    return { ...line, state: line.readers.includes(reader) ? 'other-turn' : 'your-turn' };
  });
}

/** Nobody has looked at it, or not whoever reads here, or the office wants it to be looked at again. */
export function isToBeLookedAt({ state }: Pick<BallotLine, 'state'>): boolean {
  return state === 'not-audited' || state === 'your-turn' || state === 'reopened';
}

/** The next ballot that is to be looked at, after `current` in the order of the list, then from the top. */
export function nextBallot(lines: readonly BallotLine[], current: string): BallotLine | undefined {
  const place = lines.findIndex((line) => line.ballot === current);
  const inTurn = [...lines.slice(place + 1), ...lines.slice(0, Math.max(0, place))];
  return inTurn.find((line) => isToBeLookedAt(line) && line.ballot !== current);
}

/**
 * The entries that stand which one made now takes the place of. Of two people each replaces only their own, unless the card is looked at
 * anew; together they replace all.
 */
export function entriesReplaced(
  { entries, readers, state }: Pick<BallotLine, 'entries' | 'readers'> & { readonly state: LineState },
  reader: CardReader | undefined,
): readonly string[] {
  if (reader === undefined || reader === 'together' || state === 'reopened') return entries;
  return entries.filter((_, place) => readers[place] === reader);
}
