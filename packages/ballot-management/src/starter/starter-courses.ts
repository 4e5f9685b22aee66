import type { FormId } from '../forms/form-definition.ts';
import type { Duty } from '../state/nouns.ts';

/** A course that an office without any may begin with: whom it is for, how long it holds, and the forms it teaches. */
export type StarterCourse = {
  readonly course: string;
  readonly duties: readonly Duty[];
  readonly validMonths: number;
  readonly forms: readonly FormId[];
};

/** The questions of a course, by the names of their words. Each has one right answer and two that are wrong. */
export const COURSE_QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'] as const;

/**
 * The outlines that a new office is offered as drafts. Their sentences are words, named by the course. Nobody is asked for a training before the
 * office publishes the course itself.
 */
export const STARTER_COURSES: readonly StarterCourse[] = [
  {
    course: 'BM-101',
    duties: ['site-lead', 'retriever', 'receiver', 'custodian', 'runner'],
    validMonths: 24,
    forms: ['F-19'],
  },
  { course: 'BM-110', duties: ['site-lead', 'custodian', 'security-officer'], validMonths: 24, forms: ['F-17'] },
  { course: 'BM-120', duties: ['site-lead', 'site-worker'], validMonths: 12, forms: ['F-04', 'F-05', 'F-06', 'F-07'] },
  { course: 'BM-130', duties: ['retriever', 'receiver'], validMonths: 24, forms: ['F-10'] },
  { course: 'BM-140', duties: ['processor', 'scanner'], validMonths: 24, forms: ['F-13'] },
  { course: 'BM-150', duties: ['duplicator'], validMonths: 24, forms: ['F-14'] },
  { course: 'BM-160', duties: ['custodian', 'security-officer'], validMonths: 24, forms: ['F-18', 'F-22'] },
  { course: 'BM-170', duties: ['custodian', 'runner', 'board-member'], validMonths: 24, forms: ['F-20', 'F-21'] },
  { course: 'BM-200', duties: ['reviewer'], validMonths: 24, forms: ['F-04', 'F-13', 'F-25'] },
  { course: 'BM-210', duties: ['director', 'coordinator'], validMonths: 24, forms: ['F-23', 'F-26'] },
  {
    course: 'BM-100-R',
    duties: ['site-lead', 'site-worker', 'processor', 'scanner', 'custodian', 'reviewer'],
    validMonths: 12,
    forms: ['F-23', 'F-25'],
  },
];
