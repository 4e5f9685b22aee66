import type { DefinedContest, ManualVoteRecordWith, Sha256 } from '@plumbline/election';
import type {
  AuditCreation,
  BallotRecording,
  BatchRecording,
  BoardCreation,
  BoardNaming,
  BoardPlace,
  Conclusion,
  FileRemoval,
  JurisdictionDeclaration,
  NameMatching,
  ParticipantRegistration,
  RoundClosing,
  RoundOpening,
  SamplingChoice,
  TallyFinalization,
  TextRedaction,
  TotalsRecording,
  TotalsSource,
} from './audit-event.ts';
import type { AuditRules } from './audit-rules.ts';
import type { AuditNamed, BatchCombination, CardsCounted, RegisteredFile, Revision } from './audit-state.ts';
import type { BatchReviewing, BatchSending } from './batch-review.ts';
import type { BatchNamed, CardOrders } from './card-order.ts';
import type { SentCard } from './card-review.ts';
import type { ContestAssertions } from './contest-assertions.ts';
import type { CaseCause, CaseSubject, SecondLookSeen } from './difference-case.ts';
import type { SaltedText } from './free-text.ts';
import type { HelpCommand } from './help-asked.ts';
import type { ListTaking } from './list-part.ts';
import type { ManifestStatement } from './manifest-statement.ts';
import type { ExtraBatchPlan, RoundSizes, Settings } from './plan.ts';
import type { PlanFinding } from './plan-finding.ts';
import type { CardReopening } from './reopened-card.ts';
import type { ActNamed, LotStated, TieSeen } from './two-persons.ts';
import type { WorkTimes } from './work-times.ts';

