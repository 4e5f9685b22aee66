import { ballotsInManifest, type ChoiceVotes, type Contest, contestInvolves } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import type { BatchComparison, BatchSample, Fraction, HandTally } from '@plumbline/statistics';
import { countedTally } from '../../fieldwork/batch-counts.ts';
import { batchMethodOf } from '../../methods/methods.ts';
import { unitPlace } from '../../sampling/draw.ts';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import {
  type AuditInputs,
  cardsListed,
  cardsUnlisted,
  contestVotes,
  type ReportedBatch,
  reportedBatches,
} from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { countedName, drawsOf, findCount } from '../../state/audit-view.ts';
import { cardsNotYetCountedIn } from '../../state/manifest-statement.ts';
import type { Plan } from '../../state/plan.ts';

/** The contest with its reported batches, and the combinations that are one unit of the draw. */
export function reportedComparison(
  audit: Pick<BegunAudit, 'plan' | 'combinedBatches'>,
  contest: Contest,
  inputs: AuditInputs,
): BatchComparison {
  const { plan } = audit;
  const batches = reportedBatches(plan, contest, inputs);
  const before = audit.combinedBatches.filter((group) => group.made === 'before-seed');
  return {
    contest: {
      ...contestVotes(contest),
      pendingBallots: pendingBallots(plan, contest),
      ballots: cardsListed(plan, contest, inputs),
    },
    batches: batches.map((batch) =>
      batch.votes === null ? undefined : { ballots: batch.ballots, votes: votesInOrder(contest, batch.votes) },
    ),
    combined: placesOfGroups(before, batches),
    cardsUnlisted: cardsUnlisted(plan, contest, (jurisdiction) => {
      const manifest = inputs.manifests.get(jurisdiction);
      return manifest === undefined ? 0 : ballotsInManifest(manifest);
    }),
  };
}

/**
 * Ballots that are known and in no tally yet, as they were typed or as offices state them: the larger, since they may be the same. Votes that
 * were reported and are in no batch are none of them, and stand against the margin besides.
 */
function pendingBallots(plan: Plan, contest: Contest): number {
  const involved = plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  return Math.max(contest.pendingBallots, cardsNotYetCountedIn(plan, involved));
}

/**
 * The error bound of each batch, which weighs its chance to be drawn. All zero when no margin is left to check: then
 * only a count of every batch can confirm the outcome, and chance has no part in it.
 */
