import { assert } from '@plumbline/prelude';
import type { AuditEvent, EventOf } from './audit-event.ts';
import type { Audit, AuditedBallot } from './audit-state.ts';
import { currentRound } from './audit-view.ts';
import { evolve } from './evolve.ts';

/**
 * The audit after many events: the same as one after the other, in less time.
 *
 * Each step of `evolve` copies what it changes, so thousands of ballots in a row would be copied thousands of times; here
 * a run of them is copied once.
 */
export function evolveAll(audit: Audit, events: readonly AuditEvent[]): Audit {
  let state = audit;
  let run: EventOf<'ballot-recorded'>[] = [];
  for (const event of events) {
    if (event.type === 'ballot-recorded') {
      run.push(event);
      continue;
    }
    state = evolve(withBallots(state, run), event);
    run = [];
  }
  return withBallots(state, run);
}

function withBallots(audit: Audit, run: readonly EventOf<'ballot-recorded'>[]): Audit {
  if (run.length === 0) return audit;
  assert(audit.phase === 'round-open', 'work is recorded while a round is open', { phase: audit.phase });
  const round = currentRound(audit).number;
  const ballots: Record<string, Readonly<Record<string, AuditedBallot>>> = { ...audit.results.ballots };
  for (const [jurisdiction, recorded] of Map.groupBy(run, (event) => event.jurisdiction)) {
    const found = recorded.map(({ ballot, board, record }) => [ballot, { round, board, record }] as const);
    ballots[jurisdiction] = { ...ballots[jurisdiction], ...Object.fromEntries(found) };
  }
  return { ...audit, results: { ...audit.results, ballots } };
}
