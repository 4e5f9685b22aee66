export {
  auditReportCsv,
  auditReportSections,
  jurisdictionReportCsv,
  jurisdictionReportSections,
} from './audit-report.ts';
export { type FilledSheet, filledSheetOf, sheetOfFigures } from './ballots/filled-sheet.ts';
export type { FormOnPaper, SheetContext } from './ballots/form-sheet.ts';
export { excludedCsv, FINGERPRINTS, type PacketFile } from './ballots/indexed-files.ts';
export { type PacketContext, packetFiles } from './ballots/packet-files.ts';
export { ballotFileName, EMPTY_FORMS, printForm, printPublicKit, printUnitLabels } from './ballots/printed-forms.ts';
export { type KitContext, type KitPart, publicKitPage } from './ballots/public-kit.ts';
export { type PublicPageContext, renderPublicPage } from './ballots/public-page.ts';
export { type RecordsContext, recordsFiles, recordsSize } from './ballots/records-files.ts';
export { type StarterDraft, starterDrafts } from './ballots/starter-drafts.ts';
export {
  batchLabelsOf,
  containerLabelsOf,
  type LabelContext,
  plannedLabelsOf,
  takesUnitLabels,
  type UnitLabel,
} from './ballots/unit-labels.ts';
export { discrepancyReportSections } from './discrepancy-report.ts';
export {
  documentFileName,
  documentsOf,
  growsWithUnits,
  isRetrievalList,
  printOf,
  sizeOf,
  type WantedDocument,
} from './documents.ts';
export { chooseLabelStock, type LabelStock } from './label-stock.ts';
export { loadFonts } from './load-fonts.ts';
export { loadLabelStocks } from './load-label-stocks.ts';
export { type ByHand, officialResults } from './official-results.ts';
export type { PrintContext } from './print-context.ts';
export type { PrintedDocument, Printing } from './printed-document.ts';
export type { PrinterMeasured } from './printer-fit.ts';
export { PUBLIC_AUDIT_BYTES_MAX, publicAuditPage, wholePublicAuditPage } from './public-audit-page.ts';
export type { PublicAuditTimes } from './public-audit-view.ts';
export type { PublicAuditSpeech } from './public-audit-writing.ts';
export { PUBLIC_PAGE_STYLE } from './public-page-style.ts';
export type { OnPage } from './render-pdf.ts';
export type { ReportContext } from './report-context.ts';
export { type ReportDrawing, reportDrawings } from './report-drawings.ts';
export { type ReportHead, reportHtml } from './report-html.ts';
export { type ReportFile, reportJson, reportPack } from './report-pack.ts';
export { type ReportSection, sectionsCsv } from './report-section.ts';
export { pValueText } from './report-text.ts';
export { reportedResultsCsv, reportedResultsSection } from './reported-results.ts';
export { ballotRetrievalListCsv, batchRetrievalListCsv } from './retrieval-list.ts';
export { retrievalLines, retrievalParts } from './retrieval-parts.ts';
export { roomSize } from './room-size.ts';
export { neededFor, proposedSupplies, type SupplyLine, supplyGroups } from './room-supplies.ts';
export { ballotDiscrepancyReportCsv } from './sampled-ballots.ts';
export { batchDiscrepancyReportCsv } from './sampled-batches.ts';
export { type SeenVotes, seenVotes } from './seen-votes.ts';
export {
  dutiesOfPlace,
  placesByName,
  type StaffTrainings,
  staffPlaces,
  staffWarningInWords,
  staffWarnings,
} from './staffing-plan.ts';
export { type StopToFetch, stopsToFetch, unfetchableStops } from './stops-to-fetch.ts';
export { openTypeface, type Typeface } from './typeface.ts';
export type { FetchedFor } from './units-to-fetch.ts';
export { withPracticeLine } from './with-practice-line.ts';
