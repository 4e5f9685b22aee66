/** What a request is about: a path of nouns, with every identifier taken from stored rows. */
export type Scope =
  | { readonly kind: 'server' }
  | { readonly kind: 'organization'; readonly organizationId: string }
  | { readonly kind: 'election'; readonly organizationId: string; readonly electionId: string }
  | {
      readonly kind: 'ballot-room';
      readonly organizationId: string;
      readonly electionId: string;
      readonly jurisdiction: string;
    }
  | ({ readonly kind: 'audit' } & AuditPath)
  | ({ readonly kind: 'jurisdiction'; readonly jurisdiction: string } & AuditPath)
  | ({ readonly kind: 'board'; readonly jurisdiction: string; readonly board: string } & AuditPath);

type AuditPath = { readonly organizationId: string; readonly electionId: string; readonly auditId: string };

/** What a request says it is about. `resolveScope` finds out what it belongs to. */
export type ScopeRequest =
  | { readonly kind: 'server' }
  | { readonly kind: 'organization'; readonly organizationId: string }
  | { readonly kind: 'election'; readonly electionId: string }
  | { readonly kind: 'ballot-room'; readonly electionId: string; readonly jurisdiction: string }
  | { readonly kind: 'audit'; readonly auditId: string }
  | { readonly kind: 'jurisdiction'; readonly auditId: string; readonly jurisdiction: string }
  | { readonly kind: 'board'; readonly auditId: string; readonly jurisdiction: string; readonly board: string };

export const WHOLE_SERVER: ScopeRequest = { kind: 'server' };

export function organizationScope({ organizationId }: { readonly organizationId: string }): ScopeRequest {
  return { kind: 'organization', organizationId };
}

export function electionScope({ electionId }: { readonly electionId: string }): ScopeRequest {
  return { kind: 'election', electionId };
}

export function ballotRoomScope(place: { readonly electionId: string; readonly jurisdiction: string }): ScopeRequest {
  return { kind: 'ballot-room', electionId: place.electionId, jurisdiction: place.jurisdiction };
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
