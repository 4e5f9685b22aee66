/** A column a table may have. */
export type ColumnSpec = {
  readonly name: string;
  readonly required: boolean;
  /** Whether single cells may be blank where the column is there. */
  readonly blankAllowed: boolean;
  /** Headers of other systems that mean this column. */
  readonly synonyms?: readonly string[];
  /** Whether every cell is a count. */
  readonly holdsCounts?: boolean;
  /** Whether its cells name what other files, boxes and people call by the same name. */
  readonly identifies?: boolean;
};

/** Headers of a file, as they stand in it, and the column each is read as; null for one that is not used. */
export type HeaderMapping = Readonly<Record<string, string | null>>;
