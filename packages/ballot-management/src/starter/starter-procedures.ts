import type { FormId } from '../forms/form-definition.ts';
import type { Topic } from '../state/nouns.ts';

/** The stages of a ballot as the procedures of an office go through them, from the order to the end of its keeping. */
export const PROCEDURE_STAGES = [
  'L1',
  'L2',
  'L3',
  'L4',
  'L5',
  'L6',
  'L7',
  'L8',
  'L9',
  'L10',
  'L11',
  'L12',
  'L13',
  'L14',
  'L15',
  'L16',
  'L17',
  'L18',
  'L19',
  'L20',
  'L21',
] as const;
export type ProcedureStage = (typeof PROCEDURE_STAGES)[number];

/** A step of a procedure: its stage, and the forms on which it is written down. Who does and reviews it is said by the forms. */
export type StarterStep = { readonly stage: ProcedureStage; readonly forms: readonly FormId[] };

/** A procedure that an office without any may begin with. */
export type StarterProcedure = {
  readonly procedure: string;
  readonly topic: Topic;
  readonly steps: readonly StarterStep[];
};

/** A step as it is written below: `L18 F-16 F-17`. */
function step(written: string): StarterStep {
  const [stage, ...forms] = written.split(' ');
  // Stages and forms of the tables below; a test holds each to those there are.
  return { stage: stage as ProcedureStage, forms: forms as FormId[] };
}

/**
 * The four procedures that a new office is offered as drafts, one for each topic that has to be covered. Their sentences are words, named by topic
 * and stage.
 */
export const STARTER_PROCEDURES: readonly StarterProcedure[] = [
  {
    procedure: 'PR-1',
    topic: 'organization',
    steps: [
      'L3 F-22',
      'L4 F-02',
      'L10 F-11',
      'L12 F-13',
      'L13 F-14',
      'L14 F-13',
      'L15 F-04 F-05',
      'L17 F-15',
      'L18 F-16',
      'L19 F-20',
      'L20 F-22',
    ].map(step),
  },
  {
    procedure: 'PR-2',
    topic: 'accounting',
    steps: [
      'L1 F-01',
      'L2 F-01',
      'L3 F-22',
      'L4 F-02',
      'L5 F-04',
      'L6 F-03 F-04 F-05',
      'L7 F-06',
      'L8 F-09',
      'L9 F-09',
      'L10 F-10 F-11',
      'L11 F-12',
      'L12 F-13',
      'L13 F-14',
      'L14 F-13',
      'L15 F-04 F-05 F-07 F-08',
      'L16 F-19',
      'L17 F-15',
      'L18 F-16',
      'L19 F-20 F-21',
      'L20 F-22',
      'L21 F-24',
    ].map(step),
  },
  {
    procedure: 'PR-3',
    topic: 'reconciliation',
    steps: [
      'L2 F-01',
      'L5 F-04',
      'L6 F-04 F-05',
      'L8 F-09',
      'L10 F-10 F-11',
      'L11 F-12',
      'L12 F-13',
      'L13 F-14',
      'L14 F-13',
      'L15 F-04 F-05',
      'L17 F-15',
      'L18 F-16',
      'L19 F-20',
    ].map(step),
  },
  {
    procedure: 'PR-4',
    topic: 'custody',
    steps: [
      'L2 F-01',
      'L4 F-02',
      'L10 F-10',
      'L15 F-17',
      'L16 F-19',
      'L17 F-16 F-17',
      'L18 F-17 F-18',
      'L19 F-20 F-17',
      'L20 F-22 F-18',
      'L21 F-24',
    ].map(step),
  },
];
