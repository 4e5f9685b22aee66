import type { QueryOutput } from '@plumbline/api';

/** One row as it is typed: a jurisdiction and one of its managers. */
export type ParticipantRow = { readonly jurisdiction: string; readonly email: string; readonly expected: string };

/** More are quicker made in a spreadsheet, and read from its file. */
export const TYPED_ROWS_MAX = 500;

export const BLANK_ROW: ParticipantRow = { jurisdiction: '', email: '', expected: '' };

type Plan = QueryOutput<'plan'>;

/** The rows of jurisdictions that are known: those of the audit, or all of its election. */
export function rowsOf(
  jurisdictions: Plan['jurisdictionsOfElection'],
  inAudit: Plan['plan']['jurisdictions'],
): readonly ParticipantRow[] {
  const expected = new Map(inAudit.map((one) => [one.name, one.expectedBallots]));
  return jurisdictions.flatMap(({ name, managers }) => {
    const figure = expected.get(name)?.toString() ?? '';
    const emails = managers.length === 0 ? [''] : managers;
    return emails.map((email) => ({ jurisdiction: name, email, expected: figure }));
  });
}

/** In the order in which they stand. */
export const COLUMNS = ['jurisdiction', 'email', 'expected'] as const satisfies readonly (keyof ParticipantRow)[];

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
  const lines = [
    ['Jurisdiction', 'Admin Email', 'Expected Number of Ballots'],
    ...filledRows(rows).map((row) => COLUMNS.map((column) => row[column].trim())),
  ];
  return lines.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
}
