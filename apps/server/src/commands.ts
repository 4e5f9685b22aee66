import { answerHelp } from './audit/commands/answer-help.ts';
import { askForHelp } from './audit/commands/ask-for-help.ts';
import { cancelFile } from './audit/commands/cancel-file.ts';
import { changeElection } from './audit/commands/change-election.ts';
import { changeSettings } from './audit/commands/change-settings.ts';
import { chooseExtraBatches } from './audit/commands/choose-extra-batches.ts';
import { chooseNoticeHours } from './audit/commands/choose-notice-hours.ts';
import { chooseSampling } from './audit/commands/choose-sampling.ts';
import { chooseTwoPersons } from './audit/commands/choose-two-persons.ts';
import { chooseWorkTimes } from './audit/commands/choose-work-times.ts';
import { closeHelp } from './audit/commands/close-help.ts';
import { closeRound } from './audit/commands/close-round.ts';
import { combineBatches } from './audit/commands/combine-batches.ts';
import { commitInputs } from './audit/commands/commit-inputs.ts';
import { conclude } from './audit/commands/conclude.ts';
import { confirmAct } from './audit/commands/confirm-act.ts';
import { confirmTallyEntry } from './audit/commands/confirm-tally-entry.ts';
import { createAudit } from './audit/commands/create-audit.ts';
import { createBoards } from './audit/commands/create-boards.ts';
import { createReviewTeam } from './audit/commands/create-review-team.ts';
import { declareJurisdiction } from './audit/commands/declare-jurisdiction.ts';
import { defineContests } from './audit/commands/define-contests.ts';
import { deleteAudit } from './audit/commands/delete-audit.ts';
import { endObserver } from './audit/commands/end-observer.ts';
import { endTallyEntry } from './audit/commands/end-tally-entry.ts';
import { escalateAudit } from './audit/commands/escalate-audit.ts';
import { explainCase } from './audit/commands/explain-case.ts';
import { finalizeTallies } from './audit/commands/finalize-tallies.ts';
import { finalizeTotals } from './audit/commands/finalize-totals.ts';
import { findAssertions } from './audit/commands/find-assertions.ts';
import { inviteObserver } from './audit/commands/invite-observer.ts';
import { launchRound } from './audit/commands/launch-round.ts';
import { makeFile } from './audit/commands/make-file.ts';
import { makeTallyLink } from './audit/commands/make-tally-link.ts';
import { matchNames } from './audit/commands/match-names.ts';
import { nameBoardMembers } from './audit/commands/name-board-members.ts';
import { nameHeaders } from './audit/commands/name-headers.ts';
import { planRoundSizes } from './audit/commands/plan-round-sizes.ts';
import { publishAuditPage } from './audit/commands/publish-audit-page.ts';
import { recordBallot } from './audit/commands/record-ballot.ts';
import { recordBatch } from './audit/commands/record-batch.ts';
import { recordSecondLook } from './audit/commands/record-second-look.ts';
import { recordTotals } from './audit/commands/record-totals.ts';
import { redactText } from './audit/commands/redact-text.ts';
import { refuseAct } from './audit/commands/refuse-act.ts';
import { registerFile } from './audit/commands/register-file.ts';
import { removeFile } from './audit/commands/remove-file.ts';
import { reopenBoard } from './audit/commands/reopen-board.ts';
import { reopenCard } from './audit/commands/reopen-card.ts';
import { reopenCase } from './audit/commands/reopen-case.ts';
import { reopenRound } from './audit/commands/reopen-round.ts';
import { reopenTallies } from './audit/commands/reopen-tallies.ts';
import { reopenTotals } from './audit/commands/reopen-totals.ts';
import { replaceBoardPin } from './audit/commands/replace-board-pin.ts';
import { reviewBatch } from './audit/commands/review-batch.ts';
import { rotateBoardLink } from './audit/commands/rotate-board-link.ts';
import { sendBatchToReview } from './audit/commands/send-batch-to-review.ts';
import { sendCardToReview } from './audit/commands/send-card-to-review.ts';
import { setSeed } from './audit/commands/set-seed.ts';
import { setStaffing } from './audit/commands/set-staffing.ts';
import { setSupplies } from './audit/commands/set-supplies.ts';
import { settleCase } from './audit/commands/settle-case.ts';
import { signOffBoard } from './audit/commands/sign-off-board.ts';
import { stateCardOrder } from './audit/commands/state-card-order.ts';
import { stateLot } from './audit/commands/state-lot.ts';
import { stateManifest } from './audit/commands/state-manifest.ts';
import { stateRules } from './audit/commands/state-rules.ts';
import { takeList } from './audit/commands/take-list.ts';
import { withdrawAuditPage } from './audit/commands/withdraw-audit-page.ts';
import { withdrawCommitment } from './audit/commands/withdraw-commitment.ts';
import { withdrawLaunch } from './audit/commands/withdraw-launch.ts';
import { withdrawProposal } from './audit/commands/withdraw-proposal.ts';
import { withdrawRefusal } from './audit/commands/withdraw-refusal.ts';
import { askBallotRoom } from './ballots/commands/ask-ballot-room.ts';
import { cancelBallotFile } from './ballots/commands/cancel-ballot-file.ts';
import { deliverDeviceActs } from './ballots/commands/deliver-device-acts.ts';
import { importBallotFile } from './ballots/commands/import-ballot-file.ts';
import { joinBallotRoom } from './ballots/commands/join-ballot-room.ts';
import { leaveBallotRoom } from './ballots/commands/leave-ballot-room.ts';
import { makeBallotFile } from './ballots/commands/make-ballot-file.ts';
import { redactRoomTextCommand } from './ballots/commands/redact-room-text.ts';
import { registerBallotManifest } from './ballots/commands/register-ballot-manifest.ts';
import { registerBallotTotals } from './ballots/commands/register-ballot-totals.ts';
import { removeMapOfOffice } from './maps/remove-office-map.ts';
import type { Rooms } from './road/rooms.ts';
import { addSecondFactor } from './sign-in/commands/add-second-factor.ts';
import { answerSecondFactor } from './sign-in/commands/answer-second-factor.ts';
import { beginAccountSignIn } from './sign-in/commands/begin-account-sign-in.ts';
import { chooseNotices } from './sign-in/commands/choose-notices.ts';
import { confirmSecondFactor } from './sign-in/commands/confirm-second-factor.ts';
import { consentToSupport } from './sign-in/commands/consent-to-support.ts';
import { endOtherSessions } from './sign-in/commands/end-other-sessions.ts';
import { endSession } from './sign-in/commands/end-session.ts';
import { endSessionsOfPerson } from './sign-in/commands/end-sessions-of-person.ts';
import { endSupportConsent } from './sign-in/commands/end-support-consent.ts';
import { keepRecoveryCodes } from './sign-in/commands/keep-recovery-codes.ts';
import { makeRecoveryCodes } from './sign-in/commands/make-recovery-codes.ts';
import { prepareSecondFactor } from './sign-in/commands/prepare-second-factor.ts';
import { removeSecondFactor } from './sign-in/commands/remove-second-factor.ts';
import { requestSignInCode } from './sign-in/commands/request-sign-in-code.ts';
import { resetSecondFactor } from './sign-in/commands/reset-second-factor.ts';
import { setHelpContact } from './sign-in/commands/set-help-contact.ts';
import { setOwnWords } from './sign-in/commands/set-own-words.ts';
import { signInToBoard } from './sign-in/commands/sign-in-to-board.ts';
import { signInToTallyEntry } from './sign-in/commands/sign-in-to-tally-entry.ts';
import { signInWithAccount } from './sign-in/commands/sign-in-with-account.ts';
import { signInWithCode } from './sign-in/commands/sign-in-with-code.ts';
import { signInWithLink } from './sign-in/commands/sign-in-with-link.ts';
import { signOut } from './sign-in/commands/sign-out.ts';
import { staySignedIn } from './sign-in/commands/stay-signed-in.ts';

