export { auditReportCsv, jurisdictionReportCsv } from './audit-report.ts';
export type { ReportContext } from './report-context.ts';
export { pValueText } from './report-text.ts';
export { reportedResultsCsv } from './reported-results.ts';
export { ballotRetrievalListCsv, batchRetrievalListCsv } from './retrieval-list.ts';
export { ballotDiscrepancyReportCsv } from './sampled-ballots.ts';
export { batchDiscrepancyReportCsv } from './sampled-batches.ts';
