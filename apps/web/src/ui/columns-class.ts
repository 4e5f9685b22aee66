const MOST = 9;
const MANY = 7;
const SOME = 5;
const FEW = 4;
const LEAST = 3;

/** How wide a table of this many columns has to be before it may stay a table; below that its rows become cards. */
export function columnsClass(columns: number): string {
  if (columns >= MOST) return 'table-columns-most';
  if (columns >= MANY) return 'table-columns-many';
  if (columns >= SOME) return 'table-columns-some';
  if (columns >= FEW) return 'table-columns-few';
  return columns >= LEAST ? 'table-columns-least' : '';
}
