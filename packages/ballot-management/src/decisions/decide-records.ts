import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import { type Acting, event } from './acting.ts';
import { REASON_LENGTH_MIN } from './decide-people.ts';

/** Commands about the answers of records requests. */
export type RecordsCommand = BallotCommandOf<
  'propose-records-answer' | 'release-records-answer' | 'withdraw-records-answer'
>;

/** One proposes a file that the server made of the record, somebody else releases exactly that. What was released was given away, and is not taken back. */
export function decideRecords(acting: Acting, command: RecordsCommand): BallotDecision {
  const { room, by, day } = acting;
  if (command.type === 'propose-records-answer') {
    const { answer } = command;
    if (answer === null) return err({ code: 'records-answer-not-made' });
    if (answer.askedOn > day) return err({ code: 'request-in-the-future', day: answer.askedOn });
    const found = lookUp(room.recordsAnswers, answer.request);
    const isGiven = found?.released.some(({ file }) => file.sha256 === answer.file.sha256);
    if (isGiven) return err({ code: 'records-answer-released-already', request: answer.request });
    return event(acting, 'records-answer-proposed', answer);
  }
  const { request } = command;
  const proposed = lookUp(room.recordsAnswers, request)?.proposed ?? null;
  if (proposed === null) return err({ code: 'records-answer-not-proposed', request });
  switch (command.type) {
    case 'release-records-answer': {
      const proposer = by.find((person) => proposed.by.includes(person));
      if (proposer !== undefined) return err({ code: 'released-by-proposer', person: proposer });
      if (proposed.file.sha256 !== command.file.sha256) {
        return err({ code: 'records-answer-proposed-otherwise', request, proposed: proposed.file.sha256 });
      }
      return event(acting, 'records-answer-released', { request, file: proposed.file });
    }
    case 'withdraw-records-answer': {
      const { reason } = command;
      const { length } = reason.text.trim();
      if (length < REASON_LENGTH_MIN) return err({ code: 'text-too-short', least: REASON_LENGTH_MIN, length });
      return event(acting, 'records-answer-withdrawn', { request, reason: { digest: digestOfText(reason) } });
    }
    default:
      return assertNever(command);
  }
}
