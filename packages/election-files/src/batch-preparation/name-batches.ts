import { compareNaturally } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { checkKeys } from '../csv/check-keys.ts';
import { createIssueCollector, type IssueCollector } from '../issue-collector.ts';
import { type ParsedFile, parsedFile } from '../parsed-file.ts';
import type { Tabulator } from '../tabulator-status-xml.ts';
import type { PreparationContest } from './match-contests.ts';
import type { ExportedBatch, ExportedBatches, PreparationSystem } from './read-batches-from-cvrs.ts';

/** A batch under the name by which people will find it. */
export type PreparedBatch = {
  readonly name: string;
  /** The counting group; null where the system has none. */
  readonly container: string | null;
  readonly ballots: number;
  readonly votes: ExportedBatch['votes'];
};

/** A county's batches, ready to be checked and written as manifest and totals, in natural order of their names. */
export type PreparedBatches = {
  readonly contests: readonly PreparationContest[];
  readonly batches: readonly PreparedBatch[];
};

/** Whether a system's counting groups say where its batches are kept. */
const HAS_COUNTING_GROUPS: Record<PreparationSystem, boolean> = {
  dominion: true,
  'ess-md': true,
  ess: false,
  hart: false,
};

/**
 * Gives the batches of an export the names that are on their boxes. Scanners have names only in the tabulator status
 * report; `tabulators` is null for the systems that need none.
 */
export function nameBatches(
  file: string,
  { system, contests, batches }: ExportedBatches,
  tabulators: readonly Tabulator[] | null,
): ParsedFile<PreparedBatches> {
  const issues = createIssueCollector(file);
  const scannerNames = system === 'dominion' ? nameScanners(batches, tabulators ?? [], issues) : undefined;
  const named = batches
    .map((batch) => ({
      name: nameOf(batch, scannerNames),
      container: HAS_COUNTING_GROUPS[system] ? batch.countingGroup : null,
      ballots: batch.ballots,
      votes: batch.votes,
    }))
    .sort((a, b) => compareNaturally(a.name, b.name));
  checkKeys(
    named.map(({ name }, index) => ({ row: index + 1, key: [name] })),
    ['Batch Name'],
    issues,
  );
  return parsedFile(issues, { contests, batches: named });
}

function nameOf({ tabulator, name }: ExportedBatch, scannerNames: ReadonlyMap<string, string> | undefined): string {
  const scanner = scannerNames?.get(tabulator) ?? tabulator;
  return scanner === '' ? name : `${scanner} - ${name}`;
}

/** Two scanners of the same name would merge their batches: their numbers tell them apart. */
function nameScanners(
  batches: readonly ExportedBatch[],
  tabulators: readonly Tabulator[],
  issues: IssueCollector,
): ReadonlyMap<string, string> {
  const timesUsed = new Map<string, number>();
  for (const { name } of tabulators) timesUsed.set(name, (timesUsed.get(name) ?? 0) + 1);
  const names = new Map(
    tabulators.map(({ id, name }) => [id, (timesUsed.get(name) ?? 0) > 1 ? `${name} (${id})` : name]),
  );
  const missing = [...new Set(batches.map(({ tabulator }) => tabulator))]
    .filter((id) => !names.has(id))
    .sort(compareNaturally);
  if (missing.length > 0) {
    issues.error({
      code: 'TABULATOR_NOT_IN_STATUS',
      column: 'TabulatorNum',
      found: missing.join(', '),
      message: fileSaying('preparation.notInStatus', { count: missing.length, missing: missing.join(', ') }),
      advice: fileSaying('preparation.exportTheTabulatorStatusReport'),
    });
  }
  return names;
}
