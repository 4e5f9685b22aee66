import { contestInvolves, type DefinedContest, isWholeContest, type Jurisdiction } from '@plumbline/election';
import type { EventOf } from './audit-event.ts';
import { withCriteriaOf, withRules } from './audit-rules.ts';
import type { Audit, RegisteredFile } from './audit-state.ts';
import { contestsFromCvrs } from './contests-in-cvrs.ts';
import { withCardOrder, withStatement, withStatementsOf } from './evolve-statements.ts';
import { type CvrPlan, cvrPlanOf, type ExtraBatchPlan, type Plan } from './plan.ts';

type Planning = Extract<Audit, { readonly phase: 'planning' }>;

/** What changes the plan and the files of an audit before they are committed. */
export type PlanEventType =
  | 'two-persons-chosen'
  | 'participants-registered'
  | 'contests-defined'
  | 'assertions-found'
  | 'names-matched'
  | 'sampling-chosen'
  | 'extra-batches-chosen'
  | 'settings-changed'
  | 'round-sizes-planned'
  | 'file-registered'
  | 'file-removed'
  | 'jurisdiction-declared'
  | 'manifest-stated'
  | 'totals-stated'
  | 'card-order-stated'
  | 'rules-stated';

/** What was worked out from contests, names and files is of no use once one of them is another. */
const OVERTAKE_ASSERTIONS: ReadonlySet<PlanEventType> = new Set<PlanEventType>([
  'participants-registered',
  'contests-defined',
  'names-matched',
  'file-registered',
  'file-removed',
]);

/** The audit after its plan or one of its files changed. */
export function evolvePlan(audit: Planning, event: EventOf<PlanEventType>): Planning {
  if (!OVERTAKE_ASSERTIONS.has(event.type) || audit.plan.assertions === undefined) return planAfter(audit, event);
  const { assertions: _, ...plan } = audit.plan;
  return planAfter({ ...audit, plan }, event);
}

function planAfter(audit: Planning, event: EventOf<PlanEventType>): Planning {
  const { plan } = audit;
  switch (event.type) {
    case 'assertions-found':
      return { ...audit, plan: { ...plan, assertions: event.contests } };
    case 'two-persons-chosen':
      return { ...audit, twoPersons: { ...audit.twoPersons, required: event.required } };
    case 'participants-registered':
      return withParticipants(audit, event);
    case 'contests-defined':
      return withContests(audit, event);
    case 'names-matched':
      return withNames(audit, event);
    case 'sampling-chosen': {
      const { cardStyles, selection } = event;
      return { ...audit, plan: { ...plan, cvrs: { ...cvrPlanOf(plan), cardStyles, selection } } };
    }
    case 'extra-batches-chosen': {
      const { required, onePerJurisdiction } = event;
      return { ...audit, plan: withExtraBatches(plan, { required, onePerJurisdiction }) };
    }
    case 'settings-changed':
      return { ...audit, plan: { ...plan, settings: event.settings } };
    case 'round-sizes-planned':
      return { ...audit, plan: { ...plan, roundSizes: event.sizes } };
    case 'file-registered':
      return withFile(audit, event.file);
    case 'file-removed':
      return withoutFile(audit, event);
    case 'jurisdiction-declared':
      return withDeclaration(audit, event);
    case 'manifest-stated':
      return { ...audit, plan: withStatement(plan, event) };
    case 'totals-stated':
      // It stands in the log, and nothing follows from it.
      return audit;
    case 'card-order-stated':
      return { ...audit, plan: withCardOrder(plan, event) };
    case 'rules-stated':
      return { ...audit, plan: withRules(plan, event.rules) };
  }
}

/** The plan of an audit that was just created. */
export function newPlan(event: EventOf<'audit-created'>): Plan {
  const { name, organization, auditType, method, compatibility, practice } = event;
  return {
    name,
    organization,
    type: auditType,
    method,
    ...(practice ? { practice } : {}),
    compatibility,
    settings: null,
    jurisdictions: [],
    contests: [],
    withoutBallots: [],
  };
}

