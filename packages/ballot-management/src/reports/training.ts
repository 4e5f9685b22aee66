import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { Duty, PersonId } from '../state/nouns.ts';
import type { CourseVersion, OpenRoom, Person } from '../state/room.ts';
import { addMonths } from '../units/instant.ts';

/** The version of each course that is in force on a day and that a duty asks for. */
export function coursesFor(room: OpenRoom, duty: Duty, day: string): readonly CourseVersion[] {
  return [...entriesOf(room.courses)].flatMap(([, versions]) => {
    const inForce = versions.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1);
    return inForce?.duties.includes(duty) ? [inForce] : [];
  });
}

/**
 * The course that somebody is not trained in for a duty on a day; undefined where nothing is lacking. What counts is the day of the act:
 * a new version asks nothing of what was done before it came into force.
 */
export function trainingLacking(room: OpenRoom, person: Person, duty: Duty, day: string): string | undefined {
  return coursesFor(room, duty, day).find(({ course, version, validMonths }) => {
    if (person.overrides.some((each) => each.course === course && each.day === day)) return false;
    return !person.trainings.some(
      (each) =>
        each.course === course && each.version >= version && each.on <= day && day <= addMonths(each.on, validMonths),
    );
  })?.course;
}

/** Whether somebody has a duty on a day, at a place or everywhere. */
export function hasDuty(person: Person, duties: readonly Duty[], day: string): Duty | undefined {
  return person.duties.find(
    ({ duty, from, until }) => duties.includes(duty) && from <= day && (until === null || day <= until),
  )?.duty;
}

/** As many as somebody would ask one after the other. */
export const TRAINED_NAMED_MAX = 5;

/** Who could act in the place of somebody on a day: sworn, with one of these duties and trained for it; by name, at most `TRAINED_NAMED_MAX`. */
export function trainedFor(
  room: OpenRoom,
  {
    duties,
    day,
    except,
  }: { readonly duties: readonly Duty[]; readonly day: string; readonly except: readonly PersonId[] },
): readonly Person[] {
  const may = (person: Person) =>
    duties.some(
      (duty) => hasDuty(person, [duty], day) !== undefined && trainingLacking(room, person, duty, day) === undefined,
    );
  return [...entriesOf(room.people)]
    .map(([, person]) => person)
    .filter((person) => person.hasOath && !except.includes(person.person) && may(person))
    .toSorted((a, b) => compareNaturally(a.name, b.name))
    .slice(0, TRAINED_NAMED_MAX);
}

/** Somebody who has a duty and may not do it on a day, with the course that is lacking. */
export type TrainingLapse = { readonly person: string; readonly duty: Duty; readonly course: string };

/** Everybody whose training for a duty of theirs is not current on a day. */
export function trainingLapses(room: OpenRoom, day: string): readonly TrainingLapse[] {
  return [...entriesOf(room.people)].flatMap(([, person]) =>
    person.duties
      .filter(({ from, until }) => from <= day && (until === null || day <= until))
      .flatMap(({ duty }) => {
        const course = trainingLacking(room, person, duty, day);
        return course === undefined ? [] : [{ person: person.person, duty, course }];
      }),
  );
}
