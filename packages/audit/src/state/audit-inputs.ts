import {
  type BallotManifest,
  ballotsInManifest,
  type CandidateTotals,
  type ChoiceVotes,
  type Contest,
  compareNames,
  contestInvolves,
} from '@plumbline/election';
import type { ContestVotes } from '@plumbline/statistics';
import type { CastVoteRecords } from './cast-vote-records.ts';
import { cardsKnownCast } from './manifest-statement.ts';
import type { Plan } from './plan.ts';

/** What the registered files say, by jurisdiction. Read again from the files whenever it is needed; never part of the log. */
export type AuditInputs = {
  readonly manifests: ReadonlyMap<string, BallotManifest>;
  readonly totals: ReadonlyMap<string, CandidateTotals>;
  /** Absent in audits that compare with none. */
  readonly cvrs?: ReadonlyMap<string, CastVoteRecords>;
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

/** The ballot cards that the manifests of the contest's jurisdictions list. */
export function cardsListed(plan: Plan, contest: Contest, inputs: AuditInputs): number {
  let cards = 0;
  for (const { name } of plan.jurisdictions) {
    const manifest = contestInvolves(contest, name) ? inputs.manifests.get(name) : undefined;
    if (manifest !== undefined) cards += ballotsInManifest(manifest);
  }
  return cards;
}

/**
 * The cards that are known to have been cast in the contest's jurisdictions and that no manifest lists, at least: by what
 * was said of single jurisdictions, and of all of them together. `listed` answers how many cards a manifest lists.
 */
export function cardsUnlisted(plan: Plan, contest: Contest, listed: (jurisdiction: string) => number): number {
  const jurisdictions = plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  let unlisted = 0;
  let all = 0;
  for (const jurisdiction of jurisdictions) {
    const cards = listed(jurisdiction.name);
    all += cards;
    unlisted += Math.max(0, (cardsKnownCast(plan, jurisdiction, cards) ?? 0) - cards);
  }
  return Math.max(unlisted, (contest.totalBallots ?? 0) - all);
}

/** The names of the batches that the manifest of `jurisdiction` lists; none where there is no manifest. */
export function batchesListed(inputs: AuditInputs, jurisdiction: string): readonly string[] {
  return (inputs.manifests.get(jurisdiction)?.batches ?? []).map((batch) => batch.name);
}

/** What was reported of the contest, in the form the statistics ask for. Choice names serve as identifiers. */
export function contestVotes(contest: Contest): ContestVotes {
  return {
    choices: contest.choices.map((choice) => ({ id: choice.name, votes: choice.votes })),
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
