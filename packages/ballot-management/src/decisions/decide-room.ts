import { assertNever, err, lookUp, ok } from '@plumbline/prelude';
import { formOf } from '../forms/forms.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { Duty } from '../state/nouns.ts';
import type { BallotRoom, OpenRoom } from '../state/room.ts';
import { type Acting, done, personsAsking, refuseActing, saidIn } from './acting.ts';
import { withConsequences } from './consequences-for-manifest.ts';
import { decideAccounts } from './decide-accounts.ts';
import { decideApplications } from './decide-applications.ts';
import { decideAudits } from './decide-audits.ts';
import { decideBatches } from './decide-batches.ts';
import { decideCorrections } from './decide-corrections.ts';
import { decideCustody } from './decide-custody.ts';
import { decideDevices } from './decide-devices.ts';
import { decideForms } from './decide-forms.ts';
import { decideGrants } from './decide-grants.ts';
import { decideIncidents } from './decide-incidents.ts';
import { decideManifest } from './decide-manifest.ts';
import { decidePeople } from './decide-people.ts';
import { decidePlan } from './decide-plan.ts';
import { decidePublications } from './decide-publications.ts';
import { decideReconciliation } from './decide-reconciliation.ts';
import { decideRecords } from './decide-records.ts';
import { decideRecounts } from './decide-recounts.ts';
import { decideRetention } from './decide-retention.ts';
import { decideReview } from './decide-review.ts';
import { decideSeals } from './decide-seals.ts';
import { decideSites } from './decide-sites.ts';
import { decideVotes } from './decide-votes.ts';
import { dutiesNamed } from './who-may.ts';

/**
 * What follows from a command: events to append to the chain of the ballot room, or a refusal that says why nothing happens.
 *
 * Pure: the same room and command always give the same answer, so anyone can repeat the decision. Some refusals are to be
 * recorded: `recordOfRefusal`.
 */
export function decideRoom(room: BallotRoom, command: BallotCommand): BallotDecision {
  if (command.type === 'open-room') {
    if (room.phase === 'open') return err({ code: 'room-opened-already' });
    const { second, ...said } = saidIn(command);
    const { person, signIn } = command.director;
    const opened = { by: [person], at: command.at };
    const first = done(opened, 'room-opened', { ...said, version: 2 });
    if (second === undefined || second === null) return ok([first]);
    if (second.person === person || second.signIn === signIn) return err({ code: 'founders-are-one', person });
    return ok([first, done(opened, 'founder-added', second)]);
  }
  if (room.phase === 'not-opened') return err({ code: 'room-not-opened' });
  const acting = personsAsking(room, command);
  return acting.ok ? withConsequences(acting.value, decideAlone(room, command)) : acting;
}

/** The same without what follows for manifests: of a command that is one of several, after all of which that is asked once. */
export function decideAlone(
  room: OpenRoom,
  command: Exclude<BallotCommand, { readonly type: 'open-room' }>,
): BallotDecision {
  const acting = personsAsking(room, command);
  if (!acting.ok) return acting;
  const refusal = refuseActing(acting.value, command.type, dutiesOfForm(room, command));
  return refusal === undefined ? decideOpen(acting.value, command) : err(refusal);
}

