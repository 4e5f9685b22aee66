import { compareNaturally } from '@plumbline/election';
import { fileWords } from '@plumbline/words/file-words';
import { candidateTotalsHeader } from '../candidate-totals-csv.ts';
import { type CsvValue, csvText } from '../csv/csv-text.ts';
import type { PreparedBatches } from './name-batches.ts';

const say = fileWords('en');

/** The worksheet for checking the batches by hand before they are signed off. It is for people, never to be sent in. */
export function preparationWorksheetCsv({ batches }: PreparedBatches): string {
  const groups = new Map<string, number>();
  for (const { container, ballots } of batches) {
    if (container !== null) groups.set(container, (groups.get(container) ?? 0) + ballots);
  }
  const checked = 'Checked? (Type Yes/No)';
  const groupRows: CsvValue[][] = [
    ['Section 1: Check Ballot Groups'],
    [say('preparation.compareEachCountWithYour')],
    ['Ballot Group', 'CVR Ballot Count', checked],
    ...[...groups].sort(([a], [b]) => compareNaturally(a, b)).map(([group, ballots]) => [group, ballots, '']),
    [],
  ];
  return csvText([
    ['Batch Inventory Worksheet'],
    [],
    ...(groups.size === 0 ? [] : groupRows),
    [`Section ${groups.size === 0 ? 1 : 2}: Check Batches`],
    [say('preparation.findEachBatchInStorage')],
    ['Batch', 'CVR Ballot Count', checked],
    ...batches.map(({ name, ballots }) => [name, ballots, '']),
  ]);
}

/** The ballot manifest of the batches, with their counting groups as containers where the system has them. */
export function preparationManifestCsv({ batches }: PreparedBatches): string {
  const withContainers = batches.some(({ container }) => container !== null);
  return csvText([
    [...(withContainers ? ['Container'] : []), 'Batch Name', 'Number of Ballots'],
    ...batches.map(({ container, name, ballots }) => [...(withContainers ? [container ?? ''] : []), name, ballots]),
  ]);
}

/** The candidate totals by batch. `contestsInAudit` decides whether headers name the contest. */
export function preparationTotalsCsv({ contests, batches }: PreparedBatches, contestsInAudit: number): string {
  const columns = contests.flatMap(({ name, choices }) => choices.map((choice) => ({ contest: name, choice })));
  return csvText([
    ['Batch Name', ...columns.map(({ contest, choice }) => candidateTotalsHeader(contest, choice, contestsInAudit))],
    ...batches.map(({ name, votes }) => [name, ...columns.map(({ contest, choice }) => votes[contest]?.[choice] ?? 0)]),
  ]);
}
