import {
  COUNT_CALENDAR,
  COUNT_TIMES,
  COURSE_QUESTIONS,
  confidentialIn,
  FORM_IDS,
  formOf,
  PROCEDURE_STAGES,
  STARTER_COURSES,
  STARTER_PROCEDURES,
  TOPICS,
} from '@plumbline/ballot-management';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { coursesOfSites } from '@plumbline/words/en/ballots/courses-of-sites';
import { coursesOfTheCenter } from '@plumbline/words/en/ballots/courses-of-the-center';
import { coursesOfTheOffice } from '@plumbline/words/en/ballots/courses-of-the-office';
import { starterSteps } from '@plumbline/words/en/ballots/starter-steps';
import { starterTexts } from '@plumbline/words/en/ballots/starter-texts';
import { formTitle } from '@plumbline/words/form-words';
import { describe, expect, test } from 'vitest';
import { gradeInEnglish, readingTextOf } from '../testing/reading-grade.ts';
import { starterDrafts } from './starter-drafts.ts';

const DRAFTS = starterDrafts(county(), 'en');
const textOf = (procedure: string) => DRAFTS.find((one) => one.procedure === procedure)?.text ?? '';

/** The part of a procedure about a stage. */
function stepIn(text: string, stage: string): string {
  return text.split('\n\n').find((part) => part.startsWith(`${stage} `)) ?? '';
}

describe('the procedures a new office begins with', () => {
  test('cover the four topics, one each', () => {
    expect(STARTER_PROCEDURES.map(({ topic }) => topic)).toEqual([...TOPICS]);
    expect(new Set(DRAFTS.map(({ procedure }) => procedure)).size).toBe(DRAFTS.length);
  });

  test.each(PROCEDURE_STAGES)('B1 %s has a step that names a form that exists, and a review by others', (stage) => {
    const steps = STARTER_PROCEDURES.flatMap(({ steps }) => steps.filter((step) => step.stage === stage));
    expect(steps.length).toBeGreaterThan(0);
    for (const { forms } of steps) {
      expect(forms.length).toBeGreaterThan(0);
      for (const form of forms) {
        expect(FORM_IDS).toContain(form);
        expect(formOf(form).reviews.length).toBeGreaterThan(0);
      }
    }
  });

  test('have nothing in them that would keep them from leaving the office, but the seals of an exercise', () => {
    const found = DRAFTS.map(({ procedure, text }) => [procedure, confidentialIn(county(), text)] as const);
    // The county of the tests has seals of these numbers.
    expect(found.filter(([, because]) => because.length > 0)).toEqual([['BM-110', ['seal-in-use']]]);
  });

  test('say of each stage who does it, what, on which form, what is counted, who reviews, and what if', () => {
    for (const { procedure, topic, steps } of STARTER_PROCEDURES) {
      const text = textOf(procedure);
      // Nothing is written that no step asks for, and no step is left out.
      expect(Object.keys(starterSteps[topic])).toEqual(steps.map(({ stage }) => stage));
      for (const { stage, forms } of steps) {
        const lines = stepIn(text, stage).split('\n');
        expect(lines.map((line) => line.split(':')[0])).toEqual([
          `${stage} ${starterTexts.stages[stage]}`,
          'Who',
          'What to do',
          'Form',
          'Count',
          'Review',
          'What if',
        ]);
        for (const form of forms) expect(lines[3]).toContain(`${form} ${formTitle(form)}`);
      }
    }
  });

  test('give the storage advice: by tabulator, by tabulator and date, small and sorted, labels on both sides, sealed anew, colored sheets', () => {
    const organization = textOf('PR-1');
    expect(stepIn(organization, 'L15')).toMatch(
      /In a precinct, .*each tabulator.*early voting.*each tabulator and each date/,
    );
    expect(stepIn(organization, 'L15')).toMatch(/label inside and outside/);
    expect(stepIn(organization, 'L12')).toMatch(/small batches, and sort before you open.*color/);
    expect(stepIn(organization, 'L18')).toMatch(/Each time something is added.*seal the container again/);
  });
});

describe('the outlines of courses', () => {
  const words = { ...coursesOfSites, ...coursesOfTheCenter, ...coursesOfTheOffice };

  test('are there for every course of the program, with no words left over', () => {
    expect(STARTER_COURSES.map(({ course }) => course).toSorted()).toEqual(Object.keys(words).toSorted());
    expect(STARTER_COURSES.map(({ course }) => course)).toEqual([
      'BM-101',
      'BM-110',
      'BM-120',
      'BM-130',
      'BM-140',
      'BM-150',
      'BM-160',
      'BM-170',
      'BM-200',
      'BM-210',
      'BM-100-R',
    ]);
  });

  test.each(STARTER_COURSES)(
    '$course has six questions with exactly one right answer each, and one exercise',
    ({ course }) => {
      const text = textOf(course);
      const parts = text.split('\n\n');
      const questions = parts.filter((part) => /^\d\. /.test(part));
      expect(questions.length).toBe(COURSE_QUESTIONS.length);
      const key = parts.at(-1)?.split('\n')[1]?.split(', ') ?? [];
      expect(key.length).toBe(questions.length);
      const said = words[course as keyof typeof words].questions;
      for (const [at, question] of questions.entries()) {
        const { asks, right, wrong, other } = said[COURSE_QUESTIONS[at] ?? 'q1'];
        const [head, ...choices] = question.split('\n').map((line) => line.trim());
        expect(head).toBe(`${at + 1}. ${asks}`);
        expect(new Set(choices.map((choice) => choice.slice(3)))).toEqual(new Set([right, wrong, other]));
        // The key names the letter that stands before the right answer, and no other.
        const letter = choices.find((choice) => choice.slice(3) === right)?.[0];
        expect(key[at]).toBe(`${at + 1} ${letter}`);
      }
      expect(parts.filter((part) => part.startsWith(starterTexts.outline.exercise)).length).toBe(1);
      // Nobody learns the letters in place of the answers.
      expect(new Set(key.map((one) => one.at(-1))).size).toBe(3);
    },
  );
});

describe('the calendar of counts', () => {
  test('has the days of the election, and a form and a reviewer for each count', () => {
    const text = textOf('CAL-1');
    // The county votes on 3 November 2026; a federal contest is kept for 22 months.
    expect(text).toContain('After the polls close on Election Day (2026-11-03)');
    expect(text).toContain('From the day after Election Day (2026-11-04)');
    expect(text).toContain('Not before 2028-09-03');
    expect(text.match(/Reviewed by: /g)?.length).toBe(COUNT_CALENDAR.length);
    expect(text).not.toContain('{{');
  });

  test('has every stage but those that are no count of their own, and uses every time', () => {
    expect(new Set(COUNT_CALENDAR.map(({ time }) => time))).toEqual(new Set(COUNT_TIMES));
    const stages = new Set(COUNT_CALENDAR.map(({ stage }) => stage));
    // What is given to voters, spoiled, undelivered and sealed is counted on a form of another line.
    expect(PROCEDURE_STAGES.filter((stage) => !stages.has(stage))).toEqual(['L6', 'L7', 'L9', 'L18']);
    expect(Object.keys(starterTexts.calendar.counts)).toEqual(COUNT_CALENDAR.map(({ count }) => count));
  });
});

test.each(DRAFTS)('$procedure is read with eight years of school, and can be kept in a room as it is', ({ text }) => {
  const grade = gradeInEnglish(readingTextOf(text));
  expect({ isPlain: grade <= 8, grade }).toMatchObject({ isPlain: true });
  expect(text.trim()).toBe(text);
  expect(text.length).toBeLessThanOrEqual(20_000);
});
