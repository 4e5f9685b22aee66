import { assert, assertNever, lookUp, withEntry } from '@plumbline/prelude';
import { type FilledForm, isSameValue } from '../forms/filled-form.ts';
import { cellsOf } from '../forms/form-cells.ts';
import { formOf } from '../forms/forms.ts';
import type { BallotEventOf } from './ballot-event.ts';
import { type FirstTyped, firstTypedAfter } from './first-typed.ts';
import type { PersonId } from './nouns.ts';
import type { FormRecord, FormVersion, OpenRoom, Part } from './room.ts';
import { keyAt, newestVersion } from './room-view.ts';

/** The events of forms and their review. */
export type FormEvent = BallotEventOf<
  | 'form-started'
  | 'form-entered'
  | 'form-signed'
  | 'form-image-verified'
  | 'late-statement-made'
  | 'form-completed'
  | 'review-begun'
  | 'line-reentered'
  | 'form-returned'
  | 'form-approved'
  | 'form-amended'
  | 'form-voided'
  | 'correction-reason-written'
  | 'correction-reason-reviewed'
>;

/** The room after something happened to a form. No version of a form is ever changed once it has been completed. */
export function evolveForms(room: OpenRoom, event: FormEvent): OpenRoom {
  if (event.type === 'form-started') return withNewForm(room, event);
  const record = lookUp(room.forms, event.filled);
  assert(record !== undefined, 'a form is started first', event.filled);
  return { ...room, forms: withEntry(room.forms, event.filled, evolveForm(record, event)) };
}

/** The room once a signature was missed: whoever had not signed that version of the form by then is late. */
export function withSignatureMissed(
  room: OpenRoom,
  { kind, subject, at }: Pick<BallotEventOf<'incident-opened'>, 'kind' | 'subject' | 'at'>,
): OpenRoom {
  const record = kind === 'MISSING_SIGNATURE' ? lookUp(room.forms, subject) : undefined;
  if (record === undefined) return room;
  const { signedBy, lacking } = newestVersion(record);
  if (lacking !== null) return room;
  return { ...room, forms: withEntry(room.forms, subject, withNewest(record, { lacking: { at, signedBy } })) };
}

function withNewForm(room: OpenRoom, event: BallotEventOf<'form-started'>): OpenRoom {
  const { filled, form, place, capture, procedure, by, at } = event;
  const none: readonly PersonId[] = [];
  const record: FormRecord = {
    filled,
    form,
    place,
    capture,
    procedure,
    state: 'draft',
    versions: [newVersion(1, at)],
    parts: {
      preparer: by,
      counter: none,
      witness: none,
      transcriber: none,
      amender: none,
      custodian: none,
      voider: none,
    },
    isUnexplained: false,
    reentered: {},
    readBefore: [],
    firstTyped: [],
    timesEntered: 0,
    returns: [],
    lateStatements: [],
  };
  const key = keyAt(place, form);
  return {
    ...room,
    forms: withEntry(room.forms, filled, record),
    formsAt: withEntry(room.formsAt, key, [...(lookUp(room.formsAt, key) ?? []), filled]),
  };
}

function newVersion(version: number, at: string): FormVersion {
  return {
    version,
    enteredAt: at,
    fields: {},
    tables: {},
    typedBy: {},
    signedBy: [],
    statedBy: [],
    lacking: null,
    isImageVerified: false,
    amended: null,
    publicReason: null,
    completedAt: null,
    approved: null,
  };
}

