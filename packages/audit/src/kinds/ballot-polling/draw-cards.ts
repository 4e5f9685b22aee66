import type { Contest } from '@plumbline/election';
import { assert, ok, type Result } from '@plumbline/prelude';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Planned } from '../../state/plan.ts';
import type { ContestDraw, ContestSample } from '../audit-kind.ts';
import { drawFromUniverse, phantomKeysIn } from '../draw-from-universe.ts';

/** Draws the next cards of a contest from its listed cards and, where the round is drawn from the universe, its phantoms. */
export function drawCards(request: ContestDraw): Result<ContestSample, SampleRefusal> {
  const { audit, contest, drawnFrom, found } = request;
  assert(found !== undefined, 'cards are drawn from those that a scan has found', contest.name);
  const phantomKeys = drawnFrom === 'universe' ? phantomKeysOf(audit, contest) : ok([]);
  return phantomKeys.ok ? drawFromUniverse(request, found, phantomKeys.value) : phantomKeys;
}

/** The keys of a contest's phantoms, in order. */
export function phantomKeysOf(audit: Planned, contest: Contest): Result<readonly string[], SampleRefusal> {
  return phantomKeysIn(contest, contestUniverse(audit, contest));
}
