import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { drawBallots, drawBatches } from '@plumbline/statistics';
import type { BegunAudit, Round } from '../audit-state.ts';
import { drawsOf } from '../audit-view.ts';
import { type AuditInputs, jurisdictionsOf, reportedBatches } from '../plan/audit-inputs.ts';
import type { Plan } from '../plan/plan.ts';
import { errorBoundsOf } from '../risk/batch-comparison.ts';
import type { Draw } from './draw.ts';
import type { SampleRefusal } from './sample-refusal.ts';

/** What is drawn: the seed, the inputs it is drawn from, and how many draws to add for each contest. */
export type SampleRequest = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  readonly sampleSizes: Readonly<Record<string, number>>;
  /** Hears what share of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/**
 * Draws the sample of the next round: for each contest its own draws, in the order of drawing.
 *
 * The same seed serves all contests and rounds, so samples extend one another and overlap as much as they can.
 */
export function drawSample(request: SampleRequest): Result<readonly Draw[], SampleRefusal> {
  const { audit, inputs, sampleSizes } = request;
  const { plan } = audit;
  if (audit.phase === 'planning' || audit.phase === 'committed') {
    return err({ contest: '', code: 'no-seed', message: 'A sample is drawn from the seed. Enter the seed first.' });
  }
  const rounds = audit.phase === 'seeded' ? [] : audit.rounds;
  const drawnFor = plan.contests.filter((contest) => sampleSizes[contest.name] !== undefined);
  const ballots = drawnFor.map((contest) => ballotsListed(plan, contest, inputs));
  const allBallots = ballots.reduce((sum, count) => sum + count, 0);
  const draws: Draw[] = [];
  let ballotsBefore = 0;
  for (const [place, contest] of drawnFor.entries()) {
    const size = sampleSizes[contest.name] ?? 0;
    const before = ballotsBefore;
    const onScanned = (scanned: number) => request.onProgress?.((before + scanned) / allBallots);
    const drawn = drawContest({ plan, seed: audit.seed, contest, inputs, rounds, size, onScanned });
    if (!drawn.ok) return drawn;
    draws.push(...drawn.value);
    ballotsBefore += ballots[place] ?? 0;
  }
  return ok(draws);
}

type ContestDraw = {
  readonly plan: Plan;
  readonly seed: string;
  readonly contest: Contest;
  readonly inputs: AuditInputs;
  readonly rounds: readonly Round[];
  readonly size: number;
  readonly onScanned: (ballots: number) => void;
};

function drawContest(request: ContestDraw): Result<readonly Draw[], SampleRefusal> {
  return request.plan.type === 'batch-comparison' ? drawBatchesFor(request) : drawBallotsFor(request);
}

function drawBatchesFor(request: ContestDraw): Result<readonly Draw[], SampleRefusal> {
  const { plan, seed, contest, inputs, rounds, size } = request;
  const batches = reportedBatches(plan, contest, inputs);
  const bounds = errorBoundsOf(plan, contest, inputs);
  if (!bounds.ok) return bounds;
  const drawn = drawBatches({
    seed,
    batches: batches.map(({ jurisdiction, batch }) => ({ jurisdiction, batch })),
    bounds: bounds.value,
    previous: drawsOf(contest, rounds).map(({ jurisdiction, batch }) => ({ jurisdiction, batch })),
    draws: size,
    form: plan.compatibility ? 'numpy' : 'sha256',
  });
  if (!drawn.ok) return err({ contest: contest.name, ...drawn.error });
  return ok(
    drawn.value.map(({ batchIndex, ticket }) => ({
      contest: contest.name,
      jurisdiction: batches[batchIndex].jurisdiction,
      tabulator: null,
      batch: batches[batchIndex].batch,
      position: null,
      ticket,
    })),
  );
}

function drawBallotsFor(request: ContestDraw): Result<readonly Draw[], SampleRefusal> {
  const { plan, seed, contest, inputs, rounds, size, onScanned } = request;
  const batches = ballotBatches(plan, contest, inputs);
  const drop = drawsOf(contest, rounds).length;
  const drawn = drawBallots({ seed, batches, withReplacement: true, drop, take: size, onScanned });
  if (!drawn.ok) return err({ contest: contest.name, ...drawn.error });
  return ok(
    drawn.value.map(({ batchIndex, position, ticket }) => {
      const { jurisdiction, tabulator, batch } = batches[batchIndex];
      return { contest: contest.name, jurisdiction, tabulator, batch, position, ticket };
    }),
  );
}

/** The batches of the manifests in which a contest may be, whose ballots are all scanned. */
function ballotBatches(plan: Plan, contest: Contest, inputs: AuditInputs) {
  return jurisdictionsOf(plan, contest).flatMap((jurisdiction) =>
    (inputs.manifests.get(jurisdiction)?.batches ?? []).map((batch) => ({
      jurisdiction,
      tabulator: batch.tabulator,
      batch: batch.name,
      ballots: batch.ballots,
    })),
  );
}

function ballotsListed(plan: Plan, contest: Contest, inputs: AuditInputs): number {
  return ballotBatches(plan, contest, inputs).reduce((sum, batch) => sum + batch.ballots, 0);
}
