import type { BulletId } from '../state/nouns.ts';

/*
 * The standard that a ballot room is held to, as data: nine things an office must show, and what those who certify offices ask. Another standard is
 * another table.
 */

/** The pages of a room on which evidence is looked at, and what is missing is put right. */
export const EVIDENCE_PAGES = [
  'training',
  'procedures',
  'forms',
  'review',
  'incidents',
  'batches',
  'containers',
  'custody',
  'seals',
  'storage',
  'reconciliation',
  'standard',
] as const;
export type EvidencePage = (typeof EVIDENCE_PAGES)[number];

/** Something that shows a bullet, with its figures. */
export type Fact = {
  readonly fact: FactName;
  readonly figures: Readonly<Record<string, number>>;
  readonly page: EvidencePage;
};

/** Something that keeps a bullet from being shown, or a remark beside it: how many, and the first of them by name. */
export type Gap<Name extends string> = {
  readonly what: Name;
  readonly count: number;
  readonly names: readonly string[];
  readonly page: EvidencePage;
};

/** A bullet is shown only where nothing is missing. */
export type EvidenceState = 'shown' | 'shown-with-note' | 'not-shown';

export type BulletEvidence = {
  readonly bullet: BulletId;
  readonly state: EvidenceState;
  readonly facts: readonly Fact[];
  readonly missing: readonly Gap<MissingName>[];
  readonly notes: readonly Gap<NoteName>[];
};

export const FACT_NAMES = [
  'procedures',
  'topics',
  'forms-by-procedure',
  'courses',
  'people-trained',
  'outlines',
  'trainings',
  'batches',
  'containers',
  'inventories',
  'stages',
  'balance',
  'explanations',
  'units-clear',
  'areas',
  'entries',
  'seals',
  'readings',
  'custody',
  'refused',
  'forms-approved',
  'forms-returned',
  'hours-to-review',
  'public-page',
  'corrections',
  'incident-texts',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

export const MISSING_NAMES = [
  'topic-without-procedure',
  'procedure-not-approved',
  'form-without-procedure',
  'no-course',
  'nobody-on-duty',
  'training-lapsed',
  'oath-missing',
  'no-batch',
  'batch-in-no-container',
  'batch-not-counted',
  'batch-name-repeated',
  'container-in-no-place',
  'container-not-seen',
  'container-not-expected',
  'stage-not-counted',
  'nothing-reconciled',
  'figure-missing',
  'difference-unexplained',
  'no-secured-area',
  'area-without-authorized',
  'container-in-unsecured-area',
  'entry-not-authorized',
  'access-incident-open',
  'no-seal',
  'container-not-sealed',
  'container-held-apart',
  'seal-reading-open',
  'custody-gap',
  'custody-incident-open',
  'no-form',
  'form-not-started',
  'form-not-approved',
  'reviewer-took-part',
  'public-page-not-released',
  'public-text-not-reviewed',
] as const;
export type MissingName = (typeof MISSING_NAMES)[number];

export const NOTE_NAMES = [
  'procedure-later',
  'training-overridden',
  'duty-without-course',
  'no-inventory',
  'balanced-single-source',
  'access-incident-closed',
  'seal-incident-closed',
  'other-incident-open',
  'transfer-differs',
] as const;
export type NoteName = (typeof NOTE_NAMES)[number];
