import { compareNaturally } from '@plumbline/election';
import { assertNever, entriesOf, lookUp } from '@plumbline/prelude';
import { custodySpans } from '../custody/custody-gaps.ts';
import { formPlaces } from '../reports/form-places.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { RecordKind, RecordsAsked } from '../state/records-answer.ts';
import type { OpenRoom } from '../state/room.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import { approvedRoom } from './approved-room.ts';
import { type Confidential, confidentialIn, isUsedUp } from './confidential.ts';
import { type Excluded, excludedInOrder, formsNumbered, picturesExcluded } from './excluded.ts';
import { type GivenForm, givenForm, whyNotAt } from './given-form.ts';
import { type GivenProcedure, givenIncidents, givenProcedures, type TextOf } from './given-texts.ts';
import { publicViewOf } from './public-view.ts';

/** A kind of record that is given as rows of one table. */
export type RegisterKind = Exclude<RecordKind, 'forms' | 'procedures'>;

/** One record of a register: what it is called, where and when it is of, and what is told of it in the order of `REGISTER_COLUMNS`. */
export type RegisterRow = {
  readonly record: string;
  readonly place: string | null;
  readonly day: string | null;
  readonly cells: readonly (string | number | null)[];
};

/** What is told of each record of a register: these columns and no other. */
export const REGISTER_COLUMNS = {
  batches: ['Batch', 'Name', 'Channel', 'Tabulator', 'Accounted At', 'Cards', 'Container'],
  containers: ['Container', 'Kind', 'Holds Voted Ballots', 'Batches', 'Stage'],
  custody: ['Container', 'From', 'Until', 'Minutes', 'Held By', 'People'],
  seals: ['Seal', 'Container', 'State'],
  incidents: ['Incident', 'Kind', 'Opened', 'Closed', 'Public Text'],
  training: ['Course', 'Version', 'In Force From', 'Attended', 'Overrides'],
  log: ['Entry', 'Written', 'Type', 'SHA-256'],
} as const satisfies Readonly<Record<RegisterKind, readonly string[]>>;

export type GivenRegister = { readonly register: RegisterKind; readonly rows: readonly RegisterRow[] };

/** An entry of the room's log, without what it says. */
export type EntryOfLog = { readonly number: number; readonly at: string; readonly type: string; readonly hash: string };

/** What is given for a records request: this list of properties and no other; and what was left out, with the reason. */
export type RecordsGiven = {
  readonly jurisdiction: string;
  readonly asked: RecordsAsked;
  readonly forms: readonly GivenForm[];
  readonly registers: readonly GivenRegister[];
  readonly procedures: readonly GivenProcedure[];
  readonly excluded: readonly Excluded[];
};

/** What is chosen from beside the room. */
export type RecordsSource = {
  /** The moment of the room's newest entry. */
  readonly now: Instant;
  readonly textOf: TextOf;
  /** The entries of the log; asked for only where the log is. */
  readonly entries: readonly EntryOfLog[];
};

/**
 * Chooses what is given for a records request: approved forms without names, texts and seals in use; registers column by column; procedures and
 * public texts as a packet gives them. Whatever has no place or no day of its own is given for every place and all days.
 */
export function recordsGiven(room: OpenRoom, asked: RecordsAsked, source: RecordsSource): RecordsGiven {
  const { now, textOf } = source;
  const wants = (kind: RecordKind) => asked.kinds.includes(kind);
  const library = givenProcedures(room, dayOf(now), textOf);
  const forms = wants('forms') ? formsFor(room, asked, library.procedures) : NOTHING;
  const registers = REGISTERS.filter(wants).map((register) => ({
    register,
    found: registerFor(room, register, asked, source),
  }));
  return {
    jurisdiction: room.jurisdiction,
    asked,
    forms: forms.given,
    registers: registers.map(({ register, found }) => ({ register, rows: found.given })),
    procedures: wants('procedures') ? library.procedures : [],
    excluded: excludedInOrder([
      ...forms.excluded,
      ...registers.flatMap(({ found }) => found.excluded),
      ...(wants('procedures') ? library.excluded : []),
    ]),
  };
}

