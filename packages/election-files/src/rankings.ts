/* What a browser needs to read the rankings of a tally sheet, without the readers of all other files. */
export type { FileIssue } from './file-issue.ts';
export { parseRankingsCsv } from './rankings-csv.ts';
