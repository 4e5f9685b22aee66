import type { Contest } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditRefusal } from '../../state/audit-refusal.ts';
import { drawsOf } from '../../state/audit-view.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Plan } from '../../state/plan.ts';
import type { AuditKind } from '../audit-kind.ts';
import { CERTAIN, everyBatch } from './every-batch.ts';
import { measureCount } from './measure-count.ts';

/**
 * Full hand tally: every batch of the manifests is counted by hand, cards and votes, and what the count says is the outcome.
 *
 * Chance has no part in it, so it has no seed, no risk and no second round.
 */
export const FULL_HAND_TALLY: AuditKind = {
  type: 'full-hand-tally',
  methods: ['full-count'],
  drawsFrom: 'batches',
  takes: 'everything',
  usualDataEntry: 'offline',
  fieldwork: { online: 'batches', offline: 'batches' },
  comparedWith: 'nothing',
  requires: [{ requirement: 'independent-counts', needs: 'everywhere' }],
  files: ['manifest'],
  countsRankings: true,
  manifest: 'by-batch',
  refuseContest,
  missing: () => [],
  plansRounds: () => false,
  universe: contestUniverse,
  population: (audit, contest, inputs) => everyBatch(audit.plan, contest, inputs).length,
  sizes: (audit, contest, inputs) => ok(sizesOf(everyBatch(audit.plan, contest, inputs).length)),
  scansManifests: () => false,
  draw: ({ audit, contest, inputs }) => ok({ draws: drawsOfEvery(audit.plan, contest, inputs), phantomDraws: [] }),
  takesEveryUnit: () => false,
  counted: (audit, contest) => ({ draws: drawsOf(contest, audit.rounds), phantomDraws: 0 }),
  measure: measureCount,
};

function refuseContest(contest: Contest): AuditRefusal | undefined {
  if (!contest.targeted) return { code: 'opportunistic-not-possible', contest: contest.name };
  const runoffPossible = contest.winners === 1 && contest.choices.length >= 3 && !isRanked(contest);
  if (contest.majorityOrRunoff && !runoffPossible) return { code: 'runoff-rule-not-possible', contest: contest.name };
  return undefined;
}

function sizesOf(batches: number) {
  return [{ key: 'all-ballots', size: batches, probability: null, known: null, corrected: null }] as const;
}

function drawsOfEvery(plan: Plan, contest: Contest, inputs: AuditInputs) {
  return everyBatch(plan, contest, inputs).map(({ jurisdiction, batch }) => ({
    contest: contest.name,
    jurisdiction,
    tabulator: null,
    batch,
    position: null,
    ticket: CERTAIN,
  }));
}
