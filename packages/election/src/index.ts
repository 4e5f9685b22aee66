export { type BallotManifest, type Batch, ballotsInManifest } from './ballot-manifest.ts';
export {
  type CardSeen,
  CardSeenSchema,
  cardSeenOf,
  DUPLICATES,
  type Duplicate,
  type ImprintSeen,
  ImprintSeenSchema,
  PrintedNumberSchema,
} from './card-seen.ts';
export { RESULT_WORDS, SAME_RANK, whyNotInResults } from './choice-in-results.ts';
export {
  type Choice,
  ChoiceSchema,
  type Contest,
  ContestSchema,
  CountSchema,
  canBeName,
  contestInvolves,
  type DefinedContest,
  DefinedContestSchema,
  findContestNamesAlike,
  isWholeContest,
  NameSchema,
  namesThatCount,
  type WriteIns,
  WriteInsSchema,
} from './contest.ts';
export { DOCUMENT_KINDS, type DocumentKind } from './document-kind.ts';
export {
  type InputFile,
  type InputFileKind,
  InputFileKindSchema,
  InputFileSchema,
  isFileOfAudit,
  type ManifestForm,
  type NamedHeaders,
  NamedHeadersSchema,
  type Sha256,
  Sha256Schema,
} from './input-file.ts';
export { isWriteIn } from './is-write-in.ts';
export {
  compareNames,
  compareNaturally,
  EXPECTED_SOURCES,
  type ExpectedSource,
  type Jurisdiction,
  JurisdictionSchema,
} from './jurisdiction.ts';
export {
  type Interpretation,
  InterpretationSchema,
  type InterpretationWith,
  type ManualVoteRecord,
  ManualVoteRecordSchema,
  type ManualVoteRecordWith,
  marksOn,
  withNotes,
} from './manual-vote-record.ts';
export {
  addRankedCounts,
  addRankedTallies,
  cardsRanked,
  firstChoices,
  PILES_MAX,
  type RankedCount,
  RankedCountSchema,
  type RankedPile,
  RankedPileSchema,
  type RankedTally,
  ranksKey,
} from './ranked-count.ts';
export {
  choicesRanked,
  isSameRanks,
  RANKS_MAX,
  type Rank,
  RankSchema,
  rankedPreferences,
  ranksText,
  withoutEmptyEnd,
} from './ranks.ts';
export { riskText } from './risk-text.ts';
export { parseSeed, SEED_LENGTH_MAX, type SeedProblem } from './seed.ts';
export { addTallies, type BatchTally, type CandidateTotals, type ChoiceVotes, type Tally } from './tally.ts';
export {
  findNamesAlike,
  forbiddenCharacter,
  isHardToRetype,
  likenessKey,
  type NamesAlike,
  shownText,
} from './text-from-outside.ts';
