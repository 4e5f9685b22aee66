import type { DefinedContest, Jurisdiction, Sha256 } from '@plumbline/election';
import type { AuditMethod } from '../methods/audit-method.ts';
import type { Draw, DrawnFrom, PhantomDraw } from '../sampling/draw.ts';
import type { StratumSizes } from '../sampling/stratum.ts';
import type { AuditRules } from './audit-rules.ts';
import type {
  AuditNamed,
  BatchCombination,
  BatchEntry,
  BatchPlace,
  CardsCounted,
  ChainHead,
  ContestMeasurement,
  ContestTotals,
  DeviceEntry,
  Outcome,
  RecordedVotes,
  RegisteredFile,
  TallySheet,
} from './audit-state.ts';
import type { AuditType } from './audit-type.ts';
import type { BatchReviewing, BatchSending, StacksCounting } from './batch-review.ts';
import type { CardOrders } from './card-order.ts';
import type { CardSending } from './card-review.ts';
import type { ContestAssertions } from './contest-assertions.ts';
import type { CaseExplanation, CaseSettlement, CaseSubject, SecondLook } from './difference-case.ts';
import type { TextInLog } from './free-text.ts';
import type { HelpAnswering, HelpAsking, HelpPlace } from './help-asked.ts';
import type { ListTaking } from './list-part.ts';
import type { ManifestStatement } from './manifest-statement.ts';
import type { ExtraBatchPlan, NamesInCvrs, RoundSizes, Selection, Settings } from './plan.ts';
import type { PlanFinding } from './plan-finding.ts';
import type { CardReopening } from './reopened-card.ts';
import type { ActOfTwo, LotStated } from './two-persons.ts';
import type { WorkTimes } from './work-times.ts';

