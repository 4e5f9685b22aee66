import { contestInvolves, type DefinedContest, isWholeContest, type Jurisdiction } from '@plumbline/election';
import { assert, assertNever, EMPTY_MAP, entriesOf, lookUp, mapOf, withEntry } from '@plumbline/prelude';
import { type Unit, unitKey } from '../sampling/draw.ts';
import { assertInRounds } from './assert-phase.ts';
import { type AuditEvent, type BoardPlace, type EventOf, movesPhase } from './audit-event.ts';
import type {
  Audit,
  AuditBoard,
  AuditInRounds,
  BatchPlace,
  BegunAudit,
  JurisdictionWork,
  RegisteredFile,
  Round,
} from './audit-state.ts';
import { countedName, currentRound, findBallot, findCount } from './audit-view.ts';
import { contestsFromCvrs } from './contests-in-cvrs.ts';
import { type RecordedEvent, upcastEvent } from './earlier-events.ts';
import { evolveBallots } from './evolve-ballots.ts';
import { type CaseEventType, withCase } from './evolve-case.ts';
import { launchObstacle } from './launch-obstacle.ts';
import { type CvrPlan, cvrPlanOf, type ExtraBatchPlan, type Plan } from './plan.ts';
import { totalsCounted } from './totals-counted.ts';
import { assertByTwo, confirmedProposal, isByTwo, type Proposal } from './two-persons.ts';

type Planning = Extract<Audit, { readonly phase: 'planning' }>;

/**
 * The audit after an event. Never refuses: an event that does not fit the state means that the log is not ours or was
 * altered, which is an assertion.
 */
export function evolve(audit: Audit, recorded: RecordedEvent): Audit {
  const event = upcastEvent(recorded);
  if (isByTwo(event)) assertByTwo(begun(audit), event);
  return withWorkTimesOf(audit, withProposalAfter(evolveAct(audit, event), event));
}

/** What was said of the work stays through all phases, until something else is said. */
function withWorkTimesOf(before: Audit, after: Audit): Audit {
  if (before.phase === 'not-begun' || before.workTimes === undefined) return after;
  if (after.phase === 'not-begun' || after.workTimes !== undefined) return after;
  return { ...after, workTimes: before.workTimes };
}

function evolveAct(audit: Audit, event: AuditEvent): Audit {
  switch (event.type) {
    case 'audit-created':
      assert(audit.phase === 'not-begun', 'an audit is created once', { phase: audit.phase });
      return {
        phase: 'planning',
        plan: newPlan(event),
        files: [],
        combinedBatches: [],
        twoPersons: { required: event.twoPersons ?? false, proposal: null },
      };
    case 'participants-registered':
      return withParticipants(planning(audit), event);
    case 'contests-defined':
      return withContests(planning(audit), event);
    case 'names-matched':
      return withNames(planning(audit), event);
    case 'sampling-chosen': {
      const before = planning(audit);
      const { cardStyles, selection } = event;
      return { ...before, plan: { ...before.plan, cvrs: { ...cvrPlanOf(before.plan), cardStyles, selection } } };
    }
    case 'extra-batches-chosen': {
      const before = planning(audit);
      const { required, onePerJurisdiction } = event;
      return { ...before, plan: withExtraBatches(before.plan, { required, onePerJurisdiction }) };
    }
    case 'settings-changed': {
      const before = planning(audit);
      return { ...before, plan: { ...before.plan, settings: event.settings } };
    }
    case 'round-sizes-planned': {
      const before = planning(audit);
      return { ...before, plan: { ...before.plan, roundSizes: event.sizes } };
    }
    case 'file-registered':
      return withFile(planning(audit), event.file);
    case 'file-removed':
      return withoutFile(planning(audit), event);
    case 'jurisdiction-declared':
      return withDeclaration(planning(audit), event);
    case 'inputs-committed': {
      const { plan, files, combinedBatches, twoPersons } = planning(audit);
      return { phase: 'committed', plan, files, combinedBatches, twoPersons, commitment: event.commitment };
    }
    case 'commitment-withdrawn': {
      assert(audit.phase === 'committed', 'only a commitment that was made is withdrawn', { phase: audit.phase });
      const { plan, files, combinedBatches, twoPersons } = audit;
      return { phase: 'planning', plan, files, combinedBatches, twoPersons };
    }
    case 'seed-set':
      assert(audit.phase === 'committed', 'the seed follows the commitment', { phase: audit.phase });
      return { ...audit, phase: 'seeded', seed: event.seed };
    case 'round-opened':
      return withRound(audit, event);
    case 'batches-combined':
      return withCombination(audit, event);
    case 'two-persons-chosen': {
      const before = planning(audit);
      return { ...before, twoPersons: { ...before.twoPersons, required: event.required } };
    }
    case 'work-times-chosen':
      return { ...begun(audit), workTimes: event.times };
    case 'act-proposed':
      return withProposal(audit, { act: event.act, by: event.by, overtaken: false, refusal: null, confirmedBy: null });
    case 'act-confirmed':
      return withProposal(audit, confirmedProposal(begun(audit), event));
    case 'proposal-withdrawn':
      return withProposal(audit, null);
    case 'proposal-refused':
      return withProposal(audit, { ...proposed(audit), refusal: { by: event.by, reason: event.reason } });
    case 'refusal-withdrawn':
      return withProposal(audit, { ...proposed(audit), refusal: null });
    case 'text-redacted':
      // What was typed is not part of the state, so nothing in it changes.
      assert(audit.phase !== 'not-begun', 'a text is redacted in an audit that was created', { phase: audit.phase });
      return audit;
    default:
      return evolveInRounds(assertInRounds(audit), event);
  }
}

