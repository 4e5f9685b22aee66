import type { Sha256 } from '@plumbline/election';
import { assertNever, entriesOf, lookUp } from '@plumbline/prelude';
import type { FormValue } from '../forms/filled-form.ts';
import type { FieldDefinition } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import { isFormPlace } from '../reports/form-places.ts';
import { type CheckFound, worksheetOf } from '../reports/worksheet.ts';
import type { FormRecord, FormVersion, OpenRoom } from '../state/room.ts';
import { dayOf } from '../units/instant.ts';
import { type Confidential, confidentialIn, isUsedUp } from './confidential.ts';
import type { Excluded, ExcludedBecause, NumberedForm } from './excluded.ts';

/** What stands in a form that is given where something else is not given: no text has this digest. */
export const NOT_GIVEN: Exclude<FormValue, string | number | boolean> = { digest: '0'.repeat(64) as Sha256 };

/** A form as it is given: counts, days, moments, words to choose, names that the office has registered, seals that were used up. Of anything else that it is there. */
export type GivenForm = {
  readonly what: string;
  /** Among those of its kind in the room. */
  readonly number: number;
  readonly record: FormRecord;
  readonly place: string;
  readonly day: string;
  readonly version: number;
  /** What was found when it was checked whole. */
  readonly checks: readonly CheckFound[];
};

/** Takes a form up to its newest approved version as it may leave the room, of which it is the form as everybody may see it; or says why none of it may. */
export function givenForm(
  room: OpenRoom,
  { what, number, record }: NumberedForm,
  procedures: ReadonlySet<string>,
): { readonly form: GivenForm | undefined; readonly excluded: readonly Excluded[] } {
  const last = record.versions.at(-1);
  const because = last === undefined ? 'not-approved' : whyNotAt(room, record.place);
  if (last === undefined || because !== undefined) {
    return { form: undefined, excluded: [{ what, because: because ?? 'not-approved' }] };
  }
  const left = new Map<ExcludedBecause, Set<string>>();
  const names = namesRegistered(room);
  const cellOf = (cell: string, field: FieldDefinition, value: FormValue): FormValue => {
    const why = whyNotGiven(room, names, field, value);
    if (why === undefined) return value;
    left.set(why, (left.get(why) ?? new Set()).add(cell));
    // A person stays somebody, so that two are seen to be two; who it is, is not given.
    return why === 'names-of-people' ? value : NOT_GIVEN;
  };
  const versions = record.versions.map((version) => givenVersion(record, version, cellOf));
  const { procedure } = record;
  const mayBeNamed = procedure !== null && procedures.has(`${procedure.procedure} ${procedure.version}`);
  const given: FormRecord = { ...record, versions, procedure: mayBeNamed ? procedure : null };
  const excluded = [...left].map(([why, cells]) => ({ what: `${what}: ${[...cells].join(', ')}`, because: why }));
  const signers = new Set([
    ...record.versions.flatMap(({ signedBy, approved }) => [...signedBy, ...(approved?.by ?? [])]),
    ...record.lateStatements.flatMap(({ by }) => by),
  ]);
  const form = {
    what,
    number,
    record: given,
    place: record.place,
    day: dayOfForm(record, last),
    version: last.version,
    checks: worksheetOf(room, record).checks,
  };
  return {
    form,
    excluded: [
      ...excluded,
      ...(signers.size === 0 ? [] : [{ what: `${what}: signatures`, because: 'names-of-people' } as const]),
      ...(record.lateStatements.length === 0
        ? []
        : [{ what: `${what}: late statements`, because: 'free-text' } as const]),
      ...(procedure === null || mayBeNamed ? [] : [{ what: `${what}: procedure`, because: 'not-cleared' } as const]),
    ],
  };
}

function givenVersion(
  { form }: FormRecord,
  version: FormVersion,
  cellOf: (cell: string, field: FieldDefinition, value: FormValue) => FormValue,
): FormVersion {
  const definition = formOf(form);
  const row = (fields: readonly FieldDefinition[], values: FormVersion['fields'], start: string) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = Object.hasOwn(values, field.field) ? values[field.field] : undefined;
        return value === undefined ? [] : [[field.field, cellOf(`${start}${field.field}`, field, value)] as const];
      }),
    );
  const { amended } = version;
  return {
    ...version,
    // Of the definition, so that a field which nobody knows any more is not in it.
    fields: row(definition.fields, version.fields, ''),
    tables: Object.fromEntries(
      definition.tables.map(({ table, fields }) => [
        table,
        (version.tables[table] ?? []).map((values) => row(fields, values, `${table}.`)),
      ]),
    ),
    amended: amended && { ...amended, evidence: [] },
  };
}

