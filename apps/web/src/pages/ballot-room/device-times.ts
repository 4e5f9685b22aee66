import { formatTime } from '../../formats/format-time.ts';
import type { BallotDevicesWords } from '../../words/ballot-devices-words.ts';
import type { ActShown } from './act-in-words.ts';

/** Clocks that differ by less are the same clock for people. */
const NOTICED_MS = 60_000;

/** When an act was captured and when it arrived, with how far the clock of its device was off. */
export function timesInWords(say: BallotDevicesWords, { at, capturedAt, receivedAt, offsetMs }: ActShown): string {
  const times = say('times.compared', { at: formatTime(at), received: formatTime(receivedAt) });
  if (offsetMs === null) return `${times} ${say('times.notCompared')}`;
  if (Math.abs(offsetMs) < NOTICED_MS) return times;
  const blanks = { minutes: Math.round(Math.abs(offsetMs) / 60_000), captured: formatTime(capturedAt) };
  return `${times} ${say(offsetMs < 0 ? 'times.clock_ahead' : 'times.clock_behind', blanks)}`;
}
