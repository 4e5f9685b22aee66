import {
  COUNT_CALENDAR,
  COURSE_QUESTIONS,
  dayAfter,
  earliestDestruction,
  type FormId,
  formOf,
  type OpenRoom,
  type ProcedureKind,
  STARTER_COURSES,
  STARTER_PROCEDURES,
} from '@plumbline/ballot-management';
import { entriesOf } from '@plumbline/prelude';
import type { Language } from '@plumbline/words';
import { type CalendarDays, calendarDraft, courseDraft, procedureDraft } from '@plumbline/words/starter-words';

/** A text that an office without any may begin with, to be edited, and approved by somebody else than whoever put it into the room. */
export type StarterDraft = {
  readonly procedure: string;
  readonly kind: ProcedureKind;
  readonly topics: readonly (typeof STARTER_PROCEDURES)[number]['topic'][];
  readonly text: string;
};

/** The name of the calendar of counts in the library. */
const CALENDAR = 'CAL-1';

/** What a room of its election and its rules can begin with: four procedures, an outline for each course, and the calendar of its counts. */
export function starterDrafts(room: OpenRoom, language: Language): readonly StarterDraft[] {
  return [
    ...STARTER_PROCEDURES.map(({ procedure, topic, steps }): StarterDraft => {
      const named = steps.map(({ stage, forms }) => ({ stage, forms: forms.map(formNamed) }));
      return { procedure, kind: 'procedure', topics: [topic], text: procedureDraft(topic, named, language) };
    }),
    calendarOf(room, language),
    ...STARTER_COURSES.map(({ course, duties, validMonths: months, forms }): StarterDraft => {
      const of = { course, duties, months, forms: forms.map(formNamed), questions: COURSE_QUESTIONS };
      return { procedure: course, kind: 'course-outline', topics: [], text: courseDraft(of, language) };
    }),
  ];
}

function calendarOf(room: OpenRoom, language: Language): StarterDraft {
  const { electionDay, certificationDay, jurisdiction } = room;
  const early = [...entriesOf(room.sites)].flatMap(([, { kind, days }]) => (kind === 'early-voting' ? days : []));
  const days: CalendarDays = {
    electionDay,
    dayAfter: dayAfter(electionDay),
    earlyDays: [...new Set(early)].toSorted(),
    certificationDay,
    keptUntil: earliestDestruction(room),
  };
  const counts = COUNT_CALENDAR.map(({ count, time, forms }) => ({ count, time, forms: forms.map(formNamed) }));
  return {
    procedure: CALENDAR,
    kind: 'calendar',
    topics: [],
    text: calendarDraft({ jurisdiction, days, counts }, language),
  };
}

function formNamed(form: FormId) {
  const { prepares, reviews } = formOf(form);
  return { form, prepares, reviews };
}