/** Why a place is not named outside: what nobody registered could be called anything, and where ballots lie is told nobody. Undefined where it is. */
export function whyNotAt(room: OpenRoom, place: string): ExcludedBecause | undefined {
  if (place.startsWith('area:')) return 'where-ballots-are-kept';
  const confidential = whyNotNamed(room, place, siteOf(place));
  if (confidential !== undefined) return confidential;
  return isRegistered(room, place) ? undefined : 'name-not-registered';
}

/** A site that is called by its address is where voters go: that is no home, and everybody is told. */
function whyNotNamed(room: OpenRoom, text: string, site: string): Confidential | undefined {
  const isOfSite = lookUp(room.sites, site) !== undefined;
  return confidentialIn(room, text).find((why) => why !== 'home-address' || !isOfSite);
}

const SITE = /^(?:site|provisional-site|site-day|tabulator|tabulator-day):([^/]+)/;

/** The site that a place belongs to by its name; empty of any other place. */
function siteOf(place: string): string {
  return SITE.exec(place)?.[1] ?? '';
}

function isRegistered(room: OpenRoom, place: string): boolean {
  if (!place.startsWith('retrieval:')) return isFormPlace(room, place);
  // A retrieval has any name: one that is made of its box and of digits is nobody's.
  const [box = '', ...rest] = place.slice('retrieval:'.length).split(' ');
  const isBox = lookUp(room.containers, box)?.kind === 'drop-box';
  return isBox && rest.every((part) => /^[\d:./-]+$/.test(part));
}

function whyNotGiven(
  room: OpenRoom,
  names: ReadonlySet<string>,
  { kind, choices }: FieldDefinition,
  value: FormValue,
): ExcludedBecause | undefined {
  if (choices !== null) return typeof value === 'string' && choices.includes(value) ? undefined : 'free-text';
  switch (kind) {
    case 'count':
      return typeof value === 'number' ? undefined : 'free-text';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'free-text';
    case 'day':
    case 'moment':
      return typeof value === 'string' && /^[\d\-:.TZ+]+$/.test(value) ? undefined : 'free-text';
    case 'name':
      if (typeof value !== 'string') return 'free-text';
      return whyNotNamed(room, value, value) ?? (names.has(value) ? undefined : 'name-not-registered');
    case 'seal':
      return typeof value === 'string' && isUsedUp(room, value) ? undefined : 'seal-in-use';
    case 'person':
      return 'names-of-people';
    case 'seals':
    case 'text':
      return 'free-text';
    default:
      return assertNever(kind);
  }
}

/** A room is never changed, so what is registered in it holds as long as it is there. */
const remembered = new WeakMap<OpenRoom, ReadonlySet<string>>();

/** Names of things that the office has put into its registers, but for where ballots are kept. */
function namesRegistered(room: OpenRoom): ReadonlySet<string> {
  const known = remembered.get(room);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const [site, { tabulators }] of entriesOf(room.sites)) {
    names.add(site);
    for (const tabulator of tabulators) names.add(tabulator);
  }
  for (const [batch, { name, tabulator, tabulatorBatch }] of entriesOf(room.batches)) {
    for (const one of [batch, name, tabulator, tabulatorBatch]) if (one !== null) names.add(one);
  }
  for (const [container, { positions }] of entriesOf(room.containers)) {
    names.add(container);
    for (const position of positions) names.add(position);
  }
  for (const [style] of entriesOf(room.styles)) names.add(style);
  remembered.set(room, names);
  return names;
}

/** The day that a form is about, and otherwise the one on which it was entered. */
function dayOfForm({ place }: FormRecord, { enteredAt }: FormVersion): string {
  return /^(?:site-day:.*|tabulator-day:[^/]*)\/(\d{4}-\d\d-\d\d)/.exec(place)?.[1] ?? dayOf(enteredAt);
}
