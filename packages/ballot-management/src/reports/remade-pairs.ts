import { entriesOf } from '@plumbline/prelude';
import type { FormValue } from '../forms/filled-form.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';

/** A ballot that was remade: the numbers on both papers, and where that is recorded. */
export type RemadePair = {
  readonly original: string;
  readonly duplicate: string;
  /** The batch in which the duplicate lies, as the form names it. */
  readonly inBatch: FormValue | null;
  /** The form whose row says so. */
  readonly filled: string;
};

/** Every ballot that was remade, by the newest version of each duplication log (form F-14) that is not void. */
export function remadePairs(room: OpenRoom): readonly RemadePair[] {
  return [...entriesOf(room.forms)].flatMap(([filled, record]) => pairsOf(filled, record));
}

/** The remade ballots that one form names: none where it is no duplication log, or is void. */
export function pairsOf(filled: string, record: FormRecord): readonly RemadePair[] {
  if (record.form !== 'F-14' || record.state === 'void') return [];
  return (newestVersion(record).tables.pairs ?? []).flatMap(({ original, duplicate, batch }) => {
    if (typeof original !== 'string' || typeof duplicate !== 'string') return [];
    return [{ original, duplicate, inBatch: batch ?? null, filled }];
  });
}
