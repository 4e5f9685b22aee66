/** How labels lie on a sheet, in points (1/72 inch). A new stock is a new entry and no code. */
export type LabelStock = {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly columnGap: number;
  readonly rowGap: number;
  readonly padding: number;
};

/**
 * Stocks by the number on their package. 5160 and 6479 (removable) are cut alike: three columns of ten, on Letter.
 */
export const LABEL_STOCKS = {
  '5160': {
    columns: 3,
    rows: 10,
    left: 13,
    top: 36,
    width: 190,
    height: 72,
    columnGap: 9,
    rowGap: 0,
    padding: 7,
  },
  '5163': { columns: 2, rows: 5, left: 11, top: 36, width: 288, height: 144, columnGap: 14, rowGap: 0, padding: 9 },
  /** On A4: 63.5 × 38.1 mm, three columns of seven. */
  L7160: {
    columns: 3,
    rows: 7,
    left: 20.4,
    top: 42.94,
    width: 180,
    height: 108,
    columnGap: 7.2,
    rowGap: 0,
    padding: 9,
  },
} as const satisfies Readonly<Record<string, LabelStock>>;