/** What was decided: the entries of the public log. */
export type AuditEvent =
  | ({ readonly type: 'audit-created'; readonly version: 2; readonly practice: boolean } & AuditCreation)
  | ({ readonly type: 'participants-registered' } & ParticipantRegistration)
  | ({ readonly type: 'contests-defined' } & ContestDefinition)
  | { readonly type: 'assertions-found'; readonly contests: Readonly<Record<string, ContestAssertions>> }
  | ({ readonly type: 'names-matched' } & NameMatching)
  | ({ readonly type: 'sampling-chosen' } & SamplingChoice)
  | ({ readonly type: 'extra-batches-chosen' } & ExtraBatchPlan)
  | { readonly type: 'settings-changed'; readonly version: 3; readonly settings: Settings }
  | { readonly type: 'round-sizes-planned'; readonly sizes: RoundSizes }
  | { readonly type: 'file-registered'; readonly file: RegisteredFile }
  | ({ readonly type: 'file-removed' } & FileRemoval)
  | ({ readonly type: 'jurisdiction-declared' } & JurisdictionDeclaration)
  | ({ readonly type: 'manifest-stated' } & StatementOfManifest)
  | ({ readonly type: 'totals-stated' } & TotalsSource)
  | ({ readonly type: 'card-order-stated' } & StatementOfOrder)
  | { readonly type: 'rules-stated'; readonly rules: AuditRules }
  | ({ readonly type: 'inputs-committed' } & InputCommitment)
  | ({ readonly type: 'commitment-withdrawn' } & CommitmentWithdrawal)
  | { readonly type: 'two-persons-chosen'; readonly required: boolean }
  | { readonly type: 'work-times-chosen'; readonly times: WorkTimes }
  | { readonly type: 'act-proposed'; readonly act: ActOfTwo; readonly by: string }
  | { readonly type: 'act-confirmed'; readonly act: ActOfTwo; readonly by: string }
  | { readonly type: 'proposal-refused'; readonly by: string; readonly reason: TextInLog }
  | { readonly type: 'refusal-withdrawn' }
  | { readonly type: 'proposal-withdrawn' }
  | { readonly type: 'seed-set'; readonly seed: string }
  | ({ readonly type: 'round-opened' } & RoundOpening)
  | { readonly type: 'batches-combined'; readonly combined: BatchCombination }
  | ({ readonly type: 'fieldwork-begun' } & FieldworkBeginning)
  | ({ readonly type: 'list-taken' } & ListTaking)
  | ({ readonly type: 'boards-created' } & BoardCreation)
  | ({ readonly type: 'review-team-created' } & BoardPlace)
  | ({ readonly type: 'card-sent-to-review' } & CardSending)
  | ({ readonly type: 'board-members-named' } & BoardNaming)
  | ({ readonly type: 'ballot-recorded' } & BallotRecording)
  | ({ readonly type: 'board-signed-off' } & BoardPlace)
  | ({ readonly type: 'board-reopened' } & BoardReopening)
  | ({ readonly type: 'card-reopened' } & CardReopening)
  | ({ readonly type: 'batch-recorded' } & BatchRecording)
  | ({ readonly type: 'batch-sent-to-review' } & BatchSending)
  | ({ readonly type: 'stacks-counted' } & StacksCounting)
  | ({ readonly type: 'batch-reviewed' } & BatchReviewing)
  | ({ readonly type: 'totals-recorded' } & TotalsRecording)
  | { readonly type: 'totals-finalized'; readonly jurisdiction: string }
  | { readonly type: 'totals-reopened'; readonly jurisdiction: string; readonly reason: TextInLog }
  | ({ readonly type: 'tallies-finalized' } & TallyFinalization)
  | ({ readonly type: 'tallies-reopened'; readonly jurisdiction: string } & Reopening)
  | ({ readonly type: 'round-closed' } & RoundClosing)
  | { readonly type: 'launch-withdrawn'; readonly round: number; readonly reason: TextInLog }
  | { readonly type: 'round-reopened'; readonly round: number; readonly reason: TextInLog }
  | ({ readonly type: 'lot-stated'; readonly reason: TextInLog } & LotStated)
  | ({ readonly type: 'case-explained' } & CaseSubject & CaseExplanation)
  | ({ readonly type: 'second-look-recorded' } & SecondLooking)
  | ({ readonly type: 'case-settled' } & CaseSubject & CaseSettlement)
  | ({ readonly type: 'case-reopened'; readonly reason: TextInLog; readonly by: string } & CaseSubject)
  | ({ readonly type: 'audit-concluded' } & Conclusion)
  /** An audit that was concluded for it has its count of every ballot now. */
  | { readonly type: 'audit-escalated'; readonly escalatedTo: AuditNamed }
  | ({ readonly type: 'help-asked' } & HelpAsking)
  | ({ readonly type: 'help-answered' } & HelpAnswering)
  | ({ readonly type: 'help-closed' } & HelpPlace)
  | ({ readonly type: 'text-redacted' } & TextRedaction);

/** An event of one type. */
export type EventOf<Type extends AuditEvent['type']> = Extract<AuditEvent, { readonly type: Type }>;

/** The events that move an audit from one phase to another. */
export const MOVES_OF_PHASE = [
  'audit-created',
  'inputs-committed',
  'commitment-withdrawn',
  'seed-set',
  'round-opened',
  'launch-withdrawn',
  'round-closed',
  'round-reopened',
  'lot-stated',
  'audit-concluded',
] as const satisfies readonly AuditEvent['type'][];

/** Whether an event moves an audit from one phase to another. */
export function movesPhase(type: AuditEvent['type']): type is (typeof MOVES_OF_PHASE)[number] {
  return MOVES_OF_PHASE.some((move) => move === type);
}

/* What the log keeps of a command: the command asks for it and the event records it, in the same words. */

export type AuditCreation = {
  readonly name: string;
  readonly organization: string;
  readonly auditType: AuditType;
  readonly method: AuditMethod;
  readonly compatibility: boolean;
  /** The election it belongs to; entries from before there were elections have none. */
  readonly election?: { readonly electionId: string; readonly name: string };
  /** The audit of the same election whose jurisdictions and manifests are registered in the entries that follow. */
  /** Whether commitment, seed and conclusion take two persons. Entries from before that could be chosen have none: they do not. */
  readonly twoPersons?: boolean;
  readonly startsFrom?: AuditNamed;
  /** Why it counts every ballot: the contests of the audit it starts from that a sample did not confirm. */
  readonly escalates?: Escalation;
};

