import type { Abilities, QueryOutput } from '@plumbline/api';
import { AuditLineSchema } from '@plumbline/api';
import { assert, ok } from '@plumbline/prelude';
import type { z } from 'zod';
import type { Actor, Grant } from '../../policy/actor.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import type { Services } from '../../services.ts';
import { GUESSING_MS } from '../../sign-in/code-rules.ts';
import { type AuditRow, auditsOfOrganizations, findAudit } from '../../stores/audits.ts';
import { electionsOfOrganizations, findElection } from '../../stores/elections.ts';
import { newestAlerts } from '../../stores/guessing-alerts.ts';
import { observationsOf } from '../../stores/observers.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { loadAudit } from '../history/load-audit.ts';
import { auditTypesOffered } from '../screens/audit-types-offered.ts';
import { electionLine } from '../screens/election-line.ts';
import { jurisdictionLines } from '../screens/jurisdiction-lines.ts';
import { managerStep } from '../screens/next-step.ts';

export const home = defineQuery({
  name: 'home',
  permission: 'home.read',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { grants } = session.actor;
    const isAdministrator = grants.some((grant) => grant.role === 'audit-administrator');
    return ok({
      auditTypes: isAdministrator ? auditTypesOffered() : [],
      organizations: await organizationsOf(services, grants),
      jurisdictions: await jurisdictionsOf(services, grants),
      supported: await supportedBy(services, grants),
      observed: await observedBy(services, session.actor),
      ballotRooms: await ballotRoomsOf(services, grants),
      abilities: isAdministrator ? CREATE : NOTHING,
    });
  },
});

const CREATE: Abilities = { 'create-audit': { allowed: true } };
const NOTHING: Abilities = {};

type Home = QueryOutput<'home'>;

async function organizationsOf(services: Services, grants: readonly Grant[]): Promise<Home['organizations']> {
  const ids = grants.flatMap((grant) => (grant.role === 'audit-administrator' ? [grant.organizationId] : []));
  const audits = Map.groupBy(await auditsOfOrganizations(services.db, ids), (audit) => audit.organizationId);
  const elections = Map.groupBy(await electionsOfOrganizations(services.db, ids), (one) => one.organizationId);
  const organizations = await findOrganizations(services.db, ids);
  const since = new Date(services.now().getTime() - GUESSING_MS);
  const alerts = await newestAlerts(services.db, ids, since);
  return organizations.map((one) => ({
    organizationId: one.organizationId,
    name: one.name,
    defaultState: one.defaultState,
    elections: (elections.get(one.organizationId) ?? []).map(electionLine),
    audits: (audits.get(one.organizationId) ?? []).map(lineOf),
    guessingNoticedAt: alerts.get(one.organizationId)?.toISOString() ?? null,
  }));
}

async function jurisdictionsOf(services: Services, grants: readonly Grant[]): Promise<Home['jurisdictions']> {
  const entries: Home['jurisdictions'] = [];
  const managed = grants.flatMap((grant) => (grant.role === 'jurisdiction-manager' ? [grant] : []));
  // An audit is read once, however many of its jurisdictions somebody manages.
  for (const [auditId, own] of Map.groupBy(managed, (grant) => grant.auditId)) {
    const row = await findAudit(services.db, auditId);
    if (row === undefined) continue;
    const history = await loadAudit(services.db, auditId);
    const names = new Set(own.map((grant) => grant.jurisdiction));
    const audit = lineOf(row);
    for (const { jurisdiction, status } of await jurisdictionLines(services, history, 'jurisdiction-manager', {
      only: names,
    })) {
      entries.push({ audit, jurisdiction, status, nextStep: managerStep(history, jurisdiction) });
    }
  }
  return entries;
}

/** The audits of the offices that let somebody in as support. */
async function supportedBy(services: Services, grants: readonly Grant[]): Promise<Home['supported']> {
  const ids = grants.flatMap((grant) => (grant.role === 'support' ? [grant.organizationId] : []));
  const audits = await auditsOfOrganizations(services.db, ids);
  return (await findOrganizations(services.db, ids)).map(({ organizationId, name }) => ({
    office: name,
    audits: audits.filter((audit) => audit.organizationId === organizationId).map(lineOf),
  }));
}

/** The audits that somebody may watch now. */
async function observedBy(services: Services, actor: Actor): Promise<Home['observed']> {
  if (actor.kind !== 'person') return [];
  const watched = actor.grants.flatMap((grant) => (grant.role === 'observer' ? [grant.auditId] : []));
  const ends = new Map((await observationsOf(services.db, actor.personId)).map((one) => [one.auditId, one.until]));
  const observed: Home['observed'] = [];
  for (const auditId of watched) {
    const [row, until] = [await findAudit(services.db, auditId), ends.get(auditId)];
    if (row !== undefined && until !== undefined) observed.push({ audit: lineOf(row), until: until.toISOString() });
  }
  return observed;
}

/** A room that a manager may open is one too, so that nobody has to be told an address. */
async function ballotRoomsOf(services: Services, grants: readonly Grant[]): Promise<Home['ballotRooms']> {
  const places = new Map<string, { readonly electionId: string; readonly jurisdiction: string }>();
  for (const grant of grants) {
    if (grant.role !== 'ballot-room-member' && grant.role !== 'jurisdiction-manager') continue;
    const { electionId, jurisdiction } = grant;
    places.set(`${electionId} ${jurisdiction}`, { electionId, jurisdiction });
  }
  const rooms: Home['ballotRooms'] = [];
  for (const place of places.values()) {
    const election = await findElection(services.db, place.electionId);
    if (election !== undefined) rooms.push({ ...place, election: election.name });
  }
  return rooms;
}

/** Types and phases are written by the projection from the state, so they are what the schema lists. */
function lineOf(row: AuditRow): z.output<typeof AuditLineSchema> {
  const { auditId, electionId, name, type, phase, round, outcome, createdAt } = row;
  const line = AuditLineSchema.safeParse({
    auditId,
    electionId,
    name,
    type,
    phase,
    round,
    outcome,
    createdAt: createdAt.toISOString(),
  });
  assert(line.success, 'the projection holds what the state holds', row);
  return line.data;
}
