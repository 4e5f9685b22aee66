import { assert, assertNever, lookUp, withEntry } from '@plumbline/prelude';
import { type Application, type ApplicationStep, type FeedbackItem, newApplication } from './application.ts';
import type { BallotEventOf } from './ballot-event.ts';
import type { OpenRoom } from './room.ts';

/** What happened to an application. */
export type ApplicationEvent = BallotEventOf<
  | 'application-step-proposed'
  | 'application-submitted'
  | 'application-certified'
  | 'application-withdrawn'
  | 'feedback-recorded'
  | 'feedback-assigned'
  | 'feedback-answered'
>;

/** The room after one of them. */
export function evolveApplications(room: OpenRoom, event: ApplicationEvent): OpenRoom {
  const known = lookUp(room.applications, event.standard);
  const version = 'standardVersion' in event ? event.standardVersion : 1;
  const before = known ?? newApplication(event.standard, version);
  return { ...room, applications: withEntry(room.applications, event.standard, applicationAfter(before, event)) };
}

function applicationAfter(before: Application, event: ApplicationEvent): Application {
  const { by, at } = event;
  switch (event.type) {
    case 'application-step-proposed':
      return { ...before, proposed: { by, at, step: event.step } };
    case 'application-submitted': {
      const { file, standardVersion } = event;
      const proposedBy = proposersOf(before, event, 'submit');
      const submission = { by, at, proposedBy, file };
      const isNew = before.stage !== 'submitted';
      return {
        ...before,
        standardVersion,
        stage: 'submitted',
        proposed: null,
        submissions: [...before.submissions, submission],
        submissionsBefore: isNew ? before.submissions.length : before.submissionsBefore,
      };
    }
    case 'application-certified': {
      const { from, until } = event;
      const proposedBy = proposersOf(before, event, 'certify');
      const certifications = [...before.certifications, { by, at, proposedBy, from, until }];
      return { ...before, stage: 'certified', proposed: null, certifications };
    }
    case 'application-withdrawn': {
      const withdrawals = [...before.withdrawals, { by, at, reason: event.reason }];
      return { ...before, stage: 'preparing', proposed: null, withdrawals };
    }
    case 'feedback-recorded': {
      const { item, bullet, about, text, owner, due } = event;
      assert(item === before.feedback.length + 1, 'items of feedback are numbered one after the other', item);
      const submission = before.submissions.length;
      const recorded = { by, at, item, submission, bullet, about, text, owner, due, answered: null };
      return { ...before, feedback: [...before.feedback, recorded] };
    }
    case 'feedback-assigned': {
      const { item, owner, due } = event;
      return withItem(before, item, (found) => ({ ...found, owner, due }));
    }
    case 'feedback-answered':
      return withItem(before, event.item, (found) => ({ ...found, answered: { by, at, text: event.text } }));
    default:
      return assertNever(event);
  }
}

/** Who proposed the step that is confirmed: a log in which somebody confirms their own is not ours. */
function proposersOf(
  { proposed }: Application,
  { by }: Pick<ApplicationEvent, 'by'>,
  step: ApplicationStep['step'],
): readonly string[] {
  assert(proposed?.step.step === step, 'what is confirmed was proposed', step);
  assert(!by.some((person) => proposed.by.includes(person)), 'somebody else confirms what was proposed', by);
  return proposed.by;
}

function withItem(before: Application, item: number, change: (found: FeedbackItem) => FeedbackItem): Application {
  assert(
    before.feedback.some((each) => each.item === item),
    'an item of feedback is there',
    item,
  );
  return { ...before, feedback: before.feedback.map((each) => (each.item === item ? change(each) : each)) };
}