/** After which round somebody stopped to sample, and what was measured then of each contest that had not met its limit. */
export type Escalation = {
  readonly round: number;
  readonly riskLimitPercent: number;
  readonly contests: readonly { readonly contest: string; readonly pValue: number | null }[];
};

export type ParticipantRegistration = {
  readonly file: RegisteredFile;
  readonly jurisdictions: readonly Jurisdiction[];
};

/**
 * `version` 2: the totals are the cards cast, and the cards that bear the contest have a figure of their own. Contests of an
 * audit with cast vote records may be left open. `version` 3: a contest may have a list of qualified write-ins. `version` 4: voters
 * may have ranked its choices. `version` 5: of a ranked contest that is counted by hand it is said who was reported to win.
 */
export type ContestDefinition = { readonly version: 5; readonly contests: readonly DefinedContest[] };

/** What the cast vote records of a jurisdiction call contests and choices. Replaces what was said of it before. */
export type NameMatching = { readonly jurisdiction: string } & NamesInCvrs;

/** How an audit with cast vote records draws. */
export type SamplingChoice = { readonly cardStyles: boolean; readonly selection: Selection };

/** `confirmed` are the findings about the plan that somebody looked at and confirmed; earlier entries have none. */
export type InputCommitment = { readonly commitment: Sha256; readonly confirmed?: readonly PlanFinding[] };

/** `escalatedTo` is the audit of the same election that counts every ballot, where one was begun with this conclusion. */
export type Conclusion = { readonly outcome: Outcome; readonly escalatedTo?: AuditNamed };

export type FileRemoval = {
  readonly kind: 'standardized-contests' | 'manifest' | 'candidate-totals' | 'cvrs';
  /** Null for a file of the whole audit, and only there. */
  readonly jurisdiction: string | null;
};

/** The administrator's decision about a jurisdiction without a manifest. */
/** Where the candidate totals by batch that a jurisdiction has registered come from: the approved votes of every batch of its ballot room. */
export type TotalsSource = {
  readonly jurisdiction: string;
  /** The digest of the file. */
  readonly totals: Sha256;
  /** The version of the room's manifest whose batches it lists. */
  readonly manifestVersion: number;
  /** The newest entry of the log of the room when the file was made of it. */
  readonly room: ChainHead;
};

export type JurisdictionDeclaration = { readonly jurisdiction: string; readonly holdsBallots: boolean };

/** What the office of a jurisdiction says of how its cards lie. Replaces what was said before. */
export type StatementOfOrder = { readonly jurisdiction: string; readonly orders: CardOrders };

/** What the office of a jurisdiction says of the numbers in its manifest. Replaces what was said before. */
export type StatementOfManifest = { readonly jurisdiction: string; readonly statement: ManifestStatement };

/**
 * `draws` and `phantomDraws` were made by `drawSample`; the verifier draws them again. `version` 2: it is said what the
 * draws were made from. The log holds it as a `SealedRoundOpening`, which names the file that has the draws.
 */
export type RoundOpening = {
  readonly version: 2;
  readonly round: number;
  readonly sampleSizes: Readonly<Record<string, number>>;
  /** Only where cards with and without cast vote records are drawn apart: how the draws are divided. */
  readonly strata?: Readonly<Record<string, StratumSizes>>;
  readonly drawnFrom: DrawnFrom;
  readonly draws: readonly Draw[];
  readonly phantomDraws: readonly PhantomDraw[];
  readonly extraBatches: readonly BatchPlace[];
};

/** `version` 3: the draws are a file, and the log holds its digest. */
export type SealedRoundOpening = Omit<RoundOpening, 'version' | 'draws' | 'phantomDraws'> & {
  readonly version: 3;
  readonly drawn: DrawsFile;
};

