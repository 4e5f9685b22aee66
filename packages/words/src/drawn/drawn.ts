/** The figures of a drawing. A number is written with separators for people and plainly in a file. */
export type DrawnTable = {
  readonly columns: readonly { readonly name: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly total?: readonly (string | number)[];
};

/** What a drawing is called, what is seen in it, and its figures; `marks` is what it is drawn from. */
export type Drawn<Marks> = {
  readonly title: string;
  readonly says: string;
  readonly marks: Marks;
  readonly table: DrawnTable;
};

/** How figures are written where a drawing stands. */
export type Figures = {
  readonly count: (count: number) => string;
  /** With its sign; zero as an en dash. */
  readonly difference: (difference: number) => string;
  /** A measured risk, from 0 to 1, for people. */
  readonly risk: (risk: number, limit: number) => string;
  /** The same as reports print it. */
  readonly pValue: (pValue: number, limit: number) => string;
  readonly limit: (limit: number) => string;
};
