import { fileSaying } from '@plumbline/words/file-words';
import { compareBatchSets } from './compare-batch-sets.ts';
import { checkKeys } from './csv/check-keys.ts';
import type { ColumnSpec } from './csv/column-spec.ts';
import { csvText } from './csv/csv-text.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { confirmTotalByArithmetic, readCount, readRows, type TableRow } from './csv/read-rows.ts';
import { openRowTable, type RowTable } from './csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { foldName } from './nearest-name.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import type { SmallFile } from './small-file.ts';

/** A contest as far as a totals file is concerned. */
export type TotalsContest = {
  readonly name: string;
  readonly choices: readonly string[];
  /** Null where it is not known, and votes are then not compared with ballots. */
  readonly votesAllowed: number | null;
};

/** What a totals file is checked against. */
export type CandidateTotalsContext = {
  /** The contests this jurisdiction votes on. */
  readonly contests: readonly TotalsContest[];
  /**
   * Contests in the whole audit, when that is more than this jurisdiction votes on: with more than one, headers are
   * `<contest> - <choice>`, also in a jurisdiction that has only one of them.
   */
  readonly contestsInAudit?: number;
  /** Contests of the audit that this jurisdiction does not vote on, to be named where a file has votes in them. */
  readonly contestsElsewhere?: readonly Pick<TotalsContest, 'name' | 'choices'>[];
  /** The jurisdiction's manifest; null where it is not at hand, and batches and ballots are then not compared. */
  readonly manifest: readonly { readonly batch: string; readonly ballots: number }[] | null;
};

/** Votes by contest name and choice name in one batch. */
export type BatchVotes = {
  readonly batch: string;
  readonly votes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly row: number;
};

/** A jurisdiction's candidate totals, in the order of the file. */
export type CandidateTotalsFile = {
  readonly batches: readonly BatchVotes[];
  /** The sum of each column, in the order of the contests. */
  readonly columns: readonly { readonly header: string; readonly total: number }[];
};

/** Candidate totals read without knowing the contests: what the columns are called and add up to. */
export type CandidateTotalsTable = {
  readonly batches: readonly { readonly batch: string; readonly row: number; readonly counts: readonly number[] }[];
  readonly columns: readonly { readonly header: string; readonly total: number }[];
};

const BATCH_NAME: ColumnSpec = { name: 'Batch Name', required: true, blankAllowed: false, identifies: true };

/** The header of a choice's column: the choice alone in an audit of one contest, else with the contest before it. */
export function candidateTotalsHeader(contest: string, choice: string, contestsInAudit: number): string {
  return contestsInAudit > 1 ? `${contest} - ${choice}` : choice;
}

/** Reads a jurisdiction's candidate totals by batch, for the contests it votes on. */
export function parseCandidateTotalsCsv(
  file: SmallFile,
  context: CandidateTotalsContext,
): ParsedFile<CandidateTotalsFile> {
  const issues = createIssueCollector(file.name);
  const choices = choiceColumns(context);
  const specs = [
    BATCH_NAME,
    ...choices.map(({ header }): ColumnSpec => ({ name: header, required: true, blankAllowed: false })),
  ];
  const table = openTotals(file, specs, issues);
  if (table !== undefined && reportContestsElsewhere(table, context, issues)) {
    return parsedFile<CandidateTotalsFile>(issues, undefined);
  }
  const columns = table && locateColumns(table, specs, issues, undefined);
  if (table === undefined || columns === undefined) return parsedFile<CandidateTotalsFile>(issues, undefined);

  const headers = choices.map(({ header }) => header);
  const read = readBatches(readRows(table, columns, specs, issues), headers, issues);
  const renamed =
    context.manifest === null ? new Map<string, string>() : compareWithManifest(read, context.manifest, issues);
  const batches = read.map((batch) => ({ ...batch, batch: renamed.get(batch.batch) ?? batch.batch }));
  if (context.manifest !== null) checkVotesAllowed(batches, context.contests, choices, context.manifest, issues);

  return parsedFile(issues, {
    batches: batches.map(({ batch, row, counts }) => ({
      batch,
      row,
      votes: votesByContest(context.contests, choices, counts),
    })),
    columns: columnTotals(headers, batches),
  });
}

