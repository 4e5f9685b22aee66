import { err, ok, type Result } from '@plumbline/prelude';
import { drawBatches } from '@plumbline/statistics';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import { reportedBatches } from '../../state/audit-inputs.ts';
import { drawsOf, roundsOf } from '../../state/audit-view.ts';
import type { ContestDraw, ContestSample } from '../audit-kind.ts';
import { errorBoundsOf } from './reported-comparison.ts';

/** Draws the next batches of a contest, each with a chance in proportion to the most it could hide. */
export function drawBatchUnits(request: ContestDraw): Result<ContestSample, SampleRefusal> {
  const { audit, seed, contest, inputs, size } = request;
  const batches = reportedBatches(audit.plan, contest, inputs);
  const bounds = errorBoundsOf(audit, contest, inputs);
  if (!bounds.ok) return bounds;
  const drawn = drawBatches({
    seed,
    batches: batches.map(({ jurisdiction, batch }) => ({ jurisdiction, batch })),
    bounds: bounds.value,
    previous: drawsOf(contest, roundsOf(audit)).map(({ jurisdiction, batch }) => ({ jurisdiction, batch })),
    draws: size,
    form: audit.plan.compatibility ? 'numpy' : 'sha256',
  });
  if (!drawn.ok) return err({ contest: contest.name, code: 'method-declined', why: drawn.error });
  const draws = drawn.value.map(({ batchIndex, ticket }) => ({
    contest: contest.name,
    jurisdiction: batches[batchIndex].jurisdiction,
    tabulator: null,
    batch: batches[batchIndex].batch,
    position: null,
    ticket,
  }));
  return ok({ draws, phantomDraws: [] });
}
