import type { Audit } from './audit-state.ts';
import type { RecordedEvent } from './earlier-events.ts';
import { evolve } from './evolve.ts';

/** The audit after many events, one after the other. */
export function evolveAll(audit: Audit, events: Iterable<RecordedEvent>): Audit {
  let state = audit;
  for (const event of events) state = evolve(state, event);
  return state;
}
