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
