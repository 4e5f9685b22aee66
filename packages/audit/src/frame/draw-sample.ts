import { err, ok, type Result } from '@plumbline/prelude';
import { type BallotCandidates, joinCandidates } from '@plumbline/statistics';
import type { CardsFound, ContestSample } from '../kinds/audit-kind.ts';
import { kindOf, takesEverything } from '../kinds/kinds.ts';
import type { Draw, DrawnFrom, PhantomDraw } from '../sampling/draw.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import type { StratumSizes } from '../sampling/stratum.ts';
import { type AuditInputs, jurisdictionsOf } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { roundsOf } from '../state/audit-view.ts';
import { batchesOfScan, type CardScan, planScan, scanCards } from './scan-cards.ts';

/** What is drawn: the seed, the inputs it is drawn from, and how many draws to add for each contest. */
export type SampleRequest = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  readonly sampleSizes: Readonly<Record<string, number>>;
  /** How each of them is divided, where the kind has strata. */
  readonly strata?: Readonly<Record<string, StratumSizes>>;
  /** What threads found of `planScan`, each in its part of the manifests: the cards are scanned here where it is left out. */
  readonly scanned?: readonly (readonly BallotCandidates[])[];
  /** Hears what share of the scan is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/** The sample of a round: for each contest its own draws, in the order of drawing, and what they were made from. */
export type Sample = ContestSample & {
  readonly drawnFrom: DrawnFrom;
  readonly strata?: Readonly<Record<string, StratumSizes>>;
};

/**
 * Draws the sample of the next round.
 *
 * The same seed serves all contests and rounds, so samples extend one another and overlap as much as they can.
 */
export function drawSample(request: SampleRequest): Result<Sample, SampleRefusal> {
  const { audit, inputs, sampleSizes, strata } = request;
  const { plan } = audit;
  const seed = 'seed' in audit ? audit.seed : null;
  const needsSeed = !takesEverything(plan);
  if (audit.phase === 'planning' || (needsSeed && seed === null)) return err({ contest: '', code: 'no-seed' });
  const drawnFor = plan.contests.filter((contest) => sampleSizes[contest.name] !== undefined);
  const drawnFrom = drawsAreFrom(audit);
  const draws: Draw[] = [];
  const phantomDraws: PhantomDraw[] = [];
  const foundFor = cardsFound(request, planScan(audit, sampleSizes));
  for (const contest of drawnFor) {
    const size = sampleSizes[contest.name] ?? 0;
    const found = foundFor(jurisdictionsOf(plan, contest));
    const divided = strata?.[contest.name];
    if (kindOf(plan).strata !== undefined && divided === undefined) {
      return err({ contest: contest.name, code: 'strata-missing' });
    }
    const of = { audit, seed: seed ?? '', contest, inputs, drawnFrom, size, strata: divided, found };
    const drawn = kindOf(plan).draw(of);
    if (!drawn.ok) return drawn;
    for (const draw of drawn.value.draws) draws.push(draw);
    for (const draw of drawn.value.phantomDraws) phantomDraws.push(draw);
  }
  return ok({ drawnFrom, draws, phantomDraws, ...(strata === undefined ? {} : { strata }) });
}

/** The cards that were found for contests of these jurisdictions. */
function cardsFound(
  { inputs, scanned, onProgress }: SampleRequest,
  scan: CardScan,
): (jurisdictions: readonly string[]) => CardsFound | undefined {
  if (scan.pools.length === 0) return () => undefined;
  const batches = batchesOfScan(scan, inputs);
  const parts = scanned ?? [
    scanCards(scan, inputs, { part: 0, of: 1, ...(onProgress !== undefined && { onProgress }) }),
  ];
  const found = new Map(
    scan.pools.map(({ jurisdictions }, place) => [
      JSON.stringify(jurisdictions),
      { batches, candidates: joinCandidates(parts.flatMap((pools) => pools[place] ?? [])) },
    ]),
  );
  return (jurisdictions) => found.get(JSON.stringify(jurisdictions));
}

/** An audit that began to draw from the listed cards goes on so: its sequence cannot change in the middle. */
function drawsAreFrom(audit: BegunAudit): DrawnFrom {
  if (kindOf(audit.plan).drawsFrom !== 'cards' || audit.plan.compatibility) return 'listed-cards';
  return roundsOf(audit)[0]?.drawnFrom ?? 'universe';
}
