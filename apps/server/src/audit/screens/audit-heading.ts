import type { AuditHeading } from '@plumbline/api';
import { canOpenRound, currentRound, fieldworkIn, isInRounds, isPractice, kindOf, plansRounds } from '@plumbline/audit';
import { type Actor, actorName } from '../../policy/actor.ts';
import type { Allowed } from '../../policy/permissions.ts';
import type { Scope } from '../../policy/scope.ts';
import type { Rooms } from '../../road/rooms.ts';
import type { Services } from '../../services.ts';
import type { AuditStand } from '../../stores/audit-stands.ts';
import { type DrawJob, newestDraw } from '../../stores/draw-jobs.ts';
import { type BegunHistory, loadAudit } from '../history/load-audit.ts';
import { abilitiesOf, type Focus } from './abilities.ts';
import { administratorStep, boardStep, managerStep } from './next-step.ts';
import { stationsOf } from './stations.ts';
import { twoPersonsFor } from './two-persons-for.ts';
import { watches } from './withheld-entries.ts';

/** Who looks at the audit, and at which part of it. */
type Viewer = {
  readonly actor: Actor;
  readonly role: Allowed;
  readonly scope: Scope;
  /** How the audit stands, where it was read already. */
  readonly stand?: AuditStand | undefined;
};

/** The audit with what stands on top of each of its pages, for whoever looks. */
export async function loadHeading(
  services: Services,
  auditId: string,
  viewer: Viewer,
  focus: Focus = {},
): Promise<{ readonly history: BegunHistory; readonly heading: AuditHeading }> {
  // A board sees nothing of other jurisdictions, so it need not wait for their entries to be read; nor do those who enter tallies.
  const only = viewer.role === 'audit-board' || viewer.role === 'tally-entry' ? focus.jurisdiction : undefined;
  const history = await loadAudit(services.db, auditId, only, viewer.stand);
  const job = await relevantDraw(services, history);
  const twoPersons = await twoPersonsFor(services.db, history, viewer);
  return { history, heading: headingOf(history, { ...viewer, focus, job, twoPersons, rooms: services.rooms }) };
}

/** The draw of the round that comes next. Those of earlier rounds are of no interest any more. */
async function relevantDraw(
  services: Services,
  { audit, auditId, rounds }: BegunHistory,
): Promise<DrawJob | undefined> {
  if (!canOpenRound(audit)) return undefined;
  const job = await newestDraw(services.db, auditId);
  return job?.round === rounds.length + 1 ? job : undefined;
}

function headingOf(
  history: BegunHistory,
  seen: Viewer & {
    readonly focus: Focus;
    readonly job: DrawJob | undefined;
    readonly twoPersons: AuditHeading['twoPersons'];
    readonly rooms: Rooms;
  },
): AuditHeading {
  const { audit, head } = history;
  const { plan } = audit;
  const { drawsFrom, comparedWith, takes, strata } = kindOf(plan);
  const { job } = seen;
  return {
    auditId: history.auditId,
    name: plan.name,
    organization: plan.organization,
    electionId: 'electionId' in seen.scope ? seen.scope.electionId : '',
    electionName: plan.settings?.electionName ?? null,
    state: plan.settings?.state ?? null,
    type: plan.type,
    method: plan.method,
    fieldwork: fieldworkIn(plan),
    fieldworks: kindOf(plan).fieldwork,
    comparedWith,
    hasStrata: strata !== undefined,
    drawsFrom,
    takes,
    compatibility: plan.compatibility,
    practice: isPractice(plan),
    plansRounds: plansRounds(plan),
    phase: audit.phase,
    round: isInRounds(audit) ? currentRound(audit).number : null,
    outcome: audit.phase === 'concluded' ? audit.outcome : null,
    stations: stationsOf(history),
    nextStep: stepFor(history, seen),
    head,
    job: job === undefined || watches(seen.role) ? null : describeJob(job),
    readOnly: watches(seen.role),
    twoPersons: seen.twoPersons,
    questionsWaiting:
      seen.role === 'audit-administrator' ? (audit.help ?? []).filter(({ state }) => state === 'waits').length : 0,
    abilities: abilitiesOf(history, seen),
  };
}

function stepFor(
  history: BegunHistory,
  seen: Viewer & { readonly focus: Focus; readonly job: DrawJob | undefined },
): AuditHeading['nextStep'] {
  const { role, focus, job } = seen;
  const { jurisdiction } = focus;
  if (role === 'jurisdiction-manager') {
    const steps = (jurisdiction === undefined ? ownJurisdictions(history, seen.actor) : [jurisdiction]).map((one) =>
      managerStep(history, one),
    );
    const [first] = steps;
    if (first !== undefined) return steps.find((one) => !WAITING.has(one.step)) ?? first;
  }
  if (jurisdiction !== undefined && focus.board !== undefined && role === 'audit-board') {
    return boardStep(history, { jurisdiction, board: focus.board });
  }
  if (jurisdiction !== undefined && role === 'tally-entry') return managerStep(history, jurisdiction);
  return administratorStep(history, job, actorName(seen.actor, 'audit-administrator'));
}

/** A manager who looks at a page of the whole audit is told what to do where they have something to do. */
function ownJurisdictions({ auditId }: BegunHistory, actor: Actor): readonly string[] {
  return actor.grants.flatMap((grant) =>
    grant.role === 'jurisdiction-manager' && grant.auditId === auditId ? [grant.jurisdiction] : [],
  );
}

/** Steps in which a manager waits for others. */
const WAITING: ReadonlySet<AuditHeading['nextStep']['step']> = new Set([
  'wait-for-launch',
  'nothing-to-audit',
  'finished-but-audit-is-not',
  'boards-at-work',
  'wait-for-review',
]);

function describeJob(job: DrawJob): NonNullable<AuditHeading['job']> {
  return {
    jobId: job.jobId,
    kind: 'draw-sample',
    state: job.state,
    progress: job.progress,
    startedAt: job.startedAt?.toISOString() ?? null,
    message: job.message,
  };
}
