import { err, ok } from '@plumbline/prelude';
import type { Decision } from '../state/decision.ts';
import { WORK_TIMES_MAX, type WorkTimes } from '../state/work-times.ts';

const NAMES = ['ballotSeconds', 'batchMinutes', 'countSeconds'] as const satisfies readonly (keyof WorkTimes)[];

/** How long work is expected to take: more than nothing, and no more than what a slip of the keyboard makes of it. */
export function decideWorkTimes(times: WorkTimes): Decision {
  const isPossible = (name: keyof WorkTimes) => times[name] > 0 && times[name] <= WORK_TIMES_MAX[name];
  const wrong = NAMES.find((name) => !isPossible(name));
  if (wrong !== undefined) {
    return err({ code: 'work-time-not-possible', time: wrong, found: times[wrong], most: WORK_TIMES_MAX[wrong] });
  }
  return ok([{ type: 'work-times-chosen', times }]);
}
