import type { SaltedText } from '@plumbline/audit';
import type { EnteredForm } from '../forms/form-texts.ts';
import type { StepAsked } from './application.ts';
import type { BallotEvent, BallotEventOf, ContestVotes } from './ballot-event.ts';
import type { Digest, IncidentKind, StandardId } from './nouns.ts';
import type { AnswerMade } from './records-answer.ts';

/** What a command asks to record of an event: texts with the salt that hides them, not yet their digests. */
type Typed<T> = T extends string | number | boolean | null
  ? T
  : T extends Digest
    ? SaltedText
    : T extends readonly (infer Element)[]
      ? readonly Typed<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]: Typed<T[Key]> }
        : T;

/**
 * Who asks, by the accounts they signed in with: two people sign in, each with their own. `at` is when it happened where it happened.
 */
export type Asking = {
  readonly signIns: readonly string[];
  readonly at: string;
};

/** The part of an event that somebody who asks says; what the room knows itself is left out. */
type Said<Type extends BallotEvent['type'], Left extends string = never> = Typed<
  Omit<BallotEventOf<Type>, 'type' | 'by' | 'at' | Left>
>;

/** How often something had been entered in a form when whoever asks has read it. Where somebody has entered something since, it is refused. */
type HavingRead = { readonly timesEntered?: number };

/** One of the two that a room is opened by. */
export type Founder = Omit<BallotEventOf<'founder-added'>, 'type' | 'by' | 'at'>;

