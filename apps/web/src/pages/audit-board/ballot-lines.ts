import type { QueryOutput } from '@plumbline/api';
import { type BallotQueue, findQueued } from '../../connection/ballot-queue.ts';

type SavedLine = QueryOutput<'board'>['ballots'][number];

/** A ballot's state as the board sees it: what is saved, unless an entry of its own is still on the device. */
export type LineState = SavedLine['state'] | 'waiting' | 'refused';
export type BallotLine = Omit<SavedLine, 'state'> & { readonly state: LineState };

export function ballotsInHand(saved: readonly SavedLine[], queue: BallotQueue): readonly BallotLine[] {
  return saved.map((line) => {
    const queued = findQueued(queue, line.ballot);
    if (queued === undefined) return line;
    return { ...line, state: queued.refusal === null ? 'waiting' : 'refused' };
  });
}

/** Nobody has looked at it, or the office wants it to be looked at again. */
export function isToBeLookedAt({ state }: Pick<BallotLine, 'state'>): boolean {
  return state === 'not-audited' || state === 'reopened';
}

/** The next ballot nobody has looked at, after `current` in the order of the list, then from the top. */
export function nextBallot(lines: readonly BallotLine[], current: string): BallotLine | undefined {
  const place = lines.findIndex((line) => line.ballot === current);
  const inTurn = [...lines.slice(place + 1), ...lines.slice(0, Math.max(0, place))];
  return inTurn.find((line) => isToBeLookedAt(line) && line.ballot !== current);
}