function withParticipants(audit: Planning, event: EventOf<'participants-registered'>): Planning {
  const names = new Set(event.jurisdictions.map((jurisdiction: Jurisdiction) => jurisdiction.name));
  const files = audit.files.filter((file) =>
    file.jurisdiction === null ? file.kind === 'standardized-contests' : names.has(file.jurisdiction),
  );
  const within = <Defined extends DefinedContest>(contest: Defined): Defined =>
    contest.jurisdictions === 'all'
      ? contest
      : { ...contest, jurisdictions: contest.jurisdictions.filter((name) => names.has(name)) };
  const { contests: before, cvrs } = audit.plan;
  const withoutBallots = audit.plan.withoutBallots.filter((name) => names.has(name));
  const plan: Plan = {
    ...audit.plan,
    jurisdictions: event.jurisdictions,
    contests: before.map(within),
    withoutBallots,
    ...(cvrs === undefined ? {} : { cvrs: cvrsWithin(cvrs, { names, defined: cvrs.defined?.map(within) ?? null }) }),
  };
  const combinedBatches = audit.combinedBatches.filter((one) => names.has(one.jurisdiction));
  const isLeft = (jurisdiction: string) => names.has(jurisdiction);
  const left = withStatementsOf(withRequiredOf(plan, isLeft), isLeft);
  return fromCvrs({ ...audit, plan: left, files: [event.file, ...files], combinedBatches });
}

/** What was decided about CVRs, of the jurisdictions that are left. */
function cvrsWithin(
  cvrs: CvrPlan,
  left: { readonly names: ReadonlySet<string>; readonly defined: CvrPlan['defined'] },
): CvrPlan {
  const names = Object.fromEntries(Object.entries(cvrs.names).filter(([jurisdiction]) => left.names.has(jurisdiction)));
  return { ...cvrs, defined: left.defined, names };
}

/** Contests that were left open, as the registered CVRs have them now. */
function fromCvrs(audit: Planning): Planning {
  const defined = audit.plan.cvrs?.defined ?? null;
  if (defined === null) return audit;
  return { ...audit, plan: { ...audit.plan, contests: contestsFromCvrs(audit, defined) } };
}

function withNames(audit: Planning, event: EventOf<'names-matched'>): Planning {
  const { jurisdiction, contests, choices } = event;
  const cvrs = cvrPlanOf(audit.plan);
  const names = { ...cvrs.names, [jurisdiction]: { contests, choices } };
  return fromCvrs({ ...audit, plan: { ...audit.plan, cvrs: { ...cvrs, names } } });
}

/** Candidate totals are read against the contests, so a new definition sets aside those whose contests changed. */
function withContests(audit: Planning, event: EventOf<'contests-defined'>): Planning {
  const { contests: defined } = event;
  const planned = withoutSizesOfOthers(planWithContests(audit.plan, defined));
  // Of a jurisdiction that takes part in no contest any more no votes are reported by batch.
  const required = withRequiredOf(planned, (name) =>
    planned.contests.some((contest) => contestInvolves(contest, name)),
  );
  const plan = withCriteriaOf(required, new Set(defined.flatMap(({ name, targeted }) => (targeted ? [name] : []))));
  const before = cvrPlanOf(audit.plan).defined ?? audit.plan.contests;
  const files = audit.files.filter((file) => {
    if (file.kind === 'cvrs') return votesAllowedIn(before) === votesAllowedIn(defined);
    if (file.kind !== 'candidate-totals' || file.jurisdiction === null) return true;
    return columnsOf(audit.plan, file.jurisdiction) === columnsOf(plan, file.jurisdiction);
  });
  return fromCvrs({ ...audit, plan, files });
}

