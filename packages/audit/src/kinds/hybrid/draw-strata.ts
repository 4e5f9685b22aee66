import type { Contest } from '@plumbline/election';
import { assert, ok, type Result } from '@plumbline/prelude';
import type { BallotBatch } from '@plumbline/statistics';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import { STRATA, type Stratum, stratumOfBatch } from '../../sampling/stratum.ts';
import { type AuditInputs, jurisdictionsOf } from '../../state/audit-inputs.ts';
import { isInRounds } from '../../state/audit-view.ts';
import type { Plan } from '../../state/plan.ts';
import type { ContestDraw, ContestSample } from '../audit-kind.ts';
import { drawFromPool } from '../draw-from-universe.ts';
import { phantomKeysOf } from './contest-strata.ts';
import { drawsInStratum } from './counted-strata.ts';

/**
 * Draws the next cards of a contest in each stratum, each with the tickets of its own cards: with replacement where there are
 * cast vote records, without where there are none, and there from the phantoms too.
 */
export function drawStrata(request: ContestDraw): Result<ContestSample, SampleRefusal> {
  const { audit, seed, contest, inputs, drawnFrom, strata } = request;
  assert(strata !== undefined, 'it is said how many cards of each stratum are drawn', { contest: contest.name });
  const samples: ContestSample[] = [];
  for (const stratum of STRATA) {
    const phantoms = stratum === 'noCvr' && drawnFrom === 'universe' ? phantomKeysOf(audit, contest) : ok([]);
    if (!phantoms.ok) return phantoms;
    const before = isInRounds(audit) ? drawsInStratum(audit, contest, { inputs, stratum }) : [];
    const pool = { batches: batchesIn(audit.plan, contest, { inputs, stratum }) };
    const drawn = drawFromPool(contest, pool, {
      seed,
      phantomKeys: phantoms.value,
      withReplacement: stratum === 'cvr',
      drop: before.length,
      take: strata[stratum],
    });
    if (!drawn.ok) return drawn;
    samples.push(drawn.value);
  }
  return ok({
    draws: samples.flatMap(({ draws }) => draws),
    phantomDraws: samples.flatMap(({ phantomDraws }) => phantomDraws),
  });
}

function batchesIn(
  plan: Plan,
  contest: Contest,
  { inputs, stratum }: { readonly inputs: AuditInputs; readonly stratum: Stratum },
): readonly BallotBatch[] {
  return jurisdictionsOf(plan, contest).flatMap((jurisdiction) =>
    (inputs.manifests.get(jurisdiction)?.batches ?? [])
      .filter((batch) => stratumOfBatch(batch) === stratum)
      .map(({ tabulator, name: batch, ballots }) => ({ jurisdiction, tabulator, batch, ballots })),
  );
}
