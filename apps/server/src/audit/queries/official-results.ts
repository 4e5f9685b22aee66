import {
  type AuditEvent,
  type AuditNamed,
  type BegunAudit,
  isInRounds,
  outstandingContests,
  takesEverything,
} from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { auditChain } from '../../log/audit-chains.ts';
import { entriesOfTypes } from '../../log/read-log.ts';
import type { Actor } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import type { Services } from '../../services.ts';
import { loadAudit } from '../history/load-audit.ts';
import { resultsSideBySide } from '../screens/results-side-by-side.ts';
import { seenInRounds } from '../screens/seen-in-rounds.ts';

type Viewer = { readonly services: Services; readonly actor: Actor };

/**
 * What was reported, what a sample saw, and what the count of every ballot came to. The sample and the count are two audits: this one, and
 * the one that it led to or began with, of which nobody is told more than they may read there.
 */
export const officialResults = defineQuery({
  name: 'official-results',
  permission: 'comparisons.read',
  scope: auditScope,

  async run({ services, session }, { auditId }) {
    const viewer = { services, actor: session.actor };
    const { audit } = await loadAudit(services.db, auditId);
    const named = { auditId, name: audit.plan.name };
    if (takesEverything(audit.plan)) {
      const from = await findSample(viewer, auditId);
      const sample = from && { ...from, isThis: false };
      const seen = from === null ? [] : await seenInRounds(services, from.auditId);
      const contests = isInRounds(audit) ? audit.plan.contests : [];
      return ok({ count: countOf(named, audit, true), sample, contests: answered({ contests, seen, count: audit }) });
    }
    const next = audit.phase === 'concluded' ? audit.escalatedTo : undefined;
    if (!isInRounds(audit) || next === undefined) return ok({ count: null, sample: null, contests: [] });
    const count = (await mayRead(viewer, next.auditId))
      ? (await loadAudit(services.db, next.auditId)).audit
      : undefined;
    const open = new Set(outstandingContests(audit.plan, audit.rounds));
    // Whoever planned the count may have left contests out, or taken others in.
    const counted = count === undefined || count.plan.contests.length === 0 ? open : namesOf(count);
    const contests = audit.plan.contests.filter(({ name }) => counted.has(name));
    const seen = await seenInRounds(services, auditId);
    return ok({
      count: countOf(next, count, false),
      sample: { ...named, isThis: true },
      contests: answered({ contests, seen, count }),
    });
  },
});

function namesOf({ plan }: BegunAudit): ReadonlySet<string> {
  return new Set(plan.contests.map(({ name }) => name));
}

function countOf({ auditId, name }: AuditNamed, audit: BegunAudit | undefined, isThis: boolean) {
  const state = audit === undefined ? 'not-readable' : audit.phase === 'concluded' ? 'concluded' : 'under-way';
  return { auditId, name, isThis, state } as const;
}

function answered(of: Parameters<typeof resultsSideBySide>[0]) {
  return resultsSideBySide(of).map((one) => ({
    ...one,
    reportedWinners: [...one.reportedWinners],
    officialWinners: [...one.officialWinners],
    choices: [...one.choices],
  }));
}

async function mayRead({ services, actor }: Viewer, auditId: string): Promise<boolean> {
  const scope = await resolveScope(services.db, auditScope({ auditId }));
  return scope !== undefined && can(actor, 'comparisons.read', scope) !== undefined;
}

/** The audit of a sample from which a count of every ballot was begun, where whoever asks may read it. */
async function findSample(viewer: Viewer, auditId: string): Promise<AuditNamed | null> {
  for (const entry of await entriesOfTypes(viewer.services.db, auditChain(auditId), ['audit-created'])) {
    const { event } = eventOf<AuditEvent>(entry);
    if (event.type !== 'audit-created' || event.escalates === undefined || event.startsFrom === undefined) continue;
    return (await mayRead(viewer, event.startsFrom.auditId)) ? event.startsFrom : null;
  }
  return null;
}