function evolveInRounds(
  audit: AuditInRounds,
  event: Exclude<
    AuditEvent,
    EventOf<PlanningEventType | ProposalEventType | 'round-opened' | 'batches-combined' | 'text-redacted'>
  >,
): Audit {
  switch (event.type) {
    case 'fieldwork-begun':
      assert(currentRound(open(audit)).number === event.round, 'fieldwork begins in the round that is open', event);
      return audit;
    case 'boards-created': {
      const boards = event.boards.map((board): AuditBoard => ({ ...board, members: [], signedOff: false }));
      return withWork(open(audit), event.jurisdiction, { boards });
    }
    case 'board-members-named':
      return withBoard(open(audit), event, membersAfter(audit, event));
    case 'ballot-recorded':
      return evolveBallots(audit, [event]);
    case 'board-signed-off':
      assertSettled(audit, event);
      return withBoard(open(audit), event, { signedOff: true });
    case 'board-reopened':
      return withBoard(open(audit), event, { signedOff: false });
    case 'batch-recorded':
      return withBatch(open(audit), event);
    case 'totals-recorded':
      return withTotals(open(audit), event);
    case 'totals-finalized':
      return withWork(open(audit), event.jurisdiction, { talliesFinal: true });
    case 'totals-reopened':
      return withWork(open(audit), event.jurisdiction, { talliesFinal: false });
    case 'tallies-finalized':
      return withWork(open(audit), event.jurisdiction, { talliesFinal: true });
    case 'tallies-reopened':
      return withWork(open(audit), event.jurisdiction, { talliesFinal: false });
    case 'case-explained':
    case 'second-look-recorded':
    case 'case-settled':
    case 'case-reopened':
      return withCase(audit, event);
    case 'round-closed': {
      assert(audit.results.contested.size === 0, 'a round is closed when each card has one entry', event);
      const rounds = replaceLast(audit.rounds, {
        ...currentRound(audit),
        measurements: event.measurements,
        fieldworkHeads: event.fieldwork,
      });
      return { ...open(audit), phase: 'round-closed', rounds };
    }
    case 'launch-withdrawn':
      return withoutLaunch(open(audit), event);
    case 'round-reopened': {
      assert(audit.phase === 'round-closed', 'a round is reopened between rounds', { phase: audit.phase });
      const round = currentRound(audit);
      assert(round.number === event.round, 'the round that ended last is reopened', event);
      const { measurements, earlierClosings: before = [] } = round;
      const counted = audit.seed === null ? { totals: totalsCounted(audit) } : {};
      const earlierClosings = [...before, { measurements, ...counted, reason: event.reason }];
      const rounds = replaceLast(audit.rounds, { ...round, measurements: [], fieldworkHeads: {}, earlierClosings });
      return { ...audit, phase: 'round-open', rounds };
    }
    case 'audit-concluded':
      assert(audit.phase === 'round-closed', 'an audit is concluded between rounds', { phase: audit.phase });
      return {
        ...audit,
        phase: 'concluded',
        outcome: event.outcome,
        ...(event.escalatedTo && { escalatedTo: event.escalatedTo }),
      };
    default:
      return assertNever(event);
  }
}

