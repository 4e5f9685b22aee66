import { likenessKey } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { Duty } from '../state/nouns.ts';
import type { OpenRoom, Person } from '../state/room.ts';
import { addMonths } from '../units/instant.ts';
import { trainingLacking } from './training.ts';

/** Somebody who is to stand somewhere on a day, and which duties of a room do the same; none where no duty of a room does. */
export type StaffedPlace = { readonly place: string; readonly name: string; readonly duties: readonly Duty[] };

/** A place whose person has no current training for it on the day. */
export type StaffTraining = {
  readonly place: string;
  readonly name: string;
  readonly course: string;
  /** The last day on which it was current; null where they never had it as it is asked for now. */
  readonly until: string | null;
  /** Who has a duty that does the same, is trained for it on that day and stands in no place of the plan: at most `REPLACEMENTS_MAX`. */
  readonly replacements: readonly string[];
};

export const REPLACEMENTS_MAX = 5;

/** What a room knows of the training of those who are to come on a day. */
export type TrainingOfStaff = {
  readonly lacking: readonly StaffTraining[];
  /** Names in the plan that the room does not have: nothing is known of their training. */
  readonly unknown: readonly string[];
};

/**
 * Whose training is over on the day, for the place they stand in: the courses that its duties ask for, and where no duty of a room does what
 * is done there, those of the duties that the person has. A name is the same however its capitals and blanks are written; where a room has
 * two people of a name, the one whose training is lacking counts.
 */
export function trainingOfStaff(room: OpenRoom, staffed: readonly StaffedPlace[], day: string): TrainingOfStaff {
  const people = [...entriesOf(room.people)].map(([, person]) => person);
  const byName = Map.groupBy(people, ({ name }) => likenessKey(name.trim()));
  const inPlan = new Set(staffed.map(({ name }) => likenessKey(name.trim())));
  const free = people.filter(({ name, hasOath }) => hasOath && !inPlan.has(likenessKey(name.trim())));
  const unknown = staffed.filter(({ name }) => !byName.has(likenessKey(name.trim())));
  const lacking = staffed.flatMap(({ place, name, duties }): readonly StaffTraining[] => {
    for (const person of byName.get(likenessKey(name.trim())) ?? []) {
      const asked = duties.length > 0 ? duties : dutiesOn(person, day);
      const course = lackingFor(room, person, asked, day);
      if (course === undefined) continue;
      const replacements = free.filter((other) => mayReplace(room, other, asked, day)).map((other) => other.name);
      const until = currentUntil(room, person, course, day);
      const sorted = replacements.toSorted((one, other) => one.localeCompare(other, 'en'));
      return [{ place, name: name.trim(), course, until, replacements: sorted.slice(0, REPLACEMENTS_MAX) }];
    }
    return [];
  });
  return { lacking, unknown: [...new Set(unknown.map(({ name }) => name.trim()))] };
}

function dutiesOn({ duties }: Person, day: string): readonly Duty[] {
  const inForce = duties.filter(({ from, until }) => from <= day && (until === null || day <= until));
  return inForce.map(({ duty }) => duty);
}

function lackingFor(room: OpenRoom, person: Person, duties: readonly Duty[], day: string): string | undefined {
  for (const duty of duties) {
    const course = trainingLacking(room, person, duty, day);
    if (course !== undefined) return course;
  }
  return undefined;
}

function mayReplace(room: OpenRoom, person: Person, duties: readonly Duty[], day: string): boolean {
  const hasOne = dutiesOn(person, day).some((duty) => duties.includes(duty));
  return hasOne && lackingFor(room, person, duties, day) === undefined;
}

/** Of the version that is in force on the day; a training that comes later was not yet had. */
function currentUntil(room: OpenRoom, person: Person, course: string, day: string): string | null {
  const versions = lookUp(room.courses, course) ?? [];
  const inForce = versions.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1);
  if (inForce === undefined) return null;
  const had = person.trainings.filter(
    (each) => each.course === course && each.version >= inForce.version && each.on <= day,
  );
  return (
    had
      .map(({ on }) => addMonths(on, inForce.validMonths))
      .toSorted()
      .at(-1) ?? null
  );
}
