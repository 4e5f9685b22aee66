import {
  addRankedTallies,
  addTallies,
  type ChoiceVotes,
  type Contest,
  type RankedTally,
  type Tally,
} from '@plumbline/election';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditedBatch, AuditInRounds, BatchPlace, TallySheet } from '../state/audit-state.ts';
import type { StandingTally } from '../state/batch-entries.ts';
import { sheetTally } from '../state/sheet-tally.ts';

/** The batches in the manifest that are counted as `batch`: itself, or the parts of a combined batch. */
export function partsOf(audit: AuditInRounds, place: BatchPlace): readonly string[] {
  const combined = audit.combinedBatches.find(
    (one) => one.jurisdiction === place.jurisdiction && one.name === place.batch,
  );
  return combined?.batches ?? [place.batch];
}

/** Ballot cards in a counted batch, combined or not. */
export function ballotsInBatch(audit: AuditInRounds, inputs: AuditInputs, place: BatchPlace): number {
  const parts = new Set(partsOf(audit, place));
  const batches = inputs.manifests.get(place.jurisdiction)?.batches ?? [];
  let ballots = 0;
  for (const batch of batches) if (parts.has(batch.name)) ballots += batch.ballots;
  return ballots;
}

/** What was reported for a counted batch: the sum over its parts. */
export function reportedTally(audit: AuditInRounds, inputs: AuditInputs, place: BatchPlace): Tally {
  const parts = new Set(partsOf(audit, place));
  const batches = inputs.totals.get(place.jurisdiction)?.batches ?? [];
  return addTallies(batches.filter((batch) => parts.has(batch.batch)).map((batch) => batch.votes));
}

/**
 * Who entered the count of a batch last: the people whom the manager let in, by name, or whoever `nameOf` calls the identifier; of one that
 * was entered twice and alike, both.
 */
export function whoEnteredBatch(
  entry: Pick<AuditedBatch, 'enteredBy' | 'people' | 'trail'>,
  nameOf: (personId: string) => string,
): string {
  const all = [entry, ...besideIn(entry)].map(({ enteredBy, people }) => people?.join(', ') ?? nameOf(enteredBy));
  // Which of them came first says nothing; whoever has no name to show is left out.
  return [...new Set(all)]
    .filter((name) => name !== '')
    .sort()
    .join('; ');
}

/** The entries of a batch that say the same as the one that is counted, where each is entered twice. */
export function besideIn({ trail }: Pick<AuditedBatch, 'trail'>): readonly StandingTally[] {
  return trail?.beside ?? [];
}

/** What people counted: the sum over the tally sheets; in a contest that voters rank the first choices. */
export function countedTally(sheets: readonly TallySheet[]): Tally {
  return addTallies(sheets.map(sheetTally));
}

/** What people counted of the contests that voters rank: the sum over the tally sheets. */
export function countedRankings(sheets: readonly TallySheet[]): RankedTally {
  return addRankedTallies(sheets.map(({ rankings = {} }) => rankings));
}

/** Reported minus audited, by choice of the contest. Positive: more votes were reported than people found. */
export function changeInResults(contest: Contest, reported: ChoiceVotes, audited: ChoiceVotes): ChoiceVotes {
  return Object.fromEntries(contest.choices.map(({ name }) => [name, (reported[name] ?? 0) - (audited[name] ?? 0)]));
}

/** Whether people found anything else than was reported. */
export function isDiscrepant(contest: Contest, reported: ChoiceVotes, audited: ChoiceVotes): boolean {
  return Object.values(changeInResults(contest, reported, audited)).some((difference) => difference !== 0);
}
