import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import type { PublicReason } from '../state/nouns.ts';
import type { FormVersion, OpenRoom } from '../state/room.ts';
import { dayOf } from '../units/instant.ts';

/** A form that was approved and then put right: which counts changed, from what to what, and why as it was written for everybody; of what was typed only that. */
export type Correction = {
  readonly form: FormId;
  readonly place: string;
  /** The day on which the new version was approved. */
  readonly day: string;
  readonly lines: readonly { readonly line: string; readonly before: number | null; readonly after: number | null }[];
  /** Null until somebody else has reviewed it. */
  readonly reason: PublicReason | null;
};

/** The parts of the accounts that are one for the whole county. */
const OF_COUNTY: ReadonlySet<string> = new Set(['mail', 'duplication']);

/**
 * Every correction that was approved, by its day, at the places that everybody is told of anyway: a form may be about a container, a vault or a place that
 * somebody made up. Of a batch its channel is told.
 */
export function correctionsOf(room: OpenRoom, places: ReadonlySet<string>): readonly Correction[] {
  const found: Correction[] = [];
  const channels = new Map([...entriesOf(room.batches)].map(([, one]) => [one.countedAt, `channel:${one.channel}`]));
  for (const [, { form, place: named, versions }] of entriesOf(room.forms)) {
    const place = named.startsWith('batch:') ? channels.get(named) : named;
    if (place === undefined || (!places.has(place) && !OF_COUNTY.has(place))) continue;
    let before: FormVersion | undefined;
    for (const version of versions) {
      const { approved } = version;
      if (approved === null) continue;
      if (before !== undefined) {
        const lines = linesChanged(form, before, version);
        found.push({ form, place, day: dayOf(approved.at), lines, reason: reasonReviewed(version) });
      }
      before = version;
    }
  }
  return found.toSorted((a, b) => compareNaturally(`${a.day} ${a.place}`, `${b.day} ${b.place}`));
}

function reasonReviewed({ publicReason }: FormVersion): PublicReason | null {
  return publicReason !== null && publicReason.reviewedBy.length > 0 ? publicReason.reason : null;
}

function linesChanged(form: FormId, before: FormVersion, after: FormVersion): Correction['lines'] {
  const { fields, tables } = formOf(form);
  const counted = (of: FormVersion) => {
    const counts = new Map<string, number>();
    for (const { field, kind } of fields) {
      const value = of.fields[field];
      if (kind === 'count' && typeof value === 'number') counts.set(field, value);
    }
    for (const { table, fields: columns } of tables) {
      for (const { field, kind } of columns) {
        if (kind !== 'count') continue;
        for (const row of of.tables[table] ?? []) {
          const value = row[field];
          if (typeof value === 'number') counts.set(field, (counts.get(field) ?? 0) + value);
        }
      }
    }
    return counts;
  };
  const [old, now] = [counted(before), counted(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((line) => old.get(line) !== now.get(line))
    .map((line) => ({ line, before: old.get(line) ?? null, after: now.get(line) ?? null }));
}
