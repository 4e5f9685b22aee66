import type { Contest, DefinedContest, InputFileKind, ManifestForm } from '@plumbline/election';
import type { Result } from '@plumbline/prelude';
import type { Answer, BallotBatch, BallotCandidates, ContestUniverse, Refusal, Stopped } from '@plumbline/statistics';
import type { AuditMethod } from '../methods/audit-method.ts';
import type { Draw, DrawnFrom, PhantomDraw } from '../sampling/draw.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import type { SampleSizeOption } from '../sampling/sample-size-option.ts';
import type { ByStratum, StratumSizes } from '../sampling/stratum.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditRefusal, MissingInput } from '../state/audit-refusal.ts';
import type {
  AuditInRounds,
  BegunAudit,
  CombinationCharge,
  ContestMeasurement,
  HandTally,
} from '../state/audit-state.ts';
import type { AuditType } from '../state/audit-type.ts';
import type { DataEntry, Plan, Planned } from '../state/plan.ts';
import type { CardPool } from './card-pool.ts';
import type { Extent, Requirement } from './which-audit.ts';
import type { LikelySize, WorkAsked, WorkEstimate } from './work-estimate.ts';

/**
 * What makes one type of audit different from another: which files and contests fit, what is drawn, what a unit is
 * compared with, and how the risk is measured.
 *
 * The rest of the package knows no type. It asks the kind of the plan.
 */
export type AuditKind = {
  readonly type: AuditType;
  /** The methods that may measure its risk; the first is the default. */
  readonly methods: readonly [AuditMethod, ...AuditMethod[]];
  /** Cards are drawn with equal chances from each contest's universe; batches with chances by what they could hide. */
  readonly drawsFrom: 'cards' | 'batches';
  /**
   * A sample that a seed decides, from which a risk is measured in rounds; or everything there is, once: without seed, risk
   * limit and second round, and with the cards of each batch counted beside its votes.
   */
  readonly takes: 'sample' | 'everything';
  /** How data are entered where nobody chose. */
  readonly usualDataEntry: DataEntry;
  /** What people enter, by how they enter data; the same twice where there is no choice. */
  readonly fieldwork: Readonly<Record<DataEntry, Fieldwork>>;
  /** What a unit is held against: nothing, what was reported for its batch, or its own cast vote record (CVR). */
  readonly comparedWith: 'nothing' | 'batch-totals' | 'cvrs';
  /** What an office has to know of its ballots and records, and how far, before it can hold such an audit. */
  readonly requires: readonly { readonly requirement: Requirement; readonly needs: Extent }[];
  /** What every participating jurisdiction uploads, in this order. */
  readonly files: readonly Exclude<InputFileKind, 'participants' | 'standardized-contests'>[];
  /** Where some jurisdictions need not upload one of them: whether this one has to. */
  readonly needsFile?: (audit: Planned, file: InputFileKind, jurisdiction: string) => boolean;
  /** Set where a card of a contest that voters ranked can be held against the ranks in its CVR. */
  readonly comparesRankings?: true;
  /** Set where the rankings on all cards of a contest are counted, so that who wins is found as in any count of it. */
  readonly countsRankings?: true;
  /** What its manifests say of each batch. */
  readonly manifest: ManifestForm;

  /** Why a contest does not fit this type, if it does not. */
  readonly refuseContest: (contest: Contest) => AuditRefusal | undefined;
  /**
   * Why a contest whose choices or votes allowed are left to the CVRs does not fit. Absent where no contest may be left open.
   */
  readonly refuseOpenContest?: (contest: DefinedContest) => AuditRefusal | undefined;
  /** What contests and files lack together, once each is there. */
  readonly missing: (audit: Planned) => readonly MissingInput[];

  /** Where cards with and without cast vote records are drawn and measured apart; absent where all are one population. */
  readonly strata?: KindStrata;

  /** Whether the sizes of all rounds are part of the plan, because the risk holds at the end of those rounds only. */
  readonly plansRounds: (plan: Plan) => boolean;

  /** The cards a contest is drawn from where cards are drawn; of batches, the cards they hold. */
  readonly universe: (audit: Planned, contest: Contest) => Answer<ContestUniverse>;
  /** What the cards of a contest are drawn from, one pool for each stratum. Absent where batches are drawn. */
  readonly pools?: (audit: Planned, contest: Contest) => Answer<readonly CardPool[]>;
  /** The most draws that may be asked for in the next round. */
  readonly population: (audit: BegunAudit, contest: Contest, inputs: AuditInputs) => number;
  /** The sizes that may be drawn next, or why no size suffices. */
  readonly sizes: (
    audit: BegunAudit,
    contest: Contest,
    inputs: AuditInputs,
  ) => Result<readonly SampleSizeOption[], Refusal>;
  /**
   * While planning: sizes of the first round by the chances that are asked for, those that none suffices for left out; the key of each is
   * its chance. Absent where no chance is known.
   */
  readonly sizesByChance?: (
    audit: BegunAudit,
    contest: Contest,
    of: ChancesAsked,
  ) => Answer<readonly SampleSizeOption[]>;
  /** Whether a draw looks for the least tickets among all listed cards, which one scan does for all contests. */
  readonly scansManifests: (plan: Plan) => boolean;
  /** Draws for one contest, after what was drawn for it before. */
  readonly draw: (request: ContestDraw) => Result<ContestSample, SampleRefusal>;
  /** Whether `sample` takes every unit there is for the contest once, so that fewer draws than asked for are all there are. */
  readonly takesEveryUnit: (audit: Planned, contest: Contest, draws: readonly Draw[]) => boolean;

  /** The draws that a contest's figure rests on; none where what was drawn is no sample of it. */
  readonly counted: (audit: AuditInRounds, contest: Contest, inputs: AuditInputs) => CountedDraws;
  /** How much of it is likely to be drawn, told before any file is there. Absent where files decide about it. */
  readonly estimate?: (asked: WorkAsked) => WorkEstimate;
  /** The types between whose work its own lies, where it draws as both of them do. */
  readonly workBetween?: readonly [AuditType, AuditType];
  /** Sizes of one round with the chance that each suffices, told before any file is there. Absent where files decide about it. */
  readonly chances?: (asked: WorkAsked) => Answer<readonly LikelySize[]>;
  /** Measures the risk of one contest from what people have found so far. */
  readonly measure: (audit: AuditInRounds, contest: Contest, by: Measuring) => Result<MeasuredRisk, Refusal>;
};

