import { auditDocuments } from './audit/queries/audit-documents.ts';
import { auditPage } from './audit/queries/audit-page.ts';
import { ballot } from './audit/queries/ballot.ts';
import { batchesToRequire } from './audit/queries/batches-to-require.ts';
import { board } from './audit/queries/board.ts';
import { boardRemade } from './audit/queries/board-remade.ts';
import { caseOf } from './audit/queries/case.ts';
import { cases } from './audit/queries/cases.ts';
import { commitment } from './audit/queries/commitment.ts';
import { documents } from './audit/queries/documents.ts';
import { fileHelp } from './audit/queries/file-help.ts';
import { home } from './audit/queries/home.ts';
import { hoursWorked } from './audit/queries/hours-worked.ts';
import { jurisdiction } from './audit/queries/jurisdiction.ts';
import { keptReports } from './audit/queries/kept-reports.ts';
import { listParts } from './audit/queries/list-parts.ts';
import { log } from './audit/queries/log.ts';
import { namesInCvrs } from './audit/queries/names-in-cvrs.ts';
import { noticeHours } from './audit/queries/notice-hours.ts';
import { observers } from './audit/queries/observers.ts';
import { officialResults } from './audit/queries/official-results.ts';
import { plan } from './audit/queries/plan.ts';
import { plannerMargins } from './audit/queries/planner-margins.ts';
import { plannerSizes } from './audit/queries/planner-sizes.ts';
import { remadeBallots } from './audit/queries/remade-ballots.ts';
import { roomPlan } from './audit/queries/room-plan.ts';
import { roundProgress } from './audit/queries/round-progress.ts';
import { samplePreview } from './audit/queries/sample-preview.ts';
import { sampleSizes } from './audit/queries/sample-sizes.ts';
import { secondLook } from './audit/queries/second-look.ts';
import { stopsToFetch } from './audit/queries/stops-to-fetch.ts';
import { tallyEntry } from './audit/queries/tally-entry.ts';
import { tallyRequests } from './audit/queries/tally-requests.ts';
import { votesSeen } from './audit/queries/votes-seen.ts';
import { workload } from './audit/queries/workload.ts';
import { ballotApplication } from './ballots/queries/ballot-application.ts';
import { ballotAuditCounts } from './ballots/queries/ballot-audit-counts.ts';
import { ballotBatchPlan } from './ballots/queries/ballot-batch-plan.ts';
import { ballotBatches } from './ballots/queries/ballot-batches.ts';
import { ballotCarriers } from './ballots/queries/ballot-carriers.ts';
import { ballotContainers } from './ballots/queries/ballot-containers.ts';
import { ballotCounts } from './ballots/queries/ballot-counts.ts';
import { ballotCustody } from './ballots/queries/ballot-custody.ts';
import { ballotDevices } from './ballots/queries/ballot-devices.ts';
import { ballotFiles } from './ballots/queries/ballot-files.ts';
import { ballotForm } from './ballots/queries/ballot-form.ts';
import { ballotForms } from './ballots/queries/ballot-forms.ts';
import { ballotImports } from './ballots/queries/ballot-imports.ts';
import { ballotIncidents } from './ballots/queries/ballot-incidents.ts';
import { ballotInventory } from './ballots/queries/ballot-inventory.ts';
import { ballotLog } from './ballots/queries/ballot-log.ts';
import { ballotManifest } from './ballots/queries/ballot-manifest.ts';
import { ballotProcedures } from './ballots/queries/ballot-procedures.ts';
import { ballotPublicKit } from './ballots/queries/ballot-public-kit.ts';
import { ballotReconciliation } from './ballots/queries/ballot-reconciliation.ts';
import { ballotRecords } from './ballots/queries/ballot-records.ts';
import { ballotRecountResults } from './ballots/queries/ballot-recount-results.ts';
import { ballotRecounts } from './ballots/queries/ballot-recounts.ts';
import { ballotRoom } from './ballots/queries/ballot-room.ts';
import { ballotRooms } from './ballots/queries/ballot-rooms.ts';
import { ballotSeals } from './ballots/queries/ballot-seals.ts';
import { ballotStandard } from './ballots/queries/ballot-standard.ts';
import { ballotStarterDrafts } from './ballots/queries/ballot-starter-drafts.ts';
import { ballotStation } from './ballots/queries/ballot-station.ts';
import { ballotStorage } from './ballots/queries/ballot-storage.ts';
import { ballotTraining } from './ballots/queries/ballot-training.ts';
import { ballotVotes } from './ballots/queries/ballot-votes.ts';
import { ballotWhere } from './ballots/queries/ballot-where.ts';
import { mapOfAudit } from './maps/map-of-audit.ts';
import { officeMap } from './maps/office-map.ts';
import type { Rooms } from './road/rooms.ts';
import { boardDoor } from './sign-in/queries/board-door.ts';
import { officeHelpContact } from './sign-in/queries/office-help-contact.ts';
import { officeLog } from './sign-in/queries/office-log.ts';
import { officeOwnWords } from './sign-in/queries/office-own-words.ts';
import { officeSecondFactors } from './sign-in/queries/office-second-factors.ts';
import { officeSessions } from './sign-in/queries/office-sessions.ts';
import { officeSupport } from './sign-in/queries/office-support.ts';
import { outbox } from './sign-in/queries/outbox.ts';
import { ownNotices } from './sign-in/queries/own-notices.ts';
import { ownSecondFactors } from './sign-in/queries/own-second-factors.ts';
import { ownSessions } from './sign-in/queries/own-sessions.ts';
import { recoveryCodes } from './sign-in/queries/recovery-codes.ts';
import { secondFactorOffer } from './sign-in/queries/second-factor-offer.ts';
import { session } from './sign-in/queries/session.ts';
import { tallyRequest } from './sign-in/queries/tally-request.ts';

