/* What a browser needs to read and write tables of contests, without the readers of all other files. */
export {
  type ContestOfTable,
  type ContestsContext,
  type ContestsFile,
  parseContestsCsv,
  parsePastedContests,
} from './contests-csv.ts';
export { type ContestsLayout, contestColumns } from './contests-csv-columns.ts';
export { decodeText } from './csv/decode-text.ts';
export { sniffBinary } from './csv/sniff-binary.ts';
export type { FileIssue } from './file-issue.ts';
export { contestsCsv, contestsTemplateCsv, contestsTemplateRows } from './write-contests-csv.ts';
