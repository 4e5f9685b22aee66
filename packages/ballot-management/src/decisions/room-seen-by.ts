import { entriesOf, lookUp, type PersistentMap, withAll } from '@plumbline/prelude';
import { valueOfName } from '../forms/filled-form.ts';
import { withoutCells } from '../forms/form-cells.ts';
import type { FormDefinition, FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import { papersOf } from '../reports/figures.ts';
import type { PersonId } from '../state/nouns.ts';
import type { Batch, FormRecord, OpenRoom } from '../state/room.ts';
import { everyPart, formsAt, keyAt, newestVersion } from '../state/room-view.ts';
import { refuseReviewer } from './decide-review.ts';
import { pairsWithheld, type WithheldCells } from './withheld-cells.ts';

/** A room as whoever looks at it may see it: `room` has no entry of a form that they are still to read again blind. */
export type SeenRoom = {
  /** What every screen is made from. Entries that are hidden are blank in it, and so is every sum that is made of them. */
  readonly room: OpenRoom;
  /** The room as it is, for what shows no figure: who may review, what is to be typed again, whether a check holds. */
  readonly whole: OpenRoom;
  /** The forms that whoever looks is to read again before they see them. */
  readonly toReenter: ReadonlySet<string>;
  /** The forms whose entries are hidden: these, and those of the same place that repeat their figures. */
  readonly hidden: ReadonlySet<string>;
  /** Whether what was counted at a place is hidden. */
  readonly hidesPlace: (place: string) => boolean;
  /** Whether the count of a batch is hidden: where it was counted, or in the container it lies in. */
  readonly hidesBatch: (batch: Pick<Batch, 'countedAt' | 'container'>) => boolean;
  /** Cells that are blank in `room` because whoever looks is to count or read first, by form. */
  readonly withheld: ReadonlyMap<string, WithheldCells>;
  /** Lines whose sum over all places is what stands on a hidden form. */
  readonly hiddenTotals: ReadonlySet<string>;
};

/** What says the key figure of a form again, though it stands on other forms: lines of places, and totals over all places. */
const SAID_AGAIN: Partial<
  Readonly<Record<FormId, (place: string) => { readonly lines: readonly string[]; readonly totals: readonly string[] }>>
> = {
  // As many ballots were given out at the site as envelopes came.
  'F-08': (place) => ({
    lines: [keyAt(`provisional-${place}`, 'provisionalIssuedThere')],
    totals: [],
  }),
  // Where signatures are checked by batch too, all batches come to what the county's form says, and what was accepted of a batch to what was opened.
  'F-12': (place) => ({
    lines: [keyAt(place, place === 'mail' ? 'returnedInBatches' : 'openedOfBatch')],
    totals: place === 'mail' ? ['returned', 'accepted'] : [],
  }),
  'F-14': () => ({
    lines: [keyAt('duplication', 'originals'), keyAt('duplication', 'duplicates')],
    totals: ['originals', 'duplicates'],
  }),
  'F-15': () => ({
    lines: ['cardsInManifest', 'cardsInContainers', 'tabulatedInBatches', 'ballotsReported'].map((line) =>
      keyAt('county', line),
    ),
    totals: ['handCount', 'tabulated', 'cardsInBatches', 'certifiedTotal', 'cardsInManifest', 'ballotsReported'],
  }),
  'F-16': (place) => ({ lines: [keyAt(place, 'cardsInBatches')], totals: [] }),
};

/** A room is never changed, so what somebody may see of it holds as long as it is there. */
const remembered = new WeakMap<OpenRoom, Map<string, SeenRoom>>();

/**
 * Who is to re-enter a count blind sees it nowhere until they have: neither in the form, whatever its state, nor in what was counted at its
 * place, nor in a sum. `people` are all who look at one device; of nobody enrolled it is the whole room.
 */
export function roomSeenBy(room: OpenRoom, people: readonly PersonId[], day: string): SeenRoom {
  const known = remembered.get(room) ?? new Map<string, SeenRoom>();
  remembered.set(room, known);
  const key = JSON.stringify([day, ...people]);
  const found = known.get(key) ?? seenBy(room, people, day);
  known.set(key, found);
  return found;
}

function seenBy(whole: OpenRoom, people: readonly PersonId[], day: string): SeenRoom {
  const toReenter = new Set<string>();
  const hidden = new Set<string>();
  for (const [filled, record] of people.length === 0 ? [] : entriesOf(whole.forms)) {
    for (const person of people) {
      if (linesToReenter(whole, record, person, day).every(({ isTyped }) => isTyped)) continue;
      toReenter.add(filled);
      hidden.add(filled);
      for (const each of repeatedIn(whole, record, person)) hidden.add(each);
    }
  }
  const places = new Set([...hidden].flatMap((filled) => lookUp(whole.forms, filled)?.place ?? []));
  const hidesPlace = (place: string) => {
    const papers = papersOf(place);
    const forms = (papers?.forms ?? []).flatMap((form) => formsAt(whole, papers?.place ?? '', form));
    return places.has(place) || forms.some(({ filled }) => hidden.has(filled));
  };
  const hidesBatch: SeenRoom['hidesBatch'] = ({ countedAt, container }) =>
    hidden.size > 0 && (hidesPlace(countedAt) || (container !== null && hidesPlace(`container:${container}`)));
  const hidesNamed = (_: unknown, batch: string) => {
    const found = lookUp(whole.batches, batch);
    return found !== undefined && hidesBatch(found);
  };
  const again = [...hidden].flatMap((filled) => {
    const record = lookUp(whole.forms, filled);
    return record === undefined ? [] : (SAID_AGAIN[record.form]?.(record.place) ?? []);
  });
  const withheld = new Map<string, WithheldCells>();
  for (const [filled, record] of people.length === 0 ? [] : entriesOf(whole.forms)) {
    const cells = pairsWithheld(record, people);
    if (cells.size > 0) withheld.set(filled, cells);
  }
  const hiddenTotals = new Set(again.flatMap(({ totals }) => totals));
  const room =
    hidden.size === 0 && withheld.size === 0
      ? whole
      : {
          ...whole,
          blankLines: new Set(again.flatMap(({ lines }) => lines)),
          forms: changedWhere(
            whole.forms,
            ({ filled }) => hidden.has(filled) || withheld.has(filled),
            (record) =>
              hidden.has(record.filled)
                ? blank(record)
                : recordWithout(record, withheld.get(record.filled) ?? new Map()),
          ),
          counts: changedWhere(
            whole.counts,
            (_, key) => hidesPlace(key.slice(0, key.lastIndexOf('|'))),
            () => [],
          ),
          batches: changedWhere(whole.batches, hidesBatch, (batch) => ({ ...batch, cards: null })),
          votes: changedWhere(whole.votes, hidesNamed, () => []),
          auditCounts: changedWhere(whole.auditCounts, hidesNamed, () => []),
          recounts: changedWhere(
            whole.recounts,
            ({ batch }) => hidesNamed(null, batch),
            (result) => ({ ...result, reports: [] }),
          ),
        };
  return { room, whole, toReenter, hidden, hidesPlace, hidesBatch, withheld, hiddenTotals };
}

/** The lines of a form that a person reads again from the papers before they see it; none where they are not to review it. */
export function linesToReenter(
  room: OpenRoom,
  record: FormRecord,
  person: PersonId,
  day: string,
): readonly { readonly line: string; readonly isTyped: boolean }[] {
  const { filled, form, state } = record;
  const definition = formOf(form);
  const known = lookUp(room.people, person);
  if (state === 'approved' || state === 'void' || definition.reenter.length === 0) return [];
  const version = newestVersion(record);
  if (record.versions.length === 1 && isBlank(version)) return [];
  // Whoever reviews from tomorrow on is not to look today.
  const isReviewer = known?.duties.some(({ duty, until }) => {
    return definition.reviews.includes(duty) && (until === null || day <= until);
  });
  if (!isReviewer) return [];
  if (refuseReviewer(room, filled, person) !== undefined) return [];
  return (
    definition.reenter
      // What a draft does not say yet it may say tomorrow.
      .filter((line) => state === 'draft' || valueOfName(definition, version, line).value !== null)
      .map((line) => ({ line, isTyped: record.reentered[line]?.[person] !== undefined }))
  );
}

function isBlank({ fields, tables }: Pick<FormRecord['versions'][number], 'fields' | 'tables'>): boolean {
  return Object.keys(fields).length === 0 && Object.keys(tables).length === 0;
}

/** Other forms of the place that say the same figure again, but for those the person knows: they had a part in it, or have reviewed it. */
function repeatedIn(room: OpenRoom, record: FormRecord, person: PersonId): readonly string[] {
  const definition = formOf(record.form);
  const names: string[] = [];
  for (const [filled, other] of entriesOf(room.forms)) {
    if (other.place !== record.place || other.form === record.form) continue;
    const definitionOfOther = formOf(other.form);
    if (!repeats(definition, definitionOfOther) && !repeats(definitionOfOther, definition)) continue;
    const hasTyped = Object.values(other.reentered).some((typed) => typed[person] !== undefined);
    const hasApproved = other.versions.some(({ approved }) => approved?.by.includes(person));
    if (!everyPart(other).has(person) && !hasTyped && !hasApproved) names.push(filled);
  }
  return names;
}

function repeats({ checks }: FormDefinition, { form }: FormDefinition): boolean {
  return checks.some(({ rule }) => rule.rule === 'as-on' && rule.form === form);
}

/** A form without what was entered in it, or said about it with figures. */
function blank(record: FormRecord): FormRecord {
  return {
    ...record,
    versions: record.versions.map((version) => ({ ...version, fields: {}, tables: {} })),
    reentered: {},
    readBefore: [],
    firstTyped: [],
    returns: record.returns.map((each) => ({ ...each, reasons: [] })),
  };
}

/** A form without cells that are not shown. */
export function recordWithout(record: FormRecord, withheld: WithheldCells): FormRecord {
  if (withheld.size === 0) return record;
  const versions = record.versions.map((version) => {
    const cells = withheld.get(version.version);
    return cells === undefined ? version : { ...version, ...withoutCells(version, (key) => cells.has(key)) };
  });
  // What was typed first stood beside what is hidden, in whatever row that is now.
  const columns = new Set([...withheld.values()].flatMap((cells) => [...cells].map(columnOf)));
  const firstTyped = record.firstTyped.filter(({ table, field, hidden }) =>
    [field, hidden].every((each) => !columns.has(table === null ? each : `${table}.${each}`)),
  );
  return { ...record, versions, firstTyped };
}

/** A cell without its row: `seals.0.out` is of `seals.out`. */
function columnOf(key: string): string {
  const [table, , field] = key.split('.');
  return field === undefined ? key : `${table}.${field}`;
}

function changedWhere<V>(
  map: PersistentMap<V>,
  isMeant: (value: V, key: string) => boolean,
  change: (value: V) => V,
): PersistentMap<V> {
  const meant = [...entriesOf(map)].filter(([key, value]) => isMeant(value, key));
  return withAll(
    map,
    meant.map(([key, value]) => [key, change(value)] as const),
  );
}
