import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import type { Evidence } from '../state/nouns.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { SECURE_BALLOT_MANAGEMENT, type Standard } from '../state/standards.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import { answersOf, type DraftedAnswer } from './answers.ts';
import { approvedRoom } from './approved-room.ts';
import { type Confidential, confidentialIn } from './confidential.ts';
import { evidenceOf } from './evidence.ts';
import { reviewFigures } from './evidence-of-accounts.ts';
import { type PublicView, publicViewOf } from './public-view.ts';
import type { BulletEvidence } from './standard.ts';

/** Why something is not in the packet. */
export type ExcludedBecause =
  | Confidential
  | 'not-in-force'
  | 'not-cleared'
  | 'text-is-gone'
  | 'pictures-stay'
  | 'names-of-people'
  | 'not-approved'
  | 'free-text';

/**
 * Something that was left out, by its kind and its number in the order of the names in the room: a name that nobody has looked at may be what must not leave.
 * Only a procedure that was cleared is called by its own.
 */
export type Excluded = { readonly what: string; readonly because: ExcludedBecause };

/** An approved form as a sample: its counts and nothing else. */
export type SampleForm = {
  readonly form: FormId;
  readonly version: number;
  readonly returned: number;
  readonly lines: readonly { readonly line: string; readonly value: number }[];
};

/**
 * What a certifier is given: this list of properties and no other. Procedures that somebody has cleared, counts of one approved form of each kind,
 * rates, drafted answers and the public view; and what was left out, with the reason.
 */
export type Packet = {
  /** The standard that it is for. */
  readonly standard: Standard;
  readonly view: PublicView;
  readonly bullets: readonly BulletEvidence[];
  readonly answers: readonly DraftedAnswer[];
  readonly procedures: readonly {
    readonly procedure: string;
    readonly version: number;
    readonly topics: readonly string[];
    readonly text: string;
  }[];
  readonly samples: readonly SampleForm[];
  readonly rates: Readonly<Record<string, number>>;
  readonly excluded: readonly Excluded[];
};

/** Chooses what goes into the packet. `textOf` answers what was typed under a digest; undefined where it was destroyed. */
export function packetOf(room: OpenRoom, now: Instant, textOf: (digest: string) => string | undefined): Packet {
  const excluded: Excluded[] = [];
  const view = withoutConfidential(room, publicViewOf(room, now), textOf, excluded);
  const procedures = proceduresIn(room, dayOf(now), textOf, excluded);
  const samples = samplesIn(room, excluded);
  excludePictures(room, excluded);
  // Of people only their number leaves, here too.
  excluded.push({ what: `people: ${[...entriesOf(room.people)].length}`, because: 'names-of-people' });
  const approved = approvedRoom(room);
  return {
    standard: SECURE_BALLOT_MANAGEMENT,
    view,
    bullets: evidenceOf(room, now, approved).map((one) => ({ ...one, ...withoutNames(one) })),
    answers: answersOf(room, now, approved).map((one) => ({ ...one, procedures: onlyGiven(one, procedures) })),
    procedures,
    samples,
    rates: ratesOf(room),
    excluded: excluded.toSorted((a, b) => compareNaturally(a.what, b.what)),
  };
}

/** An answer rests on more than is given; a procedure that stays is not named by it either. */
function onlyGiven({ procedures }: DraftedAnswer, given: Packet['procedures']): DraftedAnswer['procedures'] {
  return procedures.filter(({ procedure, version }) =>
    given.some((one) => one.procedure === procedure && one.version === version),
  );
}

/** Gaps are counted; what they are called in the room may say where ballots are and who has them. */
function withoutNames({ missing, notes }: BulletEvidence): Pick<BulletEvidence, 'missing' | 'notes'> {
  return {
    missing: missing.map((gap) => ({ ...gap, names: [] })),
    notes: notes.map((gap) => ({ ...gap, names: [] })),
  };
}

function withoutConfidential(
  room: OpenRoom,
  view: PublicView,
  textOf: (digest: string) => string | undefined,
  excluded: Excluded[],
): PublicView {
  const incidents = view.incidents.map((incident, at) => {
    const text = incident.text === null ? undefined : textOf(incident.text.digest);
    const [because] = text === undefined ? [] : confidentialIn(room, text);
    if (because === undefined) return incident;
    excluded.push({ what: `public text of incident ${at + 1}`, because });
    return { ...incident, text: null };
  });
  return { ...view, incidents };
}

