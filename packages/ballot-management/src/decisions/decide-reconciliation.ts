import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import { amountFits, needsLink } from '../accounting/explanation.ts';
import type { Reconciled } from '../accounting/status.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { OpenRoom } from '../state/room.ts';
import { type Acting, event, saidIn } from './acting.ts';

/** Commands about differences: what explains them, what was tried, and what the authority decides. */
export type ReconciliationCommand = BallotCommandOf<
  | 'explain-difference'
  | 'withdraw-explanation'
  | 'confirm-explanation'
  | 'take-step'
  | 'accept-difference'
  | 'reopen-reconciliation'
>;

/** The least that an explanation in words has to say. */
const OTHER_LENGTH_MIN = 40;

export function decideReconciliation(acting: Acting, command: ReconciliationCommand): BallotDecision {
  const { room, by } = acting;
  switch (command.type) {
    case 'explain-difference':
      return decideExplanation(acting, command);
    case 'withdraw-explanation': {
      const { explanation } = command;
      const found = lookUp(room.explanations, explanation);
      if (found === undefined) return err({ code: 'unknown', kind: 'explanation', name: explanation });
      if (found.isWithdrawn) return err({ code: 'explanation-withdrawn-already', name: explanation });
      return event(acting, 'explanation-withdrawn', {
        explanation,
        reason: { digest: digestOfText(command.reason) },
      });
    }
    case 'confirm-explanation': {
      const { explanation } = command;
      const found = lookUp(room.explanations, explanation);
      if (found === undefined) return err({ code: 'unknown', kind: 'explanation', name: explanation });
      const author = by.find((person) => found.by.includes(person));
      if (author !== undefined) return err({ code: 'confirmed-by-author', person: author });
      return event(acting, 'explanation-confirmed', saidIn(command));
    }
    case 'take-step':
      return event(acting, 'step-taken', saidIn(command));
    case 'accept-difference': {
      const { equation, place } = command;
      const { allowed, authority } = room.profile.rules.acceptance.value;
      if (!allowed) return err({ code: 'acceptance-not-allowed', authority });
      const unit = unitAt(room, equation, place);
      const isOpen = unit?.status === 'unexplained' || unit?.status === 'reopened';
      if (unit === undefined || !isOpen || unit.residual === null)
        return err({ code: 'nothing-to-accept', equation, place });
      return event(acting, 'difference-accepted', { ...saidIn(command), residual: unit.residual });
    }
    case 'reopen-reconciliation': {
      const { equation, place, reason } = command;
      if (unitAt(room, equation, place) === undefined) {
        return err({ code: 'unknown', kind: 'unit', name: `${equation} ${place}` });
      }
      return event(acting, 'reconciliation-reopened', {
        equation,
        place,
        reason: { digest: digestOfText(reason) },
      });
    }
    default:
      return assertNever(command);
  }
}

function unitAt(room: OpenRoom, equation: string, place: string): Reconciled | undefined {
  return reconciliationOf(room)
    .byPlace.get(place)
    ?.find((unit) => unit.equation === equation);
}

/** What the place of a transfer begins with. */
const TRANSFER = 'transfer:';

function decideExplanation(acting: Acting, command: BallotCommandOf<'explain-difference'>): BallotDecision {
  const { room } = acting;
  const { explanation, equation, place, code, amount, evidence, text, linked } = command;
  if (lookUp(room.explanations, explanation) !== undefined) {
    return err({ code: 'name-taken', kind: 'explanation', name: explanation });
  }
  const unit = unitAt(room, equation, place);
  const transfer = place.startsWith(TRANSFER) ? place.slice(TRANSFER.length) : undefined;
  // What others have not counted again yet may be a slip of whoever counted first.
  if (transfer !== undefined && (lookUp(room.transfers, transfer)?.received.length ?? 0) < 2) {
    return err({ code: 'transfer-not-recounted', transfer });
  }
  // A difference of 0 may hide two that explain each other: lines are allowed where the place has figures.
  if (unit === undefined || unit.delta === null) return err({ code: 'nothing-to-explain', equation, place });
  if (!amountFits(code, amount)) return err({ code: 'amount-does-not-fit', explanation: code, amount });
  if (code !== 'UNKNOWN' && evidence.length === 0) return err({ code: 'evidence-missing' });
  if (needsLink(code) && linked === null) return err({ code: 'other-place-missing', explanation: code });
  const length = text?.text.trim().length ?? 0;
  if (code === 'OTHER' && length < OTHER_LENGTH_MIN) {
    return err({ code: 'text-too-short', least: OTHER_LENGTH_MIN, length });
  }
  return event(acting, 'difference-explained', {
    ...saidIn(command),
    text: text === null ? null : { digest: digestOfText(text) },
  });
}