/** What is asked by name, and what it says. */
export type Asked = {
  /** `second` is the other administrator, where the office has two. */
  'open-room': Said<'room-opened', 'version'> & { readonly second?: Founder | null };
  'confirm-grants': { readonly proposals: readonly string[] };
  'withdraw-grant': Said<'grant-withdrawn'>;
  'set-certification-day': Said<'certification-day-set'>;
  'define-style': Said<'style-defined'>;
  'register-site': Said<'site-registered'>;
  'enrol-person': Said<'person-enrolled'>;
  'add-sign-in': Said<'sign-in-added'>;
  'take-oath': Said<'oath-taken'>;
  'assign-duty': Said<'duty-assigned'>;
  'end-duty': Said<'duty-ended'>;
  'publish-course': Said<'course-published'>;
  'record-training': Said<'training-attended'>;
  'override-training': Said<'training-overridden'>;
  'draft-procedure': Said<'procedure-drafted', 'eventVersion'>;
  'approve-procedure': Said<'procedure-approved'>;
  'assign-question': Said<'question-assigned'>;
  'expect-cards': Said<'cards-expected'>;
  /** `seen` is the fingerprint of the plan that was looked at. */
  'adopt-batch-plan': Said<'batch-plan-adopted', 'lots'> & { readonly seen: string };
  'observe-count': Said<'count-observed'>;
  /** `container` names the sealed container in which it travels; null where it is carried open. */
  'send-transfer': Said<'transfer-sent'> & { readonly container: string | null };
  'receive-transfer': Said<'transfer-received'>;
  'recount-transfer': Said<'transfer-recounted'>;
  'convert-unit': Said<'unit-converted'>;
  'create-batch': Said<'batch-created'>;
  'rename-batch': Said<'batch-renamed'>;
  'rescan-batch': Said<'batch-rescanned', 'deleted'>;
  'split-batch': Said<'batch-split'>;
  'merge-batches': Said<'batches-merged'>;
  'place-batch': Said<'batch-placed'>;
  'take-batch-out': Said<'batch-taken-out', 'container'>;
  'report-votes': Said<'votes-reported'>;
  'approve-votes': Said<'votes-approved'>;
  'return-votes': Said<'votes-returned'>;
  'create-container': Said<'container-created'>;
  'register-area': Said<'area-registered'>;
  'authorize-area': Said<'area-authorized'>;
  'enter-area': Said<'area-entered'>;
  'leave-area': Said<'area-left'>;
  'take-custody': Said<'custody-taken', 'from'>;
  'store-container': Said<'container-stored'>;
  /** The seals are read before they are removed. */
  'open-container': Said<'container-opened', 'removed'>;
  /** Holds a container apart by hand, with the kind of what was seen; `incident` names the incident that is opened. */
  'quarantine-container': Said<'container-quarantined'> & { readonly kind: IncidentKind };
  'report-missing': Said<'container-missing'>;
  'report-found': Said<'container-found'>;
  'recount-container': Said<'container-recounted'>;
  'release-container': Said<'container-released'>;
  'receive-seals': Said<'seals-received'>;
  'issue-seals': Said<'seals-issued'>;
  'apply-seal': Said<'seal-applied'>;
  /** Read before the expected numbers are shown. `incident` names the incident that a difference opens. */
  'read-seals': Said<'seals-read', 'agrees'> & { readonly incident: string };
  'void-seal': Said<'seal-voided'>;
  'resolve-seal-claim': Said<'seal-claim-resolved'>;
  'take-inventory': Said<'inventory-taken'>;
  'start-form': Said<'form-started', 'procedure'>;
  'enter-form': Said<'form-entered', 'version' | 'fields' | 'tables'> & EnteredForm & HavingRead;
  /** Nobody signs, completes or stands for what they have not read. */
  'sign-form': Said<'form-signed', 'version'> & HavingRead;
  'verify-image': Said<'form-image-verified', 'version'>;
  /** `about` is the moment it tells of. */
  'make-late-statement': Said<'late-statement-made', 'version' | 'about'> & { readonly about: string } & HavingRead;
  'complete-form': Said<'form-completed', 'version'> & HavingRead;
  'begin-review': Said<'review-begun', 'version'>;
  'reenter-line': Said<'line-reentered'>;
  'return-form': Said<'form-returned'>;
  /** `seen` names the checks that only warn, which the reviewer has looked at. */
  'approve-form': { readonly filled: string; readonly seen: readonly string[] };
  'amend-form': Said<'form-amended', 'version' | 'eventVersion' | 'fields' | 'tables'> & EnteredForm;
  'void-form': Said<'form-voided'>;
  'write-correction-reason': Said<'correction-reason-written'>;
  /** `read` names the sentences that were read, by their digests. */
  'review-correction-reason': Said<'correction-reason-reviewed'> & {
    readonly read: { readonly en: string; readonly es: string };
  };
  'explain-difference': Said<'difference-explained'>;
  'withdraw-explanation': Said<'explanation-withdrawn'>;
  'confirm-explanation': Said<'explanation-confirmed'>;
  'take-step': Said<'step-taken'>;
  'accept-difference': Said<'difference-accepted', 'residual'>;
  'reopen-reconciliation': Said<'reconciliation-reopened'>;
  'expect-carriers': Said<'carriers-expected', 'version'>;
  'open-carrier': Said<'carrier-opened', 'version'>;
  'strike-carrier': Said<'carrier-struck'>;
  /**
   * With open issues only where two people say so; `incident` names the one that is then opened, and `over` the carriers that they know nobody has
   * opened: over another one they do not close it.
   */
  'close-site': {
    readonly site: string;
    readonly withOpenIssues: boolean;
    readonly incident: string;
    readonly over?: readonly string[];
  };
  'open-incident': Said<'incident-opened'>;
  'notify-of-incident': Said<'incident-notified'>;
  'write-incident-text': Said<'incident-text-written'>;
  /** `digest` is that of the text that was read. */
  'review-incident-text': Said<'incident-text-reviewed'> & { readonly digest: string };
  'close-incident': Said<'incident-closed'>;
  'enrol-device': Said<'device-enrolled', 'signIns'>;
  'revoke-device': Said<'device-revoked'>;
  /** Names every act of the conflict as it was looked at. */
  'settle-device-conflict': Said<'device-conflict-settled', 'again'>;
  'check-out': Said<'container-checked-out', 'out'>;
  'count-back': Said<'container-counted-back'>;
  'resecure-container': Said<'container-resecured', 'batches'>;
  'check-in': Said<'container-checked-in'> & { readonly isPaperworkComplete: boolean; readonly isEntered: boolean };
  'report-audit-count': Said<'audit-count-reported', 'version' | 'listed' | 'incident'> & { readonly incident: string };
  /** `before` is null where the room has approved votes of the contest in this batch. */
  'report-recount': Said<'recount-reported', 'cardsBefore' | 'before' | 'beforeFrom'> & {
    readonly before: ContestVotes | null;
  };
  'explain-recount': Said<'recount-explained'>;
  'approve-recounts': Said<'recounts-approved'>;
  'return-recounts': Said<'recounts-returned'>;
  'freeze-manifest': Said<'manifest-frozen', 'version' | 'cards' | 'batches'>;
  /** Its text may be given to everybody. */
  'clear-procedure': Said<'procedure-cleared'>;
  'propose-publication': Said<'publication-proposed'>;
  /** Names the file again, as the second person has looked at it. */
  'release-publication': Said<'publication-released'>;
  'withdraw-publication': Said<'publication-withdrawn'>;
  /** `answer` is what the server kept as `kept`; null where it kept no such file. */
  'propose-records-answer': { readonly kept: string; readonly answer: AnswerMade | null };
  /** Names the file again, as the second person has looked at it. */
  'release-records-answer': Said<'records-answer-released'>;
  'withdraw-records-answer': Said<'records-answer-withdrawn'>;
  /** A packet is submitted as it was released last; `step` says no file. */
  'propose-application-step': { readonly standard: StandardId; readonly step: StepAsked };
  /** Says again what was proposed, as the second person has looked at it. */
  'confirm-application-step': Said<'application-step-proposed', 'standardVersion'>;
  'withdraw-application': Said<'application-withdrawn'>;
  'record-feedback': Said<'feedback-recorded', 'item'>;
  'assign-feedback': Said<'feedback-assigned'>;
  'answer-feedback': Said<'feedback-answered'>;
  'place-hold': Said<'hold-placed'>;
  'lift-hold': Said<'hold-lifted'>;
  'approve-destruction': Said<'destruction-approved'>;
  'destroy-containers': Said<'containers-destroyed'>;
  'transfer-containers': Said<'containers-transferred'>;
};

/** What somebody asks of a ballot room. `decideRoom` answers with events or a refusal. */
export type BallotCommand = {
  readonly [Type in keyof Asked]: { readonly type: Type } & Asking & Asked[Type];
}[keyof Asked];

/** A command of one type. */
export type BallotCommandOf<Type extends BallotCommand['type']> = Extract<BallotCommand, { readonly type: Type }>;