function proceduresIn(
  room: OpenRoom,
  today: string,
  textOf: (digest: string) => string | undefined,
  excluded: Excluded[],
): Packet['procedures'] {
  const given: Packet['procedures'][number][] = [];
  const inOrder = [...entriesOf(room.procedures)].toSorted(([one], [other]) => compareNaturally(one, other));
  for (const [at, [procedure, versions]] of inOrder.entries()) {
    const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= today);
    for (const one of versions) {
      const mayBeNamed = one.clearedBy.length > 0 && confidentialIn(room, procedure).length === 0;
      const what = `procedure ${mayBeNamed ? procedure : `number ${at + 1}`}, version ${one.version}`;
      const text = textOf(one.text.digest);
      const [because]: readonly ExcludedBecause[] =
        one !== inForce
          ? ['not-in-force']
          : one.clearedBy.length === 0
            ? ['not-cleared']
            : text === undefined
              ? ['text-is-gone']
              : confidentialIn(room, `${procedure}\n${text}`);
      if (because !== undefined || text === undefined) excluded.push({ what, because: because ?? 'text-is-gone' });
      else given.push({ procedure, version: one.version, topics: one.topics, text });
    }
  }
  return given;
}

/** One approved form of each kind, the first by its place, and one that came back for correction where there is any. */
function samplesIn(room: OpenRoom, excluded: Excluded[]): readonly SampleForm[] {
  const approved = [...entriesOf(approvedRoom(room).forms)].map(([, record]) => record);
  const chosen = new Map<string, FormRecord>();
  for (const record of approved.toSorted((a, b) => compareNaturally(a.filled, b.filled))) {
    const { form, returns } = record;
    const known = chosen.get(form);
    if (known === undefined || (known.returns.length === 0 && returns.length > 0)) chosen.set(form, record);
  }
  for (const { what, record } of formsNumbered(room)) {
    if (record.state !== 'approved' && record.state !== 'void') excluded.push({ what, because: 'not-approved' });
  }
  return [...chosen.values()].toSorted((a, b) => compareNaturally(a.form, b.form)).map(sampleOf);
}

function sampleOf(record: FormRecord): SampleForm {
  const version = newestVersion(record);
  const lines = formOf(record.form).fields.flatMap(({ field, kind }) => {
    const value = version.fields[field];
    return kind === 'count' && typeof value === 'number' ? [{ line: field, value }] : [];
  });
  return { form: record.form, version: version.version, returned: record.returns.length, lines };
}

/** Pictures show more than anybody sees at first, and carry where they were taken: none is given. */
function excludePictures(room: OpenRoom, excluded: Excluded[]): void {
  const pictures = (evidence: readonly Evidence[]) => evidence.filter(({ kind }) => kind === 'photo').length;
  const explanations = [...entriesOf(room.explanations)].toSorted(([one], [other]) => compareNaturally(one, other));
  for (const [at, [, { evidence }]] of explanations.entries()) {
    if (pictures(evidence) > 0)
      excluded.push({ what: `pictures of explanation number ${at + 1}`, because: 'pictures-stay' });
  }
  for (const { what, record } of formsNumbered(room)) {
    const count = record.versions.reduce((sum, { amended }) => sum + pictures(amended?.evidence ?? []), 0);
    if (count > 0) excluded.push({ what: `pictures of ${what}`, because: 'pictures-stay' });
  }
}

/** The forms with what they are called outside: by their kind, and numbered among those of that kind. */
function formsNumbered(room: OpenRoom): readonly { readonly what: string; readonly record: FormRecord }[] {
  const records = [...entriesOf(room.forms)].map(([, record]) => record);
  const ofKind = Map.groupBy(
    records.toSorted((a, b) => compareNaturally(a.filled, b.filled)),
    ({ form }) => form,
  );
  return [...ofKind].flatMap(([form, same]) =>
    same.map((record, at) => ({ what: `form ${form} number ${at + 1}`, record })),
  );
}

/** The figures to follow from election to election, as counts: a share is formed by whoever reads them. */
function ratesOf(room: OpenRoom): Packet['rates'] {
  const { all, approved, byOthers, returned, refused, medianMinutes } = reviewFigures(room);
  const readings = [...entriesOf(room.containers)].flatMap(([, container]) => container.readings);
  const people = [...entriesOf(room.people)].map(([, person]) => person);
  return {
    forms: all,
    formsApproved: approved,
    formsReviewedByOthers: byOthers,
    formsReturned: returned,
    reviewsRefused: refused,
    ...(medianMinutes === null ? {} : { minutesToReviewMedian: Math.round(medianMinutes) }),
    sealReadings: readings.length,
    sealReadingsAgreeing: readings.filter(({ agrees }) => agrees).length,
    trainingOverrides: people.reduce((sum, { overrides }) => sum + overrides.length, 0),
    actsRefused: room.refusedActs.length,
    incidents: [...entriesOf(room.incidents)].length,
  };
}
