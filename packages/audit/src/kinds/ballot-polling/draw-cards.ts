import type { Contest } from '@plumbline/election';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { drawUniverse, phantomKey } from '@plumbline/statistics';
import type { Draw, PhantomDraw } from '../../sampling/draw.ts';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import { drawsOf, phantomDrawsOf, roundsOf } from '../../state/audit-view.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Planned } from '../../state/plan.ts';
import type { ContestDraw, ContestSample } from '../audit-kind.ts';

/** Draws the next cards of a contest from its listed cards and, where the round is drawn from the universe, its phantoms. */
export function drawCards(request: ContestDraw): Result<ContestSample, SampleRefusal> {
  const { audit, seed, contest, drawnFrom, size, found } = request;
  assert(found !== undefined, 'cards are drawn from those that a scan has found', contest.name);
  const { batches, candidates } = found;
  const phantomKeys = drawnFrom === 'universe' ? phantomKeysOf(audit, contest) : ok([]);
  if (!phantomKeys.ok) return phantomKeys;
  const rounds = roundsOf(audit);
  const drop = drawsOf(contest, rounds).length + phantomDrawsOf(contest, rounds).length;
  const drawn = drawUniverse({
    seed,
    batches,
    phantomKeys: phantomKeys.value,
    withReplacement: true,
    drop,
    take: size,
    candidates,
  });
  if (!drawn.ok) return err({ contest: contest.name, code: 'method-declined', why: drawn.error });
  const draws: Draw[] = [];
  const phantomDraws: PhantomDraw[] = [];
  for (const { card, ticket } of drawn.value) {
    if (card.kind === 'phantom') {
      phantomDraws.push({ contest: contest.name, phantom: card.phantom, ticket });
      continue;
    }
    const { jurisdiction, tabulator, batch } = batches[card.batchIndex];
    draws.push({ contest: contest.name, jurisdiction, tabulator, batch, position: card.position, ticket });
  }
  return ok({ draws, phantomDraws });
}

/** The keys of a contest's phantoms, in order. */
export function phantomKeysOf(audit: Planned, contest: Contest): Result<readonly string[], SampleRefusal> {
  const universe = contestUniverse(audit, contest);
  if (!universe.ok) return err({ contest: contest.name, code: 'method-declined', why: universe.error });
  return ok(Array.from({ length: universe.value.phantoms }, (_, index) => phantomKey(contest.name, index + 1)));
}
