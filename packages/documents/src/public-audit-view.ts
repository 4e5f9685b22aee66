import {
  type AuditInRounds,
  type AuditType,
  auditOutcomeOf,
  type BegunAudit,
  type ContestMeasurement,
  canOpenRound,
  cardsListed,
  distinctUnits,
  isInRounds,
  isJurisdictionComplete,
  isPractice,
  isRanked,
  latestMeasurements,
  type Outcome,
  outstandingContests,
  riskLimitOf,
  takesEverything,
} from '@plumbline/audit';
import type { Contest } from '@plumbline/election';
import { marginOf } from '@plumbline/words/drawn/drawn-margins';
import type { SampleLine } from '@plumbline/words/drawn/drawn-sample';
import { type OfficialResult, officialResults } from './official-results.ts';
import { outByLotOf } from './out-by-lot-of.ts';
import type { ReportContext } from './report-context.ts';
import { closedRounds, closedSample, unitDrawn } from './report-drawings.ts';

/** What the log says of an audit besides its state: when what was done (ISO 8601 in UTC), and its newest entry. */
export type PublicAuditTimes = {
  readonly committedAt: string | null;
  readonly seedSetAt: string | null;
  readonly concludedAt: string | null;
  readonly head: { readonly number: number; readonly hash: string; readonly at: string };
};

/** A step of the audit: done and when, under way, the one that comes next, or a later one. */
export type PublicAuditStep = {
  readonly part: 'before' | 'during' | 'after';
  readonly step: 'plan' | 'locked' | 'dice' | 'round' | 'result';
  /** Of a round. */
  readonly round: number | null;
  readonly state: 'done' | 'now' | 'next' | 'later';
  readonly at: string | null;
};

/**
 * How the audit ended. `confirmed` of every contest that it names; `confirmed-in-part` where only those stand that it was held for, and
 * `confirmed-by-others` where it repeats another system and the corrected method does not bear out all that this confirmed.
 */
export type PublicConclusion = Outcome | 'confirmed-in-part' | 'confirmed-by-others';

/** What may be told of a measurement. */
type PublicMeasurement = Pick<ContestMeasurement, 'contest' | 'outcome'> & {
  /** Of the sample; null where it was not measured, or where every ballot was counted. */
  readonly risk: number | null;
  /** The same by the corrected method, where the audit repeats the behaviour of another system. */
  readonly newer: number | null;
};

export type PublicContest = {
  readonly name: string;
  readonly targeted: boolean;
  readonly winners: number;
  readonly ranked: boolean;
  /** By the cast vote records, of a ranked contest. */
  readonly rankedWinners: readonly string[];
  /** Why it was chosen and by which role or body, as the rules of the audit say. */
  readonly chosen: { readonly criterion: string; readonly by: string } | null;
  /** Votes as reported, the most first; null while the plan is not locked. */
  readonly choices: readonly { readonly name: string; readonly votes: number | null }[];
  readonly margin: { readonly votes: number; readonly ballots: number; readonly share: number } | null;
  /** Null while no closed round measured it: pending, and never 0. */
  readonly measured: PublicMeasurement | null;
  /** Who is out by lot of choices that were level, where a ranked contest was counted by hand and a lot was stated. */
  readonly outByLot: readonly string[];
  readonly official: OfficialResult['choices'] | null;
};

/** A closed round that was opened again: what it had found, once it is closed again. */
export type PublicCorrection = {
  readonly round: number;
  readonly closedAt: string | null;
  readonly reopenedAt: string | null;
  readonly found: readonly PublicMeasurement[] | null;
};

/**
 * Everything of an audit that leaves the office for everybody: this list of properties and no other. Reported figures from when the plan is
 * locked; what was drawn from when the dice are rolled; what was found from when a round is closed, and of one that is open only which
 * jurisdictions are done with it. No person, no address, no name of a batch or of a file, and no text that somebody typed but names of the
 * plan and the rules that it is held under, which are public texts.
 */
export type PublicAuditView = {
  readonly audit: string;
  readonly office: string;
  readonly election: string | null;
  readonly isPractice: boolean;
  readonly type: AuditType;
  readonly unit: 'ballots' | 'batches';
  readonly everything: boolean;
  /** Whether its figures are those of another system, which the risk limit does not vouch for. */
  readonly ofOthers: boolean;
  readonly limit: number | null;
  readonly isLocked: boolean;
  readonly hasClosedRound: boolean;
  readonly conclusion: PublicConclusion | null;
  readonly steps: readonly PublicAuditStep[];
  /** Of the open round: how many jurisdictions are done, of those with work. */
  readonly places: { readonly done: number; readonly count: number } | null;
  readonly contests: readonly PublicContest[];
  /** Null while nothing is drawn. */
  readonly sample: readonly SampleLine[] | null;
  readonly corrections: readonly PublicCorrection[];
  /** What the rules say about watching. */
  readonly rules: readonly { readonly citation: string; readonly says: string }[];
  readonly commitment: string | null;
  readonly seed: string | null;
  readonly files: readonly {
    readonly kind: 'manifest' | 'candidate-totals' | 'cvrs';
    readonly jurisdiction: string | null;
    readonly sha256: string;
  }[];
  readonly head: PublicAuditTimes['head'];
};

