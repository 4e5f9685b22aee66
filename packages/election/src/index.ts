export { type BallotManifest, type Batch, ballotsInManifest } from './ballot-manifest.ts';
export {
  type Choice,
  ChoiceSchema,
  type Contest,
  ContestSchema,
  CountSchema,
  canBeName,
  contestInvolves,
  NameSchema,
} from './contest.ts';
export {
  type InputFile,
  type InputFileKind,
  InputFileKindSchema,
  InputFileSchema,
  type Sha256,
  Sha256Schema,
} from './input-file.ts';
export { compareNames, compareNaturally, type Jurisdiction, JurisdictionSchema } from './jurisdiction.ts';
export {
  type Interpretation,
  InterpretationSchema,
  type ManualVoteRecord,
  ManualVoteRecordSchema,
} from './manual-vote-record.ts';
export { addTallies, type BatchTally, type CandidateTotals, type ChoiceVotes, type Tally } from './tally.ts';
