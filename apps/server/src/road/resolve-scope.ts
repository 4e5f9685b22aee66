import type { Actor } from '../policy/actor.ts';
import type { Scope, ScopeRequest } from '../policy/scope.ts';
import { findAudit } from '../stores/audits.ts';
import { findElection } from '../stores/elections.ts';
import { findOrganizations } from '../stores/organizations.ts';
import type { Reader } from '../stores/store.ts';

/** What a request is about, from stored rows. Nothing, if there is no such organization, election or audit. */
export async function resolveScope(db: Reader, request: ScopeRequest): Promise<Scope | undefined> {
  if (request.kind === 'server') return request;
  if (request.kind === 'organization') {
    const found = isUuid(request.organizationId) ? await findOrganizations(db, [request.organizationId]) : [];
    return found.length === 0 ? undefined : request;
  }
  if (request.kind === 'election' || request.kind === 'ballot-room') {
    const election = isUuid(request.electionId) ? await findElection(db, request.electionId) : undefined;
    return election && { ...request, organizationId: election.organizationId };
  }
  const audit = isUuid(request.auditId) ? await findAudit(db, request.auditId) : undefined;
  return audit && { ...request, organizationId: audit.organizationId, electionId: audit.electionId };
}

/**
 * The same where somebody was given something in that audit: the rows that say so were read for this request, and say what
 * the audit belongs to. Of a deleted audit nobody has anything.
 */
export function scopeOfGrants({ grants }: Actor, request: ScopeRequest): Scope | undefined {
  if (!('auditId' in request)) return undefined;
  for (const grant of grants) {
    if (!('auditId' in grant) || grant.auditId !== request.auditId) continue;
    return { ...request, organizationId: grant.organizationId, electionId: grant.electionId };
  }
  return undefined;
}

/** In lower case, as they are stored: the database would find another spelling too, and the log and the grants would not. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
