import { addTallies, type ChoiceVotes, type Contest, contestInvolves } from '@plumbline/election';
import type { FileFigures, RegisteredFile } from './audit-state.ts';

type TotalsFigures = Extract<FileFigures, { readonly kind: 'candidate-totals' }>;

/** The figures of the registered candidate totals of a contest's jurisdictions. */
export function registeredTotals(contest: Contest, files: readonly RegisteredFile[]): readonly TotalsFigures[] {
  return files.flatMap(({ jurisdiction, figures }) =>
    figures.kind === 'candidate-totals' && jurisdiction !== null && contestInvolves(contest, jurisdiction)
      ? [figures]
      : [],
  );
}

/** A contest's votes in all registered batches together, by choice; undefined while no candidate totals are registered. */
export function votesInBatches(contest: Contest, files: readonly RegisteredFile[]): ChoiceVotes | undefined {
  const registered = registeredTotals(contest, files);
  if (registered.length === 0) return undefined;
  return addTallies(registered.map((figures) => figures.votes))[contest.name] ?? {};
}