/** Reads candidate totals whose contests are not known: every column beside the batch's name holds votes. */
export function parseCandidateTotalsTable(
  file: SmallFile,
  { manifest }: Pick<CandidateTotalsContext, 'manifest'>,
): ParsedFile<CandidateTotalsTable> {
  const issues = createIssueCollector(file.name);
  const table = openTotals(file, [BATCH_NAME], issues);
  if (table === undefined) return parsedFile<CandidateTotalsTable>(issues, undefined);
  const headers = table.header.cells.filter((header) => header !== '' && foldName(header) !== 'batch name');
  const specs = [BATCH_NAME, ...headers.map((name): ColumnSpec => ({ name, required: true, blankAllowed: false }))];
  const columns = locateColumns(table, specs, issues, undefined);
  if (columns === undefined) return parsedFile<CandidateTotalsTable>(issues, undefined);
  const read = readBatches(readRows(table, columns, specs, issues), headers, issues);
  if (manifest !== null) compareWithManifest(read, manifest, issues);
  const batches = read.map(({ batch, row, counts }) => ({ batch, row, counts: counts.map((count) => count ?? 0) }));
  return parsedFile(issues, { batches, columns: columnTotals(headers, batches) });
}

/** The totals file of a jurisdiction: of each batch the votes of every choice. */
export function candidateTotalsCsv({
  batches,
  ...context
}: Pick<CandidateTotalsContext, 'contests' | 'contestsInAudit'> & {
  readonly batches: readonly {
    readonly name: string;
    readonly votes: (contest: string, choice: string) => number;
  }[];
}): string {
  const columns = choiceColumns(context);
  const rows = batches.map(({ name, votes }) => [
    name,
    ...columns.map(({ contest, choice }) => votes(contest, choice)),
  ]);
  return csvText([['Batch Name', ...columns.map(({ header }) => header)], ...rows]);
}

/** The totals file a jurisdiction is to fill in: its own batch names, every choice, and zeros. */
export function candidateTotalsTemplateCsv({
  batches,
  ...context
}: Pick<CandidateTotalsContext, 'contests' | 'contestsInAudit'> & { readonly batches: readonly string[] }): string {
  const names = batches.length === 0 ? ['Batch 1', 'Batch 2', 'Batch 3'] : batches;
  return candidateTotalsCsv({ ...context, batches: names.map((name) => ({ name, votes: () => 0 })) });
}

/** Votes in a contest that the audit says is not voted on here: the contest is named, not its every column called unknown. */
function reportContestsElsewhere(table: RowTable, context: CandidateTotalsContext, issues: IssueCollector): boolean {
  const { contests, contestsElsewhere = [] } = context;
  const inAudit = context.contestsInAudit ?? contests.length + contestsElsewhere.length;
  const headers = new Set(table.header.cells.map(foldName));
  const found = contestsElsewhere.filter(({ name, choices }) =>
    choices.some((choice) => headers.has(foldName(candidateTotalsHeader(name, choice, inAudit)))),
  );
  for (const { name } of found) {
    issues.error({
      code: 'NO_CONTESTS',
      row: table.header.row,
      column: name,
      found: name,
      message: fileSaying('totals.theFileHasVotesIn', { name }),
      advice: fileSaying('totals.ifItDoesAnAudit'),
    });
  }
  if (contests.length > 0) return found.length > 0;
  if (found.length === 0) {
    issues.error({
      code: 'NO_CONTESTS',
      row: table.header.row,
      found: table.header.cells.filter((header) => header !== '').join(', '),
      message: fileSaying('totals.byTheSetUpOf'),
      advice: fileSaying('totals.ifItVotesOnOne'),
    });
  }
  return true;
}

type ChoiceColumn = { readonly contest: string; readonly choice: string; readonly header: string };
type ReadBatch = { readonly batch: string; readonly row: number; readonly counts: readonly (number | undefined)[] };

function choiceColumns({
  contests,
  contestsInAudit,
}: Pick<CandidateTotalsContext, 'contests' | 'contestsInAudit'>): ChoiceColumn[] {
  const inAudit = contestsInAudit ?? contests.length;
  return contests.flatMap(({ name, choices }) =>
    choices.map((choice) => ({ contest: name, choice, header: candidateTotalsHeader(name, choice, inAudit) })),
  );
}

function openTotals(file: SmallFile, specs: readonly ColumnSpec[], issues: IssueCollector): RowTable | undefined {
  return openRowTable(file, issues, {
    kind: 'candidate-totals',
    inWords: 'a file of candidate totals by batch',
    headers: specs.map(({ name }) => name),
  });
}

function readBatches(rows: readonly TableRow[], headers: readonly string[], issues: IssueCollector): ReadBatch[] {
  const batches = rows.map((row) => ({
    batch: row.cells.get('Batch Name') ?? '',
    row: row.row,
    counts: headers.map((header) => readCount(row, header, issues)),
  }));
  checkKeys(
    batches.filter(({ batch }) => batch !== '').map(({ row, batch }) => ({ row, key: [batch] })),
    ['Batch Name'],
    issues,
  );
  confirmTotalByArithmetic(batches, issues);
  return batches;
}

