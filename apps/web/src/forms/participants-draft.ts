import type { QueryOutput } from '@plumbline/api';

/** One row as it is typed: a jurisdiction and one of its managers. */
export type ParticipantRow = {
  readonly jurisdiction: string;
  readonly email: string;
  readonly expected: string;
  /** Where the expected number comes from, in the words of the file. */
  readonly from: string;
};

/** More are quicker made in a spreadsheet, and read from its file. */
export const TYPED_ROWS_MAX = 500;

export const BLANK_ROW: ParticipantRow = { jurisdiction: '', email: '', expected: '', from: '' };

type Plan = QueryOutput<'plan'>;

type Jurisdiction = Plan['plan']['jurisdictions'][number];

/** The rows of jurisdictions that are known: those of the audit, or all of its election. `sourceInWords` as the file has them. */
export function rowsOf(
  jurisdictions: Plan['jurisdictionsOfElection'],
  inAudit: readonly Jurisdiction[],
  sourceInWords: (source: NonNullable<Jurisdiction['expectedFrom']>) => string,
): readonly ParticipantRow[] {
  const known = new Map(inAudit.map((one) => [one.name, one]));
  return jurisdictions.flatMap(({ name, managers }) => {
    const one = known.get(name);
    const expected = one?.expectedBallots?.toString() ?? '';
    const from = one?.expectedFrom === undefined ? '' : sourceInWords(one.expectedFrom);
    const emails = managers.length === 0 ? [''] : managers;
    return emails.map((email) => ({ jurisdiction: name, email, expected, from }));
  });
}

/** In the order in which they stand. */
export const COLUMNS = [
  'jurisdiction',
  'email',
  'expected',
  'from',
] as const satisfies readonly (keyof ParticipantRow)[];

/** Without the rows in which nothing stands, so that the numbers of the rows are those in the file. */
export function filledRows(rows: readonly ParticipantRow[]): readonly ParticipantRow[] {
  return rows.filter((row) => COLUMNS.some((column) => row[column].trim() !== ''));
}

/** The number that a row has in the file, under its headings. */
export function rowNumber(place: number): number {
  return place + 2;
}

/** The file that the rows make: the same that somebody would upload. Every cell is in quotes and says exactly what was typed. */
export function participantsCsv(rows: readonly ParticipantRow[]): string {
  const filled = filledRows(rows);
  // A list that says of no number where it comes from has no column for it.
  const columns = filled.some(({ from }) => from.trim() !== '') ? COLUMNS : COLUMNS.slice(0, -1);
  const lines = [
    ['Jurisdiction', 'Admin Email', 'Expected Number of Ballots', 'Source of Expected Number'].slice(0, columns.length),
    ...filled.map((row) => columns.map((column) => row[column].trim())),
  ];
  return lines.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
}
