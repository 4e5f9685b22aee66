import { assert, assertNever, entriesOf, lookUp, withAll, withEntry } from '@plumbline/prelude';
import type { BallotEventOf } from './ballot-event.ts';
import type { RecordsAnswer } from './records-answer.ts';
import type { OpenRoom } from './room.ts';

/** What happened to the answer of a records request. */
export type RecordsEvent = BallotEventOf<
  'records-answer-proposed' | 'records-answer-released' | 'records-answer-withdrawn'
>;

/** The room after one of them. A log in which somebody releases what they proposed themselves is not ours. */
export function evolveRecords(room: OpenRoom, event: RecordsEvent): OpenRoom {
  const { request, by, at } = event;
  const before = lookUp(room.recordsAnswers, request) ?? { request, proposed: null, released: [], withdrawals: [] };
  const become = (after: Partial<RecordsAnswer>): OpenRoom => {
    return { ...room, recordsAnswers: withEntry(room.recordsAnswers, request, { ...before, ...after }) };
  };
  if (event.type === 'records-answer-proposed') {
    const { askedOn, records, file } = event;
    return become({ proposed: { by, at, askedOn, records, file } });
  }
  const { proposed } = before;
  assert(proposed !== null, 'what is released or taken back was proposed', request);
  switch (event.type) {
    case 'records-answer-released': {
      assert(!by.some((person) => proposed.by.includes(person)), 'somebody else releases what was proposed', by);
      assert(proposed.file.sha256 === event.file.sha256, 'what is released is the file that was proposed', request);
      return become({
        proposed: null,
        released: [...before.released, { ...proposed, by, at, proposedBy: proposed.by }],
      });
    }
    case 'records-answer-withdrawn': {
      const withdrawal = { by, at, reason: event.reason, file: proposed.file };
      return become({ proposed: null, withdrawals: [...before.withdrawals, withdrawal] });
    }
    default:
      return assertNever(event);
  }
}

/** A text that was taken out may stand in an answer that nobody has released yet: it waits no more, and is made anew. */
export function withoutWaitingAnswers(room: OpenRoom): OpenRoom {
  const waiting = [...entriesOf(room.recordsAnswers)].filter(([, { proposed }]) => proposed !== null);
  if (waiting.length === 0) return room;
  const without = waiting.map(([request, answer]) => [request, { ...answer, proposed: null }] as const);
  return { ...room, recordsAnswers: withAll(room.recordsAnswers, without) };
}
