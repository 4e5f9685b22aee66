import type { ChoiceVotes, Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import {
  type BatchComparison,
  type BatchSample,
  type Fraction,
  macroBounds,
  macroBoundsCompatible,
  macroOverstatement,
} from '@plumbline/statistics';
import type { AuditInRounds } from '../audit-state.ts';
import { drawsOf } from '../audit-view.ts';
import { countedTally } from '../interpretation/batch-counts.ts';
import { type AuditInputs, contestTally, type ReportedBatch, reportedBatches } from '../plan/audit-inputs.ts';
import type { Plan } from '../plan/plan.ts';
import { unitPlace } from '../sample/draw.ts';
import type { SampleRefusal } from '../sample/sample-refusal.ts';

/** The contest with its reported batches, in the form the statistics ask for. */
export function reportedComparison(plan: Plan, contest: Contest, inputs: AuditInputs): BatchComparison {
  return {
    contest: contestTally(plan, contest, inputs),
    batches: reportedBatches(plan, contest, inputs).map((batch) =>
      batch.votes === null ? undefined : { ballots: batch.ballots, votes: votesInOrder(contest, batch.votes) },
    ),
  };
}

/**
 * The error bound of each batch, which weighs its chance to be drawn. All zero when no margin is left to check: then
 * only a count of every batch can confirm the outcome, and chance has no part in it.
 */
export function errorBoundsOf(
  plan: Plan,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly Fraction[], SampleRefusal> {
  const comparison = reportedComparison(plan, contest, inputs);
  const none = comparison.batches.map(() => ({ numerator: 0, denominator: 1 }));
  const bounds = plan.compatibility ? macroBoundsCompatible(comparison) : macroBounds(comparison);
  if (!bounds.ok) return err({ contest: contest.name, ...bounds.error });
  return ok(bounds.value.limited ? bounds.value.bounds : none);
}

/** A contest's batches with what was drawn for it and counted so far. */
type CountedComparison = { readonly comparison: BatchComparison; readonly sample: BatchSample };

/** What the risk of `contest` is measured from: its own draws of all rounds, and the hand counts of the drawn batches. */
export function countedComparison(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): CountedComparison {
  const { plan } = audit;
  const batches = reportedBatches(plan, contest, inputs);
  const placeOf = new Map(batches.map((batch, place) => [unitPlace(batch.jurisdiction, batch.batch), place]));
  const places = (jurisdiction: string, names: readonly string[]): readonly number[] =>
    names.flatMap((batch) => placeOf.get(unitPlace(jurisdiction, batch)) ?? []);

  const combined = audit.combinedBatches.map((group) => places(group.jurisdiction, group.batches));
  const draws = drawsOf(contest, audit.rounds);
  return {
    comparison: {
      ...reportedComparison(plan, contest, inputs),
      combined: combined.filter((group) => group.length > 0),
    },
    sample: {
      draws: draws.flatMap((draw) => places(draw.jurisdiction, [draw.batch])),
      audited: handCounts(audit, contest, batches),
    },
  };
}

/** Hand counts by the place of the batch; a combined count stands at each of its parts. */
function handCounts(
  audit: AuditInRounds,
  contest: Contest,
  batches: readonly ReportedBatch[],
): ReadonlyMap<number, readonly number[] | undefined> {
  const combinedName = new Map(
    audit.combinedBatches.flatMap((group) =>
      group.batches.map((batch) => [unitPlace(group.jurisdiction, batch), group.name] as const),
    ),
  );
  const counts = new Map<number, readonly number[] | undefined>();
  for (const [place, batch] of batches.entries()) {
    const name = combinedName.get(unitPlace(batch.jurisdiction, batch.batch)) ?? batch.batch;
    const counted = audit.results.batches[batch.jurisdiction]?.[name];
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
  const bounds = macroBounds(reportedComparison(plan, contest, inputs));
  const tally = contestTally(plan, contest, inputs);
  return (reported, audited) => {
    if (!bounds.ok) return null;
    const one = { contest: tally, batches: [{ ballots: 0, votes: votesInOrder(contest, reported) }] };
    const counted = { place: 0, audited: votesInOrder(contest, audited) };
    return macroOverstatement(one, bounds.value.claims, counted)?.votes ?? null;
  };
}

function votesInOrder(contest: Contest, votes: ChoiceVotes): readonly number[] {
  return contest.choices.map((choice) => votes[choice.name] ?? 0);
}
