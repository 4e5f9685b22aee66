import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import { hasDuty } from '../reports/training.ts';
import {
  type Application,
  type ApplicationStep,
  feedbackNow,
  feedbackOpen,
  newApplication,
  type StepAsked,
} from '../state/application.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { PersonId } from '../state/nouns.ts';
import type { OpenRoom, PublishedFile } from '../state/room.ts';
import { standardOf } from '../state/standards.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { REASON_LENGTH_MIN } from './decide-people.ts';
import { APPLICATION } from './who-may.ts';

/** Commands about an application to be certified. */
export type ApplicationCommand = BallotCommandOf<
  | 'propose-application-step'
  | 'confirm-application-step'
  | 'withdraw-application'
  | 'record-feedback'
  | 'assign-feedback'
  | 'answer-feedback'
>;

/** One proposes that a packet was given or a decision taken, somebody else confirms exactly that. What the certifier asks for is a task of somebody. */
export function decideApplications(acting: Acting, command: ApplicationCommand): BallotDecision {
  const { room, by } = acting;
  const { standard } = command;
  const { version: standardVersion } = standardOf(standard);
  const application = lookUp(room.applications, standard) ?? newApplication(standard, standardVersion);
  switch (command.type) {
    case 'propose-application-step': {
      const refusal = refuseStep(room, application, command.step);
      if (refusal !== undefined) return err(refusal);
      const step = stepOf(room, command.step);
      if (step === undefined) return err({ code: 'packet-not-released', standard });
      return event(acting, 'application-step-proposed', { standard, standardVersion, step });
    }
    case 'confirm-application-step': {
      const { proposed } = application;
      if (proposed === null) return err({ code: 'application-step-not-proposed', standard });
      const proposer = by.find((person) => proposed.by.includes(person));
      if (proposer !== undefined) return err({ code: 'step-confirmed-by-proposer', person: proposer });
      const { step } = proposed;
      if (!isSameStep(step, command.step)) return err({ code: 'application-step-proposed-otherwise', standard });
      // What was possible when it was proposed need not be any more.
      const refusal = refuseStep(room, application, step);
      if (refusal !== undefined) return err(refusal);
      if (step.step === 'certify') {
        return event(acting, 'application-certified', { standard, from: step.from, until: step.until });
      }
      if (packetReleased(room)?.sha256 !== step.file.sha256) return err({ code: 'packet-not-released', standard });
      return event(acting, 'application-submitted', { standard, standardVersion, file: step.file });
    }
    case 'withdraw-application': {
      const { reason } = command;
      if (application.stage === 'preparing' && application.proposed === null) {
        return err({ code: 'application-not-submitted', standard });
      }
      const short = refuseShort(reason.text);
      if (short !== undefined) return err(short);
      return event(acting, 'application-withdrawn', { standard, reason: { digest: digestOfText(reason) } });
    }
    case 'record-feedback': {
      if (application.stage !== 'submitted') return err({ code: 'application-not-submitted', standard });
      const refusal = refuseTask(acting, command) ?? refuseSubject(room, command) ?? refuseShort(command.text.text);
      if (refusal !== undefined) return err(refusal);
      const item = application.feedback.length + 1;
      return event(acting, 'feedback-recorded', {
        ...saidIn(command),
        item,
        text: { digest: digestOfText(command.text) },
      });
    }
    case 'assign-feedback': {
      const refusal = refuseItem(application, command.item) ?? refuseTask(acting, command);
      return refusal === undefined ? event(acting, 'feedback-assigned', saidIn(command)) : err(refusal);
    }
    case 'answer-feedback': {
      const { item, text } = command;
      const refusal =
        refuseItem(application, item) ?? refuseAnswering(acting, application, item) ?? refuseShort(text.text);
      if (refusal !== undefined) return err(refusal);
      return event(acting, 'feedback-answered', { standard, item, text: { digest: digestOfText(text) } });
    }
    default:
      return assertNever(command);
  }
}

/** Whether a step can be taken where the application stands. */
function refuseStep(
  room: OpenRoom,
  application: Application,
  step: StepAsked | ApplicationStep,
): BallotRefusal | undefined {
  const { standard, stage, submissions } = application;
  const open = feedbackOpen(application).length;
  if (open > 0) return { code: 'feedback-open', open };
  if (step.step === 'certify') {
    if (stage !== 'submitted') return { code: 'application-not-submitted', standard };
    return step.until < step.from ? { code: 'days-out-of-order', from: step.from, until: step.until } : undefined;
  }
  const isAnswered = feedbackNow(application).some(({ submission }) => submission === submissions.length);
  if (stage === 'submitted' && !isAnswered) return { code: 'application-with-certifier', standard };
  const isSentBefore = submissions.at(-1)?.file.sha256 === packetReleased(room)?.sha256;
  return isSentBefore && submissions.length > 0 ? { code: 'packet-sent-before', standard } : undefined;
}

function stepOf(room: OpenRoom, asked: StepAsked): ApplicationStep | undefined {
  if (asked.step === 'certify') return asked;
  const file = packetReleased(room);
  return file === null ? undefined : { step: 'submit', file };
}

function packetReleased(room: OpenRoom): PublishedFile {
  return lookUp(room.publications, 'certification-packet')?.released?.file ?? null;
}

function isSameStep(one: ApplicationStep, other: ApplicationStep): boolean {
  if (one.step === 'submit') return other.step === 'submit' && one.file.sha256 === other.file.sha256;
  return other.step === 'certify' && one.from === other.from && one.until === other.until;
}

function refuseShort(text: string): BallotRefusal | undefined {
  const { length } = text.trim();
  return length < REASON_LENGTH_MIN ? { code: 'text-too-short', least: REASON_LENGTH_MIN, length } : undefined;
}

function refuseTask(
  { room, day }: Acting,
  { owner, due }: { readonly owner: string; readonly due: string },
): BallotRefusal | undefined {
  if (lookUp(room.people, owner) === undefined) return { code: 'unknown', kind: 'person', name: owner };
  return due < day ? { code: 'due-day-over', day: due } : undefined;
}

function refuseSubject(
  room: OpenRoom,
  { about }: Pick<BallotCommandOf<'record-feedback'>, 'about'>,
): BallotRefusal | undefined {
  if (about.part !== 'procedure' || lookUp(room.procedures, about.procedure) !== undefined) return undefined;
  return { code: 'unknown', kind: 'procedure', name: about.procedure };
}

/** An item of an application that is over is as it is, and so is one that was answered. */
function refuseItem(application: Application, item: number): BallotRefusal | undefined {
  const found = feedbackNow(application).find((each) => each.item === item);
  if (found === undefined) return { code: 'unknown', kind: 'feedback', name: String(item) };
  return found.answered === null ? undefined : { code: 'feedback-answered-already', item };
}

function refuseAnswering({ room, by, day }: Acting, application: Application, item: number): BallotRefusal | undefined {
  const owner = application.feedback.find((each) => each.item === item)?.owner ?? '';
  return mayAnswerFeedback(room, { by, day, owner }) ? undefined : { code: 'feedback-of-somebody-else', person: owner };
}

/** Whether these people may answer what was given to `owner`: it is one of them, or one of them keeps the application. */
export function mayAnswerFeedback(
  { people }: OpenRoom,
  asked: { readonly by: readonly PersonId[]; readonly day: string; readonly owner: PersonId },
): boolean {
  const { by, day, owner } = asked;
  return by.some((name) => {
    const person = lookUp(people, name);
    return name === owner || (person !== undefined && hasDuty(person, APPLICATION, day) !== undefined);
  });
}
