import { entriesOf, lookUp } from '@plumbline/prelude';
import { trainingLapses } from '../reports/training.ts';
import type { ProcedureKind } from '../state/nouns.ts';
import { TOPICS } from '../state/nouns.ts';
import type { OpenRoom, Person } from '../state/room.ts';
import { gapIf, gapOf } from './gaps.ts';
import type { Fact, Gap, MissingName, NoteName } from './standard.ts';

/** What a bullet is made of, before its state follows from it. */
export type Found = {
  readonly facts: readonly Fact[];
  readonly missing: readonly Gap<MissingName>[];
  readonly notes: readonly Gap<NoteName>[];
};

/** A procedure as it stands on a day: the version in force, and versions nobody has approved or that begin later. */
export type ProcedureStanding = {
  readonly procedure: string;
  readonly inForce: number | null;
  readonly topics: readonly string[];
  readonly hasDraft: boolean;
  readonly beginsLater: boolean;
};

/** Every procedure as it stands on a day. Whoever wrote it never approved it: the room refuses that. */
export function proceduresOn(room: OpenRoom, today: string): readonly ProcedureStanding[] {
  return standingOn(room, 'procedure', today);
}

/** Texts of one kind: only a procedure covers a topic, whatever topics another text names. */
function standingOn(room: OpenRoom, kind: ProcedureKind, today: string): readonly ProcedureStanding[] {
  const ofKind = [...entriesOf(room.procedures)].filter(([, versions]) => versions[0]?.kind === kind);
  return ofKind.map(([procedure, versions]) => {
    const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= today);
    return {
      procedure,
      inForce: inForce?.version ?? null,
      topics: inForce?.topics ?? [],
      // A draft that a later version has overtaken waits for nobody.
      hasDraft: versions.at(-1)?.effectiveFrom === null,
      beginsLater: versions.some(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom > today),
    };
  });
}

/** B1: written procedures for organizing, accounting, reconciling and custody. */
export function evidenceOfProcedures(room: OpenRoom, today: string): Found {
  const procedures = proceduresOn(room, today);
  const inForce = procedures.filter((one) => one.inForce !== null);
  const covered = TOPICS.filter((topic) => inForce.some(({ topics }) => topics.includes(topic)));
  const forms = [...entriesOf(room.forms)].map(([, record]) => record).filter(({ state }) => state !== 'void');
  const named = forms.filter(({ procedure }) => procedure !== null);
  return {
    facts: [
      { fact: 'procedures', figures: { inForce: inForce.length, all: procedures.length }, page: 'procedures' },
      { fact: 'topics', figures: { covered: covered.length, all: TOPICS.length }, page: 'procedures' },
      { fact: 'forms-by-procedure', figures: { named: named.length, all: forms.length }, page: 'forms' },
    ],
    missing: [
      ...gapOf(
        'topic-without-procedure',
        'procedures',
        TOPICS.filter((topic) => !covered.includes(topic)),
      ),
      ...gapOf(
        'procedure-not-approved',
        'procedures',
        procedures.filter(({ hasDraft }) => hasDraft).map(({ procedure }) => procedure),
      ),
      ...gapOf(
        'form-without-procedure',
        'forms',
        forms.filter(({ procedure }) => procedure === null).map(({ filled }) => filled),
      ),
    ],
    notes: gapOf(
      'procedure-later',
      'procedures',
      procedures.filter(({ beginsLater }) => beginsLater).map(({ procedure }) => procedure),
    ),
  };
}

/** B2: everybody who has a duty was trained for it, on the day that counts. */
export function evidenceOfTraining(room: OpenRoom, today: string): Found {
  const people = [...entriesOf(room.people)].map(([, person]) => person);
  const onDuty = people.filter((person) => dutiesOf(person, today).length > 0);
  const lapses = trainingLapses(room, today);
  const lapsed = new Set(lapses.map(({ person }) => person));
  const courses = [...entriesOf(room.courses)].flatMap(([, versions]) => {
    const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= today);
    return inForce === undefined ? [] : [inForce];
  });
  const outlines = standingOn(room, 'course-outline', today);
  const taught = new Set(courses.flatMap(({ duties }) => duties));
  const held = onDuty.flatMap((person) => dutiesOf(person, today));
  const trained = onDuty.filter(({ person, trainings }) => !lapsed.has(person) && trainings.length > 0);
  const nameOf = (person: string) => lookUp(room.people, person)?.name ?? person;
  return {
    facts: [
      { fact: 'courses', figures: { courses: courses.length, duties: taught.size }, page: 'training' },
      { fact: 'people-trained', figures: { current: trained.length, onDuty: onDuty.length }, page: 'training' },
      {
        fact: 'trainings',
        figures: {
          trainings: people.reduce((sum, { trainings }) => sum + trainings.length, 0),
          overrides: people.reduce((sum, { overrides }) => sum + overrides.length, 0),
        },
        page: 'training',
      },
      ...(outlines.length === 0
        ? []
        : ([
            {
              fact: 'outlines',
              figures: { approved: outlines.filter(({ inForce }) => inForce !== null).length, all: outlines.length },
              page: 'procedures',
            },
          ] as const)),
    ],
    missing: [
      ...gapIf(courses.length === 0, 'no-course', 'training'),
      ...gapIf(onDuty.length === 0, 'nobody-on-duty', 'training'),
      ...gapOf('training-lapsed', 'training', [...lapsed].map(nameOf)),
      ...gapOf(
        'oath-missing',
        'training',
        onDuty.filter(({ hasOath }) => !hasOath).map(({ name }) => name),
      ),
    ],
    notes: [
      ...gapOf(
        'training-overridden',
        'training',
        people.filter(({ overrides }) => overrides.length > 0).map(({ name }) => name),
      ),
      ...gapOf(
        'duty-without-course',
        'training',
        held.filter((duty) => !taught.has(duty)),
      ),
    ],
  };
}

/** The duties somebody has on a day. */
export function dutiesOf({ duties }: Person, day: string): readonly Person['duties'][number]['duty'][] {
  return duties.filter(({ from, until }) => from <= day && (until === null || day <= until)).map(({ duty }) => duty);
}
