export { type CsvValue, csvCell, csvText } from './csv/csv-text.ts';
export {
  FILE_ISSUE_CODES,
  type FileIssue,
  type FileIssueCode,
  fileIssuesCsv,
  type IssueSeverity,
} from './file-issue.ts';
export {
  createIssueCollector,
  ISSUES_KEPT_MAX,
  type IssueCollector,
  type IssueDraft,
  type IssueReport,
} from './issue-collector.ts';
export { type ParsedFile, parsedFile } from './parsed-file.ts';
export { type ByteSource, memorySource, readHead } from './byte-source.ts';
export {
  addContest,
  addMark,
  type Card,
  type CardSink,
  clearContests,
  createCard,
  markChoice,
  markRank,
  marksEnd,
  markStatus,
  NO_RECORD_ID,
  OVERVOTED,
  VOID,
  WRITE_IN_REJECTED,
  WRITE_IN_RESOLVED,
  WRITE_IN_UNRESOLVED,
} from './cvr/card.ts';
export type { CardOrder } from './cvr/card-index.ts';
export {
  type ContestState,
  type CvrChoice,
  type CvrContest,
  type CvrContestTally,
  stateOf,
} from './cvr/cvr-contest.ts';
export {
  type BatchComparison,
  CVR_FORMATS,
  type CvrBatch,
  type CvrFile,
  type CvrFormat,
  type CvrProgress,
  type CvrReading,
  type ManifestForCvrs,
  type ReadCvrRequest,
  type TalliedContest,
} from './cvr/cvr-reading.ts';
export { DEFAULT_ZIP_LIMITS, type Inflater, type ZipLimits } from './zip/zip-limits.ts';
