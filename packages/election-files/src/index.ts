export {
  type BallotResult,
  type BatchResult,
  parseBallotResultsCsv,
  parseBatchResultsCsv,
  parseTotalsResultsCsv,
  type TotalsResult,
} from './audit-results-csv.ts';
export {
  type BallotManifestFile,
  GEORGIA_COUNTING_GROUPS,
  type HeadersToName,
  headersToName,
  MANIFEST_TEMPLATE_COLUMNS,
  type ManifestContext,
  type ManifestRow,
  manifestTemplateCsv,
  parseBallotManifestCsv,
} from './ballot-manifest-csv.ts';
export type { PreparationContest } from './batch-preparation/match-contests.ts';
export { nameBatches, type PreparedBatch, type PreparedBatches } from './batch-preparation/name-batches.ts';
export {
  preparationManifestCsv,
  preparationTotalsCsv,
  preparationWorksheetCsv,
} from './batch-preparation/preparation-files.ts';
export {
  type ExportedBatch,
  type ExportedBatches,
  PREPARATION_SYSTEMS,
  type PreparationSystem,
  type PrepareBatchesRequest,
  readBatchesFromCvrs,
} from './batch-preparation/read-batches-from-cvrs.ts';
export { type ByteSource, copyOf, memorySource, readHead } from './byte-source.ts';
export {
  type BatchVotes,
  type CandidateTotalsContext,
  type CandidateTotalsFile,
  type CandidateTotalsTable,
  candidateTotalsCsv,
  candidateTotalsHeader,
  candidateTotalsTemplateCsv,
  parseCandidateTotalsCsv,
  parseCandidateTotalsTable,
  type TotalsContest,
} from './candidate-totals-csv.ts';
export {
  CARD_PACK_MAGIC,
  CARDS_PER_BLOCK,
  type PackCodec,
  type PackDamage,
  type PackDirectory,
  type PackedBatch,
  type PackedCard,
  type PackedContest,
  type PackedMark,
  type PackedVote,
  type PackOutput,
} from './card-pack.ts';
export type { ContestBlock, VotePattern } from './card-pack-columns.ts';
export { type CardAddress, type CardPack, openCardPack, voteOf } from './card-pack-reader.ts';
export { type CardPackWriter, createCardPackWriter } from './card-pack-writer.ts';
export { type BatchSetComparison, compareBatchSets } from './compare-batch-sets.ts';
export {
  ballotsImpliedByVotes,
  confirmRemovedContests,
  confirmRemovedJurisdictions,
  type NamesChange,
  namesChange,
  type TotalsAgainstSetup,
  totalsDifferFromSetup,
} from './compare-with-setup.ts';
export {
  type ContestOfTable,
  type ContestsContext,
  type ContestsFile,
  parseContestsCsv,
  parsePastedContests,
} from './contests-csv.ts';
export { CONTEST_COLUMNS, type ContestsLayout, contestColumns } from './contests-csv-columns.ts';
export type { HeaderMapping } from './csv/column-spec.ts';
export { type CsvValue, csvCell, csvText } from './csv/csv-text.ts';
export { type DecodedText, decodeText, type TextEncoding } from './csv/decode-text.ts';
export {
  addContest,
  addMark,
  CALLED_OVERVOTED,
  type Card,
  type CardSink,
  clearContests,
  countedMarks,
  createCard,
  markChoice,
  markRank,
  markStatus,
  marksEnd,
  NO_MARK_COUNTS,
  NO_RECORD_ID,
  NOT_ENTITLED,
  OVERVOTED,
  STRUCK,
  VOID,
  WRITE_IN_REJECTED,
  WRITE_IN_RESOLVED,
  WRITE_IN_UNRESOLVED,
} from './cvr/card.ts';
export type { CardOrder } from './cvr/card-index.ts';
export { batchFinder } from './cvr/compare-with-manifest.ts';
export { type ContestSummary, contestSummaries } from './cvr/contest-summaries.ts';
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
export { readCvr } from './cvr/read-cvr.ts';
export { type CdfReportHeader, writeNistCdf } from './cvr/write-nist-cdf.ts';
export {
  type DetectedKind,
  detectArchiveKind,
  detectKind,
  detectTableKind,
  KIND_HEAD_BYTES,
  type TableKind,
} from './detect-kind.ts';
export {
  FILE_ISSUE_CODES,
  type FileIssue,
  type FileIssueCode,
  fileIssuesCsv,
  type IssueSeverity,
} from './file-issue.ts';
export { expandedUpload } from './inspect/expanded-upload.ts';
export { INSPECT_KINDS, type InspectKind, inspectUpload } from './inspect/inspect-upload.ts';
export { INSPECTED_COUNTS, type Inspection, inspectionJson } from './inspect/inspection.ts';
export { type ContextContest, type InspectionContext, NOTHING_TO_COMPARE } from './inspect/inspection-context.ts';
export { readSmallFile } from './inspect/read-small-file.ts';
export {
  createIssueCollector,
  ISSUES_KEPT_MAX,
  type IssueCollector,
  type IssueDraft,
  type IssueReport,
} from './issue-collector.ts';
export { MANIFEST_COLUMNS } from './manifest-columns.ts';
export { nearestName, slightDifference } from './nearest-name.ts';
export { type OutputFile, outputFileName } from './output-file-name.ts';
export { type ParsedFile, parsedFile } from './parsed-file.ts';
export {
  type Participant,
  type ParticipantsFile,
  parseParticipantsCsv,
  participantsTemplateCsv,
} from './participants-csv.ts';
export {
  NAME_MATCH_REASONS,
  type NameMatch,
  type NameMatches,
  type NameMatchReason,
  proposeNameMatches,
} from './propose-name-matches.ts';
export {
  choicesOfResult,
  isWrittenWithout,
  misplacedWord,
  ranksWritten,
  wordsOfResult,
  writeRanks,
} from './ranks-written.ts';
export { repeatedKeys } from './repeated-keys.ts';
export { parseRoomFile, roomFileColumns, roomFileTemplateCsv } from './room-files/parse-room-file.ts';
export { ROOM_FILE_COLUMNS } from './room-files/room-columns.ts';
export {
  type BatchCountRow,
  type CheckInsRow,
  type ContainerRow,
  type ContestVotesRow,
  type ExpectedCardsRow,
  type PersonRow,
  ROOM_FILE_KINDS,
  type RoomContest,
  type RoomFile,
  type RoomFileKind,
  type RoomFileLists,
  type TabulatorBatchRow,
  type TrainingRow,
} from './room-files/room-file.ts';
export { type FileEncoding, SMALL_FILE_BYTES_MAX, type SmallFile, type WorkbookSheet } from './small-file.ts';
export {
  parseStandardizedContestsCsv,
  STANDARDIZED_CONTESTS_COLUMNS,
  type StandardizedContest,
  type StandardizedContestsContext,
  type StandardizedContestsFile,
  standardizedContestsTemplateCsv,
} from './standardized-contests-csv.ts';
export { parseTabulatorStatusXml, type Tabulator, type TabulatorStatusFile } from './tabulator-status-xml.ts';
export { UnreadableFile } from './unreadable-file.ts';
export { openWorkbook } from './workbook/open-workbook.ts';
export { contestsCsv, contestsTemplateCsv } from './write-contests-csv.ts';
export { openZip, type ZipArchive, type ZipEntry } from './zip/read-zip.ts';
export {
  createZipWriter,
  type Deflater,
  unpackedBlocks,
  unpackedBytes,
  unpackedDeflater,
  type ZipHead,
  type ZipWriter,
} from './zip/write-zip.ts';
export { DEFAULT_ZIP_LIMITS, type Inflater, type ZipLimits } from './zip/zip-limits.ts';
