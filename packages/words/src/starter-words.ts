import { assert } from '@plumbline/prelude';
import { defineWords, type Language } from './define-words.ts';
import { coursesOfSites } from './en/ballots/courses-of-sites.ts';
import { coursesOfTheCenter } from './en/ballots/courses-of-the-center.ts';
import { coursesOfTheOffice } from './en/ballots/courses-of-the-office.ts';
import { starterSteps } from './en/ballots/starter-steps.ts';
import { starterTexts } from './en/ballots/starter-texts.ts';
import { ballotRoom } from './en/screens/ballot-room.ts';
import { formTitle } from './form-words.ts';
import { spokenLanguage } from './spoken-language.ts';

/* The drafts that a new office begins with, as texts to edit. What they are about is told by `packages/ballot-management`, which this package does
   not import: forms, duties, stages and courses come by name, and a test of the documents holds each to its words. */

const texts = defineWords({ en: starterTexts });
const steps = defineWords({ en: starterSteps });
const courses = defineWords({ en: { ...coursesOfSites, ...coursesOfTheCenter, ...coursesOfTheOffice } });
const room = defineWords({ en: ballotRoom });

/** A form with the duties that prepare it and those that review it. */
export type FormNamed = {
  readonly form: string;
  readonly prepares: readonly string[];
  readonly reviews: readonly string[];
};

export type StepNamed = { readonly stage: string; readonly forms: readonly FormNamed[] };

/** What the calendar says of days: null where the room knows none. */
export type CalendarDays = {
  readonly electionDay: string;
  readonly dayAfter: string;
  readonly earlyDays: readonly string[];
  readonly certificationDay: string | null;
  readonly keptUntil: string;
};

export type CountNamed = { readonly count: string; readonly time: string; readonly forms: readonly FormNamed[] };

/** A procedure as a text to edit: its purpose, its rule, and a step for each stage. */
export function procedureDraft(topic: string, of: readonly StepNamed[], language: Language = spokenLanguage()): string {
  const say = texts(language);
  const parts = of.map(({ stage, forms }) => {
    const of = (part: string) => inWords(steps(language), `${topic}.${stage}.${part}`);
    return [
      say('stage', { stage, title: inWords(say, `stages.${stage}`) }),
      say('who', {
        people: dutiesInWords(
          forms.flatMap(({ prepares }) => prepares),
          language,
        ),
      }),
      say('does', { does: of('does') }),
      say('form', { forms: formsInWords(forms, language) }),
      say('count', { count: of('count') }),
      say('review', {
        people: dutiesInWords(
          forms.flatMap(({ reviews }) => reviews),
          language,
        ),
      }),
      say('ifNot', { ifNot: of('ifNot') }),
    ].join('\n');
  });
  const head = [
    inWords(say, `procedures.${topic}.title`),
    inWords(say, `procedures.${topic}.purpose`),
    inWords(say, `rules.${topic}`),
  ];
  return [...head, ...parts].join('\n\n');
}

/** The outline of a course as a text to edit, with its questions, its exercise, and the answers at its end. */
export function courseDraft(
  of: {
    readonly course: string;
    readonly duties: readonly string[];
    readonly months: number;
    readonly forms: readonly FormNamed[];
    readonly questions: readonly string[];
  },
  language: Language = spokenLanguage(),
): string {
  const say = texts(language);
  const { course, months } = of;
  const says = (part: string) => inWords(courses(language), `${course}.${part}`);
  const questions = of.questions.map((question, at) => {
    const { choices, right } = choicesOf(question, at, says);
    const lines = choices.map((choice, index) => say('outline.choice', { letter: letterOf(index), choice }));
    const asks = say('outline.question', { number: at + 1, asks: says(`questions.${question}.asks`) });
    return { text: [asks, ...lines].join('\n'), answer: say('outline.answer', { number: at + 1, letter: right }) };
  });
  return [
    [
      say('outline.heading', { course, title: says('title') }),
      say('outline.for', { duties: dutiesInWords(of.duties, language, 'and'), months }),
    ].join('\n'),
    [say('outline.goals'), ...['a', 'b', 'c'].map((goal) => say('outline.goal', { goal: says(`goals.${goal}`) }))].join(
      '\n',
    ),
    [say('outline.teaches'), says('teaches'), say('outline.forms', { forms: formsInWords(of.forms, language) })].join(
      '\n',
    ),
    [say('outline.exercise'), says('exercise')].join('\n'),
    [say('outline.questions'), ...questions.map(({ text }) => text)].join('\n\n'),
    [say('outline.answers'), questions.map(({ answer }) => answer).join(', '), says('solution')].join('\n'),
  ].join('\n\n');
}

