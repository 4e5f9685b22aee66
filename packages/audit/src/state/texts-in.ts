import type { RecordedVotes } from './audit-state.ts';
import { type LoggedEvent, upcastEvent } from './earlier-events.ts';
import type { TextInLog } from './free-text.ts';

/** The texts that people typed and an event holds, in their order: most events hold none. */
export function textsIn(recorded: LoggedEvent): readonly TextInLog[] {
  // What a round was drawn of is no text that somebody typed.
  if (recorded.type === 'round-opened') return [];
  const event = upcastEvent(recorded);
  if (
    event.type === 'commitment-withdrawn' ||
    event.type === 'proposal-refused' ||
    event.type === 'totals-reopened' ||
    event.type === 'launch-withdrawn' ||
    event.type === 'round-reopened' ||
    event.type === 'lot-stated' ||
    event.type === 'card-reopened' ||
    event.type === 'case-reopened'
  ) {
    return [event.reason];
  }
  if (event.type === 'act-proposed' || event.type === 'act-confirmed') {
    return event.act.act === 'lot' ? [event.act.reason] : [];
  }
  if (event.type === 'help-asked') return [event.question];
  if (event.type === 'help-answered') return [event.answer];
  if (event.type === 'board-reopened' || event.type === 'tallies-reopened') {
    return event.reason === null ? [] : [event.reason];
  }
  if (event.type === 'manifest-stated') return [event.statement.by];
  if (event.type === 'case-explained' || event.type === 'case-settled') return [event.note];
  if (event.type === 'batch-sent-to-review' || event.type === 'batch-reviewed') {
    return event.remark === null ? [] : [event.remark];
  }
  if (event.type === 'card-sent-to-review') {
    const notes = notesOf({ state: 'audited', interpretations: event.seen });
    return event.remark === null ? notes : [event.remark, ...notes];
  }
  return event.type === 'ballot-recorded' ? notesOf(event.record) : [];
}

/** The notes to what was seen of one ballot card, in the order of its contests. */
export function notesOf(record: RecordedVotes): readonly TextInLog[] {
  if (record.state === 'not-found') return [];
  return Object.values(record.interpretations).flatMap(({ note }) => (note === null ? [] : [note]));
}
