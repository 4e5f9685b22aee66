import { lookUp } from '@plumbline/prelude';
import { cellKey, cellsOf } from '../forms/form-cells.ts';
import { formOf } from '../forms/forms.ts';
import type { PersonId } from '../state/nouns.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { everyPart, newestVersion } from '../state/room-view.ts';

/**
 * Cells of a form that whoever looks is to count or read first: the number that was sent, as long as what was received is blank. Whoever typed it
 * knows it; `people` are all who look at one device, and of nobody enrolled nothing is withheld.
 */
export function pairsWithheld(record: FormRecord, people: readonly PersonId[]): ReadonlySet<string> {
  const { pairs } = formOf(record.form);
  const withheld = new Set<string>();
  if (people.length === 0 || pairs.length === 0) return withheld;
  const newest = newestVersion(record);
  const withhold = (typed: string, hidden: string, cells: ReadonlyMap<string, unknown>) => {
    if (cells.has(typed) || !cells.has(hidden)) return;
    if (!people.every((person) => newest.typedBy[hidden]?.includes(person))) withheld.add(hidden);
  };
  const cells = cellsOf(newest);
  for (const { typed, hidden, table } of pairs) {
    if (table === null) withhold(typed, hidden, cells);
    else {
      for (const row of (newest.tables[table] ?? []).keys()) {
        withhold(cellKey(typed, { table, row }), cellKey(hidden, { table, row }), cells);
      }
    }
  }
  return withheld;
}

/**
 * Numbers of seals on a form that is complete, from everybody who had no part in it and does not review it: one of them may be the next to read
 * these seals.
 */
export function sealsWithheld(
  room: OpenRoom,
  record: FormRecord,
  people: readonly PersonId[],
  day: string,
): ReadonlySet<string> {
  const { fields, tables, reviews } = formOf(record.form);
  const withheld = new Set<string>();
  if (record.state === 'draft' || record.state === 'returned') return withheld;
  const parts = everyPart(record);
  const knows = (person: PersonId) =>
    parts.has(person) ||
    (lookUp(room.people, person)?.duties ?? []).some(
      ({ duty, from, until }) => reviews.includes(duty) && from <= day && (until === null || day <= until),
    );
  if (people.every(knows)) return withheld;
  const holdsSeals = ({ kind }: (typeof fields)[number]) => kind === 'seal' || kind === 'seals';
  for (const { field } of fields.filter(holdsSeals)) withheld.add(field);
  for (const { table, fields: columns } of tables) {
    for (const { field } of columns.filter(holdsSeals)) {
      for (const version of record.versions) {
        for (const row of (version.tables[table] ?? []).keys()) withheld.add(cellKey(field, { table, row }));
      }
    }
  }
  return withheld;
}
