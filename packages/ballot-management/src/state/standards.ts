import { BULLETS, type BulletId, QUESTIONS, type QuestionId, type StandardId, TOPICS, type Topic } from './nouns.ts';

/** What a certifier asks to be given: procedures, what the public is told, and whatever else explains what is done instead. */
export const MATERIALS = ['procedures', 'public-information', 'other-documents'] as const;
export type MaterialName = (typeof MATERIALS)[number];

/** Where a packet holds a material: the beginnings of the paths of its files. */
export type Material = { readonly material: MaterialName; readonly paths: readonly string[] };

/**
 * A standard that an office can be certified in, as data. Its sentences are in `packages/words`; another standard is another entry, and another table
 * of what an office has to show is another version.
 */
export type Standard = {
  readonly standard: StandardId;
  /** The version of this table. */
  readonly version: number;
  readonly bullets: readonly BulletId[];
  /** The terms that the standard explains. */
  readonly glossary: readonly Topic[];
  readonly materials: readonly Material[];
  readonly questions: readonly QuestionId[];
  /** Where the certifier is found. They are shown as text and never followed: whoever applies looks them up themselves. */
  readonly addresses: readonly string[];
};

/**
 * The first: Secure Ballot Management, one of the Standards for Election Excellence of the U.S. Alliance for Election Excellence
 * (electionexcellence.org).
 */
export const SECURE_BALLOT_MANAGEMENT: Standard = {
  standard: 'secure-ballot-management',
  version: 1,
  bullets: BULLETS,
  glossary: TOPICS,
  materials: [
    { material: 'procedures', paths: ['procedures/'] },
    { material: 'public-information', paths: ['public-page/'] },
    { material: 'other-documents', paths: ['answers.json', 'forms/samples', 'figures/'] },
  ],
  questions: QUESTIONS,
  addresses: ['electionexcellence.org'],
};

const STANDARDS: Readonly<Record<StandardId, Standard>> = { 'secure-ballot-management': SECURE_BALLOT_MANAGEMENT };

/** A standard by its name. */
export function standardOf(standard: StandardId): Standard {
  return STANDARDS[standard];
}