/** Every write there is, by name. */
export const COMMANDS: Rooms['commands'] = {
  'request-sign-in-code': requestSignInCode,
  'sign-in-with-code': signInWithCode,
  'begin-account-sign-in': beginAccountSignIn,
  'sign-in-with-account': signInWithAccount,
  'sign-in-with-link': signInWithLink,
  'sign-in-to-board': signInToBoard,
  'sign-in-to-tally-entry': signInToTallyEntry,
  'sign-out': signOut,
  'prepare-second-factor': prepareSecondFactor,
  'add-second-factor': addSecondFactor,
  'answer-second-factor': answerSecondFactor,
  'confirm-second-factor': confirmSecondFactor,
  'remove-second-factor': removeSecondFactor,
  'make-recovery-codes': makeRecoveryCodes,
  'keep-recovery-codes': keepRecoveryCodes,
  'reset-second-factor': resetSecondFactor,
  'stay-signed-in': staySignedIn,
  'end-session': endSession,
  'end-other-sessions': endOtherSessions,
  'end-sessions-of-person': endSessionsOfPerson,
  'consent-to-support': consentToSupport,
  'end-support-consent': endSupportConsent,
  'set-help-contact': setHelpContact,
  'remove-office-map': removeMapOfOffice,
  'set-own-words': setOwnWords,
  'choose-notices': chooseNotices,
  'make-file': makeFile,
  'cancel-file': cancelFile,
  'choose-notice-hours': chooseNoticeHours,
  'create-audit': createAudit,
  'change-election': changeElection,
  'delete-audit': deleteAudit,
  'register-file': registerFile,
  'name-headers': nameHeaders,
  'remove-file': removeFile,
  'define-contests': defineContests,
  'match-names': matchNames,
  'find-assertions': findAssertions,
  'choose-sampling': chooseSampling,
  'choose-extra-batches': chooseExtraBatches,
  'change-settings': changeSettings,
  'plan-round-sizes': planRoundSizes,
  'declare-jurisdiction': declareJurisdiction,
  'state-manifest': stateManifest,
  'state-card-order': stateCardOrder,
  'state-rules': stateRules,
  'choose-two-persons': chooseTwoPersons,
  'choose-work-times': chooseWorkTimes,
  'ask-for-help': askForHelp,
  'answer-help': answerHelp,
  'close-help': closeHelp,
  'commit-inputs': commitInputs,
  'confirm-act': confirmAct,
  'refuse-act': refuseAct,
  'withdraw-proposal': withdrawProposal,
  'withdraw-refusal': withdrawRefusal,
  'withdraw-commitment': withdrawCommitment,
  'set-seed': setSeed,
  'launch-round': launchRound,
  'take-list': takeList,
  'create-boards': createBoards,
  'create-review-team': createReviewTeam,
  'send-card-to-review': sendCardToReview,
  'rotate-board-link': rotateBoardLink,
  'replace-board-pin': replaceBoardPin,
  'set-supplies': setSupplies,
  'set-staffing': setStaffing,
  'name-board-members': nameBoardMembers,
  'record-ballot': recordBallot,
  'sign-off-board': signOffBoard,
  'reopen-board': reopenBoard,
  'reopen-card': reopenCard,
  'record-batch': recordBatch,
  'send-batch-to-review': sendBatchToReview,
  'review-batch': reviewBatch,
  'make-tally-link': makeTallyLink,
  'confirm-tally-entry': confirmTallyEntry,
  'end-tally-entry': endTallyEntry,
  'record-totals': recordTotals,
  'finalize-totals': finalizeTotals,
  'reopen-totals': reopenTotals,
  'finalize-tallies': finalizeTallies,
  'reopen-tallies': reopenTallies,
  'combine-batches': combineBatches,
  'explain-case': explainCase,
  'record-second-look': recordSecondLook,
  'settle-case': settleCase,
  'reopen-case': reopenCase,
  'withdraw-launch': withdrawLaunch,
  'close-round': closeRound,
  'reopen-round': reopenRound,
  'state-lot': stateLot,
  conclude,
  'escalate-audit': escalateAudit,
  'redact-text': redactText,
  'redact-room-text': redactRoomTextCommand,
  'deliver-device-acts': deliverDeviceActs,
  'import-ballot-file': importBallotFile,
  'invite-observer': inviteObserver,
  'end-observer': endObserver,
  'publish-audit-page': publishAuditPage,
  'withdraw-audit-page': withdrawAuditPage,
  'ask-ballot-room': askBallotRoom,
  'register-ballot-manifest': registerBallotManifest,
  'register-ballot-totals': registerBallotTotals,
  'join-ballot-room': joinBallotRoom,
  'leave-ballot-room': leaveBallotRoom,
  'make-ballot-file': makeBallotFile,
  'cancel-ballot-file': cancelBallotFile,
};
