import { readdirSync, readFileSync } from 'node:fs';
import { assert } from '@plumbline/prelude';
import type { LabelStock } from './label-stock.ts';

const FOLDER = new URL('../label-stocks/', import.meta.url);
const ENDING = '.json';

/** Reads the label stocks that come with this package: a file each, so that a new one needs no code. */
export function loadLabelStocks(): readonly LabelStock[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .toSorted()
    .map((file) => labelStockOf(file.slice(0, -ENDING.length), readFileSync(new URL(file, FOLDER), 'utf8')));
}

const LENGTHS = ['left', 'top', 'width', 'height', 'columnGap', 'rowGap', 'padding'] as const;

/** A stock as its file says it: every length a number that is not negative, at least one label. */
export function labelStockOf(name: string, text: string): LabelStock {
  const stock: LabelStock = { ...JSON.parse(text), name };
  for (const length of LENGTHS) {
    assert(Number.isFinite(stock[length]) && stock[length] >= 0, 'a label stock gives every length in points', {
      name,
      length,
    });
  }
  for (const count of ['columns', 'rows'] as const) {
    assert(Number.isInteger(stock[count]) && stock[count] > 0, 'a label stock has columns and rows', { name, count });
  }
  return stock;
}
