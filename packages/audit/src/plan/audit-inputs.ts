import {
  type BallotManifest,
  ballotsInManifest,
  type CandidateTotals,
  type ChoiceVotes,
  type Contest,
  compareNames,
  contestInvolves,
} from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import { type CardUniverse, type ContestTally, type Refusal, universeOfContest } from '@plumbline/statistics';
import type { Plan } from './plan.ts';

/** What the registered files say, by jurisdiction. Read again from the files whenever it is needed; never part of the log. */
export type AuditInputs = {
  readonly manifests: ReadonlyMap<string, BallotManifest>;
  readonly totals: ReadonlyMap<string, CandidateTotals>;
};

/** A batch as a contest sees it: where it is, its size, and what was reported for the contest. */
export type ReportedBatch = {
  readonly jurisdiction: string;
  readonly batch: string;
  readonly ballots: number;
  /** Null where the batch does not carry the contest. */
  readonly votes: ChoiceVotes | null;
};

/** The jurisdictions of a contest, in name order: the order in which batches are lined up for the draw. */
export function jurisdictionsOf(plan: Plan, contest: Contest): readonly string[] {
  return plan.jurisdictions
    .map((jurisdiction) => jurisdiction.name)
    .filter((name) => contestInvolves(contest, name))
    .toSorted(compareNames);
}

/** Ballot cards in which the contest may be found: as typed, else the sum of the manifests. */
export function ballotsOf(plan: Plan, contest: Contest, inputs: AuditInputs): number {
  if (contest.totalBallots !== null) return contest.totalBallots;
  let ballots = 0;
  for (const jurisdiction of jurisdictionsOf(plan, contest)) {
    const manifest = inputs.manifests.get(jurisdiction);
    if (manifest !== undefined) ballots += ballotsInManifest(manifest);
  }
  return ballots;
}

/**
 * The cards a contest is drawn from: those its manifests list, and of how many it is known that they bear it. As long as a
 * draw takes only listed cards, cards that are missing from the manifests count as listed and never looked at.
 */
export function universeOf(plan: Plan, contest: Contest, inputs: AuditInputs): Result<CardUniverse, Refusal> {
  const listed = jurisdictionsOf(plan, contest).map((jurisdiction) => {
    const manifest = inputs.manifests.get(jurisdiction);
    return [jurisdiction, manifest === undefined ? 0 : ballotsInManifest(manifest)] as const;
  });
  const found = universeOfContest({
    contest: contestTally(plan, contest, inputs),
    listedByJurisdiction: new Map(listed),
    castByJurisdiction: new Map(),
    bearing: contest.totalBallots,
  });
  if (!found.ok) return found;
  return ok({ listed: found.value.cards, bearing: found.value.bearing, phantoms: 0 });
}

/** The contest in the form the statistics ask for. Choice names serve as identifiers. */
export function contestTally(plan: Plan, contest: Contest, inputs: AuditInputs): ContestTally {
  return {
    choices: contest.choices.map((choice) => ({ id: choice.name, votes: choice.votes })),
    ballots: ballotsOf(plan, contest, inputs),
    winners: contest.winners,
    votesAllowed: contest.votesAllowed,
    pendingBallots: contest.pendingBallots,
    majorityOrRunoff: contest.majorityOrRunoff,
  };
}

/** The batches of a contest: jurisdictions in name order, then in the order of the candidate-totals file. */
export function reportedBatches(plan: Plan, contest: Contest, inputs: AuditInputs): readonly ReportedBatch[] {
  return jurisdictionsOf(plan, contest).flatMap((jurisdiction) => {
    const ballots = new Map(
      (inputs.manifests.get(jurisdiction)?.batches ?? []).map((batch) => [batch.name, batch.ballots]),
    );
    const totals = inputs.totals.get(jurisdiction)?.batches ?? [];
    return totals.map(({ batch, votes }) => ({
      jurisdiction,
      batch,
      ballots: ballots.get(batch) ?? 0,
      votes: votes[contest.name] ?? null,
    }));
  });
}