/** Reports batches that only one side has; answers how names that differ only in inner spaces are to be read. */
function compareWithManifest(
  batches: readonly ReadBatch[],
  manifest: readonly { readonly batch: string }[],
  issues: IssueCollector,
): ReadonlyMap<string, string> {
  const rowOf = new Map(batches.map(({ batch, row }) => [batch, row]));
  const { extra, missing, sameButForSpaces } = compareBatchSets(
    batches.map(({ batch }) => batch).filter((batch) => batch !== ''),
    manifest.map(({ batch }) => batch),
  );
  for (const [here, there] of sameButForSpaces) {
    issues.confirm({
      code: 'BATCH_NAMES_MATCHED',
      row: rowOf.get(here) ?? 0,
      column: 'Batch Name',
      found: here,
      expected: there,
      message: fileSaying('totals.batchWasTakenForOf', { here, there }),
      advice: fileSaying('totals.confirmThatTheyAreThe'),
    });
  }
  if (extra.length > 0 || missing.length > 0) {
    issues.error({
      code: 'BATCH_SET_MISMATCH',
      column: 'Batch Name',
      found: extra.map(({ name }) => name).join('; '),
      expected: missing.join('; '),
      message: fileSaying('totals.batchesDifferFromTheManifest', {
        extra: inShort(extra.map(shownWithNearest)),
        missing: inShort(missing.map((name) => `“${name}”`)),
      }),
      advice: fileSaying('totals.nameEveryBatchAsIn'),
    });
  }
  return sameButForSpaces;
}

function shownWithNearest({ name, nearest }: { readonly name: string; readonly nearest: string | undefined }): string {
  return nearest === undefined ? `“${name}”` : `“${name}” (nearest: “${nearest}”)`;
}

function inShort(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}

function checkVotesAllowed(
  batches: readonly ReadBatch[],
  contests: readonly TotalsContest[],
  choices: readonly ChoiceColumn[],
  manifest: readonly { readonly batch: string; readonly ballots: number }[],
  issues: IssueCollector,
): void {
  const ballotsIn = new Map(manifest.map(({ batch, ballots }) => [batch, ballots]));
  for (const { batch, row, counts } of batches) {
    const ballots = ballotsIn.get(batch);
    if (ballots === undefined) continue;
    for (const { name, votesAllowed } of contests) {
      if (votesAllowed === null) continue;
      const votes = choices.reduce((sum, { contest }, index) => sum + (contest === name ? (counts[index] ?? 0) : 0), 0);
      const most = ballots * votesAllowed;
      if (votes <= most) continue;
      issues.error({
        code: 'TOO_MANY_VOTES',
        row,
        column: name,
        found: String(votes),
        expected: `at most ${most}`,
        message: fileSaying('totals.batchVotesButBallotsAllow', { batch, name, votes, ballots, votesAllowed, most }),
        advice: fileSaying('totals.checkTheVotesOfThis'),
      });
    }
    // However many votes a ballot has, it has one for each choice. A report may be wrong in that, and is what is audited.
    for (const [index, { header, contest }] of choices.entries()) {
      const votes = counts[index] ?? 0;
      if (votes <= ballots || (contests.find(({ name }) => name === contest)?.votesAllowed ?? 1) === 1) continue;
      issues.warn({
        code: 'TOO_MANY_VOTES',
        row,
        column: header,
        found: String(votes),
        expected: `at most ${ballots}`,
        message: fileSaying('totals.batchVotesButBallotsHold', { batch, header, votes, ballots }),
        advice: fileSaying('totals.checkTheVotesOfThis'),
      });
    }
  }
}

/** `Object.fromEntries` makes an own property of any name, `__proto__` included. */
function votesByContest(
  contests: readonly TotalsContest[],
  choices: readonly ChoiceColumn[],
  counts: readonly (number | undefined)[],
): BatchVotes['votes'] {
  return Object.fromEntries(
    contests.map(({ name }) => [
      name,
      Object.fromEntries(
        choices.flatMap(({ contest, choice }, index) => (contest === name ? [[choice, counts[index] ?? 0]] : [])),
      ),
    ]),
  );
}

function columnTotals(headers: readonly string[], batches: readonly ReadBatch[]) {
  return headers.map((header, index) => ({
    header,
    total: batches.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  }));
}