/** What somebody asks of the audit. `decide` answers with events or a refusal. */
export type AuditCommand =
  /** `practice`: held to practise, and called so. */
  | ({ readonly type: 'create-audit'; readonly practice?: boolean } & AuditCreation)
  | ({ readonly type: 'register-participants' } & ParticipantRegistration)
  | { readonly type: 'define-contests'; readonly contests: readonly DefinedContest[] }
  /** `contests` were worked out by `assertionsFrom` from the registered CVRs; the verifier works them out again. */
  | { readonly type: 'find-assertions'; readonly contests: Readonly<Record<string, ContestAssertions>> }
  | ({ readonly type: 'match-names' } & NameMatching)
  | ({ readonly type: 'choose-sampling' } & SamplingChoice)
  /** `batchesListed` are the names of all batches in the manifests of the jurisdictions that are named, as far as there are manifests. */
  | ({
      readonly type: 'choose-extra-batches';
      readonly batchesListed: ReadonlyMap<string, readonly string[]>;
    } & ExtraBatchPlan)
  | { readonly type: 'change-settings'; readonly settings: Settings }
  | { readonly type: 'plan-round-sizes'; readonly sizes: RoundSizes }
  | { readonly type: 'register-file'; readonly file: RegisteredFile }
  | ({ readonly type: 'remove-file' } & FileRemoval)
  | ({ readonly type: 'declare-jurisdiction' } & JurisdictionDeclaration)
  /** `by` is who checked the numbers, as it was typed; whoever repeats what others said may know its digest alone. */
  | ({
      readonly type: 'state-manifest';
      readonly jurisdiction: string;
      readonly by: SaltedText | { readonly digest: Sha256 };
    } & Omit<ManifestStatement, 'by'>)
  | ({ readonly type: 'state-totals' } & TotalsSource)
  /** Replaces the rules that were stated before. */
  | { readonly type: 'state-rules'; readonly rules: AuditRules }
  /** `commitment` is computed from the state by `record`, and computed again by the verifier. */
  | ({
      readonly type: 'commit-inputs';
      readonly commitment: Sha256;
      readonly confirmed: readonly PlanFinding[];
    } & Proposing)
  /** `batchesCompared` are the batches of the manifest whose cards are compared with cast vote records. */
  | ({
      readonly type: 'state-card-order';
      readonly jurisdiction: string;
      readonly batchesCompared: readonly BatchNamed[];
    } & CardOrders)
  | { readonly type: 'withdraw-commitment'; readonly reason: SaltedText }
  | ({ readonly type: 'set-seed'; readonly seed: string } & Proposing)
  | { readonly type: 'choose-two-persons'; readonly required: boolean }
  | { readonly type: 'choose-work-times'; readonly times: WorkTimes }
  | HelpCommand
  /** `act` is what the second person saw or typed, and not what was proposed. */
  | { readonly type: 'confirm-act'; readonly act: ActNamed; readonly by: string }
  | { readonly type: 'refuse-act'; readonly by: string; readonly reason: SaltedText }
  | { readonly type: 'withdraw-proposal'; readonly by: string }
  | { readonly type: 'withdraw-refusal'; readonly by: string }
  | ({ readonly type: 'open-round' } & Omit<RoundOpening, 'version'>)
  /** `batchesListed` are the names of all batches in the jurisdiction's manifest. */
  | {
      readonly type: 'combine-batches';
      readonly combined: BatchCombination;
      readonly batchesListed: readonly string[];
    }
  | ({ readonly type: 'take-list' } & ListTaking)
  | ({ readonly type: 'create-boards' } & BoardCreation)
  | ({ readonly type: 'name-board-members' } & BoardNaming)
  /** The notes come with the randomness that hides them; null where nothing was noted. */
  | ({
      readonly type: 'record-ballot';
      readonly record: ManualVoteRecordWith<SaltedText | null>;
    } & Omit<BallotRecording, 'version' | 'record'> &
      Looking)
  /** `typedNames` repeat the members' names, in order. */
  | ({ readonly type: 'sign-off-board'; readonly typedNames: readonly string[] } & BoardPlace)
  | { readonly type: 'create-review-team'; readonly jurisdiction: string }
  | ({ readonly type: 'send-card-to-review' } & BoardPlace & SentCard<SaltedText>)
  | ({ readonly type: 'reopen-board'; readonly reason: SaltedText } & BoardPlace)
  | ({ readonly type: 'reopen-card' } & CardReopening<SaltedText>)
  /** `ballots` is the size of the batch in the manifest; a combined batch has the sum of its parts. */
  | ({
      readonly type: 'record-batch';
      readonly ballots: number;
      /** Where everything is counted: the cards found, and the difference from the manifest that somebody confirmed. */
      readonly cards?: Omit<CardsCounted, 'listed'> & { readonly differenceConfirmed: number | null };
      /** Where cards of it are with the review team: those in the stacks, the difference from the manifest that somebody confirmed, and the revision of what was with the team when they were counted. */
      readonly stacks?: { readonly cards: number; readonly differenceConfirmed: number | null } & Looking;
    } & Omit<BatchRecording, 'version' | 'cards'> &
      Looking)
  /** `ballots` is the size of the batch in the manifest; `basedOn` the revision of what is with the team. */
  | ({ readonly type: 'send-batch-to-review'; readonly ballots: number } & BatchSending<SaltedText> & Looking)
  | ({ readonly type: 'review-batch' } & Omit<BatchReviewing<SaltedText>, 'people'> & Looking)
  | ({ readonly type: 'record-totals' } & TotalsRecording & Looking)
  | { readonly type: 'finalize-totals'; readonly jurisdiction: string }
  | { readonly type: 'reopen-totals'; readonly jurisdiction: string; readonly reason: SaltedText }
  | ({ readonly type: 'finalize-tallies' } & TallyFinalization)
  | { readonly type: 'reopen-tallies'; readonly jurisdiction: string; readonly reason: SaltedText }
  /** `fieldwork` is left out where everything stands in one chain, as it does when an audit is repeated from its files. */
  | ({ readonly type: 'close-round' } & Pick<RoundClosing, 'round' | 'measurements'> &
      Partial<Pick<RoundClosing, 'fieldwork'>>)
  | { readonly type: 'withdraw-launch'; readonly round: number; readonly reason: SaltedText }
  | { readonly type: 'reopen-round'; readonly round: number; readonly reason: SaltedText }
  /** `seen` is the tie on the page of whoever states the lot; absent where an audit is repeated, which meets its ties again. */
  | ({ readonly type: 'state-lot'; readonly reason: SaltedText; readonly seen?: TieSeen } & Pick<
      LotStated,
      'round' | 'contest' | 'out'
    > &
      Proposing)
  | ({ readonly type: 'explain-case'; readonly cause: CaseCause; readonly note: SaltedText } & CaseOf & Differing)
  /** `seen` is what the two people say, who were told neither the entry nor the report. */
  | ({
      readonly type: 'record-second-look';
      readonly people: readonly [string, string];
      readonly seen: SecondLookSeen;
    } & CaseOf &
      Differing)
  | ({ readonly type: 'settle-case'; readonly note: SaltedText } & CaseOf)
  | ({ readonly type: 'reopen-case'; readonly reason: SaltedText } & CaseOf)
  | ({ readonly type: 'conclude' } & Conclusion & Proposing)
  | { readonly type: 'escalate'; readonly escalatedTo: AuditNamed }
  /** `text` is what is kept beside the log under the digest; null where there is nothing of this audit. */
  | ({
      readonly type: 'redact-text';
      readonly text: { readonly jurisdiction: string | null; readonly redacted: boolean } | null;
    } & Omit<TextRedaction, 'jurisdiction'>);

/** The revision that was looked at, null where there was none. Left out by whoever repeats what others entered. */
type Looking = { readonly basedOn?: Revision | null };

/** The case of a difference, and who acts, as the log names them. */
type CaseOf = CaseSubject & { readonly by: string };

/** Whether what is entered differs from what was reported, or is a case for another reason: worked out by `differencesIn`. */
type Differing = { readonly differs: boolean };

/** Who acts, as the log names them. Left out where the act does not take two persons. */
type Proposing = { readonly by?: string };

/** A command of one type. */
export type CommandOf<Type extends AuditCommand['type']> = Extract<AuditCommand, { readonly type: Type }>;