export function errorBoundsOf(
  audit: Pick<BegunAudit, 'plan' | 'combinedBatches'>,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly Fraction[], SampleRefusal> {
  const comparison = reportedComparison(audit, contest, inputs);
  const method = batchMethodOf(audit.plan);
  const none = comparison.batches.map(() => ({ numerator: 0, denominator: 1 }));
  const bounds = audit.plan.compatibility ? method.published.bounds(comparison) : method.bounds(comparison);
  if (!bounds.ok) return err({ contest: contest.name, code: 'method-declined', why: bounds.error });
  return ok(bounds.value.limited ? bounds.value.bounds : none);
}

/** A contest's batches with what was drawn for it and counted so far. */
export type CountedComparison = {
  readonly comparison: BatchComparison;
  readonly sample: BatchSample;
  /** The same as published systems see it: a combination is one unit, whenever it was made. */
  readonly published: { readonly comparison: BatchComparison; readonly sample: BatchSample };
  readonly handTally: HandTally;
};

/**
 * What the risk of `contest` is measured from: its own draws of all rounds, and the hand counts of the drawn batches. A
 * count of a batch that was not drawn for it is extra: reported and compared, part of a complete hand tally, never part of
 * the risk.
 */
export function countedComparison(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): CountedComparison {
  const batches = reportedBatches(audit.plan, contest, inputs);
  const comparison = reportedComparison(audit, contest, inputs);
  const placeOf = placesByUnit(batches);
  const draws = drawsOf(contest, audit.rounds).flatMap(
    (draw) => placeOf.get(unitPlace(draw.jurisdiction, draw.batch)) ?? [],
  );
  const counted = handCounts(audit, contest, batches);
  const before = comparison.combined ?? [];
  const after = placesOfGroups(
    audit.combinedBatches.filter((group) => group.made === 'after-seed'),
    batches,
  );
  const countsOf = (places: ReadonlySet<number>) => new Map([...counted].filter(([place]) => places.has(place)));
  const mixedLater = new Set(after.flat());
  const drawn = withTheirGroups(draws, before);
  return {
    comparison,
    sample: {
      draws,
      audited: countsOf(drawn.difference(mixedLater)),
      combinedAfterSeed: after.map((members) => ({ members, audited: counted.get(members[0]) })),
    },
    published: {
      comparison: { ...comparison, combined: [...before, ...after] },
      sample: { draws, audited: countsOf(withTheirGroups(draws, [...before, ...after])) },
    },
    handTally: handTallyOf(audit, contest, { comparison, batches, counted }),
  };
}

/** Drawn batches, and all batches of the groups they belong to. */
function withTheirGroups(draws: readonly number[], groups: readonly (readonly number[])[]): ReadonlySet<number> {
  const drawn = new Set(draws);
  return drawn.union(new Set(groups.filter((group) => group.some((place) => drawn.has(place))).flat()));
}

/** Everything that was counted by hand for a contest, whether it was drawn or not; a combined batch once. */
function handTallyOf(
  audit: AuditInRounds,
  contest: Contest,
  of: {
    readonly comparison: BatchComparison;
    readonly batches: readonly ReportedBatch[];
    readonly counted: ReadonlyMap<number, readonly number[] | undefined>;
  },
): HandTally {
  const { comparison, batches, counted } = of;
  const bearing = batches.flatMap((batch, place) => (batch.votes === null ? [] : [place]));
  const once = new Map(
    [...counted].map(([place, votes]) => {
      const { jurisdiction, batch } = batches[place];
      return [unitPlace(jurisdiction, countedName(audit, { jurisdiction, batch })), votes] as const;
    }),
  );
  const bounds = batchMethodOf(audit.plan).bounds(comparison);
  return {
    contest: comparison.contest,
    counted: contest.choices.map((_, choice) =>
      [...once.values()].reduce((sum, votes) => sum + (votes?.[choice] ?? 0), 0),
    ),
    unitsTotal: bearing.length,
    unitsCounted: bearing.filter((place) => counted.has(place)).length,
    unseenCards: pendingBallots(audit.plan, contest) + (bounds.ok ? bounds.value.unauditableBallots : 0),
  };
}

type Group = { readonly jurisdiction: string; readonly batches: readonly string[] };

/** The places of combined batches among a contest's batches. Parts that lack the contest have a place too. */
function placesOfGroups(groups: readonly Group[], batches: readonly ReportedBatch[]): readonly (readonly number[])[] {
  const placeOf = placesByUnit(batches);
  return groups
    .map((group) => group.batches.flatMap((batch) => placeOf.get(unitPlace(group.jurisdiction, batch)) ?? []))
    .filter((places) => places.length > 0);
}

function placesByUnit(batches: readonly ReportedBatch[]): ReadonlyMap<string, number> {
  return new Map(batches.map((batch, place) => [unitPlace(batch.jurisdiction, batch.batch), place]));
}

/** Hand counts by the place of the batch; a combined count stands at each of its parts. */
function handCounts(
  audit: AuditInRounds,
  contest: Contest,
  batches: readonly ReportedBatch[],
): ReadonlyMap<number, readonly number[] | undefined> {
  const counts = new Map<number, readonly number[] | undefined>();
  for (const [place, { jurisdiction, batch }] of batches.entries()) {
    const counted = findCount(audit, { jurisdiction, batch: countedName(audit, { jurisdiction, batch }) });
    if (counted === undefined) continue;
    const votes = countedTally(counted.sheets)[contest.name];
    counts.set(place, votes === undefined ? undefined : votesInOrder(contest, votes));
  }
  return counts;
}

/** Answers by how many votes one counted batch changes a margin; null when the count agrees for every claim. */
export type MarginChange = (reported: ChoiceVotes, audited: ChoiceVotes) => number | null;

/**
 * How to tell the change in margin of a counted batch: the error of the claim it harms most relative to that claim's
 * margin, in votes. Positive: the reported margin was too large.
 */
export function marginChangeIn(plan: Plan, contest: Contest, inputs: AuditInputs): MarginChange {
  const comparison = reportedComparison({ plan, combinedBatches: [] }, contest, inputs);
  const method = batchMethodOf(plan);
  const bounds = method.bounds(comparison);
  return (reported, audited) => {
    if (!bounds.ok) return null;
    const one = { contest: comparison.contest, batches: [{ ballots: 0, votes: votesInOrder(contest, reported) }] };
    const counted = { place: 0, audited: votesInOrder(contest, audited) };
    return method.overstatement(one, bounds.value.claims, counted)?.votes ?? null;
  };
}

function votesInOrder(contest: Contest, votes: ChoiceVotes): readonly number[] {
  return contest.choices.map((choice) => votes[choice.name] ?? 0);
}
