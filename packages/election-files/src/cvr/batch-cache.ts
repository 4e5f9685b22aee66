import type { CardIntake } from './card-intake.ts';

/** A batch as a table's reader needs it: its index, and what printed texts begin with. */
type KnownBatch = { readonly index: number; readonly prefix: string; readonly blank: boolean };

/** Finds batches for a table's rows; neighbouring rows mostly share one, which then costs two comparisons. */
export function createBatchCache(intake: CardIntake): (tabulator: string, name: string) => KnownBatch {
  let lastTabulator: string | undefined;
  let lastName: string | undefined;
  let last: KnownBatch = { index: 0, prefix: '', blank: false };
  return (tabulator, name) => {
    if (tabulator === lastTabulator && name === lastName) return last;
    lastTabulator = tabulator;
    lastName = name;
    const blank = tabulator === '' || name === '';
    last = { index: intake.batch(tabulator, name), prefix: `${tabulator}-${name}-`, blank };
    return last;
  };
}