/** Chances from 0 to 1 that one round of a size is enough. */
export type ChancesAsked = { readonly chances: readonly number[]; readonly inputs: AuditInputs };

/** How a kind treats the two strata of a contest. */
export type KindStrata = {
  /** The cards of each stratum, and the votes reported in it. */
  readonly of: (audit: Planned, contest: Contest) => Answer<ByStratum<StratumOfContest>>;
  /** The most draws that may be asked for in the next round. */
  readonly population: (audit: BegunAudit, contest: Contest, inputs: AuditInputs) => StratumSizes;
};

/** What a contest is drawn from in one stratum: listed cards, and phantoms for cards in no manifest; and its reported votes. */
export type StratumOfContest = {
  readonly listed: number;
  readonly phantoms: number;
  readonly votes: ReadonlyMap<string, number>;
};

/** What people enter: each ballot card at an audit board, the counts of each batch, or what the sample of a round adds up to. */
export type Fieldwork = 'ballots' | 'batches' | 'totals';

/** The next draws of one contest. */
export type ContestDraw = {
  readonly audit: BegunAudit;
  /** Empty where everything is taken. */
  readonly seed: string;
  readonly contest: Contest;
  readonly inputs: AuditInputs;
  readonly drawnFrom: DrawnFrom;
  readonly size: number;
  /** How the size is divided, where the kind has strata. */
  readonly strata: StratumSizes | undefined;
  /** Where manifests are scanned: the listed cards that may be drawn for the contest, which one scan finds for all contests. */
  readonly found: CardsFound | undefined;
};

/** Listed cards with the least tickets, at least as many as are drawn, and the batches they are in. */
export type CardsFound = { readonly batches: readonly BallotBatch[]; readonly candidates: BallotCandidates };

/** What was drawn for a contest: units to fetch, and phantoms, which nobody fetches. Each list is in the order of drawing. */
export type ContestSample = { readonly draws: readonly Draw[]; readonly phantomDraws: readonly PhantomDraw[] };

/** Draws of listed units, and how many draws of phantoms there are besides. */
export type CountedDraws = { readonly draws: readonly Draw[]; readonly phantomDraws: number };

/** What a measurement goes by, besides the audit. */
export type Measuring = { readonly inputs: AuditInputs; readonly riskLimit: number };

/** What was found for one contest, with the draws the figure rests on. */
export type MeasuredRisk = Pick<ContestMeasurement, 'pValue' | 'riskLimitMet' | 'corrected'> & {
  /** Why the audit of the contest may stop. */
  readonly stopped: Stopped;
  readonly draws: readonly Draw[];
  readonly phantomDraws: number;
  readonly notFound: number;
  readonly discrepancies: number;
  readonly handTally: HandTally | null;
  readonly charges: readonly CombinationCharge[];
};
