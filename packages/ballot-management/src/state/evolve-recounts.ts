import { assert, lookUp, withEntry } from '@plumbline/prelude';
import type { BallotEventOf } from './ballot-event.ts';
import { type Recounted, recountKey } from './recount.ts';
import type { OpenRoom, RecountReport } from './room.ts';

/** The events of what recounts found. */
export type RecountEvent = BallotEventOf<
  'recount-reported' | 'recount-explained' | 'recounts-approved' | 'recounts-returned'
>;

/** The room after a result of a recount was recorded, explained or looked at. No result takes an earlier one away. */
export function evolveRecounts(room: OpenRoom, event: RecountEvent): OpenRoom {
  switch (event.type) {
    case 'recount-reported': {
      const { recount, batch, after } = event;
      const of = { recount, batch, contest: after.contest };
      const { by, at, cardsBefore, cards, before, beforeFrom } = event;
      const report: RecountReport = {
        ...{ by, at, cardsBefore, cards, before, beforeFrom, after },
        reason: null,
        state: { is: 'waits' },
      };
      const reports = [...(lookUp(room.recounts, recountKey(of))?.reports ?? []), report];
      return { ...room, recounts: withEntry(room.recounts, recountKey(of), { ...of, reports }) };
    }
    case 'recount-explained': {
      const { by, at, reason } = event;
      return withNewest(room, event.result, (report) => ({ ...report, reason: { by, at, text: reason } }));
    }
    case 'recounts-approved': {
      const { by, at } = event;
      return withState(room, event.results, { is: 'approved', by, at });
    }
    case 'recounts-returned': {
      const { by, at, reason } = event;
      return withState(room, event.results, { is: 'returned', reason, by, at });
    }
  }
}

function withState(room: OpenRoom, results: readonly Recounted[], state: RecountReport['state']): OpenRoom {
  return results.reduce((changed, of) => withNewest(changed, of, (report) => ({ ...report, state })), room);
}

function withNewest(room: OpenRoom, of: Recounted, change: (report: RecountReport) => RecountReport): OpenRoom {
  const found = lookUp(room.recounts, recountKey(of));
  const newest = found?.reports.at(-1);
  assert(found !== undefined && newest !== undefined, 'what is explained or looked at was recorded', of);
  const reports = [...found.reports.slice(0, -1), change(newest)];
  return { ...room, recounts: withEntry(room.recounts, recountKey(of), { ...found, reports }) };
}