/** What everybody may see of an audit as it stands. */
export function publicAuditOf(context: ReportContext, times: PublicAuditTimes): PublicAuditView {
  const { audit } = context;
  const { plan, phase } = audit;
  const everything = takesEverything(plan);
  const isLocked = phase !== 'planning';
  return {
    audit: plan.name,
    office: plan.organization,
    election: plan.settings?.electionName ?? null,
    isPractice: isPractice(plan),
    type: plan.type,
    unit: unitDrawn(plan),
    everything,
    ofOthers: plan.compatibility,
    limit: plan.settings === null || everything ? null : riskLimitOf(plan.settings),
    isLocked,
    hasClosedRound: closedRounds(audit).length > 0,
    conclusion: phase === 'concluded' ? conclusionOf(audit) : null,
    steps: stepsOf(context, times),
    places: phase === 'round-open' ? placesDone(audit) : null,
    contests: contestsOf(context, isLocked),
    sample: isInRounds(audit) ? sampleOf(audit) : null,
    corrections: isInRounds(audit) ? correctionsOf(context, audit) : [],
    rules: (plan.rules?.texts ?? []).flatMap(({ subject, citation, says }) =>
      subject === 'observation' ? [{ citation, says }] : [],
    ),
    commitment: phase === 'planning' ? null : audit.commitment,
    seed: phase === 'planning' || phase === 'committed' ? null : audit.seed,
    files: isLocked ? filesOf(context) : [],
    head: times.head,
  };
}

function conclusionOf(audit: Extract<AuditInRounds, { readonly phase: 'concluded' }>): PublicConclusion {
  const { plan, outcome } = audit;
  if (outcome !== 'confirmed') return outcome;
  const limit = plan.settings === null ? 0 : riskLimitOf(plan.settings);
  const isBorneOut = latestMeasurements(audit)
    .map(toldOf)
    .every(({ outcome: found, newer }) => found !== 'confirmed' || newer === null || newer <= limit);
  if (!isBorneOut) return 'confirmed-by-others';
  return auditOutcomeOf(audit).state === 'all-confirmed' ? outcome : 'confirmed-in-part';
}

type Step = Omit<PublicAuditStep, 'state'> & { readonly isDone: boolean };

/** The first step that is not done is under way, or is next. */
function stepsOf({ audit, roundTimes }: ReportContext, times: PublicAuditTimes): readonly PublicAuditStep[] {
  const { phase } = audit;
  const rounds = isInRounds(audit) ? audit.rounds : [];
  const isLocked = phase !== 'planning';
  const isRolled = isLocked && phase !== 'committed';
  const steps: readonly Step[] = [
    { part: 'before', step: 'plan', round: null, isDone: isLocked, at: null },
    { part: 'before', step: 'locked', round: null, isDone: isLocked, at: times.committedAt },
    ...(takesEverything(audit.plan)
      ? []
      : [{ part: 'before', step: 'dice', round: null, isDone: isRolled, at: times.seedSetAt } as const]),
    ...rounds.map(({ number }): Step => {
      const isDone = phase !== 'round-open' || number < rounds.length;
      return { part: 'during', step: 'round', round: number, isDone, at: roundTimes.get(number)?.closedAt ?? null };
    }),
    ...(isRoundToCome(audit)
      ? [{ part: 'during', step: 'round', round: rounds.length + 1, isDone: false, at: null } as const]
      : []),
    { part: 'after', step: 'result', round: null, isDone: phase === 'concluded', at: times.concludedAt },
  ];
  const current = steps.findIndex(({ isDone }) => !isDone);
  const isUnderWay = phase === 'planning' || phase === 'round-open';
  return steps.map(({ isDone, at, ...step }, place) => {
    const state = isDone ? 'done' : place > current ? 'later' : isUnderWay ? 'now' : 'next';
    return { ...step, state, at: isDone ? at : null };
  });
}

/** The first round, or another where a risk limit is not met. */
function isRoundToCome(audit: BegunAudit): boolean {
  if (!isInRounds(audit)) return true;
  return (
    audit.phase === 'round-closed' && canOpenRound(audit) && outstandingContests(audit.plan, audit.rounds).length > 0
  );
}

