import { assert, lookUp, withEntry } from '@plumbline/prelude';
import type { BallotEvent, BallotEventOf } from './ballot-event.ts';
import type { OpenRoom, VotesReport } from './room.ts';

/** The events of votes by batch. */
export type VotesEvent = BallotEventOf<
  'votes-reported' | 'votes-approved' | 'votes-returned' | 'tallies-handed-over' | 'tallies-withdrawn'
>;

/** The room after votes were reported, looked at, or given to an audit. No report takes an earlier one away. */
export function evolveVotes(room: OpenRoom, event: VotesEvent): OpenRoom {
  switch (event.type) {
    case 'votes-reported': {
      const { batch, cards, contests, method, by, at } = event;
      const report: VotesReport = { by, at, cards, contests, method, state: { is: 'waits' } };
      return { ...room, votes: withEntry(room.votes, batch, [...(lookUp(room.votes, batch) ?? []), report]) };
    }
    case 'votes-approved': {
      const { by, at } = event;
      return event.reports.reduce((state, { batch }) => withState(state, batch, { is: 'approved', by, at }), room);
    }
    case 'votes-returned': {
      const { by, at, reason } = event;
      return event.reports.reduce(
        (state, { batch }) => withState(state, batch, { is: 'returned', reason, by, at }),
        room,
      );
    }
    case 'tallies-handed-over': {
      const { type, ...handed } = event;
      // An audit has one file of votes for a jurisdiction.
      const earlier = room.tallies.map((each) =>
        each.audit === event.audit && each.withdrawnBecause === null ? { ...each, withdrawnBecause: type } : each,
      );
      return { ...room, tallies: [...earlier, { ...handed, withdrawnBecause: null }] };
    }
    case 'tallies-withdrawn': {
      const { audit, because } = event;
      const tallies = room.tallies.map((each) =>
        each.audit === audit && each.withdrawnBecause === null ? { ...each, withdrawnBecause: because } : each,
      );
      return { ...room, tallies };
    }
  }
}

/** What was reported of a batch is of other cards once the batch was scanned again, or has taken in what was in another. */
export function withVotesOutdated(room: OpenRoom, event: BallotEvent): OpenRoom {
  const because = event.type;
  return batchesMadeAnew(event).reduce((state, batch) => {
    const newest = lookUp(state.votes, batch)?.at(-1);
    return newest === undefined ? state : withState(state, batch, { is: 'outdated', because });
  }, room);
}

function batchesMadeAnew(event: BallotEvent): readonly string[] {
  switch (event.type) {
    case 'batch-rescanned':
      return [event.batch];
    case 'batch-split':
      return [event.batch, ...event.into];
    case 'batches-merged':
      return [...event.batches, event.into];
    default:
      return [];
  }
}

function withState(room: OpenRoom, batch: string, state: VotesReport['state']): OpenRoom {
  const reports = lookUp(room.votes, batch) ?? [];
  const newest = reports.at(-1);
  assert(newest !== undefined, 'what is looked at was reported', batch);
  return { ...room, votes: withEntry(room.votes, batch, [...reports.slice(0, -1), { ...newest, state }]) };
}
