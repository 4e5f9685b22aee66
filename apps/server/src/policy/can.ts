import type { Actor, Grant } from './actor.ts';
import { type Allowed, PERMISSIONS, type Permission } from './permissions.ts';
import type { Scope } from './scope.ts';

/**
 * The role in which `actor` may do this here, or nothing: then it is forbidden. Every grant counts. Where several allow it,
 * the place chooses: on the page of a county whoever manages it acts as its manager, on that of the audit as its administrator.
 */
export function can(actor: Actor, permission: Permission, scope: Scope): Allowed | undefined {
  const allowed: readonly string[] = PERMISSIONS[permission];
  const grants = actor.grants.filter((one) => isListed(one, allowed) && reaches(one, scope));
  const [nearest] = grants.toSorted((a, b) => byDistance(distance(a, scope), distance(b, scope)));
  if (nearest !== undefined) return nearest.role;
  if (allowed.includes('signed-in') && actor.kind === 'person') return 'signed-in';
  return allowed.includes('anyone') ? 'anyone' : undefined;
}

function isListed(grant: Grant, allowed: readonly string[]): boolean {
  if (grant.role !== 'support') return allowed.includes(grant.role);
  return allowed.includes('support') || (grant.mode === 'act' && allowed.includes('support-acting'));
}

/** Who acts in a place: of support, under the consent of that office alone, whoever else has let them in. */
export function actingIn(actor: Actor, scope: Scope): Actor {
  if (actor.kind !== 'person') return actor;
  return { ...actor, grants: actor.grants.filter((one) => one.role !== 'support' || reaches(one, scope)) };
}

/** Whether `actor` has anything to do with what `scope` lies in, so that its existence is no secret to them. */
export function mayKnowOf(actor: Actor, scope: Scope): boolean {
  const { organizationId, electionId, auditId } = identifiersOf(scope);
  return actor.grants.some((grant) => agrees(identifiersOf(grant), { organizationId, electionId, auditId }));
}

/** A grant reaches a scope if they agree in every identifier that both name. */
function reaches(grant: Grant, scope: Scope): boolean {
  return agrees(identifiersOf(grant), identifiersOf(scope));
}

/**
 * How far a grant is from a place: what is narrower than the place is farther away than what is wider. Whoever has a part in an audit
 * and also watches it, or is let in as support, has that part: these are the least.
 */
function distance(grant: Grant, scope: Scope): number {
  if (grant.role === 'observer' || grant.role === 'support') return Number.POSITIVE_INFINITY;
  const [mine, wanted] = [identifiersOf(grant), identifiersOf(scope)];
  const narrower = NAMES.filter((name) => mine[name] !== undefined && wanted[name] === undefined);
  const wider = NAMES.filter((name) => mine[name] === undefined && wanted[name] !== undefined);
  return narrower.length * NAMES.length + wider.length;
}

/** Two that are infinitely far are equally far. */
function byDistance(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** The path of nouns, from the whole to the part. */
const NAMES = ['organizationId', 'electionId', 'jurisdiction', 'auditId', 'board'] as const;

type Identifiers = {
  readonly organizationId?: string | undefined;
  readonly electionId?: string | undefined;
  readonly auditId?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly board?: string | undefined;
};

function agrees(a: Identifiers, b: Identifiers): boolean {
  return NAMES.every((name) => a[name] === undefined || b[name] === undefined || a[name] === b[name]);
}

function identifiersOf(holder: Grant | Scope): Identifiers {
  const identifiers: Identifiers & { readonly kind?: string; readonly role?: string } = holder;
  return identifiers;
}
