import { digestOfText } from '@plumbline/audit';
import { err, lookUp } from '@plumbline/prelude';
import { personNamedIn } from '../reports/person-named-in.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import { isCorrection } from '../state/room-view.ts';
import { type Acting, event } from './acting.ts';

/** Commands about what everybody is told of why an approved form was put right. */
export type CorrectionCommand = BallotCommandOf<'write-correction-reason' | 'review-correction-reason'>;

/** One writes it, in words that name nobody; somebody else reviews exactly that. */
export function decideCorrections(acting: Acting, command: CorrectionCommand): BallotDecision {
  const { room, by } = acting;
  const { filled, version } = command;
  const record = lookUp(room.forms, filled);
  if (record === undefined) return err({ code: 'unknown', kind: 'form', name: filled });
  if (!isCorrection(record, version)) return err({ code: 'nothing-corrected', filled, version });
  if (command.type === 'write-correction-reason') {
    const { en, es } = command.reason;
    const person = personNamedIn(room, `${en.text}\n${es.text}`);
    if (person !== undefined) return err({ code: 'public-text-names-person', person });
    const reason = { en: { digest: digestOfText(en) }, es: { digest: digestOfText(es) } };
    return event(acting, 'correction-reason-written', { filled, version, reason });
  }
  const written = record.versions.find((each) => each.version === version)?.publicReason ?? null;
  if (written === null) return err({ code: 'correction-reason-missing', filled });
  const author = by.find((person) => written.by.includes(person));
  if (author !== undefined) return err({ code: 'author-approves-own', person: author });
  // Another sentence may have been written while this one was read.
  const { read } = command;
  if (written.reason.en.digest !== read.en || written.reason.es.digest !== read.es) {
    return err({ code: 'correction-reason-is-another', filled });
  }
  return event(acting, 'correction-reason-reviewed', { filled, version });
}
