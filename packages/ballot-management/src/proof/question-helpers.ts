import type { Duty, QuestionId } from '../state/nouns.ts';

/** Whose help an answer needs, by duty: who leads the subject, who does the work at its places, and who speaks with the public. */
export const HELPERS_OF: Readonly<Record<QuestionId, readonly Duty[]>> = {
  Q1a: ['coordinator', 'custodian', 'site-lead', 'publisher'],
  Q1b: ['coordinator', 'reviewer', 'site-lead', 'publisher'],
  Q1c: ['director', 'coordinator', 'security-officer', 'site-lead'],
  Q2: ['reviewer', 'coordinator', 'security-officer', 'publisher'],
  Q3: ['training-officer', 'director', 'site-lead'],
};
