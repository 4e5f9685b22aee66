import { CountSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import type { Instant } from '../units/instant.ts';
import {
  type BulletId,
  DaySchema,
  type Digest,
  FormIdSchema,
  IdSchema,
  type PersonId,
  QuestionIdSchema,
  type StandardId,
} from './nouns.ts';

/* An application to be certified: what was given to a certifier, what it asked for, and until when it has certified the office. */

/** The file that was submitted: it stays as it is. */
export const SubmittedFileSchema = z
  .strictObject({ name: IdSchema, bytes: CountSchema, sha256: Sha256Schema })
  .readonly();
export type SubmittedFile = z.infer<typeof SubmittedFileSchema>;

const CertifiedSchema = z.strictObject({ step: z.literal('certify'), from: DaySchema, until: DaySchema });

/** A step that two people take: the packet is given to the certifier, or its decision is kept. */
export const ApplicationStepSchema = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('submit'), file: SubmittedFileSchema }),
    CertifiedSchema,
  ])
  .readonly();
export type ApplicationStep = z.infer<typeof ApplicationStepSchema>;

/** The same as it is asked for: which file it is, the room knows. */
export const StepAskedSchema = z
  .discriminatedUnion('step', [z.strictObject({ step: z.literal('submit') }), CertifiedSchema])
  .readonly();
export type StepAsked = z.infer<typeof StepAskedSchema>;

/** The part of a packet that an item of feedback is about. */
export const FeedbackSubjectSchema = z
  .discriminatedUnion('part', [
    z.strictObject({ part: z.literal('procedure'), procedure: IdSchema }),
    z.strictObject({ part: z.literal('form'), form: FormIdSchema }),
    z.strictObject({ part: z.literal('answer'), question: QuestionIdSchema }),
    z.strictObject({ part: z.enum(['public-page', 'figures', 'whole']) }),
  ])
  .readonly();
export type FeedbackSubject = z.infer<typeof FeedbackSubjectSchema>;

type Act = { readonly by: readonly PersonId[]; readonly at: Instant };

/** One thing that a certifier asked for. Its number counts all items of the application. */
export type FeedbackItem = Act & {
  readonly item: number;
  /** The submission that it answers, by its number from 1. */
  readonly submission: number;
  readonly bullet: BulletId;
  readonly about: FeedbackSubject;
  readonly text: Digest;
  readonly owner: PersonId;
  readonly due: string;
  readonly answered: (Act & { readonly text: Digest }) | null;
};

/** Something that one person proposed and another confirmed. */
type ByTwo = Act & { readonly proposedBy: readonly PersonId[] };

/** An application in one standard: everything that ever was, and where it stands. */
export type Application = {
  readonly standard: StandardId;
  readonly standardVersion: number;
  readonly stage: 'preparing' | 'submitted' | 'certified';
  readonly proposed: (Act & { readonly step: ApplicationStep }) | null;
  readonly submissions: readonly (ByTwo & { readonly file: SubmittedFile })[];
  /** How many submissions belong to applications that are over. */
  readonly submissionsBefore: number;
  readonly feedback: readonly FeedbackItem[];
  readonly certifications: readonly (ByTwo & { readonly from: string; readonly until: string })[];
  readonly withdrawals: readonly (Act & { readonly reason: Digest })[];
};

/** Where an application stands for people: `resubmitted` where more than one packet was given, `over` once a certification has ended. */
export const APPLICATION_STATES = ['preparing', 'submitted', 'feedback', 'resubmitted', 'certified', 'over'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** The application as it is before anything was said of it. */
export function newApplication(standard: StandardId, standardVersion: number): Application {
  const nothing = { proposed: null, submissions: [], submissionsBefore: 0, feedback: [], certifications: [] } as const;
  return { standard, standardVersion, stage: 'preparing', ...nothing, withdrawals: [] };
}

/** What the certifier asked for after the newest submission, and after the others of the same application. */
export function feedbackNow({ feedback, submissionsBefore, stage }: Application): readonly FeedbackItem[] {
  return stage === 'submitted' ? feedback.filter(({ submission }) => submission > submissionsBefore) : [];
}

/** What of it nobody has answered yet. */
export function feedbackOpen(application: Application): readonly FeedbackItem[] {
  return feedbackNow(application).filter(({ answered }) => answered === null);
}

/** Where an application stands on a day. */
export function applicationState(application: Application, today: string): ApplicationState {
  const { stage, submissions, submissionsBefore, certifications } = application;
  switch (stage) {
    case 'preparing':
      return 'preparing';
    case 'certified':
      return (certifications.at(-1)?.until ?? '') < today ? 'over' : 'certified';
    case 'submitted':
      // Feedback to the newest packet waits for the next, answered or not.
      if (feedbackNow(application).some(({ submission }) => submission === submissions.length)) return 'feedback';
      return submissions.length - submissionsBefore > 1 ? 'resubmitted' : 'submitted';
  }
}
