import { assert } from '@plumbline/prelude';
import type { QueryContext } from '../../road/define-query.ts';
import { type AuditStand, standOfAudit } from '../../stores/audit-stands.ts';

/** How the audit stands that a question is about, for whoever sees all of it. */
export function standOfScope({ services, scope }: Pick<QueryContext, 'services' | 'scope'>): Promise<AuditStand> {
  assert(scope.kind === 'audit', 'the question is about a whole audit', scope.kind);
  return standOfAudit(services.pool, scope);
}
