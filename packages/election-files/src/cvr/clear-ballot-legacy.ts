import { collapseSpaces } from '../nearest-name.ts';
import type { ChoiceColumn } from './clear-ballot-header.ts';
import type { CvrFile } from './cvr-reading.ts';
import { rowTexts } from './row-checks.ts';
import { readCsvRows, type UploadContext } from './upload-context.ts';

const PARTS = /\.(choices|contests|parties|precincts|styles)\.csv$/i;

/** Whether a file is one of the tables that the older ClearBallot export puts beside its `*.cvr.csv`. */
export function isLegacyPart(name: string): boolean {
  return PARTS.test(name);
}

/**
 * What the choice numbers in the column names of the older export mean; empty where its tables are not there.
 *
 * Two contests may share a name, so everything is joined by number. The tables do not say how many votes are allowed.
 */
export async function readLegacyLookups(
  context: UploadContext,
  files: readonly CvrFile[],
): Promise<ReadonlyMap<string, ChoiceColumn>> {
  const choiceRows = await readTable(context, files, 'choices');
  const contestRows = await readTable(context, files, 'contests');
  const contests = new Map(contestRows.map((cells) => [cells.contestid ?? '', cells]));
  const used = new Map<string, string>();
  const columns = new Map<string, ChoiceColumn>();
  for (const cells of choiceRows) {
    const id = cells.choiceid ?? '';
    const contestId = cells.contestid ?? '';
    const contest = contests.get(contestId);
    const name = collapseSpaces(contest?.contestname ?? contest?.name ?? `Contest ${contestId}`);
    const owner = used.get(name) ?? contestId;
    used.set(name, owner);
    const votes = contest?.votefor ?? contest?.votesallowed ?? '';
    columns.set(id, {
      id,
      contest: owner === contestId ? name : `${name} (${contestId})`,
      rank: 0,
      votesAllowed: /^\d{1,4}$/.test(votes) ? Number(votes) : undefined,
      choice: cells.choicename ?? '',
    });
  }
  return columns;
}

/** The rows of a table as cells by lower-case header. */
async function readTable(
  context: UploadContext,
  files: readonly CvrFile[],
  part: string,
): Promise<Record<string, string>[]> {
  const file = files.find(({ name }) => name.toLowerCase().endsWith(`.${part}.csv`));
  if (file === undefined) return [];
  const rows: Record<string, string>[] = [];
  let names: string[] | undefined;
  await readCsvRows(context, file, (row) => {
    const cells = rowTexts(row);
    if (names === undefined) names = cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
    else rows.push(Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ''])));
  });
  return rows;
}
