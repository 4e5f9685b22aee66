import type { Contest, Jurisdiction, ManualVoteRecord, Sha256 } from '@plumbline/election';
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

/** What was decided: the entries of the public log. */
export type AuditEvent =
  | {
      readonly type: 'audit-created';
      readonly name: string;
      readonly organization: string;
      readonly auditType: AuditType;
      readonly method: AuditMethod;
      readonly compatibility: boolean;
    }
  | {
      readonly type: 'participants-registered';
      readonly file: RegisteredFile;
      readonly jurisdictions: readonly Jurisdiction[];
    }
  | { readonly type: 'contests-defined'; readonly contests: readonly Contest[] }
  | { readonly type: 'settings-changed'; readonly settings: Settings }
  | { readonly type: 'file-registered'; readonly file: RegisteredFile }
  | { readonly type: 'file-removed'; readonly kind: 'manifest' | 'candidate-totals'; readonly jurisdiction: string }
  | { readonly type: 'jurisdiction-declared'; readonly jurisdiction: string; readonly holdsBallots: boolean }
  | { readonly type: 'inputs-committed'; readonly commitment: Sha256 }
  | { readonly type: 'commitment-withdrawn'; readonly reason: string }
  | { readonly type: 'seed-set'; readonly seed: string }
  | {
      readonly type: 'round-opened';
      readonly round: number;
      readonly sampleSizes: Readonly<Record<string, number>>;
      readonly draws: readonly Draw[];
      readonly extraBatches: readonly ExtraBatch[];
    }
  | { readonly type: 'batches-combined'; readonly combined: CombinedBatch }
  | { readonly type: 'boards-created'; readonly jurisdiction: string; readonly boards: readonly BoardAssignment[] }
  | {
      readonly type: 'board-members-named';
      readonly jurisdiction: string;
      readonly board: string;
      readonly members: readonly string[];
    }
  | {
      readonly type: 'ballot-recorded';
      readonly jurisdiction: string;
      readonly board: string;
      readonly ballot: string;
      readonly record: ManualVoteRecord;
    }
  | { readonly type: 'board-signed-off'; readonly jurisdiction: string; readonly board: string }
  | { readonly type: 'board-reopened'; readonly jurisdiction: string; readonly board: string }
  | {
      readonly type: 'batch-recorded';
      readonly jurisdiction: string;
      readonly batch: string;
      readonly sheets: readonly TallySheet[];
      readonly enteredBy: string;
    }
  | { readonly type: 'tallies-finalized'; readonly jurisdiction: string; readonly discrepancies: number }
  | { readonly type: 'tallies-reopened'; readonly jurisdiction: string }
  | { readonly type: 'round-closed'; readonly round: number; readonly measurements: readonly ContestMeasurement[] }
  | { readonly type: 'audit-concluded'; readonly outcome: Outcome };

/** An audit board and the ballots it has to look at. */
export type BoardAssignment = { readonly name: string; readonly ballots: readonly string[] };
