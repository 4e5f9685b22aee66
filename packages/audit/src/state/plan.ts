import type { Contest, DefinedContest, Jurisdiction } from '@plumbline/election';
import { fractionOfPercent } from '@plumbline/statistics';
import type { AuditMethod } from '../methods/audit-method.ts';
import type { AuditRules } from './audit-rules.ts';
import type { BatchPlace, RegisteredFile } from './audit-state.ts';
import type { AuditType } from './audit-type.ts';
import type { CardOrders } from './card-order.ts';
import type { ContestAssertions } from './contest-assertions.ts';
import type { ManifestStatement } from './manifest-statement.ts';

/** What the administrator decides besides contests and files. */
export type Settings = {
  readonly electionName: string;
  /** Two-letter code of the state, such as `GA`. */
  readonly state: string;
  /** In percent: 5 means that a wrong outcome is confirmed with a chance of at most 5 %. */
  readonly riskLimitPercent: number;
  readonly dataEntry: DataEntry;
  /** Each card that boards look at is entered twice, by people who do not know what the other entered. Absent where it is entered once. */
  readonly doubleEntry?: true;
  /** Two people sit at every board. Absent where a board may be of one. */
  readonly boardsOfTwo?: true;
};

/** Online: audit boards enter each ballot. Offline: totals or tally sheets are entered. */
export type DataEntry = 'online' | 'offline';

/** Everything that is decided before the seed is known. It is committed to together with the files. */
export type Plan = {
  readonly name: string;
  readonly organization: string;
  readonly type: AuditType;
  readonly method: AuditMethod;
  /** Held to practise, on files that are no election's. Absent in every other audit: what was committed to before stays as it was. */
  readonly practice?: true;
  /** Repeat the behaviour of published systems instead of the corrected methods. */
  readonly compatibility: boolean;
  readonly settings: Settings | null;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly contests: readonly Contest[];
  /** Jurisdictions of which the administrator recorded that they hold no ballots of this audit. */
  readonly withoutBallots: readonly string[];
  /**
   * The draws of each round, by targeted contest, where the method asks for sizes that are fixed before the seed. Absent
   * where nobody planned any.
   */
  readonly roundSizes?: RoundSizes;
  /** Only where somebody decided something about cast vote records. */
  readonly cvrs?: CvrPlan;
  /** Only where batches are to be counted whatever is drawn. */
  readonly extraBatches?: ExtraBatchPlan;
  /** What was said of the numbers in manifests, by jurisdiction; absent while nobody has said anything. */
  readonly manifestStatements?: Readonly<Record<string, ManifestStatement>>;
  /** What was said of how cards lie that are compared with cast vote records, by jurisdiction; absent while nobody has said anything. */
  readonly cardOrders?: Readonly<Record<string, CardOrders>>;
  /** What a sample has to show of each contest counted by instant runoff; absent until it was worked out from the records as they are. */
  readonly assertions?: Readonly<Record<string, ContestAssertions>>;
  /** What the audit is held under; absent while nobody has stated any rule. */
  readonly rules?: AuditRules;
};

/**
 * Batches that are counted whatever is drawn. They are compared and listed, and have no part in the risk.
 *
 *   required            batches that a law names: counted in the first round
 *   onePerJurisdiction  in every round a jurisdiction of a contest that is still audited, of which nothing was drawn or required, counts one
 */
export type ExtraBatchPlan = { readonly required: readonly BatchPlace[]; readonly onePerJurisdiction: boolean };

/** How many draws each round adds, first round first, by contest. */
export type RoundSizes = Readonly<Record<string, readonly number[]>>;

/**
 * How an audit reads cast vote records (CVRs), as far as somebody decided it. An audit without them has none of this.
 *
 *   defined     the contests as they were defined, where some were left open: what is null there `Plan.contests` has from
 *               the registered CVRs, and an empty list of choices while there are none
 *   names       what the CVRs of a jurisdiction call contests and choices, where that is not the audit's own name
 *   cardStyles  a contest is drawn from the cards whose CVR bears it, instead of from every listed card
 *   selection   how the seed decides what is drawn
 */
export type CvrPlan = {
  readonly defined: readonly DefinedContest[] | null;
  readonly names: Readonly<Record<string, NamesInCvrs>>;
  readonly cardStyles: boolean;
  readonly selection: Selection;
};

/** Names in the CVRs of one jurisdiction that stand for names of the audit. */
export type NamesInCvrs = {
  /** The audit's contest, by the contest's name in the CVRs. */
  readonly contests: Readonly<Record<string, string>>;
  /** By the audit's contest: its choice, by the choice's name in the CVRs. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/**
 * How the seed decides what is drawn.
 *
 *   tickets    every card has tickets, and the least are drawn: the only rule for an audit of one's own
 *   colorado   draw i of a jurisdiction is card SHA-256("<seed>,<i>") mod N + 1 in the order of its manifest, N the cards of
 *              the manifest or what `cards` says of the jurisdiction; so that audits of Colorado can be repeated
 */
export type Selection =
  | { readonly rule: 'tickets' }
  | { readonly rule: 'colorado'; readonly cards: Readonly<Record<string, number>> };

/** What holds of an audit in which nobody decided how CVRs are read. */
export const USUAL_CVR_PLAN: CvrPlan = { defined: null, names: {}, cardStyles: false, selection: { rule: 'tickets' } };

/** How the audit of this plan reads cast vote records. */
export function cvrPlanOf(plan: Pick<Plan, 'cvrs'>): CvrPlan {
  return plan.cvrs ?? USUAL_CVR_PLAN;
}

/** An audit whose inputs are decided or being decided. */
export type Planned = { readonly plan: Plan; readonly files: readonly RegisteredFile[] };

/** Whether each card that boards look at is entered twice, by two people who do not know what the other entered. */
export function isEnteredTwice({ settings }: Pick<Plan, 'settings'>): boolean {
  return settings?.doubleEntry === true;
}

/** Whether a board begins only with two people: each vouches for what the other saw. */
export function isOfTwo({ settings }: Pick<Plan, 'settings'>): boolean {
  return settings?.boardsOfTwo === true || settings?.doubleEntry === true;
}

/** The risk limit as the fraction that people would write, so that 4.35 % is 0.0435 here, in `calc` and in a folder. */
export function riskLimitOf(settings: Pick<Settings, 'riskLimitPercent'>): number {
  return fractionOfPercent(settings.riskLimitPercent);
}
