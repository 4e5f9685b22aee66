/** What a request is about, with every identifier taken from stored rows. */
export type Scope =
  | { readonly kind: 'server' }
  | { readonly kind: 'organization'; readonly organizationId: string }
  | { readonly kind: 'audit'; readonly organizationId: string; readonly auditId: string }
  | {
      readonly kind: 'jurisdiction';
      readonly organizationId: string;
      readonly auditId: string;
      readonly jurisdiction: string;
    }
  | {
      readonly kind: 'board';
      readonly organizationId: string;
      readonly auditId: string;
      readonly jurisdiction: string;
      readonly board: string;
    };

/** What a request says it is about. `resolveScope` finds out what it belongs to. */
export type ScopeRequest =
  | { readonly kind: 'server' }
  | { readonly kind: 'organization'; readonly organizationId: string }
  | { readonly kind: 'audit'; readonly auditId: string }
  | { readonly kind: 'jurisdiction'; readonly auditId: string; readonly jurisdiction: string }
  | { readonly kind: 'board'; readonly auditId: string; readonly jurisdiction: string; readonly board: string };

export const WHOLE_SERVER: ScopeRequest = { kind: 'server' };

export function organizationScope({ organizationId }: { readonly organizationId: string }): ScopeRequest {
  return { kind: 'organization', organizationId };
}

export function auditScope({ auditId }: { readonly auditId: string }): ScopeRequest {
  return { kind: 'audit', auditId };
}

export function jurisdictionScope(place: { readonly auditId: string; readonly jurisdiction: string }): ScopeRequest {
  return { kind: 'jurisdiction', auditId: place.auditId, jurisdiction: place.jurisdiction };
}

export function boardScope(place: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly board: string;
}): ScopeRequest {
  return { kind: 'board', auditId: place.auditId, jurisdiction: place.jurisdiction, board: place.board };
}
