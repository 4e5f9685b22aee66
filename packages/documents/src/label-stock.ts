import { PAPERS, type PaperName, type PaperSize } from './sheet.ts';

/** How labels lie on their paper, in points (1/72 inch). */
export type LabelStock = {
  /** The number on the package. */
  readonly name: string;
  /** A sheet for a printer, or the size of a label that a label printer feeds one by one. */
  readonly paper: PaperName | PaperSize;
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

/** What is taken where nobody chose: removable labels in three columns, of the paper in the printer. */
const USUAL: Readonly<Record<PaperName, string>> = { letter: '5160', a4: 'L7160' };

/**
 * The stock of that name, or the usual one of the paper where none is named.
 *
 * @returns undefined where no stock has the name.
 */
export function chooseLabelStock(
  stocks: readonly LabelStock[],
  asked: { readonly stock: string | undefined; readonly paper: PaperName },
): LabelStock | undefined {
  const wanted = asked.stock ?? USUAL[asked.paper];
  return stocks.find(({ name }) => name === wanted);
}

/** Width and height of the paper that a stock is printed on. */
export function paperOf({ paper }: LabelStock): PaperSize {
  return typeof paper === 'string' ? PAPERS[paper] : paper;
}
