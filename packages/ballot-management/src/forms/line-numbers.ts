import type { FormDefinition, Sum, TableDefinition } from './form-definition.ts';

/* The numbers of the lines of a form, on paper and on screens, by which arithmetic is explained: fields 1, 2, 3 …, tables A, B, C … with A1, A2 … */

/** The number of every line of a form. */
export type LineNumbers = {
  /** Of a field or a computed line of the form. */
  readonly of: (name: string) => string;
  /** Of a column of a table. */
  readonly ofColumn: (table: string, column: string) => string;
  readonly letterOf: (table: string) => string;
};

/** Numbers the lines of a form: what is written about who, where and when first, then figures, then arithmetic. */
export function lineNumbers(definition: FormDefinition): LineNumbers {
  const { fields, tables, computed } = definition;
  const names = [
    ...fields.filter(({ kind }) => kind !== 'count').map(({ field }) => field),
    ...fields.filter(({ kind }) => kind === 'count').map(({ field }) => field),
    ...computed.map(({ line }) => line),
  ];
  const letters = tables.map(({ table }) => table);
  const letterOf = (table: string) => String.fromCharCode(65 + letters.indexOf(table));
  return {
    of: (name) => String(names.indexOf(name) + 1),
    letterOf,
    ofColumn: (table, column) => {
      const known = tables.find((each) => each.table === table);
      return `${letterOf(table)}${known === undefined ? '' : columnsOf(known).indexOf(column) + 1}`;
    },
  };
}

/** The columns of a table in their order on paper: what is entered, then what is computed. */
export function columnsOf({ fields, computed }: TableDefinition): readonly string[] {
  return [...fields.map(({ field }) => field), ...computed.map(({ line }) => line)];
}

/** A sum as whoever adds it up by hand reads it: `4 + 5 − A3`. */
export function sumInNumbers(numbers: LineNumbers, sum: Sum, inTable?: string): string {
  return sum
    .map(({ name, sign }, index) => {
      const [table = '', column] = name.split('.');
      const number =
        inTable === undefined
          ? column === undefined
            ? numbers.of(name)
            : numbers.ofColumn(table, column)
          : numbers.ofColumn(inTable, name);
      if (sign === -1) return index === 0 ? `−${number}` : `− ${number}`;
      return index === 0 ? number : `+ ${number}`;
    })
    .join(' ');
}

/** The columns of a table whose sum is asked for by a computed line or a check of the form. */
export function summedColumns({ computed, checks }: FormDefinition, table: string): ReadonlySet<string> {
  const sums = [
    ...computed.map(({ sum }) => sum),
    ...checks.flatMap(({ rule }) => {
      if (rule.rule === 'equal' || rule.rule === 'at-most' || rule.rule === 'rows-make') return [rule.left, rule.right];
      return rule.rule === 'no-more-than' || rule.rule === 'as-on' ? [rule.sum] : [];
    }),
  ];
  const found = new Set<string>();
  for (const { name } of sums.flat()) {
    const [own, column] = name.split('.');
    if (own === table && column !== undefined) found.add(column);
  }
  return found;
}