/** The places that records can be asked for of: those that may be named outside. */
export function recordsPlaces(room: OpenRoom): readonly string[] {
  return formPlaces(room).filter((place) => whyNotAt(room, place) === undefined);
}

/**
 * Why an answer is not made: the office's number of the request, or the place that was chosen, would tell what must stay. Both stand on the first page of the
 * answer, and in the log.
 */
export function refuseRecordsAsked(
  room: OpenRoom,
  { request, records: { place } }: { readonly request: string; readonly records: RecordsAsked },
): BallotRefusal | undefined {
  if (confidentialIn(room, request).length > 0) return { code: 'request-number-tells', request };
  if (place === null) return undefined;
  const known = recordsPlaces(room);
  return known.includes(place) ? undefined : { code: 'place-unknown', place, known: known.slice(0, PLACES_NAMED_MAX) };
}

/** So many places are named to whoever named one that is not there. */
const PLACES_NAMED_MAX = 10;

/** How many records are given of each kind that was asked for. */
export function recordCounts({ asked, forms, registers, procedures }: RecordsGiven): readonly {
  readonly kind: RecordKind;
  readonly count: number;
}[] {
  return asked.kinds.map((kind) => {
    if (kind === 'forms') return { kind, count: forms.length };
    if (kind === 'procedures') return { kind, count: procedures.length };
    return { kind, count: registers.find(({ register }) => register === kind)?.rows.length ?? 0 };
  });
}

const REGISTERS = ['batches', 'containers', 'custody', 'seals', 'incidents', 'training', 'log'] as const;

type Found<Given> = { readonly given: readonly Given[]; readonly excluded: readonly Excluded[] };
const NOTHING: Found<never> = { given: [], excluded: [] };

function formsFor(room: OpenRoom, asked: RecordsAsked, procedures: readonly GivenProcedure[]): Found<GivenForm> {
  const approved = approvedRoom(room);
  const inForce = new Set(procedures.map(({ procedure, version }) => `${procedure} ${version}`));
  const isAsked = (place: string) => isWithin(placesOf(room, place), asked);
  const given: GivenForm[] = [];
  const excluded: Excluded[] = [];
  const asOf: string[] = [];
  for (const one of formsNumbered(room)) {
    const { what, record } = one;
    if (!isAsked(record.place) || record.state === 'void') continue;
    const last = lookUp(approved.forms, record.filled);
    if (last === undefined) {
      excluded.push({ what, because: 'not-approved' });
      continue;
    }
    const found = givenForm(approved, { ...one, record: last }, inForce);
    if (found.form !== undefined && !isInDays(found.form.day, asked)) continue;
    if (found.form !== undefined) given.push(found.form);
    excluded.push(...found.excluded);
    asOf.push(what);
    // What is put right at this moment is given as it was approved before.
    if (record.state !== 'approved') excluded.push({ what: `${what}: newest version`, because: 'not-approved' });
  }
  const pictures = picturesExcluded(room).filter(({ what }) => asOf.some((form) => what === `pictures of ${form}`));
  return { given, excluded: [...excluded, ...pictures] };
}

function registerFor(
  room: OpenRoom,
  register: RegisterKind,
  asked: RecordsAsked,
  source: RecordsSource,
): Found<RegisterRow> {
  switch (register) {
    case 'batches':
      return cleared(room, 'batch', batchRows(room, asked));
    case 'containers':
      return cleared(room, 'container', containerRows(room, asked));
    case 'custody':
      return cleared(room, 'custody record', custodyRows(room, asked, source.now));
    case 'seals':
      return sealRows(room, asked);
    case 'incidents':
      return incidentRows(room, asked, source);
    case 'training':
      return cleared(room, 'course', trainingRows(room));
    case 'log': {
      const entries = source.entries.filter(({ at }) => isInDays(dayOf(at), asked));
      const given = entries.map(({ number, at, type, hash }) => {
        return { record: `entry ${number}`, place: null, day: dayOf(at), cells: [number, at, type, hash] };
      });
      const excluded =
        given.length === 0
          ? []
          : [{ what: `what ${given.length} entries of the log say`, because: 'free-text' } as const];
      return { given, excluded };
    }
    default:
      return assertNever(register);
  }
}

