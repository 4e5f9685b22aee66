export { canonicalJson } from './canonical-json.ts';
export { checkGivenFiles, type GivenFileProblem, type GivenFilesCheck } from './check-given-files.ts';
export { commitmentOf } from './commitment.ts';
export { contestRankings } from './cvrs/contest-rankings.ts';
export { cvrFiguresOf } from './cvrs/cvr-figures.ts';
export { fetchCvrs } from './cvrs/fetch-cvrs.ts';
export { findAssertions } from './cvrs/find-assertions.ts';
export { type CvrUpload, readCvrUpload, votesAllowedTyped } from './cvrs/read-cvr-upload.ts';
export {
  type AuditHistory,
  boardPlace,
  drawsFilesIn,
  emptyHistory,
  type FoldedEntry,
  foldEntries,
  type LogNews,
  type RoundTimes,
  roundOf,
  roundPlace,
  slotKey,
  whoRecorded,
  withEntries,
} from './history/audit-history.ts';
export { type EventMisfit, type EventProblem, eventOf, readEvent, readEventIn } from './history/read-event.ts';
export { typeOfEntry } from './history/type-of-entry.ts';
export { type BrokenEntry, chainHolds, checkChain, checkEntry, continueChain } from './log-chain.ts';
export {
  EMPTY_HEAD,
  entryHash,
  type HashText,
  type LogBody,
  type LogBodyProblem,
  type LogEntry,
  type LogHead,
  parseLogBody,
  sealEntry,
} from './log-entry.ts';
export {
  headerMappingOf,
  type InputContent,
  type ReadInput,
  readCandidateTotals,
  readManifest,
} from './read-input-file.ts';
export { type AuditDescription, type DescriptionProblem, parseAuditDescription } from './replay/audit-description.ts';
export type { AuditFolder } from './replay/read-folder.ts';
export { type Replay, type ReplayedRound, type ReplayProblem, replayAudit } from './replay/replay-audit.ts';
