import type { Contest, Jurisdiction, ManualVoteRecord, Sha256 } from '@plumbline/election';
import type { BoardAssignment } from './audit-event.ts';
import type {
  CombinedBatch,
  ContestMeasurement,
  ExtraBatch,
  Outcome,
  RegisteredFile,
  TallySheet,
} from './audit-state.ts';
import type { AuditMethod, AuditType, Settings } from './plan/plan.ts';
import type { Draw } from './sample/draw.ts';

/** What somebody asks of the audit. `decide` answers with events or a refusal. */
export type AuditCommand =
  | {
      readonly type: 'create-audit';
      readonly name: string;
      readonly organization: string;
      readonly auditType: AuditType;
      readonly method: AuditMethod;
      readonly compatibility: boolean;
    }
  | {
      readonly type: 'register-participants';
      readonly file: RegisteredFile;
      readonly jurisdictions: readonly Jurisdiction[];
    }
  | { readonly type: 'define-contests'; readonly contests: readonly Contest[] }
  | { readonly type: 'change-settings'; readonly settings: Settings }
  | { readonly type: 'register-file'; readonly file: RegisteredFile }
  | { readonly type: 'remove-file'; readonly kind: 'manifest' | 'candidate-totals'; readonly jurisdiction: string }
  /** The administrator's decision about a jurisdiction without a manifest. */
  | { readonly type: 'declare-jurisdiction'; readonly jurisdiction: string; readonly holdsBallots: boolean }
  /** `commitment` is computed from the state by `record`, and computed again by the verifier. */
  | { readonly type: 'commit-inputs'; readonly commitment: Sha256 }
  | { readonly type: 'withdraw-commitment'; readonly reason: string }
  | { readonly type: 'set-seed'; readonly seed: string }
  /** `draws` were made by `drawSample`; the verifier draws them again. */
  | {
      readonly type: 'open-round';
      readonly round: number;
      readonly sampleSizes: Readonly<Record<string, number>>;
      readonly draws: readonly Draw[];
      readonly extraBatches: readonly ExtraBatch[];
    }
  | { readonly type: 'combine-batches'; readonly combined: CombinedBatch }
  /** `boards` were filled by `assignBallots`. */
  | { readonly type: 'create-boards'; readonly jurisdiction: string; readonly boards: readonly BoardAssignment[] }
  | {
      readonly type: 'name-board-members';
      readonly jurisdiction: string;
      readonly board: string;
      readonly members: readonly string[];
    }
  | {
      readonly type: 'record-ballot';
      readonly jurisdiction: string;
      readonly board: string;
      readonly ballot: string;
      readonly record: ManualVoteRecord;
    }
  /** `typedNames` repeat the members' names, in order. */
  | {
      readonly type: 'sign-off-board';
      readonly jurisdiction: string;
      readonly board: string;
      readonly typedNames: readonly string[];
    }
  | { readonly type: 'reopen-board'; readonly jurisdiction: string; readonly board: string }
  /** `ballots` is the size of the batch in the manifest; a combined batch has the sum of its parts. */
  | {
      readonly type: 'record-batch';
      readonly jurisdiction: string;
      readonly batch: string;
      readonly ballots: number;
      readonly sheets: readonly TallySheet[];
      readonly enteredBy: string;
    }
  | { readonly type: 'finalize-tallies'; readonly jurisdiction: string; readonly discrepancies: number }
  | { readonly type: 'reopen-tallies'; readonly jurisdiction: string }
  /** `measurements` were made by `measureRisk`; the verifier makes them again. */
  | { readonly type: 'close-round'; readonly round: number; readonly measurements: readonly ContestMeasurement[] }
  | { readonly type: 'conclude'; readonly outcome: Outcome };
