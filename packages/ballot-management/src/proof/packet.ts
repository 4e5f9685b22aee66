import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { SECURE_BALLOT_MANAGEMENT, type Standard } from '../state/standards.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import { answersOf, type DraftedAnswer } from './answers.ts';
import { approvedRoom } from './approved-room.ts';
import { type Canvass, canvassOf } from './canvass.ts';
import { evidenceOf } from './evidence.ts';
import { reviewFigures } from './evidence-of-accounts.ts';
import { type Excluded, excludedInOrder, formsNumbered, picturesExcluded } from './excluded.ts';
import { type GivenProcedure, givenCorrections, givenIncidents, givenProcedures, type TextOf } from './given-texts.ts';
import { type PublicView, publicViewOf } from './public-view.ts';
import type { BulletEvidence } from './standard.ts';

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
  readonly procedures: readonly GivenProcedure[];
  readonly samples: readonly SampleForm[];
  readonly rates: Readonly<Record<string, number>>;
  /** What a canvass board is given beside the forms. */
  readonly canvass: Canvass;
  readonly excluded: readonly Excluded[];
};

/** Chooses what goes into the packet. `textOf` answers what was typed under a digest; undefined where it was destroyed. */
export function packetOf(room: OpenRoom, now: Instant, textOf: TextOf): Packet {
  const everybodys = publicViewOf(room, now);
  const told = givenIncidents(room, everybodys, textOf);
  const corrected = givenCorrections(room, everybodys, textOf);
  const given = givenProcedures(room, dayOf(now), textOf);
  const { procedures } = given;
  const view = { ...everybodys, incidents: told.incidents, corrections: corrected.corrections };
  const board = canvassOf(room, view);
  const excluded: readonly Excluded[] = [
    ...told.excluded,
    ...corrected.excluded,
    ...given.excluded,
    ...formsNotApproved(room),
    ...picturesExcluded(room),
    ...board.excluded,
    // Of people only their number leaves, here too.
    { what: `people: ${[...entriesOf(room.people)].length}`, because: 'names-of-people' },
  ];
  const approved = approvedRoom(room);
  return {
    standard: SECURE_BALLOT_MANAGEMENT,
    view,
    bullets: evidenceOf(room, now, approved).map((one) => ({ ...one, ...withoutNames(one) })),
    answers: answersOf(room, now, approved).map((one) => ({ ...one, procedures: onlyGiven(one, procedures) })),
    procedures,
    samples: samplesIn(room),
    rates: ratesOf(room),
    canvass: board.canvass,
    excluded: excludedInOrder(excluded),
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

/** One approved form of each kind, the first by its place, and one that came back for correction where there is any. */
function samplesIn(room: OpenRoom): readonly SampleForm[] {
  const approved = [...entriesOf(approvedRoom(room).forms)].map(([, record]) => record);
  const chosen = new Map<string, FormRecord>();
  for (const record of approved.toSorted((a, b) => compareNaturally(a.filled, b.filled))) {
    const { form, returns } = record;
    const known = chosen.get(form);
    if (known === undefined || (known.returns.length === 0 && returns.length > 0)) chosen.set(form, record);
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

/** The forms that nobody has approved yet. */
function formsNotApproved(room: OpenRoom): readonly Excluded[] {
  return formsNumbered(room).flatMap(({ what, record }) =>
    record.state === 'approved' || record.state === 'void' ? [] : [{ what, because: 'not-approved' }],
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