/** A row in which something confidential is found stays, by its kind and its number. */
function cleared(room: OpenRoom, kind: string, rows: readonly RegisterRow[]): Found<RegisterRow> {
  const given: RegisterRow[] = [];
  const excluded: Excluded[] = [];
  const findIn = rememberedIn(room);
  for (const [at, row] of rows.entries()) {
    // Cell by cell: two numbers beside one another are no third one.
    const texts = [row.record, row.place, ...row.cells].filter(
      (cell) => typeof cell === 'string' && !IS_MOMENT.test(cell),
    );
    const [because] = texts.flatMap((cell) => findIn(String(cell)));
    if (because === undefined) given.push(row);
    else excluded.push({ what: `${kind} number ${at + 1}`, because });
  }
  return { given, excluded };
}

/** What must not leave of a text, looked for once: a register has the same names in many rows. */
function rememberedIn(room: OpenRoom): (text: string) => readonly Confidential[] {
  const known = new Map<string, readonly Confidential[]>();
  return (text) => {
    const found = known.get(text) ?? confidentialIn(room, text);
    known.set(text, found);
    return found;
  };
}

const IS_MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;

function batchRows(room: OpenRoom, asked: RecordsAsked): readonly RegisterRow[] {
  // Of a count that nobody has approved nothing is said.
  const { figures } = reconciliationOf(approvedRoom(room));
  return inOrder(room.batches).flatMap(([batch, one]) => {
    const { name, channel, tabulator, countedAt, accountedAt, container, became } = one;
    if (!isWithin([countedAt, accountedAt, `batch:${batch}`], asked)) return [];
    const cards = became.length > 0 ? null : (figures.at(countedAt, 'handCount')?.value ?? null);
    return [
      {
        record: batch,
        place: accountedAt,
        day: null,
        cells: [batch, name, channel, tabulator, accountedAt, cards, container],
      },
    ];
  });
}

function containerRows(room: OpenRoom, asked: RecordsAsked): readonly RegisterRow[] {
  return containersAt(room, asked).map(([container, { kind, holdsVoted, batches, stage }]) => ({
    record: container,
    place: `container:${container}`,
    day: null,
    cells: [container, kind, holdsVoted ? 'yes' : 'no', batches.length, stage],
  }));
}

/** Who held a container from when until when: how many people, or an area that is secured or not; neither which people nor which area. */
function custodyRows(room: OpenRoom, asked: RecordsAsked, now: Instant): readonly RegisterRow[] {
  return containersAt(room, asked).flatMap(([container, { steps }]) =>
    custodySpans(steps, now).flatMap(({ at, until, minutes, holder }, number) => {
      if (!isInDays(dayOf(at), asked)) return [];
      const people = holder.in === 'hands' ? holder.people.length : null;
      const held = holder.in === 'area' ? (holder.isSecured ? 'secured area' : 'area') : holder.in;
      return [
        {
          record: `${container} ${number + 1}`,
          place: `container:${container}`,
          day: dayOf(at),
          cells: [container, at, until, Math.round(minutes), held, people],
        },
      ];
    }),
  );
}

/** Seals that were taken off: a number that is on a container, or may come to be on one, is told nobody; nor what a container is called that must stay. */
function sealRows(room: OpenRoom, asked: RecordsAsked): Found<RegisterRow> {
  const given: RegisterRow[] = [];
  const excluded: Excluded[] = [];
  const left = new Map<string, number>();
  const containers = new Set(containersAt(room, asked).map(([container]) => container));
  for (const [seal, { state, container }] of inOrder(room.seals)) {
    if (asked.place !== null && (container === null || !containers.has(container))) continue;
    if (!isUsedUp(room, seal)) {
      left.set(state, (left.get(state) ?? 0) + 1);
      continue;
    }
    const [because] = confidentialIn(room, container ?? '');
    const place = container === null ? null : `container:${container}`;
    if (because === undefined) given.push({ record: seal, place, day: null, cells: [seal, container, state] });
    else excluded.push({ what: `seal number ${given.length + excluded.length + 1}`, because });
  }
  const inUse = [...left].map(
    ([state, count]) => ({ what: `seals ${state}: ${count}`, because: 'seal-in-use' }) as const,
  );
  return { given, excluded: [...inUse, ...excluded] };
}

