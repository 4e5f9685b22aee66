import { err, ok, type Result } from '@plumbline/prelude';
import type { Actor } from '../policy/actor.ts';
import { can, mayKnowOf } from '../policy/can.ts';
import type { Allowed, Permission } from '../policy/permissions.ts';
import type { Scope, ScopeRequest } from '../policy/scope.ts';
import type { FoundAudit } from '../stores/askers.ts';
import type { Reader } from '../stores/store.ts';
import { resolveScope, scopeOfFound, scopeOfGrants } from './resolve-scope.ts';
import { NOT_ALLOWED, NOT_FOUND, NOT_SIGNED_IN, type ProblemReport } from './send-problem.ts';

/** The role in which the actor may do this here, or what to answer. What is forbidden and secret looks like what is not there. */
export async function authorize(
  db: Reader,
  actor: Actor,
  asked: {
    readonly permission: Permission;
    readonly scope: ScopeRequest;
    /** What was read of the audit already. */
    readonly about?: FoundAudit | undefined;
  },
): Promise<Result<{ readonly role: Allowed; readonly scope: Scope }, ProblemReport>> {
  const scope =
    scopeOfGrants(actor, asked.scope) ??
    scopeOfFound(asked.about, asked.scope) ??
    (await resolveScope(db, asked.scope));
  if (scope !== undefined) {
    const role = can(actor, asked.permission, scope);
    if (role !== undefined) return ok({ role, scope });
  }
  if (actor.kind === 'nobody') return err(NOT_SIGNED_IN);
  return err(scope !== undefined && mayKnowOf(actor, scope) ? NOT_ALLOWED : NOT_FOUND);
}
