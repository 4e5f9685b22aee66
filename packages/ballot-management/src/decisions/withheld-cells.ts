import { lookUp } from '@plumbline/prelude';
import type { FilledForm } from '../forms/filled-form.ts';
import { cellKey, cellsOf } from '../forms/form-cells.ts';
import type { FormDefinition } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import { lateUntil } from '../reports/signatures-of.ts';
import type { PersonId } from '../state/nouns.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { everyPart, newestVersion } from '../state/room-view.ts';
import type { Instant } from '../units/instant.ts';

/** Cells of a form that are not shown, by the number of the version they stand in; a version without any is absent. */
export type WithheldCells = ReadonlyMap<number, ReadonlySet<string>>;

type Pair = FormDefinition['pairs'][number];

/**
 * Cells of a form that whoever looks is to count or read first: the number that was sent, as long as what was received is blank. Whoever typed it
 * knows it; `people` are all who look at one device, and of nobody enrolled nothing is withheld. A row may have stood elsewhere in an earlier
 * version, so these show what was sent only when the newest has an answer in every row.
 */
export function pairsWithheld(record: FormRecord, people: readonly PersonId[]): WithheldCells {
  const { pairs } = formOf(record.form);
  const withheld = new Map<number, Set<string>>();
  if (people.length === 0 || pairs.length === 0) return withheld;
  const newest = newestVersion(record);
  const cellsByVersion = record.versions.map((version) => ({ version, cells: cellsOf(version) }));
  for (const pair of pairs) {
    const newestCells = cellsOf(newest);
    const placesNow = placesOf(pair, newest);
    const isAnswered = placesNow.length > 0 && placesNow.every(({ typed }) => newestCells.has(typed));
    for (const { version, cells } of cellsByVersion) {
      for (const { typed, hidden } of placesOf(pair, version)) {
        const isOpen = version === newest ? cells.has(typed) : isAnswered;
        if (isOpen || !cells.has(hidden)) continue;
        if (!people.every((person) => version.typedBy[hidden]?.includes(person))) add(withheld, version, hidden);
      }
    }
  }
  return withheld;
}

/** The cells of a pair: one of each, or one of each in every row. */
function placesOf(
  { table, typed, hidden }: Pair,
  { tables }: FilledForm,
): readonly { readonly typed: string; readonly hidden: string }[] {
  if (table === null) return [{ typed, hidden }];
  return (tables[table] ?? []).map((_, row) => {
    return { typed: cellKey(typed, { table, row }), hidden: cellKey(hidden, { table, row }) };
  });
}

/**
 * Numbers of seals on a form that has once been complete, from everybody but whoever typed that number, signed the form before it was first
 * complete, or reviews it: anybody else may be the next to read these seals, and opens them neither by returning the form nor by amending it.
 */
export function sealsWithheld(
  room: OpenRoom,
  record: FormRecord,
  people: readonly PersonId[],
  day: string,
): WithheldCells {
  const { fields, tables, reviews } = formOf(record.form);
  const withheld = new Map<number, Set<string>>();
  const first = record.versions.find(({ completedAt }) => completedAt !== null);
  // While it is filled in for the first time, everybody who fills it in sees what they are to sign for.
  if (record.state === 'draft' && first === undefined) return withheld;
  const signers = first?.completedAt ? signersUntil(record, first.completedAt) : everyPart(record);
  const knowsAll = (person: PersonId) =>
    signers.has(person) ||
    (lookUp(room.people, person)?.duties ?? []).some(
      ({ duty, from, until }) => reviews.includes(duty) && from <= day && (until === null || day <= until),
    );
  const others = people.filter((person) => !knowsAll(person));
  if (others.length === 0) return withheld;
  const holdsSeals = ({ kind }: (typeof fields)[number]) => kind === 'seal' || kind === 'seals';
  for (const version of record.versions) {
    const keys = [
      ...fields.filter(holdsSeals).map(({ field }) => field),
      ...tables.flatMap(({ table, fields: columns }) =>
        (version.tables[table] ?? []).flatMap((_, row) =>
          columns.filter(holdsSeals).map(({ field }) => cellKey(field, { table, row })),
        ),
      ),
    ];
    for (const key of keys) {
      if (!others.every((person) => version.typedBy[key]?.includes(person))) add(withheld, version, key);
    }
  }
  return withheld;
}

/** Who had signed a form, or made a late statement in place of that, when it was complete for the first time. */
function signersUntil(record: FormRecord, completedAt: Instant): ReadonlySet<PersonId> {
  const first = record.versions.find((version) => version.completedAt === completedAt);
  return new Set([...(first?.signedBy ?? []), ...lateUntil(record, completedAt).flatMap(({ by }) => by)]);
}

function add(withheld: Map<number, Set<string>>, { version }: { readonly version: number }, key: string): void {
  const cells = withheld.get(version) ?? new Set();
  withheld.set(version, cells.add(key));
}
