import { entriesOf } from '@plumbline/prelude';
import type { FormValue } from '../forms/filled-form.ts';
import type { OpenRoom } from '../state/room.ts';
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
  const pairs: RemadePair[] = [];
  for (const [filled, record] of entriesOf(room.forms)) {
    if (record.form !== 'F-14' || record.state === 'void') continue;
    for (const { original, duplicate, batch } of newestVersion(record).tables.pairs ?? []) {
      if (typeof original !== 'string' || typeof duplicate !== 'string') continue;
      pairs.push({ original, duplicate, inBatch: batch ?? null, filled });
    }
  }
  return pairs;
}