function placesDone(audit: AuditInRounds): { readonly done: number; readonly count: number } {
  const withWork = Object.keys(audit.rounds.at(-1)?.work ?? {});
  return { done: withWork.filter((name) => isJurisdictionComplete(audit, name)).length, count: withWork.length };
}

/** The targeted ones first, each in the order of the plan. */
function contestsOf({ audit, inputs }: ReportContext, isLocked: boolean): readonly PublicContest[] {
  const { plan } = audit;
  const measured = new Map(isInRounds(audit) ? latestMeasurements(audit).map((one) => [one.contest, one]) : []);
  const official = new Map((officialResults(audit) ?? []).map(({ contest, choices }) => [contest, choices]));
  const outByLot = outByLotOf(audit);
  const contestOf = (contest: Contest): PublicContest => {
    const { name, targeted, winners } = contest;
    const found = measured.get(name);
    const chosen = (plan.rules?.chosen ?? []).find((one) => one.contest === name);
    const margin = isLocked ? marginOf(contest, cardsListed(plan, contest, inputs)) : undefined;
    return {
      ...{ name, targeted, winners, ranked: isRanked(contest) },
      rankedWinners: isLocked ? rankedWinnersOf(plan, contest) : [],
      chosen: chosen === undefined ? null : { criterion: chosen.criterion, by: chosen.by },
      choices: isLocked
        ? contest.choices
            .map((choice) => ({ name: choice.name, votes: choice.votes }))
            .toSorted((one, other) => other.votes - one.votes)
        : contest.choices.map((choice) => ({ name: choice.name, votes: null })),
      margin: margin ?? null,
      measured: found === undefined ? null : toldOf(found),
      outByLot: outByLot.get(name) ?? [],
      official: official.get(name) ?? null,
    };
  };
  const order = [...plan.contests.filter(({ targeted }) => targeted), ...plan.contests.filter((one) => !one.targeted)];
  return order.map(contestOf);
}

/** Who wins by the records that are compared, or was reported to win where rankings are counted by hand. */
function rankedWinnersOf({ assertions }: BegunAudit['plan'], { name, reportedWinner }: Contest): readonly string[] {
  return assertions?.[name]?.mayWin ?? (reportedWinner === undefined ? [] : [reportedWinner]);
}

function toldOf({ contest, outcome, pValue, handTally, corrected }: ContestMeasurement): PublicMeasurement {
  const isOfSample = handTally === null && (outcome === 'confirmed' || outcome === 'measured-not-confirmed');
  return { contest, outcome, risk: isOfSample ? pValue : null, newer: isOfSample ? (corrected?.pValue ?? null) : null };
}

/** Closed rounds, and of one that is open what was drawn; done there is what jurisdictions have that are done with the round. */
function sampleOf(audit: AuditInRounds): readonly SampleLine[] {
  const closed = closedSample(audit);
  if (audit.phase !== 'round-open') return closed;
  const doneBefore = new Map(closed.map(({ jurisdiction, units }) => [jurisdiction, units]));
  const units = distinctUnits(audit.rounds.flatMap(({ draws }) => draws));
  return [...Map.groupBy(units, ({ jurisdiction }) => jurisdiction)].map(([jurisdiction, own]) => {
    const isDone = isJurisdictionComplete(audit, jurisdiction);
    return {
      jurisdiction,
      units: own.length,
      unitsDone: isDone ? own.length : (doneBefore.get(jurisdiction) ?? 0),
    };
  });
}

/** What a round had found is told again only when it is closed again: until then people would count towards it. */
function correctionsOf({ roundTimes }: ReportContext, audit: AuditInRounds): readonly PublicCorrection[] {
  const closed = new Set(closedRounds(audit).map(({ number }) => number));
  return audit.rounds.flatMap(({ number: round, earlierClosings = [] }) =>
    earlierClosings.map(({ measurements }, place) => {
      const { closedAt = null, reopenedAt = null } = roundTimes.get(round)?.earlierClosings?.[place] ?? {};
      return { round, closedAt, reopenedAt, found: closed.has(round) ? measurements.map(toldOf) : null };
    }),
  );
}

/** Those that are drawn from and compared with. The list of participants holds addresses, and is in none. */
function filesOf({ audit }: ReportContext): PublicAuditView['files'] {
  return audit.files.flatMap(({ kind, jurisdiction, sha256 }) =>
    kind === 'participants' || kind === 'standardized-contests' ? [] : [{ kind, jurisdiction, sha256 }],
  );
}
