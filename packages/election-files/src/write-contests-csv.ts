import type { DefinedContest } from '@plumbline/election';
import { CONTEST_COLUMNS, type ContestsLayout, contestColumns } from './contests-csv-columns.ts';
import { type CsvValue, csvText } from './csv/csv-text.ts';

const C = CONTEST_COLUMNS;

/**
 * Contests as a table that `parseContestsCsv` reads as the same contests: a row for each choice, and in the first row of a
 * contest what is said of it once.
 */
export function contestsCsv(contests: readonly DefinedContest[], layout: ContestsLayout): string {
  return csvText(rowsOfContests(contests, layout));
}

function rowsOfContests(contests: readonly DefinedContest[], layout: ContestsLayout): readonly (readonly CsvValue[])[] {
  const header = contestColumns(layout).map(({ name }) => name);
  return [header, ...contests.flatMap((contest) => rowsOf(contest, header))];
}

/** A table to write over, for jurisdictions of these names: two contests. */
export function contestsTemplateCsv(layout: ContestsLayout, jurisdictions: readonly string[]): string {
  return csvText(contestsTemplateRows(layout, jurisdictions));
}

/** The rows of the table to write over, its headings first. */
export function contestsTemplateRows(
  layout: ContestsLayout,
  jurisdictions: readonly string[],
): readonly (readonly CsvValue[])[] {
  const contest = {
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: layout.drawsFrom === 'cards' ? 20_000 : null,
    cardsBearing: null,
    pendingBallots: 0,
  } as const;
  const some = jurisdictions.slice(0, 2);
  return rowsOfContests(
    [
      {
        ...contest,
        name: 'Governor',
        choices: [
          { name: 'Jane Doe', votes: 10_200 },
          { name: 'John Smith', votes: 8_900 },
          { name: 'Write-ins', votes: 140 },
        ],
        writeIns: { choice: 'Write-ins', names: ['Jo Fox', 'Al Orr'] },
        jurisdictions: 'all',
      },
      {
        ...contest,
        name: 'City Council',
        targeted: layout.drawsFrom !== 'cards',
        winners: 2,
        votesAllowed: 2,
        cardsBearing: layout.drawsFrom === 'cards' ? 7_000 : null,
        choices: [
          { name: 'Ann Lee', votes: 4_100 },
          { name: 'Bo Reed', votes: 3_900 },
          { name: 'Cy Young', votes: 2_050 },
        ],
        jurisdictions: some.length === 0 ? 'all' : some,
      },
    ],
    layout,
  );
}

function rowsOf(contest: DefinedContest, header: readonly string[]): readonly (readonly CsvValue[])[] {
  const { choices, jurisdictions } = contest;
  const once: Readonly<Record<string, CsvValue | null>> = {
    [C.winners]: contest.winners,
    [C.votesAllowed]: contest.votesAllowed,
    [C.auditedAs]: contest.targeted ? 'targeted' : 'opportunistic',
    [C.jurisdictions]: jurisdictions === 'all' ? 'all' : jurisdictionsCell(jurisdictions),
    [C.totalBallots]: contest.totalBallots,
    [C.cardsBearing]: contest.cardsBearing,
    [C.pendingBallots]: contest.pendingBallots,
    [C.majorityOrRunoff]: contest.majorityOrRunoff ? 'Y' : 'N',
    [C.writeInChoice]: contest.writeIns?.choice ?? null,
    [C.qualifiedWriteIns]: contest.writeIns?.names.join('; ') ?? null,
  };
  return (choices ?? [{ name: '', votes: null }]).map((choice, place) => {
    const cells = { [C.contest]: contest.name, [C.choice]: choice.name, [C.votes]: choice.votes };
    const row: Readonly<Record<string, CsvValue | null>> = place === 0 ? { ...once, ...cells } : cells;
    return header.map((column) => row[column] ?? '');
  });
}

/** A jurisdiction that is called like the word for all of them is told apart by what follows it. */
function jurisdictionsCell(names: readonly string[]): string {
  return names.length === 1 && names[0]?.toLowerCase() === 'all' ? `${names[0]};` : names.join('; ');
}
