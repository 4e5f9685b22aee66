import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { decideGrant } from './decide-grants.ts';

/** Commands about the room itself, its people, what they learn, and the procedures they work by. */
export type PeopleCommand = BallotCommandOf<
  | 'set-certification-day'
  | 'define-style'
  | 'register-site'
  | 'enrol-person'
  | 'add-sign-in'
  | 'take-oath'
  | 'assign-duty'
  | 'end-duty'
  | 'publish-course'
  | 'record-training'
  | 'override-training'
  | 'draft-procedure'
  | 'approve-procedure'
  | 'assign-question'
>;

/** The least that a reason has to say. */
export const REASON_LENGTH_MIN = 20;

export function decidePeople(acting: Acting, command: PeopleCommand): BallotDecision {
  const { room, by, day } = acting;
  const refuseUnknown = (person: string) =>
    lookUp(room.people, person) === undefined
      ? err({ code: 'unknown', kind: 'person', name: person } as const)
      : undefined;
  switch (command.type) {
    case 'set-certification-day': {
      const { electionDay } = room;
      if (command.day < electionDay)
        return err({ code: 'certification-before-election', day: command.day, electionDay });
      return event(acting, 'certification-day-set', saidIn(command));
    }
    case 'define-style':
      return event(acting, 'style-defined', saidIn(command));
    case 'register-site':
      return event(acting, 'site-registered', saidIn(command));
    case 'enrol-person': {
      const { person } = command;
      if (lookUp(room.people, person) !== undefined) return err({ code: 'name-taken', kind: 'person', name: person });
      return event(acting, 'person-enrolled', saidIn(command));
    }
    case 'add-sign-in': {
      const { signIn } = command;
      if (lookUp(room.signIns, signIn) !== undefined) return err({ code: 'name-taken', kind: 'sign-in', name: signIn });
      return refuseUnknown(command.person) ?? decideGrant(acting, { what: 'sign-in', ...saidIn(command) });
    }
    case 'take-oath':
      return refuseUnknown(command.person) ?? decideGrant(acting, { what: 'oath', ...saidIn(command) });
    case 'assign-duty':
      return refuseUnknown(command.person) ?? decideGrant(acting, { what: 'duty', ...saidIn(command) });
    case 'end-duty':
      return refuseUnknown(command.person) ?? event(acting, 'duty-ended', saidIn(command));
    case 'publish-course': {
      const { course, version } = command;
      const known = lookUp(room.courses, course)?.some((each) => each.version >= version);
      if (known) return err({ code: 'name-taken', kind: 'course', name: `${course} ${version}` });
      return event(acting, 'course-published', saidIn(command));
    }
    case 'record-training': {
      const { course, version, person, instructor } = command;
      const known = lookUp(room.courses, course)?.some((each) => each.version === version);
      if (!known) return err({ code: 'training-version-unknown', course, version });
      if (person === instructor) return err({ code: 'instructor-certifies-self', person });
      return refuseUnknown(person) ?? event(acting, 'training-attended', saidIn(command));
    }
    case 'override-training': {
      const { person, reason } = command;
      if (by.includes(person)) return err({ code: 'override-of-oneself', person });
      // It is for an emergency, and ends with the day.
      if (command.day !== day) return err({ code: 'override-not-of-today', day: command.day });
      const { length } = reason.text.trim();
      if (length < REASON_LENGTH_MIN) return err({ code: 'text-too-short', least: REASON_LENGTH_MIN, length });
      const overridden = { ...saidIn(command), reason: { digest: digestOfText(reason) } };
      return refuseUnknown(person) ?? event(acting, 'training-overridden', overridden);
    }
    case 'draft-procedure': {
      const { procedure, kind, version, text } = command;
      // What a name once stood for it stands for ever.
      const known = lookUp(room.procedures, procedure)?.some((each) => each.version >= version || each.kind !== kind);
      if (known) return err({ code: 'name-taken', kind: 'procedure', name: `${procedure} ${version}` });
      const drafted = { ...saidIn(command), eventVersion: 2, text: { digest: digestOfText(text) } } as const;
      return event(acting, 'procedure-drafted', drafted);
    }
    case 'approve-procedure': {
      const { procedure, version } = command;
      const draft = lookUp(room.procedures, procedure)?.find((each) => each.version === version);
      if (draft === undefined) return err({ code: 'unknown', kind: 'procedure', name: `${procedure} ${version}` });
      const author = by.find((person) => draft.author.includes(person));
      if (author !== undefined) return err({ code: 'author-approves-own', person: author });
      // Who approved it and from when it is in force is what the forms rest on that were filled in by it.
      if (draft.effectiveFrom !== null) return err({ code: 'procedure-approved-already', procedure, version });
      return event(acting, 'procedure-approved', saidIn(command));
    }
    case 'assign-question': {
      const { person, due } = command;
      if (due < day) return err({ code: 'due-day-over', day: due });
      return refuseUnknown(person) ?? event(acting, 'question-assigned', saidIn(command));
    }
    default:
      return assertNever(command);
  }
}
