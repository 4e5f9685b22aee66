import type { Contest } from '@plumbline/election';
import { type Draw, unitPlace } from '../../sampling/draw.ts';
import type { AuditRefusal, MissingInput } from '../../state/audit-refusal.ts';
import { drawsOf } from '../../state/audit-view.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Planned } from '../../state/plan.ts';
import { registeredTotals, votesInBatches } from '../../state/registered-totals.ts';
import type { AuditKind } from '../audit-kind.ts';
import { batchSizes } from './batch-sizes.ts';
import { drawBatchUnits } from './draw-batch-units.ts';
import { estimateBatches } from './estimate-batches.ts';
import { measureBatches } from './measure-batches.ts';
import { reportedComparison } from './reported-comparison.ts';

/** Batch comparison: batches are drawn by how much they could hide, counted by hand and compared with what was reported. */
export const BATCH_COMPARISON: AuditKind = {
  type: 'batch-comparison',
  methods: ['macro'],
  drawsFrom: 'batches',
  takes: 'sample',
  usualDataEntry: 'offline',
  fieldwork: { online: 'batches', offline: 'batches' },
  comparedWith: 'batch-totals',
  requires: [
    { requirement: 'independent-counts', needs: 'everywhere' },
    { requirement: 'votes-by-batch', needs: 'everywhere' },
  ],
  files: ['manifest', 'candidate-totals'],
  manifest: 'by-batch',
  refuseContest,
  missing,
  plansRounds: () => false,
  universe: contestUniverse,
  population: (audit, contest, inputs) => reportedComparison(audit, contest, inputs).batches.length,
  sizes: batchSizes,
  scansManifests: () => false,
  draw: drawBatchUnits,
  takesEveryUnit,
  counted: (audit, contest) => ({ draws: drawsOf(contest, audit.rounds), phantomDraws: 0 }),
  estimate: estimateBatches,
  measure: measureBatches,
};

function refuseContest(contest: Contest): AuditRefusal | undefined {
  if (!contest.targeted) return { code: 'opportunistic-not-possible', contest: contest.name };
  const runoffPossible = contest.winners === 1 && contest.choices.length >= 3;
  if (contest.majorityOrRunoff && !runoffPossible) return { code: 'runoff-rule-not-possible', contest: contest.name };
  return undefined;
}

/** Choices that have more votes in the batches than were reported. */
function missing({ plan, files }: Planned): readonly MissingInput[] {
  return plan.contests.flatMap((contest) => {
    const inBatches = votesInBatches(contest, files);
    if (inBatches === undefined) return [];
    return contest.choices.flatMap(({ name: choice, votes: reported }): readonly MissingInput[] => {
      const counted = inBatches[choice] ?? 0;
      if (counted <= reported) return [];
      return [{ what: 'totals-above-reported', contest: contest.name, choice, inBatches: counted, reported }];
    });
  });
}

/** A size that reaches the number of batches takes every batch once, whatever was asked. */
function takesEveryUnit({ files }: Planned, contest: Contest, draws: readonly Draw[]): boolean {
  const batches = registeredTotals(contest, files).reduce((sum, figures) => sum + figures.batches, 0);
  return new Set(draws.map((draw) => unitPlace(draw.jurisdiction, draw.batch))).size === batches;
}