/** Whoever sat at the board stays known: they entered cards, and are nobody else's second look. */
function membersAfter(
  audit: AuditInRounds,
  { jurisdiction, board, members }: EventOf<'board-members-named'>,
): Pick<AuditBoard, 'members' | 'earlierMembers'> {
  const known = currentRound(audit).work[jurisdiction]?.boards.find(({ name }) => name === board);
  const before = [...(known?.earlierMembers ?? []), ...(known?.members ?? [])];
  const earlier = [...new Set(before)].filter((name) => !members.includes(name));
  return { members, ...(earlier.length === 0 ? {} : { earlierMembers: earlier }) };
}

/** Nobody signs for a card of which two entries stand. */
function assertSettled(audit: AuditInRounds, { jurisdiction, board }: EventOf<'board-signed-off'>): void {
  const apart = lookUp(audit.results.contested, jurisdiction);
  if (apart === undefined) return;
  const own = currentRound(audit).work[jurisdiction]?.boards.find(({ name }) => name === board)?.ballots ?? [];
  assert(!own.some((ballot) => lookUp(apart, ballot) !== undefined), 'a board signs when each card has one entry', {
    jurisdiction,
    board,
  });
}

type ProposalEventType =
  | 'act-proposed'
  | 'act-confirmed'
  | 'proposal-refused'
  | 'refusal-withdrawn'
  | 'proposal-withdrawn';

function withProposal(audit: Audit, proposal: Proposal | null): Audit {
  const before = begun(audit);
  assert(before.twoPersons.required, 'something is proposed where it takes two persons', { phase: audit.phase });
  return { ...before, twoPersons: { required: true, proposal } };
}

function proposed(audit: Audit): Proposal {
  const { proposal } = begun(audit).twoPersons;
  assert(proposal !== null, 'what is answered was proposed', { phase: audit.phase });
  return proposal;
}

function begun(audit: Audit): BegunAudit {
  assert(audit.phase !== 'not-begun', 'an audit is created before anything is proposed in it');
  return audit;
}

const LEAVES_PROPOSAL: ReadonlySet<AuditEvent['type']> = new Set<
  ProposalEventType | CaseEventType | 'text-redacted' | 'work-times-chosen'
>([
  // How long work takes changes nothing that is proposed.
  'work-times-chosen',
  'act-proposed',
  'act-confirmed',
  'proposal-refused',
  'refusal-withdrawn',
  'proposal-withdrawn',
  'text-redacted',
  // What is said of a difference changes nothing that a conclusion rests on.
  'case-explained',
  'second-look-recorded',
  'case-settled',
  'case-reopened',
]);

/**
 * Whatever else happens overtakes a proposal: it named what there was, and that has changed. What moves the audit on ends it,
 * because the act has no place any more.
 */
function withProposalAfter(audit: Audit, event: AuditEvent): Audit {
  if (audit.phase === 'not-begun') return audit;
  const { proposal } = audit.twoPersons;
  if (proposal === null || LEAVES_PROPOSAL.has(event.type)) return audit;
  if (movesPhase(event.type)) return { ...audit, twoPersons: { ...audit.twoPersons, proposal: null } };
  if (proposal.overtaken) return audit;
  return { ...audit, twoPersons: { ...audit.twoPersons, proposal: { ...proposal, overtaken: true } } };
}

