import type { InputFileKind } from '@plumbline/election';

/** Rows a clerk can compare a file with, for the columns a file should have. */
const EXAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  Jurisdiction: ['Adams County', 'Baker County'],
  'Admin Email': ['clerk@adams.example.gov', 'clerk@baker.example.gov'],
  'Expected Number of Ballots': ['12,400', '8,150'],
  'Source of Expected Number': ['Poll book', 'Election-night report'],
  'Contest Name': ['Governor', 'Measure 1'],
  Jurisdictions: ['all', 'Adams County; Baker County'],
  'Choice Names': ['Jane Doe; John Smith', 'Yes; No'],
  'Batch Name': ['Precinct 1', 'Precinct 2'],
  'Number of Ballots': ['250', '198'],
  Container: ['Box 1', 'Box 1'],
  Tabulator: ['Scanner A', 'Scanner A'],
  CVR: ['Y', 'N'],
};

const MAY_BE_LEFT_OUT: ReadonlySet<string> = new Set([
  'Container',
  'Expected Number of Ballots',
  'Source of Expected Number',
  'Choice Names',
]);

/** Whether a file without this column is as good. The columns of candidate totals are named by the choices, and are all needed. */
export function mayBeLeftOut(kind: InputFileKind, column: string): boolean {
  return kind !== 'candidate-totals' && MAY_BE_LEFT_OUT.has(column);
}

/** Two example rows under the expected columns; what we do not know by name is a number of votes. */
export function exampleRows(columns: readonly string[]): readonly (readonly string[])[] {
  return [0, 1].map((row) =>
    columns.map((column, place) => EXAMPLES[column]?.[row] ?? String(120 - 15 * place - 40 * row)),
  );
}