function evolveForm(record: FormRecord, event: Exclude<FormEvent, { readonly type: 'form-started' }>): FormRecord {
  switch (event.type) {
    case 'form-entered': {
      const { fields, tables, at } = event;
      // A form that was returned goes on in a version of its own: what was returned stays as it was.
      const isReturned = record.state === 'returned';
      const base = isReturned ? withNextVersion(record, at) : record;
      const role: Part = isReturned ? 'amender' : record.capture === 'paper' ? 'transcriber' : 'preparer';
      const parts = [
        [role, event.by],
        ['counter', event.counters],
        ['witness', event.witnesses],
        ['custodian', event.custodians],
      ] as const;
      const entered = { fields, tables, typedBy: typedBy(newestVersion(record), event) };
      let after = withNewest(
        { ...base, state: 'draft', firstTyped: firstTyped(record, entered), timesEntered: record.timesEntered + 1 },
        // Nobody stands for figures that were typed after they had signed or stated something.
        { ...entered, signedBy: [], statedBy: [], isImageVerified: false },
      );
      for (const [part, people] of parts) after = withPart(after, part, people);
      return after;
    }
    case 'form-signed': {
      const { signedBy } = newestVersion(record);
      return withPart(withNewest(record, { signedBy: [...signedBy, ...event.by] }), 'preparer', event.by);
    }
    case 'form-image-verified':
      return withPart(withNewest(record, { isImageVerified: true }), 'transcriber', event.by);
    case 'late-statement-made': {
      const { statedBy } = newestVersion(record);
      const stated = withNewest(record, { statedBy: [...statedBy, ...event.by] });
      return withPart({ ...stated, lateStatements: [...record.lateStatements, event] }, 'preparer', event.by);
    }
    case 'form-completed': {
      const completed = withNewest({ ...record, state: 'complete' }, { completedAt: event.at });
      // Whoever says that it is whole has prepared it.
      const unread = withReadingsKept({ ...completed, isUnexplained: event.isUnexplained });
      return withPart(unread, 'preparer', event.by);
    }
    case 'review-begun':
      return { ...record, state: 'in-review' };
    case 'line-reentered': {
      // The first value of each person stands, whatever they type after they have seen what stands there.
      const { line, value, by } = event;
      const typed = { ...Object.fromEntries(by.map((person) => [person, value])), ...record.reentered[line] };
      return { ...record, reentered: { ...record.reentered, [line]: typed } };
    }
    case 'form-returned':
      return { ...record, state: 'returned', returns: [...record.returns, event] };
    case 'form-approved': {
      const { by, at, isExternal } = event;
      return withNewest({ ...record, state: 'approved' }, { approved: { by, at, isExternal } });
    }
    case 'form-amended': {
      const { fields, tables, reason, text, evidence, at, by } = event;
      const entered = { fields, tables, typedBy: typedBy(newestVersion(record), event) };
      const amended = withNewest(withNextVersion(record, at), { ...entered, amended: { reason, text, evidence } });
      return withPart({ ...amended, state: 'draft', firstTyped: firstTyped(record, entered) }, 'amender', by);
    }
    case 'form-voided':
      return withPart({ ...record, state: 'void' }, 'voider', event.by);
    case 'correction-reason-written': {
      const { by, at, reason } = event;
      // Another sentence is read anew.
      return withVersion(record, event.version, { publicReason: { by, at, reason, reviewedBy: [] } });
    }
    case 'correction-reason-reviewed': {
      const written = record.versions.find(({ version }) => version === event.version)?.publicReason;
      assert(written != null, 'what is reviewed was written', event);
      return withVersion(record, event.version, { publicReason: { ...written, reviewedBy: event.by } });
    }
    default:
      return assertNever(event);
  }
}

/** Who typed each cell: whoever changed it last, and who gave a new one its value. */
function typedBy(
  before: FormVersion,
  entered: FilledForm & { readonly by: readonly PersonId[] },
): FormVersion['typedBy'] {
  const stood = cellsOf(before);
  return Object.fromEntries(
    [...cellsOf(entered)].map(([key, value]) => [
      key,
      isSameValue(stood.get(key), value) ? (before.typedBy[key] ?? []) : entered.by,
    ]),
  );
}

type Entered = Parameters<typeof firstTypedAfter>[2]['entered'];

function firstTyped(record: FormRecord, entered: Entered): readonly FirstTyped[] {
  return firstTypedAfter(formOf(record.form).pairs, record.firstTyped, { before: newestVersion(record), entered });
}

function withNextVersion(record: FormRecord, at: string): FormRecord {
  const next = newVersion(newestVersion(record).version + 1, at);
  return { ...withReadingsKept(record), versions: [...record.versions, next] };
}

/** Reading begins anew; who read what before they were shown this version stays. */
function withReadingsKept(record: FormRecord): FormRecord {
  const { reentered, readBefore } = record;
  if (Object.keys(reentered).length === 0) return record;
  const { version } = newestVersion(record);
  return { ...record, readBefore: [...readBefore, { version, reentered }], reentered: {} };
}

function withNewest(record: FormRecord, change: Partial<FormVersion>): FormRecord {
  return withVersion(record, newestVersion(record).version, change);
}

function withVersion(record: FormRecord, version: number, change: Partial<FormVersion>): FormRecord {
  const versions = record.versions.map((each) => (each.version === version ? { ...each, ...change } : each));
  return { ...record, versions };
}

function withPart(record: FormRecord, part: Part, people: readonly PersonId[]): FormRecord {
  const known = record.parts[part];
  const added = people.filter((each) => !known.includes(each));
  return added.length === 0 ? record : { ...record, parts: { ...record.parts, [part]: [...known, ...added] } };
}