/** A file of draws: its digest, how many bytes it has, and how many draws of listed units and of phantoms. */
export type DrawsFile = {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly draws: number;
  readonly phantomDraws: number;
};

/**
 * The first entry of a jurisdiction's fieldwork in a round. `opened` is the newest entry of the audit at that time: what
 * comes after it in this chain was done in this round.
 */
export type FieldworkBeginning = { readonly jurisdiction: string; readonly round: number; readonly opened: ChainHead };

/** `boards` were filled by `assignBallots`. */
export type BoardCreation = { readonly jurisdiction: string; readonly boards: readonly BoardAssignment[] };

/** An audit board and the ballots it has to look at. */
export type BoardAssignment = { readonly name: string; readonly ballots: readonly string[] };

/** An audit board of the current round, by its name in its jurisdiction. */
export type BoardPlace = { readonly jurisdiction: string; readonly board: string };

/** That what was signed off or final may be changed again, and why; null where it was not asked, before version 2. */
export type Reopening = { readonly version: 2; readonly reason: TextInLog | null };

export type BoardReopening = BoardPlace & Reopening;

export type BoardNaming = BoardPlace & { readonly members: readonly string[] };

/** `version` 2: of the reason only the digest is in the log. */
export type CommitmentWithdrawal = { readonly version: 2; readonly reason: TextInLog };

/**
 * `version` 2: of a card also what was said of it besides its votes. `version` 3: a vote may name who was written in. `version` 4: a
 * vote may say what is marked at each rank.
 */
export type SecondLooking = { readonly version: 4 } & CaseSubject & SecondLook;

/**
 * Of the notes only the digests are in the log, and where nothing was noted there is none. `version` 3: what was said of the card
 * besides the votes on it stands in `record.card`. `version` 4: a vote may name who was written in. `version` 5: a vote may say what
 * is marked at each rank. `version` 6: where each card is entered twice, the entry of the device says by
 * whom.
 */
export type BallotRecording = BoardPlace & {
  readonly version: 6;
  readonly ballot: string;
  readonly record: RecordedVotes;
  /** Where a device made it that may have sent it late. Without one, whoever recorded it had seen all that was recorded before. */
  readonly entry?: DeviceEntry;
};

/**
 * A text was taken out of what is kept beside the log. `jurisdiction` is where it was typed, null for the whole audit; the
 * reason stands in the log and must not repeat what was redacted.
 */
export type TextRedaction = {
  readonly digest: Sha256;
  readonly jurisdiction: string | null;
  readonly reason: string;
};

export type BatchRecording = {
  readonly version: 3;
  readonly jurisdiction: string;
  readonly batch: string;
  readonly sheets: readonly TallySheet[];
  /** Where everything is counted. */
  readonly cards?: CardsCounted;
  /** Identifier of the person, or of the people at another computer whom the manager let in. */
  readonly enteredBy: string;
  /** The names of those people; absent where the manager entered it. */
  readonly people?: readonly string[];
  /** Where a device made it that may have sent it late. Without one, whoever recorded it had seen all that was recorded before. */
  readonly entry?: BatchEntry;
};

/** What the sample of the current round adds up to in a jurisdiction; what was entered before in the round is replaced. */
export type TotalsRecording = {
  readonly jurisdiction: string;
  readonly contests: Readonly<Record<string, ContestTotals>>;
  readonly enteredBy: string;
};

export type TallyFinalization = { readonly jurisdiction: string; readonly discrepancies: number };

/**
 * `measurements` were made by `measureRisk`; the verifier makes them again. `version` 2: each says its outcome. `version` 3:
 * `fieldwork` names the newest entry of every jurisdiction's fieldwork, so that the entry stands for all of it.
 */
export type RoundClosing = {
  readonly version: 4;
  readonly round: number;
  readonly measurements: readonly ContestMeasurement[];
  readonly fieldwork: Readonly<Record<string, ChainHead>>;
};