function planWithContests(plan: Plan, defined: readonly DefinedContest[]): Plan {
  if (defined.every(isWholeContest)) {
    const { cvrs, ...rest } = plan;
    return { ...rest, contests: defined, ...(cvrs === undefined ? {} : { cvrs: { ...cvrs, defined: null } }) };
  }
  return { ...plan, contests: [], cvrs: { ...cvrPlanOf(plan), defined } };
}

/** Some CVRs do not say how many votes a contest allows, and are read with what was typed. */
function votesAllowedIn(contests: readonly DefinedContest[]): string {
  return JSON.stringify(
    contests
      .flatMap(({ name, votesAllowed }) => (votesAllowed === null ? [] : [[name, votesAllowed] as const]))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** Sizes stay planned for the contests that are still targeted. */
function withoutSizesOfOthers({ roundSizes, ...plan }: Plan): Plan {
  if (roundSizes === undefined) return plan;
  const targets = new Set(plan.contests.filter(({ targeted }) => targeted).map(({ name }) => name));
  return { ...plan, roundSizes: Object.fromEntries(Object.entries(roundSizes).filter(([name]) => targets.has(name))) };
}

function columnsOf(plan: Plan, jurisdiction: string): string {
  const contests = plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  const columns = contests.map((contest) => [
    contest.name,
    contest.votesAllowed,
    contest.choices.map((one) => one.name),
  ]);
  return JSON.stringify([columns, plan.contests.length === 1]);
}

/**
 * Candidate totals, CVRs, combinations and required batches name batches of the manifest, and what was said of its numbers was said of this
 * file, so a new manifest sets them aside.
 */
function withFile(audit: Planning, file: RegisteredFile): Planning {
  const replaced = (other: RegisteredFile): boolean =>
    other.jurisdiction === file.jurisdiction && (other.kind === file.kind || file.kind === 'manifest');
  const files = [...audit.files.filter((other) => !replaced(other)), file];
  const filed = fromCvrs({ ...audit, files });
  return file.kind === 'manifest' ? withoutBatchesOf(filed, file.jurisdiction) : filed;
}

function withoutFile(audit: Planning, event: EventOf<'file-removed'>): Planning {
  const removed = (file: RegisteredFile): boolean =>
    file.jurisdiction === event.jurisdiction && (file.kind === event.kind || event.kind === 'manifest');
  const files = audit.files.filter((file) => !removed(file));
  const left = fromCvrs({ ...audit, files });
  return event.kind === 'manifest' ? withoutBatchesOf(left, event.jurisdiction) : left;
}

function withoutBatchesOf(audit: Planning, jurisdiction: string | null): Planning {
  const combinedBatches = audit.combinedBatches.filter((one) => one.jurisdiction !== jurisdiction);
  const isOther = (name: string) => name !== jurisdiction;
  return { ...audit, plan: withStatementsOf(withRequiredOf(audit.plan, isOther), isOther), combinedBatches };
}

/** A plan that asks for no extra batches says nothing of them, as plans did before there were any. */
function withExtraBatches({ extraBatches: _, ...plan }: Plan, chosen: ExtraBatchPlan): Plan {
  return chosen.required.length === 0 && !chosen.onePerJurisdiction ? plan : { ...plan, extraBatches: chosen };
}

function withRequiredOf(plan: Plan, stays: (jurisdiction: string) => boolean): Plan {
  if (plan.extraBatches === undefined) return plan;
  const { required, onePerJurisdiction } = plan.extraBatches;
  return withExtraBatches(plan, {
    required: required.filter(({ jurisdiction }) => stays(jurisdiction)),
    onePerJurisdiction,
  });
}

function withDeclaration(audit: Planning, event: EventOf<'jurisdiction-declared'>): Planning {
  const others = audit.plan.withoutBallots.filter((name) => name !== event.jurisdiction);
  const withoutBallots = event.holdsBallots ? others : [...others, event.jurisdiction];
  return { ...audit, plan: { ...audit.plan, withoutBallots } };
}