/** Every reading there is, by name. */
export const QUERIES: Rooms['queries'] = {
  session,
  outbox,
  'planner-sizes': plannerSizes,
  'planner-margins': plannerMargins,
  'second-factor-offer': secondFactorOffer,
  'own-second-factors': ownSecondFactors,
  'recovery-codes': recoveryCodes,
  'office-second-factors': officeSecondFactors,
  'own-sessions': ownSessions,
  'office-sessions': officeSessions,
  'office-log': officeLog,
  'office-support': officeSupport,
  'office-help-contact': officeHelpContact,
  'office-map': officeMap,
  'map-of-audit': mapOfAudit,
  'office-own-words': officeOwnWords,
  'own-notices': ownNotices,
  'notice-hours': noticeHours,
  'kept-reports': keptReports,
  'file-help': fileHelp,
  'list-parts': listParts,
  'stops-to-fetch': stopsToFetch,
  'remade-ballots': remadeBallots,
  home,
  plan,
  'batches-to-require': batchesToRequire,
  'names-in-cvrs': namesInCvrs,
  commitment,
  'sample-sizes': sampleSizes,
  workload,
  'sample-preview': samplePreview,
  'round-progress': roundProgress,
  'votes-seen': votesSeen,
  'official-results': officialResults,
  'hours-worked': hoursWorked,
  jurisdiction,
  cases,
  case: caseOf,
  'second-look': secondLook,
  documents,
  'audit-documents': auditDocuments,
  'room-plan': roomPlan,
  'board-door': boardDoor,
  'tally-request': tallyRequest,
  'tally-requests': tallyRequests,
  'tally-entry': tallyEntry,
  board,
  'board-remade': boardRemade,
  ballot,
  log,
  observers,
  'audit-page': auditPage,
  'ballot-rooms': ballotRooms,
  'ballot-room': ballotRoom,
  'ballot-batch-plan': ballotBatchPlan,
  'ballot-batches': ballotBatches,
  'ballot-containers': ballotContainers,
  'ballot-seals': ballotSeals,
  'ballot-storage': ballotStorage,
  'ballot-public-kit': ballotPublicKit,
  'ballot-reconciliation': ballotReconciliation,
  'ballot-recounts': ballotRecounts,
  'ballot-manifest': ballotManifest,
  'ballot-where': ballotWhere,
  'ballot-custody': ballotCustody,
  'ballot-carriers': ballotCarriers,
  'ballot-station': ballotStation,
  'ballot-devices': ballotDevices,
  'ballot-inventory': ballotInventory,
  'ballot-audit-counts': ballotAuditCounts,
  'ballot-counts': ballotCounts,
  'ballot-log': ballotLog,
  'ballot-files': ballotFiles,
  'ballot-forms': ballotForms,
  'ballot-form': ballotForm,
  'ballot-training': ballotTraining,
  'ballot-procedures': ballotProcedures,
  'ballot-starter-drafts': ballotStarterDrafts,
  'ballot-imports': ballotImports,
  'ballot-votes': ballotVotes,
  'ballot-recount-results': ballotRecountResults,
  'ballot-incidents': ballotIncidents,
  'ballot-standard': ballotStandard,
  'ballot-application': ballotApplication,
  'ballot-records': ballotRecords,
};
