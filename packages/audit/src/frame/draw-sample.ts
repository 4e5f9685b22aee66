import { err, ok, type Result } from '@plumbline/prelude';
import type { ContestSample } from '../kinds/audit-kind.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { Draw, DrawnFrom, PhantomDraw } from '../sampling/draw.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import { type AuditInputs, cardsListed } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { roundsOf } from '../state/audit-view.ts';

/** What is drawn: the seed, the inputs it is drawn from, and how many draws to add for each contest. */
export type SampleRequest = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  readonly sampleSizes: Readonly<Record<string, number>>;
  /** Hears what share of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/** The sample of a round: for each contest its own draws, in the order of drawing, and what they were made from. */
export type Sample = ContestSample & { readonly drawnFrom: DrawnFrom };

/**
 * Draws the sample of the next round.
 *
 * The same seed serves all contests and rounds, so samples extend one another and overlap as much as they can.
 */
export function drawSample(request: SampleRequest): Result<Sample, SampleRefusal> {
  const { audit, inputs, sampleSizes } = request;
  const { plan } = audit;
  if (audit.phase === 'planning' || audit.phase === 'committed') {
    return err({ contest: '', code: 'no-seed', message: 'A sample is drawn from the seed. Enter the seed first.' });
  }
  const drawnFor = plan.contests.filter((contest) => sampleSizes[contest.name] !== undefined);
  const listed = drawnFor.map((contest) => cardsListed(plan, contest, inputs));
  const listedInAll = listed.reduce((sum, count) => sum + count, 0);
  const drawnFrom = drawsAreFrom(audit);
  const draws: Draw[] = [];
  const phantomDraws: PhantomDraw[] = [];
  let listedBefore = 0;
  for (const [place, contest] of drawnFor.entries()) {
    const size = sampleSizes[contest.name] ?? 0;
    const before = listedBefore;
    const onScanned = (scanned: number) => request.onProgress?.((before + scanned) / listedInAll);
    const drawn = kindOf(plan).draw({ audit, seed: audit.seed, contest, inputs, drawnFrom, size, onScanned });
    if (!drawn.ok) return drawn;
    draws.push(...drawn.value.draws);
    phantomDraws.push(...drawn.value.phantomDraws);
    listedBefore += listed[place] ?? 0;
  }
  return ok({ drawnFrom, draws, phantomDraws });
}

/** An audit that began to draw from the listed cards goes on so: its sequence cannot change in the middle. */
function drawsAreFrom(audit: BegunAudit): DrawnFrom {
  if (kindOf(audit.plan).drawsFrom !== 'cards' || audit.plan.compatibility) return 'listed-cards';
  return roundsOf(audit)[0]?.drawnFrom ?? 'universe';
}
