import type { Actor, Grant } from './actor.ts';
import { type Allowed, PERMISSIONS, type Permission } from './permissions.ts';
import type { Scope } from './scope.ts';

/** The role in which `actor` may do this here, or nothing: then it is forbidden. */
export function can(actor: Actor, permission: Permission, scope: Scope): Allowed | undefined {
  const allowed: readonly Allowed[] = PERMISSIONS[permission];
  const grant = actor.grants.find((one) => allowed.includes(one.role) && reaches(one, scope));
  if (grant !== undefined) return grant.role;
  if (allowed.includes('signed-in') && actor.kind === 'person') return 'signed-in';
  return allowed.includes('anyone') ? 'anyone' : undefined;
}

/** Whether `actor` has anything to do with what `scope` lies in, so that its existence is no secret to them. */
export function mayKnowOf(actor: Actor, scope: Scope): boolean {
  const { organizationId, auditId } = identifiersOf(scope);
  return actor.grants.some((grant) => agrees(identifiersOf(grant), { organizationId, auditId }));
}

/** A grant reaches a scope if they agree in every identifier that both name. */
function reaches(grant: Grant, scope: Scope): boolean {
  return agrees(identifiersOf(grant), identifiersOf(scope));
}

type Identifiers = {
  readonly organizationId?: string | undefined;
  readonly auditId?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly board?: string | undefined;
};

function agrees(a: Identifiers, b: Identifiers): boolean {
  const names = ['organizationId', 'auditId', 'jurisdiction', 'board'] as const;
  return names.every((name) => a[name] === undefined || b[name] === undefined || a[name] === b[name]);
}

function identifiersOf(holder: Grant | Scope): Identifiers {
  const identifiers: Identifiers & { readonly kind?: string; readonly role?: string } = holder;
  return identifiers;
}
