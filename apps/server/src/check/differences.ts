/** What kind of thing differs. */
export type DifferenceKind = 'log' | 'guard' | 'file' | 'text' | 'projection' | 'grant' | 'address' | 'access' | 'job';

/** Something stored that is not what the log or the files say, with the first place where it shows. */
export type Difference = {
  readonly kind: DifferenceKind;
  /** The table and column, the chain or the file, and where in it. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** In how many places the same chain, file or column differs. */
  readonly count: number;
};

export type Differences = {
  readonly add: (one: {
    readonly kind: DifferenceKind;
    /** The chain, the file, or table and column: one difference is kept of each. */
    readonly subject: string;
    readonly where?: string;
    readonly expected: unknown;
    readonly found: unknown;
  }) => void;
  readonly list: () => readonly Difference[];
};

/** Collects the first difference of every chain, file, table and column, and counts the rest: few, whatever was altered. */
export function collectDifferences(): Differences {
  const found = new Map<string, Difference>();
  return {
    add({ kind, subject, where, ...values }) {
      const key = `${kind} ${subject}`;
      const known = found.get(key);
      if (known !== undefined) {
        found.set(key, { ...known, count: known.count + 1 });
        return;
      }
      const place = where === undefined ? subject : `${subject}: ${where}`;
      found.set(key, { kind, place, expected: shown(values.expected), found: shown(values.found), count: 1 });
    },
    list: () => [...found.values()],
  };
}

const SHOWN_MAX = 300;

function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

function textOf(value: unknown): string {
  if (value === undefined) return 'no row';
  if (value === null) return 'nothing';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type Row = Readonly<Record<string, unknown>>;

/** Compares the rows of a table with those that the log says should be there, by their key and then column by column. */
export function compareRows(
  differences: Differences,
  table: { readonly name: string; readonly kind: DifferenceKind; readonly key: readonly string[] },
  rows: { readonly expected: readonly Row[]; readonly stored: readonly Row[] },
): void {
  const { name, kind, key } = table;
  const keyOf = (row: Row) => key.map((column) => textOf(row[column])).join(', ');
  const stored = new Map(rows.stored.map((row) => [keyOf(row), row]));
  const expected = new Map(rows.expected.map((row) => [keyOf(row), row]));
  for (const [place, row] of expected) {
    const found = stored.get(place);
    if (found === undefined) {
      differences.add({ kind, subject: name, where: place, expected: 'a row', found: undefined });
      continue;
    }
    for (const [column, value] of Object.entries(row)) {
      if (textOf(value) === textOf(found[column])) continue;
      differences.add({ kind, subject: `${name}.${column}`, where: place, expected: value, found: found[column] });
    }
  }
  for (const place of stored.keys()) {
    if (expected.has(place)) continue;
    differences.add({ kind, subject: name, where: place, expected: undefined, found: 'a row' });
  }
}