/** What follows from a command of somebody who may ask for it. */
export function decideOpen(
  acting: Acting,
  command: Exclude<BallotCommand, { readonly type: 'open-room' }>,
): BallotDecision {
  switch (command.type) {
    case 'set-certification-day':
    case 'define-style':
    case 'register-site':
    case 'enrol-person':
    case 'add-sign-in':
    case 'take-oath':
    case 'assign-duty':
    case 'end-duty':
    case 'publish-course':
    case 'record-training':
    case 'override-training':
    case 'draft-procedure':
    case 'approve-procedure':
    case 'assign-question':
      return decidePeople(acting, command);
    case 'confirm-grants':
    case 'withdraw-grant':
      return decideGrants(acting, command);
    case 'expect-cards':
    case 'adopt-batch-plan':
      return decidePlan(acting, command);
    case 'observe-count':
    case 'send-transfer':
    case 'receive-transfer':
    case 'recount-transfer':
    case 'convert-unit':
      return decideAccounts(acting, command);
    case 'create-batch':
    case 'rename-batch':
    case 'rescan-batch':
    case 'split-batch':
    case 'merge-batches':
    case 'place-batch':
    case 'take-batch-out':
      return decideBatches(acting, command);
    case 'report-votes':
    case 'approve-votes':
    case 'return-votes':
      return decideVotes(acting, command);
    case 'report-recount':
    case 'explain-recount':
    case 'approve-recounts':
    case 'return-recounts':
      return decideRecounts(acting, command);
    case 'create-container':
    case 'register-area':
    case 'authorize-area':
    case 'enter-area':
    case 'leave-area':
    case 'take-custody':
    case 'store-container':
    case 'open-container':
    case 'quarantine-container':
    case 'report-missing':
    case 'report-found':
    case 'recount-container':
    case 'release-container':
    case 'take-inventory':
      return decideCustody(acting, command);
    case 'receive-seals':
    case 'issue-seals':
    case 'apply-seal':
    case 'read-seals':
    case 'void-seal':
    case 'resolve-seal-claim':
      return decideSeals(acting, command);
    case 'start-form':
    case 'enter-form':
    case 'sign-form':
    case 'verify-image':
    case 'make-late-statement':
    case 'complete-form':
    case 'amend-form':
    case 'void-form':
      return decideForms(acting, command);
    case 'write-correction-reason':
    case 'review-correction-reason':
      return decideCorrections(acting, command);
    case 'begin-review':
    case 'reenter-line':
    case 'return-form':
    case 'approve-form':
      return decideReview(acting, command);
    case 'explain-difference':
    case 'withdraw-explanation':
    case 'confirm-explanation':
    case 'take-step':
    case 'accept-difference':
    case 'reopen-reconciliation':
      return decideReconciliation(acting, command);
    case 'expect-carriers':
    case 'open-carrier':
    case 'strike-carrier':
    case 'close-site':
      return decideSites(acting, command);
    case 'open-incident':
    case 'notify-of-incident':
    case 'write-incident-text':
    case 'review-incident-text':
    case 'close-incident':
      return decideIncidents(acting, command);
    case 'enrol-device':
    case 'revoke-device':
    case 'settle-device-conflict':
      return decideDevices(acting, command, decideAlone);
    case 'check-out':
    case 'count-back':
    case 'resecure-container':
    case 'check-in':
    case 'report-audit-count':
      return decideAudits(acting, command);
    case 'freeze-manifest':
      return decideManifest(acting, command);
    case 'clear-procedure':
    case 'propose-publication':
    case 'release-publication':
    case 'withdraw-publication':
      return decidePublications(acting, command);
    case 'propose-records-answer':
    case 'release-records-answer':
    case 'withdraw-records-answer':
      return decideRecords(acting, command);
    case 'propose-application-step':
    case 'confirm-application-step':
    case 'withdraw-application':
    case 'record-feedback':
    case 'assign-feedback':
    case 'answer-feedback':
      return decideApplications(acting, command);
    case 'place-hold':
    case 'lift-hold':
    case 'approve-destruction':
    case 'destroy-containers':
    case 'transfer-containers':
      return decideRetention(acting, command);
    default:
      return assertNever(command);
  }
}

/** The duties that the form itself names: of those who fill it in, or of those who review it. */
function dutiesOfForm(room: OpenRoom, command: BallotCommand): readonly Duty[] {
  switch (command.type) {
    case 'start-form':
      return dutiesNamed(formOf(command.form).prepares);
    case 'enter-form':
    case 'complete-form':
    case 'void-form': {
      const record = lookUp(room.forms, command.filled);
      // What was returned is put right by those who prepare it, or by a reviewer who then reviews it no more.
      return record === undefined ? [] : dutiesNamed([...formOf(record.form).prepares, ...formOf(record.form).reviews]);
    }
    case 'begin-review':
    case 'reenter-line':
    case 'return-form':
    case 'approve-form': {
      const record = lookUp(room.forms, command.filled);
      return record === undefined ? [] : dutiesNamed(formOf(record.form).reviews);
    }
    default:
      return [];
  }
}
