import { type BallotEvent, type RecordedBallotEvent, upcastBallotEvent } from '@plumbline/ballot-management';
import { eventOf, type LogBody, type LogEntry } from '@plumbline/record';

/** The event of an entry of a ballot room, in the present form whichever version wrote it. */
export function ballotEventOf(entry: Pick<LogEntry, 'number' | 'body'>): { event: BallotEvent; body: LogBody } {
  const { event, body } = eventOf<RecordedBallotEvent>(entry);
  return { event: upcastBallotEvent(event), body };
}
