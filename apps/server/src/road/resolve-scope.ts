import type { Actor } from '../policy/actor.ts';
import type { Scope, ScopeRequest } from '../policy/scope.ts';
import type { AskedAbout, FoundAudit } from '../stores/askers.ts';
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

/** What is to be read of the audit that a request is about, beside who asks. */
export function aboutOf(request: ScopeRequest, { withStand }: { readonly withStand: boolean }): AskedAbout | undefined {
  if (!('auditId' in request) || !isUuid(request.auditId)) return undefined;
  const { auditId } = request;
  if (!withStand) return { auditId };
  return { auditId, stand: 'jurisdiction' in request ? { jurisdiction: request.jurisdiction } : 'whole' };
}

/** The same where it was read beside who asks. */
export function scopeOfFound(found: FoundAudit | undefined, request: ScopeRequest): Scope | undefined {
  if (found?.place === undefined || !('auditId' in request) || found.auditId !== request.auditId) return undefined;
  return { ...request, ...found.place };
}

/**
 * The same where somebody was given something there: the rows that say so were read for this request, and say what it
 * belongs to. Of a deleted audit nobody has anything; offices and elections are never taken away.
 */
export function scopeOfGrants({ grants }: Actor, request: ScopeRequest): Scope | undefined {
  for (const grant of grants) {
    const { organizationId } = grant;
    if (request.kind === 'organization') {
      if (request.organizationId === organizationId) return request;
    } else if (request.kind === 'election' || request.kind === 'ballot-room') {
      if ('electionId' in grant && grant.electionId === request.electionId) return { ...request, organizationId };
    } else if ('auditId' in request && 'auditId' in grant && grant.auditId === request.auditId) {
      return { ...request, organizationId, electionId: grant.electionId };
    }
  }
  return undefined;
}

/** In lower case, as they are stored: the database would find another spelling too, and the log and the grants would not. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