function incidentRows(room: OpenRoom, asked: RecordsAsked, { now, textOf }: RecordsSource): Found<RegisterRow> {
  const told = givenIncidents(room, publicViewOf(room, now), textOf);
  const given = told.incidents.flatMap(({ kind, openedOn, isClosed, text }, at) => {
    if (!isInDays(openedOn, asked)) return [];
    const says = text === null ? null : (textOf(text.digest) ?? null);
    const cells = [at + 1, kind, openedOn, isClosed ? 'yes' : 'no', says];
    return [{ record: `incident ${at + 1}`, place: null, day: openedOn, cells }];
  });
  const numbers = new Set(given.map(({ record }) => `public text of ${record}`));
  const statements =
    given.length === 0
      ? []
      : [{ what: `what people wrote of ${given.length} incidents`, because: 'free-text' } as const];
  return { given, excluded: [...told.excluded.filter(({ what }) => numbers.has(what)), ...statements] };
}

/** How many people attended a course, and how often somebody acted without it; never who. */
function trainingRows(room: OpenRoom): readonly RegisterRow[] {
  const people = [...entriesOf(room.people)].map(([, person]) => person);
  return inOrder(room.courses).flatMap(([course, versions]) =>
    versions.map(({ version, effectiveFrom }, at) => {
      const attended = people.filter(({ trainings }) =>
        trainings.some((one) => one.course === course && one.version === version),
      ).length;
      // An override is of the course, whatever its version.
      const isLast = at === versions.length - 1;
      const overrides = people.reduce(
        (sum, one) => sum + one.overrides.filter((each) => each.course === course).length,
        0,
      );
      return {
        record: `${course}, version ${version}`,
        place: null,
        day: effectiveFrom,
        cells: [course, version, effectiveFrom, attended, isLast ? overrides : null],
      };
    }),
  );
}

function containersAt(room: OpenRoom, asked: RecordsAsked) {
  return inOrder(room.containers).filter(([container]) => isWithin(placesOf(room, `container:${container}`), asked));
}

function inOrder<V>(map: Parameters<typeof entriesOf<V>>[0]): readonly (readonly [string, V])[] {
  return [...entriesOf(map)].toSorted(([one], [other]) => compareNaturally(one, other));
}

/** A place, and those whose batches lie there: a container is asked for by the polling place that its batches came from, too. */
function placesOf(room: OpenRoom, place: string): readonly string[] {
  const [kind = '', name = ''] = splitOnce(place);
  if (kind === 'batch') {
    const batch = lookUp(room.batches, name);
    return batch === undefined ? [place] : [place, batch.countedAt, batch.accountedAt];
  }
  if (kind === 'retrieval') return [place, `container:${name.split(' ')[0]}`];
  if (kind !== 'container') return [place];
  const batches = lookUp(room.containers, name)?.batches ?? [];
  return [place, ...batches.flatMap((batch) => lookUp(room.batches, batch)?.accountedAt ?? [])];
}

/** Whether one of these places is the one that was asked for, or a day or a tabulator of it. */
function isWithin(places: readonly string[], { place: asked }: RecordsAsked): boolean {
  if (asked === null) return true;
  const [kind, site] = splitOnce(asked);
  return places.some((place) => place === asked || (kind === 'site' && siteOf(place) === site));
}

const OF_A_SITE = new Set(['site', 'site-day', 'provisional-site', 'tabulator', 'tabulator-day']);

function siteOf(place: string): string | undefined {
  const [kind = '', name = ''] = splitOnce(place);
  return OF_A_SITE.has(kind) ? name.split('/')[0] : undefined;
}

function splitOnce(place: string): readonly [string, string] {
  const cut = place.indexOf(':');
  return cut < 0 ? [place, ''] : [place.slice(0, cut), place.slice(cut + 1)];
}

function isInDays(day: string, { from, until }: RecordsAsked): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}