/** What a course is called. */
export function courseTitle(course: string, language: Language = spokenLanguage()): string {
  return inWords(courses(language), `${course}.title`);
}

/** The calendar of counts as a text to edit, with the days of an election. */
export function calendarDraft(
  of: { readonly jurisdiction: string; readonly days: CalendarDays; readonly counts: readonly CountNamed[] },
  language: Language = spokenLanguage(),
): string {
  const say = texts(language);
  const lines = of.counts.map(({ count, time, forms }) =>
    [
      say('calendar.line', { time: timeInWords(say, time, of.days), count: inWords(say, `calendar.counts.${count}`) }),
      say('calendar.detail', {
        forms: formsInWords(forms, language),
        people: dutiesInWords(
          forms.flatMap(({ prepares }) => prepares),
          language,
        ),
        reviewers: dutiesInWords(
          forms.flatMap(({ reviews }) => reviews),
          language,
        ),
      }),
    ].join('\n'),
  );
  return [say('calendar.title'), say('calendar.purpose', { jurisdiction: of.jurisdiction }), ...lines].join('\n\n');
}

type Texts = ReturnType<typeof texts>;

function timeInWords(say: Texts, time: string, days: CalendarDays): string {
  switch (time) {
    case 'each-early-day':
      return days.earlyDays.length === 0
        ? say('calendar.times.each-early-day-none')
        : say('calendar.times.each-early-day', { days: days.earlyDays.join(', ') });
    case 'before-certification':
      return days.certificationDay === null
        ? say('calendar.times.before-certification-none')
        : say('calendar.times.before-certification', { day: days.certificationDay });
    default: {
      const day =
        time === 'day-after' ? days.dayAfter : time === 'end-of-retention' ? days.keptUntil : days.electionDay;
      return inWords(say, `calendar.times.${time}`, { day });
    }
  }
}

/** The choices of a question, in an order that moves the right one from question to question. */
function choicesOf(question: string, at: number, says: (part: string) => string) {
  const wrong = [says(`questions.${question}.wrong`), says(`questions.${question}.other`)];
  // So that neither the first nor the last choice is always the right one.
  const place = (at * 2 + 1) % 3;
  const choices = wrong.toSpliced(place, 0, says(`questions.${question}.right`));
  return { choices, right: letterOf(place) };
}

function letterOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

/** A sentence by a name that is put together here: one that is missing is a bug of ours, not a text for an office. */
function inWords(
  say: { readonly anyOf: (name: never, filling: Readonly<Record<string, string>>) => string },
  name: string,
  filling: Readonly<Record<string, string>> = {},
): string {
  // The catalogue is looked into by a name of data.
  const words = say.anyOf(name as never, filling);
  assert(words !== name, 'a draft has words for each of its parts', name);
  return words;
}

function formsInWords(forms: readonly FormNamed[], language: Language): string {
  const say = texts(language);
  return forms.map(({ form }) => say('formName', { form, title: formTitle(form, language) })).join(', ');
}

function dutiesInWords(duties: readonly string[], language: Language, joined: 'or' | 'and' = 'or'): string {
  const say = texts(language);
  const names = [...new Set(duties)].map((duty) => inWords(room(language), `duties.${duty}`));
  const [last, ...before] = names.toReversed();
  assert(last !== undefined, 'a form names who prepares and who reviews it');
  return before.length === 0 ? last : say(joined, { before: before.toReversed().join(', '), last });
}