type PlanningEventType =
  | 'work-times-chosen'
  | 'two-persons-chosen'
  | 'audit-created'
  | 'participants-registered'
  | 'contests-defined'
  | 'names-matched'
  | 'sampling-chosen'
  | 'extra-batches-chosen'
  | 'settings-changed'
  | 'round-sizes-planned'
  | 'file-registered'
  | 'file-removed'
  | 'jurisdiction-declared'
  | 'inputs-committed'
  | 'commitment-withdrawn'
  | 'seed-set';

function newPlan(event: EventOf<'audit-created'>): Plan {
  const { name, organization, auditType, method, compatibility } = event;
  return {
    name,
    organization,
    type: auditType,
    method,
    compatibility,
    settings: null,
    jurisdictions: [],
    contests: [],
    withoutBallots: [],
  };
}

function withParticipants(audit: Planning, event: EventOf<'participants-registered'>): Planning {
  const names = new Set(event.jurisdictions.map((jurisdiction: Jurisdiction) => jurisdiction.name));
  const files = audit.files.filter((file) => file.jurisdiction !== null && names.has(file.jurisdiction));
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
  const left = withRequiredOf(plan, (jurisdiction) => names.has(jurisdiction));
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
  const plan = withoutSizesOfOthers(planWithContests(audit.plan, defined));
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

/** Candidate totals, CVRs, combinations and required batches name batches of the manifest, so a new manifest sets them aside. */
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
  return { ...audit, plan: withRequiredOf(audit.plan, (name) => name !== jurisdiction), combinedBatches };
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

function withRound(audit: Audit, event: EventOf<'round-opened'>): Audit {
  // A limit of 0 % leaves nothing to chance: everything is counted, and nobody waits for a seed.
  const needsNoSeed = audit.phase === 'committed' && audit.plan.settings?.riskLimitPercent === 0;
  const isFirst = audit.phase === 'seeded' || needsNoSeed;
  assert(isFirst || audit.phase === 'round-closed', 'a round opens after the seed', { phase: audit.phase });
  const { round: number, sampleSizes, strata, drawnFrom, draws, phantomDraws, extraBatches } = event;
  const { plan, files, combinedBatches, twoPersons, commitment } = audit;
  const seed = audit.phase === 'committed' ? null : audit.seed;
  const earlier = audit.phase === 'round-closed' ? audit : { ...NO_ROUNDS, combinedBatches };
  const work: Record<string, JurisdictionWork> = {};
  const take = (unit: Unit) => {
    // One unit that nobody has seen is enough, and there may be a hundred thousand.
    if (!Object.hasOwn(work, unit.jurisdiction) && isNew(earlier, unit.jurisdiction, unit)) {
      work[unit.jurisdiction] = NOTHING_DONE;
    }
  };
  draws.forEach(take);
  extraBatches.map(asUnit).forEach(take);
  const divided = strata === undefined ? {} : { strata };
  const opened = { number, sampleSizes, ...divided, drawnFrom, draws, phantomDraws, extraBatches };
  const rounds: readonly Round[] = [...earlier.rounds, { ...opened, work, measurements: [], fieldworkHeads: {} }];
  const inputs = { plan, files, combinedBatches, twoPersons };
  return { phase: 'round-open', ...inputs, commitment, seed, rounds, results: earlier.results, cases: earlier.cases };
}

/** Plan, files and seed are as they were before the launch. */
function withoutLaunch(audit: AuditInRounds, event: EventOf<'launch-withdrawn'>): Audit {
  assert(currentRound(audit).number === event.round, 'the launch of the round that is open is withdrawn', event);
  const obstacle = launchObstacle(audit);
  assert(obstacle === undefined, 'a launch is withdrawn before anything is done in its round', obstacle);
  const { plan, files, combinedBatches, twoPersons, commitment, seed } = audit;
  const committed = { plan, files, combinedBatches, twoPersons, commitment };
  return seed === null ? { phase: 'committed', ...committed } : { phase: 'seeded', ...committed, seed };
}

const NOTHING_DONE: JurisdictionWork = { boards: [], talliesFinal: false, totals: null };

const NO_ROUNDS: Pick<AuditInRounds, 'rounds' | 'results' | 'cases'> = {
  rounds: [],
  cases: EMPTY_MAP,
  results: { ballots: EMPTY_MAP, contested: EMPTY_MAP, batches: EMPTY_MAP },
};

function asUnit(extra: BatchPlace) {
  return { ...extra, tabulator: null, position: null };
}

/** What was seen in an earlier round is not fetched again. */
function isNew(
  earlier: Pick<AuditInRounds, 'combinedBatches' | 'results'>,
  jurisdiction: string,
  unit: { readonly tabulator: string | null; readonly batch: string; readonly position: number | null },
): boolean {
  const key = unitKey(unit);
  if (unit.position !== null) return findBallot(earlier, jurisdiction, key) === undefined;
  return findCount(earlier, { jurisdiction, batch: countedName(earlier, { jurisdiction, batch: key }) }) === undefined;
}

/** While planning the ballots are one unit of the draw. In a round combining resets the tallies of the parts. */
function withCombination(audit: Audit, { combined }: EventOf<'batches-combined'>): Audit {
  if (audit.phase === 'planning') {
    return { ...audit, combinedBatches: [...audit.combinedBatches, { ...combined, made: 'before-seed' }] };
  }
  const inRound = open(assertInRounds(audit));
  const counted = [...entriesOf(lookUp(inRound.results.batches, combined.jurisdiction))];
  const kept = mapOf(counted.filter(([batch]) => !combined.batches.includes(batch)));
  const batches = withEntry(inRound.results.batches, combined.jurisdiction, kept);
  return {
    ...inRound,
    combinedBatches: [...inRound.combinedBatches, { ...combined, made: 'after-seed' }],
    results: { ...inRound.results, batches },
  };
}

function withBatch(audit: AuditInRounds, event: EventOf<'batch-recorded'>): AuditInRounds {
  const { jurisdiction, batch, sheets, cards, enteredBy, people } = event;
  const before = lookUp(audit.results.batches, jurisdiction) ?? EMPTY_MAP;
  const known = lookUp(before, batch);
  const revision = (known?.revision ?? 0) + 1;
  const earlier = [...new Set([...(known?.earlierPeople ?? []), ...(known?.people ?? [])])];
  const by = { enteredBy, ...(people && { people }), ...(earlier.length > 0 && { earlierPeople: earlier }) };
  const audited = { round: currentRound(audit).number, revision, sheets, ...(cards && { cards }), ...by };
  const batches = withEntry(audit.results.batches, jurisdiction, withEntry(before, batch, audited));
  return { ...audit, results: { ...audit.results, batches } };
}

function withTotals(audit: AuditInRounds, event: EventOf<'totals-recorded'>): AuditInRounds {
  const { jurisdiction, contests, enteredBy } = event;
  const before = currentRound(audit).work[jurisdiction]?.totals;
  return withWork(audit, jurisdiction, { totals: { revision: (before?.revision ?? 0) + 1, contests, enteredBy } });
}

function withBoard(audit: AuditInRounds, place: BoardPlace, change: Partial<AuditBoard>): AuditInRounds {
  const work = currentRound(audit).work[place.jurisdiction];
  assert(work !== undefined, 'a board belongs to a jurisdiction with work', place);
  const boards = work.boards.map((board) => (board.name === place.board ? { ...board, ...change } : board));
  return withWork(audit, place.jurisdiction, { boards });
}

function withWork(audit: AuditInRounds, jurisdiction: string, change: Partial<JurisdictionWork>): AuditInRounds {
  const round = currentRound(audit);
  const before = round.work[jurisdiction];
  assert(before !== undefined, 'the jurisdiction has work in this round', { jurisdiction });
  const work = { ...round.work, [jurisdiction]: { ...before, ...change } };
  return { ...audit, rounds: replaceLast(audit.rounds, { ...round, work }) };
}

function replaceLast<T>(list: readonly T[], last: T): readonly T[] {
  return [...list.slice(0, -1), last];
}

function planning(audit: Audit): Planning {
  assert(audit.phase === 'planning', 'plan and files change only while planning', { phase: audit.phase });
  return audit;
}

function open(audit: AuditInRounds): Extract<Audit, { readonly phase: 'round-open' }> {
  assert(audit.phase === 'round-open', 'work is recorded while a round is open', { phase: audit.phase });
  return audit;
}
