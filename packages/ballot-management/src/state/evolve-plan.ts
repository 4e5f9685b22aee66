import { withEntry } from '@plumbline/prelude';
import type { BallotEventOf } from './ballot-event.ts';
import { expectedKey } from './batch-plan.ts';
import type { OpenRoom } from './room.ts';

/** What was planned before there were any ballots. */
export type PlanEvent = BallotEventOf<'cards-expected' | 'batch-plan-adopted'>;

/** The room after one of them. */
export function evolvePlan(room: OpenRoom, event: PlanEvent): OpenRoom {
  if (event.type === 'cards-expected') {
    const { type: _, by: _by, at: _at, ...expected } = event;
    return { ...room, expectedCards: withEntry(room.expectedCards, expectedKey(expected), expected) };
  }
  const { type: _, ...plan } = event;
  return { ...room, batchPlan: plan };
}
