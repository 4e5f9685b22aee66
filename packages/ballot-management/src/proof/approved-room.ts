import { EMPTY_MAP, entriesOf, type PersistentMap, withAll } from '@plumbline/prelude';
import { isLineOfForm } from '../reports/figures.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';

/** A room is never changed, so what was left out of it once holds as long as it is there. */
const remembered = new WeakMap<OpenRoom, OpenRoom>();

/**
 * The room as everybody may see it: of every form the newest version that was approved, and no form that never was. Where a form is to have a
 * figure, no count without it speaks for it. What is left out is missing, and never 0.
 */
export function approvedRoom(room: OpenRoom): OpenRoom {
  const known = remembered.get(room);
  if (known !== undefined) return known;
  const forms: (readonly [string, FormRecord])[] = [];
  for (const [name, record] of entriesOf(room.forms)) {
    const approved = approvedForm(record);
    if (approved !== undefined) forms.push([name, approved]);
  }
  const counts = [...entriesOf(room.counts)].filter(([key]) => {
    const cut = key.lastIndexOf('|');
    return !isLineOfForm(key.slice(0, cut), key.slice(cut + 1));
  });
  const found = { ...room, forms: mapOf(forms), counts: mapOf(counts) };
  remembered.set(room, found);
  return found;
}

/** A form up to its newest approved version; undefined where it has none. */
function approvedForm(record: FormRecord): FormRecord | undefined {
  if (record.state === 'void') return undefined;
  const newest = record.versions.findLastIndex(({ approved }) => approved !== null);
  if (newest < 0) return undefined;
  return { ...record, state: 'approved', versions: record.versions.slice(0, newest + 1) };
}

function mapOf<V>(entries: readonly (readonly [string, V])[]): PersistentMap<V> {
  return withAll<V>(EMPTY_MAP, entries);
}
