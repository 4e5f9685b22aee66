import { addTallies, type Tally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { AuditInRounds } from './audit-state.ts';
import { sheetTally } from './sheet-tally.ts';

/** The votes on all tally sheets together that have been entered, by contest and choice. */
export function totalsCounted({ results }: Pick<AuditInRounds, 'results'>): Tally {
  const sheets = [...entriesOf(results.batches)].flatMap(([, batches]) =>
    [...entriesOf(batches)].flatMap(([, one]) => one.sheets),
  );
  return addTallies(sheets.map(sheetTally));
}
